"""PDF by pdfium: lines with boxes put into reading order; scans go to OCR; what is hidden is set apart."""

from __future__ import annotations

import ctypes
import functools
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from screening.document import Box, Page
from screening.documents import ocr, patience
from screening.documents.draft import Draft, Piece
from screening.documents.layout import put_in_order
from screening.documents.limits import Limits
from screening.documents.messages import note, unreadable
from screening.documents.unseen import Edges, Run, find_unseen, hidden_texts

OCR_SCALE = 200 / 72
SCAN_LETTERS = 40
COLUMN_GAP = 40
"""Points between two words above which a line is two columns read as one row."""
NARROWEST = 0.15
"""Width of the narrowest letter as a share of the height of its line."""
WORD_STARTS = re.compile(" +")
MOST_OBJECTS = 20_000
MOST_LINKS = 200
MOST_CLIPS = 8

ADDRESS, INTEGER, FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function with plain numbers for pointers: a page asks thousands of times, and this is four times faster."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_object_of_char = _call(raw.FPDFText_GetTextObject, ADDRESS, ADDRESS, INTEGER)
_loose_box = _call(raw.FPDFText_GetLooseCharBox, INTEGER, ADDRESS, INTEGER, ADDRESS)
_font_size = _call(raw.FPDFText_GetFontSize, ctypes.c_double, ADDRESS, INTEGER)
_font_weight = _call(raw.FPDFText_GetFontWeight, INTEGER, ADDRESS, INTEGER)
_object = _call(raw.FPDFPage_GetObject, ADDRESS, ADDRESS, INTEGER)
_kind = _call(raw.FPDFPageObj_GetType, INTEGER, ADDRESS)
_bounds = _call(raw.FPDFPageObj_GetBounds, INTEGER, *(ADDRESS,) * 5)
_fill = _call(raw.FPDFPageObj_GetFillColor, INTEGER, *(ADDRESS,) * 5)
_mode = _call(raw.FPDFTextObj_GetTextRenderMode, INTEGER, ADDRESS)
_object_size = _call(raw.FPDFTextObj_GetFontSize, INTEGER, ADDRESS, ADDRESS)
_matrix = _call(raw.FPDFPageObj_GetMatrix, INTEGER, ADDRESS, ADDRESS)
_draw_mode = _call(raw.FPDFPath_GetDrawMode, INTEGER, ADDRESS, ADDRESS, ADDRESS)
_clip_path = _call(raw.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
_clip_count = _call(raw.FPDFClipPath_CountPaths, INTEGER, ADDRESS)
_clip_segments = _call(raw.FPDFClipPath_CountPathSegments, INTEGER, ADDRESS, INTEGER)
_clip_segment = _call(raw.FPDFClipPath_GetPathSegment, ADDRESS, ADDRESS, INTEGER, INTEGER)
_point = _call(raw.FPDFPathSegment_GetPoint, INTEGER, ADDRESS, ADDRESS, ADDRESS)

# Places that pdfium writes into, made once: a reading process has one thread.
_EDGES = (ctypes.c_float * 4)()
_EDGE = [ctypes.addressof(_EDGES) + 4 * number for number in range(4)]
_COLOUR = (ctypes.c_uint * 4)()
_CHANNEL = [ctypes.addressof(_COLOUR) + 4 * number for number in range(4)]
_NUMBERS = (ctypes.c_int * 2)()
_NUMBER = [ctypes.addressof(_NUMBERS), ctypes.addressof(_NUMBERS) + 4]
_MATRIX = (ctypes.c_float * 6)()


def read_pdf(data: bytes, name: str, limits: Limits) -> Draft:
    """Raises UnreadableDocument for encrypted and damaged files, and for scans where OCR is missing."""
    draft = Draft()
    scanned: list[int] = []
    with opened(data, name) as document:
        count = len(document)
        for index in range(min(count, limits.pages)):
            try:
                _read_page(document, index, draft, scanned)
            except pdfium.PdfiumError:
                draft.incomplete = True
                draft.notes.append(note("pages_failed", pages=index + 1))
        _read_scans(document, scanned, draft, name, limits)
    if count > limits.pages:
        draft.incomplete = True
        draft.notes.append(note("pages_cut", pages=count, limit=limits.pages))
    return draft


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() or "security" in str(error).lower() else "damaged"
        raise unreadable(name, code) from None
    try:
        yield document
    finally:
        document.close()


def render(data: bytes, page: int, scale: float) -> Any:
    """One page, counted from 1, as a Pillow image."""
    with opened(data, "") as document:
        if not 1 <= page <= len(document):
            raise unreadable("", "damaged")
        return document[page - 1].render(scale=scale).to_pil().convert("RGB")


class Sheet:
    """A page and its letters; positions are offsets in `text`, points count from the bottom left corner."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page, self._text_page = page, page.get_textpage()
        self.width, self.height = page.get_size()
        self.frame: Edges = page.get_bbox()
        self._rotation = page.get_rotation()
        self._address = ctypes.cast(page.raw, ADDRESS).value
        self._letters = ctypes.cast(self._text_page.raw, ADDRESS).value
        self.text = _text(self._text_page)
        self._places = _places(self._text_page, self.text)

    def close(self) -> None:
        self._text_page.close()
        self.page.close()

    def char_box(self, at: int) -> Edges:
        """Left, bottom, right, top; as high as the font, so that all letters of a line agree."""
        _loose_box(self._letters, self._places[at] if self._places else at, _EDGE[0])
        left, top, right, bottom = _EDGES
        return left, bottom, right, top

    def font_size(self, at: int) -> float:
        return float(_font_size(self._letters, self._places[at] if self._places else at))

    def bold(self, at: int) -> bool:
        return bool(_font_weight(self._letters, self._places[at] if self._places else at) >= 600)

    def object_at(self, at: int) -> int:
        """The address of the text object that draws a letter, 0 for letters pdfium made up."""
        return _object_of_char(self._letters, self._places[at] if self._places else at) or 0

    @functools.cached_property
    def objects(self) -> list[int]:
        """Addresses in the order in which they are painted."""
        count = min(raw.FPDFPage_CountObjects(self.page), MOST_OBJECTS)
        return list(map(_object, itertools.repeat(self._address), range(count)))

    @functools.cached_property
    def drawings(self) -> list[tuple[int, str, int]]:
        """Place in the painting order, kind, address of everything that is no text."""
        names = {raw.FPDF_PAGEOBJ_IMAGE: "image", raw.FPDF_PAGEOBJ_PATH: "path", raw.FPDF_PAGEOBJ_FORM: "form",
                 raw.FPDF_PAGEOBJ_SHADING: "shading"}  # fmt: skip
        kinds = list(map(_kind, self.objects))
        found = []
        for kind, word in names.items():
            place = -1
            for _ in range(kinds.count(kind)):
                place = kinds.index(kind, place + 1)
                found.append((place, word, self.objects[place]))
        return sorted(found)

    @functools.cached_property
    def order(self) -> dict[int, int]:
        return {address: place for place, address in enumerate(self.objects)}

    def bounds(self, item: int) -> Edges:
        ctypes.memset(_EDGES, 0, 16)
        _bounds(item, *_EDGE)
        left, bottom, right, top = _EDGES
        return left, bottom, right, top

    def fill(self, item: int) -> tuple[int, int, int, int]:
        """Red, green, blue, opacity; 0–255."""
        if not _fill(item, *_CHANNEL):
            return 0, 0, 0, 255
        red, green, blue, alpha = _COLOUR
        return red, green, blue, alpha

    def mode(self, item: int) -> int:
        """How letters are painted (PDF 32000-1, table 106): 3 not at all, 7 only as a stencil."""
        return int(_mode(item))

    def is_filled(self, path: int) -> bool:
        return bool(_draw_mode(path, *_NUMBER) and _NUMBERS[0])

    def size(self, item: int) -> float:
        """The font size in points that a person sees."""
        _object_size(item, _EDGE[0])
        _matrix(item, ctypes.addressof(_MATRIX))
        return float(_EDGES[0] * max(abs(_MATRIX[3]), abs(_MATRIX[1])))

    def clip(self, item: int) -> Edges | None:
        """What the paths that clip an object leave of the page, as a rectangle around it."""
        path = _clip_path(item)
        count = min(_clip_count(path), MOST_CLIPS) if path else 0
        if count < 1:
            return None
        boxes = [box for number in range(count) if (box := self._clip_box(path, number))]
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return max(lefts), max(bottoms), min(rights), min(tops)

    def _clip_box(self, path: int, number: int) -> Edges | None:
        points = []
        for segment in range(min(_clip_segments(path, number), 200)):
            if _point(_clip_segment(path, number, segment), _EDGE[0], _EDGE[1]):
                points.append((_EDGES[0], _EDGES[1]))
        if not points:
            return None
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @functools.cached_property
    def picture(self) -> Any:
        """The page before it is turned, a grey pixel a point."""
        back = (360 - self._rotation) % 360
        return self.page.render(scale=1, grayscale=True, rotation=back).to_pil().convert("L")

    def box(self, edges: Edges) -> Box:
        """The place on the page as it is shown, turned and from its top left corner."""
        left, bottom, right, top = self.frame
        x0, y0, x1, y1 = edges[0] - left, top - edges[3], edges[2] - left, top - edges[1]
        if self._rotation == 90:
            x0, y0, x1, y1 = top - bottom - y1, x0, top - bottom - y0, x1
        elif self._rotation == 180:
            x0, y0, x1, y1 = right - left - x1, top - bottom - y1, right - left - x0, top - bottom - y0
        elif self._rotation == 270:
            x0, y0, x1, y1 = y0, right - left - x1, y1, right - left - x0
        return Box(round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))

    def links(self, document: pdfium.PdfDocument) -> Iterator[str]:
        """Web and mail addresses that can be clicked."""
        place, link = ctypes.c_int(), raw.FPDF_LINK()
        for _ in range(MOST_LINKS):
            if not raw.FPDFLink_Enumerate(self.page, place, link):
                return
            action = raw.FPDFLink_GetAction(link)
            length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
            if 8 < length < 2000:
                buffer = ctypes.create_string_buffer(length)
                raw.FPDFAction_GetURIPath(document, action, buffer, length)
                address = buffer.value.decode("utf-8", "replace").strip()
                if address.lower().startswith(("http://", "https://", "mailto:")):
                    yield address


def _text(text_page: Any) -> str:
    count = raw.FPDFText_CountChars(text_page)
    buffer = ctypes.create_string_buffer((2 * count + 1) * 2)
    written = raw.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    return buffer.raw[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")


def _places(text_page: Any, text: str) -> list[int] | None:
    """For each letter of `text` its number in pdfium; None where both count the same."""
    count = raw.FPDFText_CountChars(text_page)
    if len(text) == count and (text.isascii() or max(text) <= "\uffff"):
        return None
    places: list[int] = []
    for at in range(len(text)):
        place = raw.FPDFText_GetCharIndexFromTextIndex(text_page, at)
        places.append(place if place >= 0 else places[-1] if places else 0)
    return places


def _read_page(document: pdfium.PdfDocument, index: int, draft: Draft, scanned: list[int]) -> None:
    sheet = Sheet(document[index])
    runs = list(_runs(sheet))
    unseen = find_unseen(sheet, runs)
    draft.hidden += hidden_texts(sheet.text, unseen, index + 1)
    draft.links += sheet.links(document)
    pieces = [piece for run in runs if (piece := _piece(sheet, run, unseen, index + 1))]
    pieces, columns = put_in_order(pieces, sheet.width)
    if sum(len(piece.text) for piece in pieces) < SCAN_LETTERS and sheet.drawings:
        scanned.append(index)
    draft.pages.append(Page(index + 1, sheet.width, sheet.height, columns))
    draft.pieces += pieces
    sheet.close()


def _runs(sheet: Sheet) -> Iterator[Run]:
    """Every line, cut where a wide gap shows that two columns were read as one row."""
    at = 0
    for line in sheet.text.split("\r\n"):
        start = at
        at += len(line) + 2
        words = line.strip()
        if not words:
            continue
        first = start + len(line) - len(line.lstrip())
        box, last = sheet.char_box(first), sheet.char_box(first + len(words) - 1)
        if len(line) >= 12 and last[2] - box[0] > COLUMN_GAP and " " in words:
            yield from _cut(sheet, words, first, box, last)
        else:
            yield Run(first, first + len(words), box, last)


def _cut(sheet: Sheet, words: str, start: int, box: Edges, end: Edges) -> Iterator[Run]:
    """One look at each word's first letter; at its last one only where the word may be shorter than its share."""
    first, head, opening = start, box, box
    narrow = NARROWEST * (box[3] - box[1])
    last = 0
    for found in WORD_STARTS.finditer(words):
        opened = sheet.char_box(start + found.end())
        if opened[0] - opening[0] > COLUMN_GAP + narrow * (found.start() - last):
            closed = sheet.char_box(start + found.start() - 1)
            if opened[0] - closed[2] > COLUMN_GAP:
                yield Run(first, start + found.start(), head, closed)
                first, head = start + found.end(), opened
        opening, last = opened, found.end()
    yield Run(first, start + len(words), head, end)


def _piece(sheet: Sheet, run: Run, unseen: dict[int, Any], page: int) -> Piece | None:
    shown = sheet.text[run.first : run.last]
    if unseen:
        shown = "".join(letter for at, letter in enumerate(shown, run.first) if at not in unseen)
    if not shown.strip():
        return None
    box = sheet.box(run.box)
    size = round(sheet.font_size(run.first), 1)
    if size <= 1.5:  # a scaled text matrix; the box tells the size a person sees
        size = round((run.box[3] - run.box[1]) * 0.75, 1)
    return Piece(shown, page, box, size, sheet.bold(run.first))


def _read_scans(document: pdfium.PdfDocument, scanned: list[int], draft: Draft, name: str, limits: Limits) -> None:
    if not scanned:
        return
    if not ocr.available():
        if len(scanned) == len(draft.pages):
            raise unreadable(name, "no_ocr")
        draft.incomplete = True
        draft.notes.append(note("ocr_missing", pages=", ".join(str(index + 1) for index in scanned)))
        return
    found: dict[int, list[Piece]] = {}
    sure: list[float] = []
    patience.extend(limits.ocr_seconds)
    for index in scanned:
        page = document[index]
        image = page.render(scale=OCR_SCALE, grayscale=True).to_pil().convert("L")
        page.close()
        seen = ocr.read_image(image, index + 1, OCR_SCALE)
        if seen.pieces or seen.complete:  # what the page says in letters is better than nothing
            found[index + 1] = seen.pieces
            sure.append(seen.confidence)
            draft.pages[index] = replace(draft.pages[index], ocr=True)
        if not seen.complete:
            draft.incomplete = True
            draft.notes.append(note("ocr_time", page=index + 1))
            break
    if not found:
        if not draft.pieces:
            raise unreadable(name, "time")
        return
    draft.confidence = sum(sure) / len(sure)
    kept = [piece for piece in draft.pieces if piece.page not in found]
    draft.pieces = sorted(
        [*kept, *(piece for pieces in found.values() for piece in pieces)], key=lambda piece: piece.page
    )
    draft.notes.append(note("ocr", pages=", ".join(str(page) for page in found)))
