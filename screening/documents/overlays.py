"""What is laid over a PDF page: links, form fields, free notes, stamps."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from screening.documents.pdf import Sheet, raw
from screening.documents.unseen import Edges

MOST_LINKS = 200
MOST_NOTES = 500
MOST_WRITTEN = 20_000
LARGEST = 2_000_000
"""Bytes of a value; of a longer one pdfium gives nothing into so small a buffer."""
UNSHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
TYPED = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
LYING_UNDER = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT}


class Written(NamedTuple):
    """What somebody typed into a form field or onto the page; `shown` is False where a flag hides it."""

    text: str
    box: Edges
    shown: bool


def find_written(sheet: Sheet) -> Iterator[Written]:
    """Values of form fields and the text of free notes; comments that open at a click are no part of the page."""
    for number in range(min(sheet.annotations, MOST_NOTES)):
        annotation = raw.FPDFPage_GetAnnot(sheet.page, number)
        text = _written(sheet, annotation) if annotation else ""
        if text:
            yield Written(text, _edges(annotation), not raw.FPDFAnnot_GetFlags(annotation) & UNSHOWN)
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def _written(sheet: Sheet, annotation: Any) -> str:
    form, kind = sheet.page.formenv, raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _utf16(lambda *place: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *place))
    if kind == raw.FPDF_ANNOT_WIDGET and form and raw.FPDFAnnot_GetFormFieldType(form, annotation) in TYPED:
        return _utf16(lambda *place: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *place))
    return ""


def find_links(sheet: Sheet, document: Any) -> Iterator[str]:
    """Web and mail addresses that can be clicked."""
    place, link = ctypes.c_int(), raw.FPDF_LINK()
    for _ in range(min(sheet.annotations, MOST_LINKS)):
        if not raw.FPDFLink_Enumerate(sheet.page, place, link):
            return
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 8 < length < 2000:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document, action, buffer, length)
            address = buffer.value.decode("utf-8", "replace").strip()
            if address.lower().startswith(("http://", "https://", "mailto:")):
                yield address


def find_boxes(sheet: Sheet) -> list[Edges]:
    """Where annotations stand that may cover the page: boxes, stamps, fields."""
    boxes = []
    for number in range(min(sheet.annotations, MOST_NOTES)):
        if annotation := raw.FPDFPage_GetAnnot(sheet.page, number):
            if raw.FPDFAnnot_GetSubtype(annotation) not in LYING_UNDER:
                boxes.append(_edges(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    return boxes


def _edges(annotation: Any) -> Edges:
    edges = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, edges)
    return edges.left, min(edges.bottom, edges.top), edges.right, max(edges.bottom, edges.top)


def _utf16(ask: Callable[[Any, int], int]) -> str:
    """What a pdfium function writes that is first asked for the number of bytes."""
    length = min(ask(None, 0), LARGEST)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").split("\0", 1)[0][:MOST_WRITTEN].strip()
