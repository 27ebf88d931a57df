"""Letters of a PDF page that no person sees; an ordinary page costs a look at every word, a suspicious one a drawing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, Protocol, cast

from screening.document import Hidden
from screening.documents.colours import are_alike

Edges = tuple[float, float, float, float]
Paint = tuple[int, int, int, int, int]
"""Red, green, blue, opacity 0–255, and how letters are painted (PDF 32000-1, table 106): 3 not at all, 7 as a stencil."""
Reason = Literal["white", "tiny", "off_page", "covered", "clipped", "transparent"]

TINY_POINTS = 2.6
CONTRAST = 20
"""Grey levels between the lightest and darkest pixel of a text's box below which a person sees nothing.

Measured: hidden 0–2, letters of 93 % grey 18, headings on colour 191.
"""
NEAR_WHITE = 235
"""Brightness of letters, 0–255, that on paper are worth a look."""
SLIVER = 0.04
"""Share of a letter's height, or of a line's width, that must be left by what clips it."""
PATCHES = 3
"""Stretches of a line that are painted over, from which on nothing of it counts as seen."""
FAINT = 31
FEW_LETTERS = 24
PROBES = re.compile(r"\S.{0,22}")
"""One letter in twenty-three: no stretch of FEW_LETTERS slips between two of them."""
SQUEEZED = 0.8
"""Points for a letter; the narrowest text that can be read takes 1.5."""
SENTENCE = re.compile(r"(?:[^\W\d]{2,}[ ,;]+){2}[^\W\d]{2}")
SCAN_SHARE = 0.6
LEAST_SIDE = 3.0
ABOVE_ALL = 1 << 30
"""The place of notes in the painting order."""
BAND = 24
"""Points."""
UNPAINTED = {3, 7}


class Run(NamedTuple):
    """Letters `first` to before `last` of a page, the boxes of its first and last letter, and words set apart."""

    first: int
    last: int
    head: Edges
    tail: Edges
    gaps: tuple[int, ...] = ()

    @property
    def box(self) -> Edges:
        (a, b, c, d), (e, f, g, h) = self.head, self.tail
        return a if a < e else e, b if b < f else f, c if c > g else g, d if d > h else h


class Drawn(Protocol):
    """What `screening.documents.pdf.Sheet` tells about a page."""

    text: str
    frame: Edges

    @property
    def drawings(self) -> list[tuple[int, str, int]]: ...
    @property
    def picture(self) -> Any: ...
    def char_box(self, at: int) -> Edges: ...
    def object_at(self, at: int) -> int: ...
    def in_layer(self, item: int) -> bool: ...
    def is_over(self, place: int, item: int) -> bool: ...
    def bounds(self, item: int) -> Edges: ...
    def paints(self, offsets: Iterable[int]) -> dict[int, Paint]: ...
    def fill(self, item: int) -> tuple[int, int, int, int]: ...
    def paint(self, item: int) -> Paint: ...
    def is_blended(self, item: int) -> bool: ...
    def is_empty(self, at: int) -> bool: ...
    def is_filled(self, path: int) -> bool: ...
    def size(self, item: int) -> float: ...
    def clip(self, item: int) -> Edges | None: ...


class Cover(NamedTuple):
    """Something painted with an area; `colour` only of paths: what pictures, forms and notes show is not known."""

    place: int
    box: Edges
    colour: tuple[int, int, int] | None


Covers = dict[int, list[Cover]]
"""By the BAND of the page they reach into, the last painted first."""


def find_unseen(sheet: Drawn, runs: Sequence[Run], notes: Sequence[Edges] = ()) -> dict[int, Reason]:
    """Offset of a letter → why a person does not see it; `notes` are boxes laid over the page."""
    covers = _by_band(sheet, notes)
    painted = _has_unseen_paint(sheet, runs)
    suspicious = [
        run for run in runs if (painted and _is_painted_unseen(sheet, run)) or _is_suspicious(sheet, run, covers)
    ]
    if not suspicious:
        return {}
    scan = _is_scan(sheet)
    plain = [run.box for run in runs if run not in suspicious]
    stretches: list[tuple[list[int], Edges, Reason]] = []
    for run in suspicious:
        for item, letters in _by_object(sheet, run).items():
            part = Run(letters[0], letters[-1] + 1, sheet.char_box(letters[0]), sheet.char_box(letters[-1]))
            box = part.box
            reason = _reason(sheet, item, part, covers)
            if reason:
                stretches.append((letters, box, reason))
            else:
                plain.append(box)
    found: dict[int, Reason] = {}
    for letters, box, reason in stretches:
        if _is_real(sheet, reason, box, scan, plain):
            found.update(dict.fromkeys(letters, reason))
    for run in suspicious:
        if _is_patched(run, found):
            found.update(dict.fromkeys(range(run.first, run.last), "covered"))
    return dict(sorted(found.items()))


def _is_patched(run: Run, found: dict[int, Reason]) -> bool:
    """Whether so much of a line is painted over here and there that a newer one lies upon it, as where an editor left both."""
    places = range(run.first, run.last)
    patches = sum(found.get(at) == "covered" != found.get(at - 1) for at in places)
    return patches >= PATCHES and sum(at in found for at in places) * 8 >= len(places)


def _by_band(sheet: Drawn, notes: Sequence[Edges]) -> Covers:
    bands: Covers = {}
    lowest, highest = _band(sheet.frame[1]), _band(sheet.frame[3])
    for cover in reversed([*_covers(sheet), *(Cover(ABOVE_ALL, box, None) for box in notes)]):
        for band in range(max(_band(cover.box[1]), lowest), min(_band(cover.box[3]), highest) + 1):
            bands.setdefault(band, []).append(cover)
    return bands


def _band(y: float) -> int:
    return int(max(-1e6, min(y, 1e6)) // BAND)


def _covers(sheet: Drawn) -> Iterator[Cover]:
    for place, kind, item in sheet.drawings:
        box = sheet.bounds(item)
        if box[2] - box[0] < LEAST_SIDE or box[3] - box[1] < LEAST_SIDE:
            continue
        if kind == "path" and not sheet.is_filled(item):
            continue
        red, green, blue, alpha = sheet.fill(item)
        if kind != "path":
            yield Cover(place, box, None)
        elif alpha >= FAINT:
            yield Cover(place, box, (red, green, blue))


def _has_unseen_paint(sheet: Drawn, runs: Sequence[Run]) -> bool:
    """One look at the paint of a whole page, for most have none that needs a second."""
    probes = [found.start() for found in PROBES.finditer(sheet.text)]
    probes += [run.last - 1 for run in runs]
    return any(map(_judge, set(sheet.paints(probes).values())))


def _is_painted_unseen(sheet: Drawn, run: Run) -> bool:
    places = [found.start() for found in PROBES.finditer(sheet.text, run.first, run.last)]
    return any(map(_judge, sheet.paints([*places, run.last - 1]).values()))


def _is_suspicious(sheet: Drawn, run: Run, covers: Covers) -> bool:
    box = run.box
    if box[3] - box[1] < TINY_POINTS or _is_outside(box, sheet.frame) or _is_squeezed(sheet, run, box):
        return True
    first, last = sheet.object_at(run.first), sheet.object_at(run.last - 1)
    if first and (sheet.in_layer(first) or sheet.is_empty(run.first) or _is_unseen_there(sheet, first, run.head, covers)):
        return True
    return last not in (0, first) and _is_unseen_there(sheet, last, run.tail, covers)


def _is_unseen_there(sheet: Drawn, item: int, end: Edges, covers: Covers) -> bool:
    if sheet.is_blended(item) or ((clip := sheet.clip(item)) and _is_clipped(end, clip)):
        return True
    return bool(covers) and _ground(sheet, item, end, covers) in {"covered", "white", "unknown"}


def _by_object(sheet: Drawn, run: Run) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for at in range(run.first, run.last):
        if not sheet.text[at].isspace() and (item := sheet.object_at(at)):
            groups.setdefault(item, []).append(at)
    return groups


def _reason(sheet: Drawn, item: int, part: Run, covers: Covers) -> Reason | None:
    box = part.box
    if _is_outside(box, sheet.frame):
        return "off_page"
    paint = _judge(sheet.paint(item))
    if paint == "transparent":
        return paint
    if _is_squeezed(sheet, part, box) or (0 < box[3] - box[1] < TINY_POINTS and sheet.size(item) < TINY_POINTS):
        return "tiny"
    clip = sheet.clip(item)
    if clip and _is_clipped(box, clip):
        return "clipped"
    if sheet.in_layer(item) or sheet.is_blended(item) or sheet.is_empty(part.first):
        return "transparent" if _contrast(sheet, box) < CONTRAST else None
    ground = _ground(sheet, item, box, covers)
    if ground is None or (ground == "unknown" and paint):
        return paint
    return None if ground == "seen" else "white" if ground == "unknown" else ground


@functools.lru_cache(4096)
def _judge(paint: Paint) -> Reason | None:
    red, green, blue, alpha, mode = paint
    if mode in UNPAINTED or (alpha < FAINT and mode in {0, 1, 4, 5}):
        return "transparent"
    bright = (299 * red + 587 * green + 114 * blue) // 1000
    return "white" if bright >= NEAR_WHITE and mode in {0, 1, 2} else None


def _ground(sheet: Drawn, item: int, box: Edges, covers: Covers) -> Reason | Literal["seen", "unknown"] | None:
    """What is painted over the letters hides them, what lies under them in their own colour does too.

    Over or inside a picture, a shading or a form only the drawing tells.
    """
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    colour: tuple[int, ...] | None = None
    for cover in covers.get(int(y // BAND), ()):
        left, bottom, right, top = cover.box
        if not (left <= x <= right and bottom <= y <= top):
            continue
        if sheet.is_over(cover.place, item):
            return "covered"
        if not cover.colour:
            return "unknown"
        colour = colour or sheet.fill(item)[:3]
        return "white" if are_alike(colour, cover.colour) else "seen"
    return None


def _is_real(sheet: Drawn, reason: Reason, box: Edges, scan: bool, plain: Sequence[Edges]) -> bool:
    """Whether the drawing confirms it: the OCR layer of a scan and letters drawn as shapes lie over something seen."""
    if reason not in {"white", "covered", "transparent"} or _contrast(sheet, box) < CONTRAST:
        return True
    if reason != "transparent" or scan:
        return False
    y = (box[1] + box[3]) / 2
    return any(bottom <= y <= top and left < box[2] and box[0] < right for left, bottom, right, top in plain)


def is_blank(sheet: Drawn, box: Edges) -> bool:
    """Whether a person sees nothing there: no area, off the page, or one colour."""
    small = box[3] - box[1] < TINY_POINTS or box[2] - box[0] < TINY_POINTS
    return small or _is_outside(box, sheet.frame) or _contrast(sheet, box) < CONTRAST


def _is_scan(sheet: Drawn) -> bool:
    area = 0.0
    for _, kind, item in sheet.drawings:
        if kind == "image":
            left, bottom, right, top = sheet.bounds(item)
            area += (right - left) * (top - bottom)
    return area > SCAN_SHARE * (sheet.frame[2] - sheet.frame[0]) * (sheet.frame[3] - sheet.frame[1])


def _is_outside(box: Edges, frame: Edges) -> bool:
    return box[2] <= frame[0] or box[0] >= frame[2] or box[3] <= frame[1] or box[1] >= frame[3]


def _is_clipped(box: Edges, clip: Edges) -> bool:
    """Whether next to nothing of the letters is left."""
    wide = min(box[2], clip[2]) - max(box[0], clip[0])
    high = min(box[3], clip[3]) - max(box[1], clip[1])
    return wide <= SLIVER * min(box[2] - box[0], box[3] - box[1]) or high <= SLIVER * (box[3] - box[1])


def _is_squeezed(sheet: Drawn, run: Run, box: Edges) -> bool:
    """Letters pushed into one another until they are a line.

    An icon may stand for a link or a word; for a sentence it may not.
    """
    least = SQUEEZED * (run.last - run.first)
    if box[2] - box[0] >= least or box[3] - box[1] >= least or run.last - run.first <= 7:
        return False
    return bool(SENTENCE.search(sheet.text, run.first, run.last))


def _contrast(sheet: Drawn, box: Edges) -> int:
    picture = sheet.picture
    left, _, _, top = sheet.frame
    area = (
        max(int(box[0] - left), 0),
        max(int(top - box[3]), 0),
        min(int(box[2] - left) + 1, picture.width),
        min(int(top - box[1]) + 1, picture.height),
    )
    if area[0] >= area[2] or area[1] >= area[3]:
        return 0
    low, high = cast("tuple[int, int]", picture.crop(area).getextrema())
    return high - low


def hidden_texts(text: str, unseen: dict[int, Reason], page: int) -> list[Hidden]:
    """The unseen letters as stretches of text; a stray mark of the program that wrote the file is none."""
    runs: list[tuple[Reason, list[str]]] = []
    last = -9
    for at, reason in unseen.items():
        if not runs or runs[-1][0] != reason or at - last > 3:
            runs.append((reason, []))
        elif at - last > 1:
            runs[-1][1].append(" ")
        runs[-1][1].append(text[at])
        last = at
    if sum(len(letters) for _, letters in runs) < FEW_LETTERS:
        return []
    found = [("".join(letters)[:500], reason) for reason, letters in runs]
    return [Hidden(words, page, reason) for words, reason in found if len(words.strip()) > 3]
