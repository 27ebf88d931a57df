"""Which reader reads which kind."""

from __future__ import annotations

from screening.documents.draft import Draft
from screening.documents.limits import Limits
from screening.documents.messages import unreadable


def read_draft(kind: str, data: bytes, name: str, limits: Limits) -> Draft:
    """Readers are imported when first used: most commands need none of them."""
    if kind == "pdf":
        from screening.documents.pages import read_pdf

        return read_pdf(data, name, limits)
    if kind in {"docx", "odt"}:
        from screening.documents import office

        return office.read_docx(data, name, limits) if kind == "docx" else office.read_odt(data, name, limits)
    if kind in {"png", "jpeg", "tiff"}:
        from screening.documents.pictures import read_picture

        return read_picture(data, name, limits)
    if kind == "ole":
        from screening.documents.legacy import read_doc

        return read_doc(data, name, limits)
    return _read_marked_text(kind, data, name, limits)


def _read_marked_text(kind: str, data: bytes, name: str, limits: Limits) -> Draft:
    from screening.documents import html, plain, rtf

    if kind == "rtf":
        return rtf.read_rtf(data, name, limits)
    if kind == "html":
        return html.read_html(data, limits)
    if kind == "text":
        return plain.read_plain(data, limits)
    raise unreadable(name, kind if kind in {"empty", "damaged", "archive"} else "unsupported")
