"""Export: one composed value in every form in which it is published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches

from descriptions.composition import JobDescription
from errors import ExportUnavailable


def _html(jd: JobDescription) -> bytes:
    from descriptions.rendering import render_sheet

    return render_sheet(jd, screen=True).encode()


def _pdf(jd: JobDescription) -> bytes:
    from descriptions.printing import print_pdf
    from descriptions.rendering import render_sheet

    return print_pdf(render_sheet(jd), "sheet.css")


def _markdown(jd: JobDescription) -> bytes:
    from descriptions.rendering import render_markdown

    return render_markdown(jd).encode()


def _text(style: str) -> Callable[[JobDescription], bytes]:
    def write(jd: JobDescription) -> bytes:
        from descriptions.rendering import render_text

        return render_text(jd, style).encode()

    return write


def _message(jd: JobDescription) -> bytes:
    from descriptions.rendering import render_message

    return render_message(jd).encode()


def _docx(jd: JobDescription) -> bytes:
    from descriptions.docx import write_docx

    return write_docx(jd)


def _jsonld(jd: JobDescription) -> bytes:
    from descriptions.posting import posting_json

    return posting_json(jd).encode()


def _wllp(jd: JobDescription) -> bytes:
    from descriptions.vacancy_report import write_vacancy_report

    return write_vacancy_report(jd)


def _kit(jd: JobDescription) -> bytes:
    from catalog import load_lexicon
    from descriptions.interview_kit import compose_kit, print_kit

    return print_kit(compose_kit(jd, load_lexicon()))


_WRITERS: dict[str, Callable[[JobDescription], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "md": _markdown,
    "txt": _text("plain"),
    "whatsapp": _message,
    "whatsapp_long": _text("whatsapp"),
    "linkedin": _text("linkedin"),
    "jsonld": _jsonld,
    "wllp": _wllp,
    "kit": _kit,
}
FORMATS = tuple(_WRITERS)
SUFFIXES = {"whatsapp": "txt", "whatsapp_long": "txt", "linkedin": "txt", "jsonld": "json", "wllp": "xlsx", "kit": "pdf"}
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/ld+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NAMES = {
    "wllp": "laporan-lowongan",
    "kit": "wawancara",
    "whatsapp": "whatsapp",
    "whatsapp_long": "whatsapp-lengkap",
    "linkedin": "linkedin",
}


def media_type(format: str) -> str:
    """The Content-Type of an export."""
    return MEDIA_TYPES[SUFFIXES.get(format, format)]


def file_name(jd: JobDescription, format: str) -> str:
    """A plain name that every system takes, such as account-manager-junior.pdf."""
    title = jd.title.in_(jd.requisition.languages()[0]).lower()
    words = re.findall("[a-z0-9]+", unicodedata.normalize("NFKD", title))
    extra = [_NAMES[format]] if format in _NAMES else []
    return f"{'-'.join([*words, *extra])[:80] or 'lowongan'}.{SUFFIXES.get(format, format)}"


def export(jd: JobDescription, format: str) -> bytes:
    """The description in one of FORMATS; ExportUnavailable says what to install or to fill in."""
    if format not in _WRITERS:
        near = get_close_matches(format, FORMATS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(FORMATS)}"
        raise ExportUnavailable(format, f"There is no format “{format}”; {hint}")
    return _WRITERS[format](jd)
