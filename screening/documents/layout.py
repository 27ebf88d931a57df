"""Reading order: content order as the writer's program left it, unless it jumps about the page."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screening.document import Box
from screening.documents.draft import Piece
from screening.parsing.sections import heading_kind
from screening.parsing.tables import names_column

FEW = 4
"""Lines a column needs before it is one."""
DEEPEST = 3
"""Columns within columns that are looked for."""
_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d\b")
BULLETS = frozenset("•●▪■◦‣∙·○–-*➢➤►✓✔❖§▶")


def find_gutter(pieces: Sequence[Piece], left: float, right: float) -> float | None:
    """The x of the widest vertical gap between `left` and `right` with a column on both sides, or None."""
    boxes = [p.box for p in pieces if p.box]
    if len(boxes) < 2 * FEW:
        return None
    found: list[tuple[float, float]] = []
    ends, starts_at = sorted(b.x1 for b in boxes), sorted(b.x0 for b in boxes)
    before: tuple[int, int] | None = None
    x = left + (right - left) * 0.12 - 4
    while (x := x + 4) < right - (right - left) * 0.12:
        sides = bisect.bisect_right(ends, x + 1), len(boxes) - bisect.bisect_left(starts_at, x - 1)
        if sides == before or min(sides) < FEW:
            continue
        before = sides
        crossing = len(boxes) - sum(sides)
        if crossing <= 0.3 * len(boxes) and min(sides) * 8 >= len(boxes):
            found += _rated(boxes, x, crossing)
    return next((x for _, x in sorted(found, reverse=True) if not _is_rail(pieces, x)), None)


def _rated(boxes: Sequence[Box], x: float, crossing: int) -> list[tuple[float, float]]:
    """How much the gap at `x` looks like one between columns, and its middle; nothing when it does not."""
    left = [b for b in boxes if b.x1 <= x + 1]
    right = [b for b in boxes if b.x0 >= x - 1]
    inner, outer = max(b.x1 for b in left), min(b.x0 for b in right)
    beside = sum(1 for b in right if any(abs(b.y0 - o.y0) < 200 for o in left[:60]))
    if outer - inner <= 6 or beside < FEW:
        return []
    gap, share = outer - inner, crossing / len(boxes)
    starts = 30 * _aligned([b.x0 for b in right])
    return [(min(gap, 25) + starts - 600 * share, (outer + inner) / 2)] if gap + starts - 40 * share > 10 else []


def _aligned(edges: Sequence[float]) -> float:
    """The share of lines that begin at the same x: a column has a left edge, a row of dates has not."""
    counts: dict[int, int] = {}
    for x in edges:
        counts[round(x / 4)] = counts.get(round(x / 4), 0) + 1
    return max(counts.values()) / len(edges)


def put_in_order(pieces: list[Piece], width: float) -> tuple[list[Piece], int]:
    """The pieces in reading order and the number of columns."""
    count, pieces = len(pieces), [part for piece in pieces for part in _apart(piece)]
    tables = find_tables(pieces)
    gutter = find_gutter([piece for piece in pieces if id(piece) not in tables], 0, width)
    columns = 1
    if gutter is not None:
        columns = 2
        for piece in pieces:
            piece.column = max(_side(piece, gutter), 0) if id(piece) not in tables else 0
    if len(pieces) > count or _is_disordered(pieces, gutter, columns):
        pieces = list(_by_columns(pieces, 0, width, DEEPEST, tables))
    return list(_joined(pieces)), columns


def go_on(before: Sequence[Piece], pieces: list[Piece]) -> list[Piece]:
    """A page of two columns; the one that the page `before` ended in comes first where it has no heading of its own and the other has."""
    last = before[-1] if before else None
    if last is None or {piece.column for piece in pieces} != {0, 1} or last.box is None:
        return pieces
    going = [piece for piece in pieces if piece.column == last.column]
    other = [piece for piece in pieces if piece.column != last.column]
    edges = {min(p.box.x0 for p in side if p.box) for side in (going, [p for p in before if p.column == last.column])}
    if max(edges) - min(edges) > 15 or not _are_beside(other, going):
        return pieces
    if heading_kind(going[0].text) or not heading_kind(other[0].text):
        return pieces
    return going + other


def _are_beside(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether nothing of either reaches over into the other."""
    edges = [[(p.box.x0, p.box.x1) for p in side if p.box] for side in (one, other)]
    (left, right), (start, end) = ((min(x for x, _ in side), max(x for _, x in side)) for side in edges)
    return right <= start + 2 or end <= left + 2


def _apart(piece: Piece) -> list[Piece]:
    """Bullets of two columns that were read as one line."""
    marks = piece.text.split() if len(piece.text) < 12 else []
    box = piece.box
    if len(marks) < 2 or box is None or not BULLETS.issuperset(marks) or box.x1 - box.x0 < 40:
        return [piece]
    size = (box.y1 - box.y0) / 3
    step = (box.x1 - size - box.x0) / (len(marks) - 1)
    return [replace(piece, text=mark, box=replace(box, x0=box.x0 + step * at, x1=box.x0 + step * at + size)) for at, mark in enumerate(marks)]


def _is_disordered(pieces: Sequence[Piece], gutter: float | None, columns: int) -> bool:
    """More steps up the page than there are columns to begin anew, or to and fro between the columns."""
    boxes = [piece.box for piece in pieces if piece.box]
    climbs = sum(1 for a, b in itertools.pairwise(boxes) if b.y0 < a.y0 - 0.7 * (b.y1 - b.y0))
    if climbs >= columns:
        return True
    if gutter is None:
        return False
    return _returns(boxes, gutter)


def _returns(boxes: Sequence[Box], gutter: float) -> bool:
    """Whether a column is left and taken up again, but not row by row."""
    seen: set[bool] = set()
    last: bool | None = None
    switches = returns = 0
    for box in boxes:
        side = box.x0 >= gutter - 2
        if box.x1 > gutter + 2 and not side:
            seen, last = set(), None
            continue
        switches += last is not None and side is not last
        returns += last is not None and side is not last and side in seen
        seen.add(side)
        last = side
    return returns > 0 and switches * 4 < len(boxes)


def _side(piece: Piece, gutter: float) -> int:
    """0 left, 1 right, -1 across."""
    if piece.box is None:
        return -1
    return 0 if piece.box.x1 <= gutter + 2 else 1 if piece.box.x0 >= gutter - 2 else -1


def _is_rail(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether one side holds only labels, dates or places that belong to the rows of the other."""
    left = [p for p in pieces if p.box and p.box.x1 <= gutter + 2]
    right = [p for p in pieces if p.box and p.box.x0 >= gutter - 2]
    narrow, other = (left, right) if sum(len(p.text) for p in left) < sum(len(p.text) for p in right) else (right, left)
    if not narrow:
        return False
    if sum(len(p.text) <= 9 and (p.text[-1:].isdigit() or len(p.text) <= 2) for p in narrow) * 5 >= len(narrow) * 4:
        return True
    by_words = _rail_by_words(narrow, other)
    if by_words is not None:
        return by_words
    levels = sorted(_middle(p) for p in other)
    within = _within([(p, _near(levels, _middle(p))) for p in sorted(narrow, key=_middle)], levels[-1])
    dated = sum(beside and bool(_YEAR.search(p.text)) for p, beside in within)
    if within and dated * 3 >= len(within) * 2 and _short(narrow):
        return True
    if not within or sum(beside for _, beside in within) * 5 < len(within) * 4:
        return False
    if _short_bands(pieces, gutter):
        return True
    marked = sum(bool(_YEAR.search(p.text)) or (narrow is right and "," in p.text) for p, _ in within) * 2 >= len(within)
    flush = narrow is right and _aligned([p.box.x1 for p in narrow if p.box]) > 0.7 > _aligned([p.box.x0 for p in narrow if p.box])
    return _short(narrow) and (marked or flush or (narrow is left and len(within) * 3 <= len(other)))


def _rail_by_words(narrow: Sequence[Piece], other: Sequence[Piece]) -> bool | None:
    """Headings on both sides are two columns; headings and dates alone on one side are a rail; None where words do not tell."""
    top, bottom = min(map(_middle, other)) - 20, max(map(_middle, other)) + 20
    beside = [piece for piece in narrow if top < _middle(piece) < bottom and piece.text.strip() not in BULLETS]
    heads = [piece for piece in beside if heading_kind(piece.text)]
    if heads and any(heading_kind(piece.text) for piece in other):
        return False
    if len(heads) < 2:
        return None
    first = min(map(_middle, heads)) - 30
    return _mostly_labels(beside) or _mostly_labels([piece for piece in beside if _middle(piece) > first])


def _mostly_labels(pieces: Sequence[Piece]) -> bool:
    labels = sum(1 for piece in pieces if heading_kind(piece.text) or _YEAR.search(piece.text) or piece.text.isupper())
    return labels * 5 >= len(pieces) * 3


def _within(pieces: Sequence[tuple[Piece, bool]], last: float) -> list[tuple[Piece, bool]]:
    """From the first piece that stands beside a line to the end of those lines: what comes before is the head of the page."""
    first = next((index for index, (_, beside) in enumerate(pieces) if beside), len(pieces))
    return [pair for pair in pieces[first:] if _middle(pair[0]) < last + 6]


def _short(pieces: Sequence[Piece]) -> bool:
    return sum(len(piece.text) for piece in pieces) < 30 * len(pieces)


def _short_bands(pieces: Sequence[Piece], gutter: float) -> bool:
    """Whether lines across the gutter leave only a few rows between them, as in a table or a list of jobs."""
    bands: list[list[int]] = [[0, 0]]
    for row in rows_of(pieces):
        sides = {_side(piece, gutter) for piece in row}
        if -1 in sides:
            bands.append([0, 0])
        else:
            bands[-1] = [bands[-1][0] + (0 in sides), bands[-1][1] + (1 in sides)]
    shared = [min(band) for band in bands if all(band)]
    return bool(shared) and sum(shared) < 6 * len(shared)


def _near(levels: Sequence[float], level: float) -> bool:
    at = bisect.bisect_left(levels, level)
    return any(abs(levels[i] - level) < 3.5 for i in (at - 1, at) if 0 <= i < len(levels))


def find_tables(pieces: Sequence[Piece]) -> frozenset[int]:
    """Ids of the pieces of tables: below a row of three names or more, rows that begin at the same places."""
    found: set[int] = set()
    rows = rows_of(pieces)
    for number, head in enumerate(rows):
        if len(head) < 3 or id(head[0]) in found or sum(names_column(piece.text) for piece in head) < 2:
            continue
        edges = [p.box.x0 for p in head if p.box]
        body: list[list[Piece]] = []
        full = 0
        for row in rows[number + 1 :]:
            fitting = {edge for p in row for edge in edges if p.box and abs(p.box.x0 - edge) < 4}
            if not fitting:
                break
            body.append(row)
            full += len(fitting) > 1
        if full > 1 and full * 3 >= len(body):
            found |= {id(p) for row in (head, *body) for p in row}
    return frozenset(found)


def _by_columns(pieces: Sequence[Piece], left: float, right: float, depth: int, tables: frozenset[int]) -> Iterator[Piece]:
    """Lines across the gutter and tables cut the area into bands; in each the left column comes first."""
    gutter = find_gutter([piece for piece in pieces if id(piece) not in tables], left, right) if depth else None
    if gutter is None:
        for row in rows_of(pieces):
            yield from row
        return
    bands: list[list[Piece]] = [[]]
    for row in rows_of(pieces):
        if any(_side(piece, gutter) < 0 or id(piece) in tables for piece in row):
            bands += [row, []]
        else:
            bands[-1] += row
    for band in bands:
        if any(_side(piece, gutter) < 0 or id(piece) in tables for piece in band):
            yield from band
            continue
        for side, edges in ((0, (left, gutter)), (1, (gutter, right))):
            yield from _by_columns([p for p in band if _side(p, gutter) == side], *edges, depth - 1, tables)


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces whose middles lie at one height, from left to right; rows from the top down."""
    rows: list[list[Piece]] = []
    level = reach = 0.0
    for piece in sorted(pieces, key=_middle):
        height = piece.box.y1 - piece.box.y0 if piece.box else 0.0
        if rows and _middle(piece) - level < 0.45 * min(reach, height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            level, reach = _middle(piece), height
    return [sorted(row, key=lambda p: p.box.x0 if p.box else 0.0) for row in rows]


def _middle(piece: Piece) -> float:
    return (piece.box.y0 + piece.box.y1) / 2 if piece.box else 0.0


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A bullet that was set apart stands before its line again, and a raised or coloured word within it."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is None:
            waiting = piece
        elif (space := _space(waiting, piece)) is not None:
            waiting = _glue(waiting, piece, space)
        else:
            yield waiting
            waiting = piece
    if waiting is not None:
        yield waiting


def _space(first: Piece, second: Piece) -> str | None:
    """What stands between two pieces of one line, None when they are two lines."""
    a, b = first.box, second.box
    if a is None or b is None:
        return None
    height = min(a.y1 - a.y0, b.y1 - b.y0)
    if abs((a.y0 + a.y1) - (b.y0 + b.y1)) / 2 > 0.5 * height:
        return None
    gap = b.x0 - a.x1
    if first.text.strip() in BULLETS:
        return " " if -1 < gap < 30 else None
    return None if not -1 < gap < 0.4 * height else "" if gap < 0.08 * height else " "


def _glue(first: Piece, second: Piece, space: str) -> Piece:
    a, b = first.box or Box(0, 0, 0, 0), second.box or Box(0, 0, 0, 0)
    box = Box(a.x0, min(a.y0, b.y0), b.x1, max(a.y1, b.y1))
    lead = second if first.text.strip() in BULLETS else first
    return replace(lead, text=first.text.rstrip() + space + second.text.lstrip() if space else first.text + second.text, box=box)
