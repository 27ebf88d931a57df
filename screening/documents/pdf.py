"""A PDF's pages as pdfium knows them: letters, boxes, paint, and what else is drawn."""

from __future__ import annotations

import ctypes
import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw as raw

from screening.document import Box
from screening.documents.messages import unreadable
from screening.documents.unseen import Edges, Paint

MOST_OBJECTS = 20_000
MOST_CLIPS = 8
MASKS = re.compile(rb"/(?:S|BM) ?/(?:Luminosity|Alpha|Screen|Lighten|Darken|ColorDodge|Difference|Exclusion)")
HAIR = 0.05
"""Points; a hyphen of the smallest print is ten times as high."""
Damaged = pdfium.PdfiumError

ADDRESS, NUMBER, INTEGER = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function without pypdfium2's checks: a page asks thousands of times, and this is four times faster.

    Without `arguments` it takes wrapped addresses, which is faster still.
    """
    prototype = ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ADDRESS).value or 0)
    if not arguments:
        prototype.argtypes = None  # type: ignore[assignment]  # "as they come" in ctypes
    return prototype


_object_of_char = _call(raw.FPDFText_GetTextObject, NUMBER)
_loose_box = _call(raw.FPDFText_GetLooseCharBox, INTEGER)
_tight_box = _call(raw.FPDFText_GetCharBox, INTEGER)
_is_clear = _call(raw.FPDFPageObj_HasTransparency, INTEGER, ADDRESS)
_font_size = _call(raw.FPDFText_GetFontSize, ctypes.c_double)
_font_weight = _call(raw.FPDFText_GetFontWeight, INTEGER)
_object = _call(raw.FPDFPage_GetObject, NUMBER)
_kind = _call(raw.FPDFPageObj_GetType, INTEGER, ADDRESS)
_bounds = _call(raw.FPDFPageObj_GetBounds, INTEGER)
_stroke = _call(raw.FPDFPageObj_GetStrokeColor, INTEGER)
_count_marks = _call(raw.FPDFPageObj_CountMarks, INTEGER, ADDRESS)
_fill = _call(raw.FPDFPageObj_GetFillColor, INTEGER)
_mode = _call(raw.FPDFTextObj_GetTextRenderMode, INTEGER, ADDRESS)
_object_size = _call(raw.FPDFTextObj_GetFontSize, INTEGER, ADDRESS, ADDRESS)
_matrix = _call(raw.FPDFPageObj_GetMatrix, INTEGER, ADDRESS, ADDRESS)
_draw_mode = _call(raw.FPDFPath_GetDrawMode, INTEGER, ADDRESS, ADDRESS, ADDRESS)
_clip_path = _call(raw.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
_clip_count = _call(raw.FPDFClipPath_CountPaths, INTEGER, ADDRESS)
_clip_segments = _call(raw.FPDFClipPath_CountPathSegments, INTEGER, ADDRESS, INTEGER)
_clip_segment = _call(raw.FPDFClipPath_GetPathSegment, ADDRESS, ADDRESS, INTEGER, INTEGER)
_point = _call(raw.FPDFPathSegment_GetPoint, INTEGER, ADDRESS, ADDRESS, ADDRESS)

# Places that pdfium writes into, made once: a reading process has one thread. Views, because an array unpacks slowly.
_EDGES = (ctypes.c_float * 4)()
_EDGE_VIEW = memoryview(_EDGES).cast("B").cast("f")
_EDGE = [ADDRESS(ctypes.addressof(_EDGES) + 4 * number) for number in range(4)]
_SIDES = (ctypes.c_double * 4)()
_SIDE = [ADDRESS(ctypes.addressof(_SIDES) + 8 * number) for number in range(4)]
_COLOUR = (ctypes.c_uint * 4)()
_COLOUR_VIEW = memoryview(_COLOUR).cast("B").cast("I")
_CHANNEL = [ADDRESS(ctypes.addressof(_COLOUR) + 4 * number) for number in range(4)]
_NUMBERS = (ctypes.c_int * 2)()
_NUMBER = [ctypes.addressof(_NUMBERS), ctypes.addressof(_NUMBERS) + 4]
_MATRIX = (ctypes.c_float * 6)()

OUTLINED = {1, 5}
BLACK = 0, 0, 0, 255
TEXT = bytes([raw.FPDF_PAGEOBJ_TEXT])
NO_TEXT = re.compile(rb"[^" + re.escape(TEXT) + rb"]")
DRAWN = {
    raw.FPDF_PAGEOBJ_IMAGE: "image",
    raw.FPDF_PAGEOBJ_PATH: "path",
    raw.FPDF_PAGEOBJ_FORM: "form",
    raw.FPDF_PAGEOBJ_SHADING: "shading",
}


class Means(NamedTuple):
    """Ways of hiding that a file may use; False where it says plainly that it does not."""

    layers: bool = True
    masks: bool = True


EVERY = Means()


def means_of(data: bytes) -> Means:
    """From the bytes of the whole file, packed objects counted as a yes."""
    packed = b"/ObjStm" in data
    return Means(packed or b"/OCProperties" in data, packed or bool(MASKS.search(data)))


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() or "security" in str(error).lower() else "damaged"
        raise unreadable(name, code) from None
    try:
        if raw.FPDF_GetFormType(document):
            document.init_forms()
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

    def __init__(self, page: pdfium.PdfPage, means: Means = EVERY) -> None:
        self._means, self.annotations = means, raw.FPDFPage_GetAnnotCount(page)
        self.page, self._text_page = page, page.get_textpage()
        self.width, self.height = page.get_size()
        self.frame: Edges = page.get_bbox()
        self._rotation = page.get_rotation()
        self._address = ctypes.cast(page.raw, ADDRESS)
        self._letters = ctypes.cast(self._text_page.raw, ADDRESS)
        self.text = _text(self._text_page)
        self._places = _places(self._text_page, self.text)

    def close(self) -> None:
        self._text_page.close()
        self.page.close()

    def char_box(self, at: int) -> Edges:
        """Left, bottom, right, top; as high as the font, so that all letters of a line agree."""
        _loose_box(self._letters, self._places[at] if self._places else at, _EDGE[0])
        left, top, right, bottom = _EDGE_VIEW
        return left, bottom, right, top

    def left_of(self, at: int) -> float:
        """The left edge of a letter alone."""
        _loose_box(self._letters, self._places[at] if self._places else at, _EDGE[0])
        return _EDGE_VIEW[0]

    def font_size(self, at: int) -> float:
        return float(_font_size(self._letters, self._places[at] if self._places else at))

    def bold(self, at: int) -> bool:
        return bool(_font_weight(self._letters, self._places[at] if self._places else at) >= 600)

    def object_at(self, at: int) -> int:
        """The address of the text object that draws a letter, 0 for letters pdfium made up."""
        return int(_object_of_char(self._letters, self._places[at] if self._places else at))

    @functools.cached_property
    def objects(self) -> list[int]:
        """Addresses in the order in which they are painted."""
        count = min(raw.FPDFPage_CountObjects(self.page), MOST_OBJECTS)
        return list(map(_object, itertools.repeat(self._address), range(count)))

    @functools.cached_property
    def _kinds(self) -> bytes:
        return bytes(map(_kind, self.objects))

    @functools.cached_property
    def drawings(self) -> list[tuple[int, str, int]]:
        """Place in the painting order, kind, address of everything that is no text."""
        kinds, objects = self._kinds, self.objects
        places = (found.start() for found in NO_TEXT.finditer(kinds))
        return [(place, DRAWN[kinds[place]], objects[place]) for place in places if kinds[place] in DRAWN]

    @functools.cached_property
    def _order(self) -> dict[int, int]:
        return dict(zip(self.objects, itertools.count()))

    @functools.cached_property
    def _letter_by_letter(self) -> bool:
        return len(self.text) <= 2 * len(self.objects)

    def lost_blanks(self, first: int, last: int) -> Iterator[int]:
        """Offsets in a line before which the page draws a blank that pdfium leaves out, its gap being a narrow one.

        Only where each letter is drawn by itself a blank is an object too: more objects than letters tell that some are
        lost, and halving the line finds them.
        """
        if not self._letter_by_letter:
            return
        letters, places, order = self._letters, self._places, self._order
        halves = [(first, self._place(first), last - 1, self._place(last - 1))]
        while halves:
            left, above, right, below = halves.pop()
            if above < 0 or below - above <= right - left:
                continue
            if right - left == 1:
                if below - above == 2 and self._is_blank(below - 1):
                    yield right
                continue
            middle = (left + right) // 2
            place = order.get(_object_of_char(letters, places[middle] if places else middle), -1)
            if place < 0 and middle + 1 < right:  # pdfium's own blanks belong to no object
                middle += 1
                place = self._place(middle)
            halves += (left, above, middle, place), (middle, place, right, below)

    def _place(self, at: int) -> int:
        """In the painting order; -1 of letters that pdfium made up."""
        return self._order.get(self.object_at(at), -1)

    def _is_blank(self, place: int) -> bool:
        """Whether a text object has no area."""
        left, bottom, right, top = self.bounds(self.objects[place])
        return (left == right or bottom == top) and self._kinds[place] == TEXT[0]

    def is_over(self, place: int, item: int) -> bool:
        """Whether what stands at `place` in the painting order is painted over a text object."""
        if place < self._kinds.find(TEXT):
            return False
        return place > self._order.get(item, len(self._order))

    def bounds(self, item: int) -> Edges:
        if not _bounds(ADDRESS(item), *_EDGE):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = _EDGE_VIEW
        return left, bottom, right, top

    def fill(self, item: int) -> tuple[int, int, int, int]:
        """Red, green, blue, opacity; 0–255."""
        if not _fill(ADDRESS(item), *_CHANNEL):
            return BLACK
        red, green, blue, alpha = _COLOUR_VIEW
        return red, green, blue, alpha

    def paint(self, item: int) -> Paint:
        """How a text object is painted."""
        mode = _mode(item)
        return *(self._line(item) if mode in OUTLINED else self.fill(item)), mode

    def _line(self, item: int) -> tuple[int, int, int, int]:
        red, green, blue, alpha = _COLOUR_VIEW if _stroke(ADDRESS(item), *_CHANNEL) else BLACK
        return red, green, blue, alpha

    def is_blended(self, item: int) -> bool:
        """Whether a soft mask, a blend mode or opacity takes part in how an object looks."""
        return self._means.masks and bool(_is_clear(item))

    def is_empty(self, at: int) -> bool:
        """Whether a letter's own shape has no area, as in fonts made of blanks."""
        if not _tight_box(self._letters, self._places[at] if self._places else at, *_SIDE):
            return False
        left, right, bottom, top = _SIDES
        return bool(right - left < HAIR or top - bottom < HAIR) and self._brings_font(at)

    def _brings_font(self, at: int) -> bool:
        """Letters of a font that the file only names are blank where this machine lacks it."""
        font = raw.FPDFTextObj_GetFont(ctypes.cast(self.object_at(at), raw.FPDF_PAGEOBJECT))
        return bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 1

    def in_layer(self, item: int) -> bool:
        """Whether an object belongs to a layer that a viewer may switch off."""
        count = _count_marks(item) if self._means.layers else 0
        return bool(count) and any(self._mark_name(item, number) == "OC" for number in range(min(count, 8)))

    def _mark_name(self, item: int, number: int) -> str:
        mark, length = raw.FPDFPageObj_GetMark(ctypes.cast(item, raw.FPDF_PAGEOBJECT), number), ctypes.c_ulong()
        buffer = ctypes.create_string_buffer(16)
        place = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        raw.FPDFPageObjMark_GetName(mark, place, 16, length)
        return buffer.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace")

    def paints(self, offsets: Iterable[int]) -> dict[int, Paint]:
        """The text objects that draw these letters, in order."""
        letters, places, view = self._letters, self._places, _COLOUR_VIEW
        one, two, three, four = _CHANNEL
        found: dict[int, Paint] = {}
        for at in offsets:
            item = _object_of_char(letters, places[at] if places else at)
            if item and item not in found:
                mode = _mode(item)
                if mode in OUTLINED:
                    found[item] = self.paint(item)
                    continue
                red, green, blue, alpha = view if _fill(ADDRESS(item), one, two, three, four) else BLACK
                found[item] = red, green, blue, alpha, mode
        return found

    def is_filled(self, path: int) -> bool:
        return bool(_draw_mode(path, *_NUMBER) and _NUMBERS[0])

    def size(self, item: int) -> float:
        """The font size in points that a person sees."""
        _object_size(item, _EDGE[0].value)
        _matrix(item, ctypes.addressof(_MATRIX))
        return float(_EDGE_VIEW[0] * max(abs(_MATRIX[3]), abs(_MATRIX[1])))

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
            if _point(_clip_segment(path, number, segment), _EDGE[0].value, _EDGE[1].value):
                points.append((_EDGE_VIEW[0], _EDGE_VIEW[1]))
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
