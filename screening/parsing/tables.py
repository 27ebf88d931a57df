"""Tables of jobs without rules: a row of column names, and below it cells that wrap."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from screening.document import Box, Line
from screening.parsing.dates import find_period
from screening.parsing.rows import is_beside
from screening.parsing.words import column_labels

_NEAR = 9.0
"""Points by which a cell may begin beside its column's name."""


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str
    label: str
    left: float


def is_label_row(text: str) -> bool:
    """Whether a line holds nothing but names of columns."""
    if len(text) > 70 or not _begins_as_label(text):
        return False
    words = [word for word in re.split(r"\t|\s{2,}|[|/]", text.strip().lower()) if word.strip(" :.")]
    labels = column_labels()
    return len(words) > 1 and all(word.strip(" :.") in labels for word in words)


def names_column(text: str) -> bool:
    """Whether a piece of a row begins with the name of a column, as "Periode Perusahaan" does."""
    return len(text) < 40 and _begins_as_label(text)


def _begins_as_label(text: str) -> bool:
    words = text.split(None, 1)
    return bool(words) and words[0].lower().strip(" :.|/") in _first_words()


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(label.split()[0].strip(".") for label in column_labels())


def unroll_table(lines: Sequence[Line], as_of: datetime.date) -> list[Line] | None:
    """`lines` of a section with each row of a table of jobs as labelled lines, "Jabatan : Teller"; None without a table."""
    for index, line in enumerate(lines):
        if line.box is None or len(line.text) > 70 or not _begins_as_label(line.text):
            continue
        until = index + 1
        while until < len(lines) and is_beside(lines[until - 1], lines[until]):
            until += 1
        columns = _columns(lines[index:until])
        if len(columns) > 2 and any(column.kind == "period" for column in columns):
            unrolled = _unroll(lines[until:], columns, as_of)
            return [*lines[:index], *unrolled] if unrolled else None
    return None


def _columns(row: Sequence[Line]) -> list[_Column]:
    found: list[_Column] = []
    for line in row:
        words = list(re.finditer(r"\S+", line.text))
        at = 0
        while at < len(words):
            size = next((n for n in (3, 2, 1) if at + n <= len(words) and line.text[words[at].start() : words[at + n - 1].end()].lower() in column_labels()), 0)
            if not size:
                return []
            label = line.text[words[at].start() : words[at + size - 1].end()]
            found.append(_Column(column_labels()[label.lower()], label, _x(line, words[at].start())))
            at += size
    return found


def _x(line: Line, offset: int) -> float:
    box = line.box or Box(0, 0, 0, 0)
    return box.x0 + (box.x1 - box.x0) * offset / max(len(line.text), 1)


def _unroll(lines: Sequence[Line], columns: Sequence[_Column], as_of: datetime.date) -> list[Line]:
    cells = [cell for line in lines for cell in _by_column(line, columns)]
    dates = [line for line, column in cells if column.kind == "period"]
    periods = _periods(dates, as_of)
    if not periods:
        return []
    edges = [_between(above[-1], below[0]) for above, below in itertools.pairwise(periods)]
    found: list[Line] = []
    for number, period in enumerate(periods):
        low = edges[number - 1] if number else 0.0
        high = edges[number] if number < len(edges) else float("inf")
        inside = [(line, column) for line, column in cells if low <= _level(line) < high]
        found.append(_labelled(period, "Periode"))
        for column in columns:
            own = [line for line, place in inside if place is column]
            if not own or column.kind == "period":
                continue
            found += own if column.kind == "duties" else [_labelled(own, {"title": "Jabatan", "employer": "Perusahaan"}.get(column.kind, "Tahun"))]
    return found


def _between(above: Line, below: Line) -> float:
    """The level half way from the end of one date to the next."""
    if above.page != below.page or above.box is None or below.box is None:
        return 10000.0 * below.page
    return (above.box.y1 + below.box.y0) / 2 + 10000 * below.page


def _level(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2 + 10000 * line.page if line.box else 0.0


def _by_column(line: Line, columns: Sequence[_Column]) -> list[tuple[Line, _Column]]:
    """The column a line begins in; a line that runs over the next column's edge is cut there."""
    if line.box is None:
        return []
    place = max((number for number, column in enumerate(columns) if column.left <= line.box.x0 + _NEAR), default=0)
    following = columns[place + 1] if place + 1 < len(columns) else None
    if following is None or line.box.x1 < following.left + _NEAR:
        return [(line, columns[place])]
    starts = [match.end() for match in re.finditer(r"\s+", line.text)]
    cut = min(starts, key=lambda at: abs(_x(line, at) - following.left), default=0)
    if not cut or abs(_x(line, cut) - following.left) > 3 * _NEAR:
        return [(line, columns[place])]
    left = replace(line, text=line.text[:cut].rstrip(), box=replace(line.box, x1=following.left - 2))
    right = replace(line, text=line.text[cut:], start=line.start + cut, box=replace(line.box, x0=following.left))
    return [(left, columns[place]), *_by_column(right, columns)]


def _periods(dates: Sequence[Line], as_of: datetime.date) -> list[list[Line]]:
    """Lines of the date column put together until they make a range."""
    found: list[list[Line]] = []
    waiting: list[Line] = []
    for line in sorted(dates, key=_level):
        waiting.append(line)
        text = " ".join(part.text.strip() for part in waiting)
        if not text.endswith(("-", "–", "—")) and find_period(text, as_of):
            found.append(waiting)
            waiting = []
    return found


def _labelled(parts: Sequence[Line], label: str) -> Line:
    """The parts as one line; its offsets are such that the value stands where it stands in the text."""
    head = f"{label} : "
    first = parts[0]
    return replace(first, text=head + " ".join(part.text.strip() for part in parts), start=max(first.start - len(head), 0), box=None)
