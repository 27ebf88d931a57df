"""Reading order: content order as the writer's program left it, unless it jumps between columns."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import replace

from screening.documents.draft import Piece

FEW = 4
"""Lines a column needs before it is one."""
JUMPS = 6
"""Changes of column in content order above which the order is taken for row by row (ordinary pages have one to three)."""


def find_gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """The x of the widest vertical gap with text on both sides, or None on a one-column page."""
    boxes = [p.box for p in pieces if p.box]
    if len(boxes) < 2 * FEW:
        return None
    best: tuple[float, float] | None = None
    ends, starts_at = sorted(b.x1 for b in boxes), sorted(b.x0 for b in boxes)
    before: tuple[int, int] | None = None
    x = width * 0.18 - 4
    while (x := x + 4) < width * 0.82:
        sides = bisect.bisect_right(ends, x + 1), len(boxes) - bisect.bisect_left(starts_at, x - 1)
        if sides == before or min(sides) < FEW:
            continue
        before = sides
        crossing = len(boxes) - sum(sides)
        if crossing <= 0.3 * len(boxes):
            left = [b for b in boxes if b.x1 <= x + 1]
            right = [b for b in boxes if b.x0 >= x - 1]
            gap = min(b.x0 for b in right) - max(b.x1 for b in left)
            side = sum(1 for b in right if any(abs(b.y0 - o.y0) < 200 for o in left[:60]))
            if gap > 6 and side >= FEW and min(len(left), len(right)) * 8 >= len(boxes):
                starts = _aligned([b.x0 for b in right])
                value = gap - 40 * crossing / len(boxes) + 30 * starts
                if best is None or value > best[0]:
                    best = (value, (min(b.x0 for b in right) + max(b.x1 for b in left)) / 2)
    return best[1] if best and best[0] > 10 else None


def _aligned(starts: Sequence[float]) -> float:
    """The share of lines that begin at the same x: a column has a left edge, a row of dates has not."""
    counts: dict[int, int] = {}
    for x in starts:
        counts[round(x / 4)] = counts.get(round(x / 4), 0) + 1
    return max(counts.values()) / len(starts)


def put_in_order(pieces: list[Piece], width: float) -> tuple[list[Piece], int]:
    """The pieces in reading order and the number of columns."""
    gutter = find_gutter(pieces, width)
    if gutter is None:
        return pieces, 1
    sides = [_side(piece, gutter) for piece in pieces]
    labelled = [replace(piece, column=max(side, 0)) for piece, side in zip(pieces, sides, strict=True)]
    jumps = sum(1 for a, b in itertools.pairwise(sides) if {a, b} == {0, 1})
    return (_by_bands(labelled, sides) if jumps > JUMPS and not _labels(labelled) else labelled), 2


def _side(piece: Piece, gutter: float) -> int:
    """0 left, 1 right, -1 across."""
    if piece.box is None:
        return -1
    return 0 if piece.box.x1 <= gutter + 2 else 1 if piece.box.x0 >= gutter - 2 else -1


def _labels(pieces: Sequence[Piece]) -> bool:
    """A rail of short labels or dates beside the text belongs row by row."""
    left = [p for p in pieces if p.column == 0]
    right = [p for p in pieces if p.column == 1]
    narrow, other = (left, right) if sum(len(p.text) for p in left) < sum(len(p.text) for p in right) else (right, left)
    if not narrow:
        return False
    levels = [p.box.y0 for p in other if p.box]
    beside = sum(1 for p in narrow if p.box and any(abs(p.box.y0 - y) < 4 for y in levels))
    short = sum(len(p.text) for p in narrow) / len(narrow) < 24
    dated = sum(any(c.isdigit() for c in p.text) for p in narrow) * 2 >= len(narrow)
    return short and dated and beside * 5 >= len(narrow) * 4


def _by_bands(pieces: Sequence[Piece], sides: Sequence[int]) -> list[Piece]:
    """Lines across the page cut it into bands; in each the left column comes first."""
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].box.y0 if pieces[i].box else 0.0)  # type: ignore[union-attr]  # asked before
    out: list[Piece] = []
    band: dict[int, list[Piece]] = {0: [], 1: []}
    for index in order:
        if sides[index] < 0:
            out += [*band[0], *band[1], pieces[index]]
            band = {0: [], 1: []}
        else:
            band[sides[index]].append(pieces[index])
    return [*out, *band[0], *band[1]]
