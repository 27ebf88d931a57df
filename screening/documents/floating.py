"""Text boxes of Word that float over the page: read by where they stand, not in the order in which they were drawn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from screening.document import Box
from screening.documents.draft import Piece
from screening.documents.grounds import child_of, local
from screening.documents.layout import put_in_order
from screening.documents.measures import number_of
from screening.documents.plain import A4

EMU = 12700
"""English metric units a point."""
MARGIN = 72.0
"""Points; what Word sets where nothing is said."""
FROM_EDGE = {"page", "leftMargin", "topMargin"}
STYLE = re.compile(r"(margin-left|margin-top|width|height|left|top)\s*:\s*(-?[\d.]+)(pt|in|cm|mm|px)?")
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}


@dataclass(frozen=True, slots=True)
class Frame:
    """One box; `ground` is what its place counts from: boxes of one ground can be told apart by place."""

    place: Box
    ground: tuple[str, int]


def frame_of(content: Any, host: int, page: int) -> Frame | None:
    """Of a `txbxContent`; None where the box stands in the line."""
    for element in itertools.islice(content.iterancestors(), 8):
        if local(element) == "anchor":
            return _drawn(element, host, page)
        if local(element) in {"shape", "rect", "roundrect"} and "absolute" in element.get("style", ""):
            found = {name: number_of(number) * POINTS[unit] for name, number, unit in STYLE.findall(element.get("style", ""))}
            x, y = found.get("margin-left", found.get("left", 0.0)), found.get("margin-top", found.get("top", 0.0))
            place = Box(x + MARGIN, y, x + MARGIN + found.get("width", 0.0), y + found.get("height", 0.0))
            return Frame(place, ("paragraph", host))
    return None


def _drawn(anchor: Any, host: int, page: int) -> Frame | None:
    parts = {local(child): child for child in anchor}
    try:
        size = parts["extent"]
        wide, high = (number_of(size.get(name, "")) / EMU for name in ("cx", "cy"))
        x, y = _offset(parts["positionH"]), _offset(parts["positionV"])
    except KeyError:
        return None
    if x is None or y is None:
        return None
    sideways, down = (parts[name].get("relativeFrom", "") for name in ("positionH", "positionV"))
    x += 0 if sideways in FROM_EDGE else MARGIN
    if down in {"paragraph", "line"}:
        return Frame(Box(x, y, x + wide, y + high), ("paragraph", host))
    y += 0 if down in FROM_EDGE else MARGIN
    return Frame(Box(x, y, x + wide, y + high), ("page", page))


def _offset(position: Any) -> float | None:
    """In points; None for a box that Word aligns."""
    offset = child_of(position, "posOffset")
    return None if offset is None else number_of(offset.text or "") / EMU


def by_place(pieces: Sequence[Piece], frames: dict[int, Frame]) -> Iterator[Piece]:
    """The pieces, those of neighbouring boxes on one ground in reading order; `frames` by the id of a piece."""
    grounds = itertools.groupby(pieces, lambda piece: frames[id(piece)].ground if id(piece) in frames else None)
    for ground, group in grounds:
        stretch = list(group)
        if ground is None or len({frames[id(piece)].place for piece in stretch}) < 2:
            yield from stretch
        else:
            yield from _ordered(stretch, frames)


def _ordered(pieces: list[Piece], frames: dict[int, Frame]) -> Iterator[Piece]:
    """Box by box from the top, or by columns where that would jump to and fro; lines are spread over their box."""
    whole: list[Piece] = []
    inside: dict[Box, list[Piece]] = {}
    for piece in pieces:
        inside.setdefault(frames[id(piece)].place, []).append(piece)
    for place, lines in sorted(inside.items(), key=lambda box: (box[0].y0, box[0].x0)):
        step = max(place.y1 - place.y0, 1.0) / len(lines)
        for at, piece in enumerate(lines):
            piece.box = Box(place.x0, place.y0 + at * step, max(place.x1, place.x0 + 1), place.y0 + (at + 0.9) * step)
            whole.append(piece)
    for piece in put_in_order(whole, A4[0])[0]:
        piece.box, piece.column = None, 0
        yield piece
