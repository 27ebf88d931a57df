"""Dates and places that stand in a column of their own, put back beside the row they belong to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from screening.document import Box, Line
from screening.parsing.dates import find_period
from screening.parsing.words import job_title_words

MOVED = -1
"""`Line.column` of a line that was put beside its row; its offsets still say where it stands in the text."""
_PLACE = re.compile(r"[^\W\d_][\w .'-]{1,28}(?:,\s*[^\W\d_][\w .'-]{1,24}){0,2}")


def order_rows(lines: Sequence[Line], as_of: datetime.date) -> list[Line]:
    """`lines` with every stack of lone dates moved behind the line of the same height on its page."""
    stacks = _stacks(lines, as_of)
    taken = {index for stack in stacks for index in stack}
    behind: dict[int, list[Line]] = {}
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines if stacks else ()):
        pages.setdefault(line.page, []).append(index)
    for stack in stacks:
        row = _row(lines, pages[lines[stack[0]].page], stack[0], taken)
        if row is None or row == stack[0] - 1:
            taken -= set(stack)
        else:
            behind.setdefault(row, []).extend(replace(lines[index], column=MOVED) for index in stack)
    ordered: list[Line] = []
    for index, line in enumerate(lines):
        if index not in taken:
            ordered.append(line)
        ordered += behind.get(index, ())
    return ordered


def _is_date(line: Line, as_of: datetime.date) -> bool:
    if line.box is None or len(line.text) > 60:
        return False
    period = find_period(line.text, as_of)
    return bool(period) and len(re.sub(r"[\W\d_]+", "", line.text[: period.at] + line.text[period.until :])) < 12 if period else False


def _stacks(lines: Sequence[Line], as_of: datetime.date) -> list[list[int]]:
    """Runs of lines with a lone date and, right above it, its place."""
    stacks = []
    for index, line in enumerate(lines):
        if not _is_date(line, as_of):
            continue
        above = index - 1
        with_place = above >= 0 and _is_place(lines[above].text.strip()) and _touch(lines[above], line)
        stack = [above, index] if with_place else [index]
        if stack[0] == 0 or not _touch(lines[stack[0] - 1], lines[stack[0]]) or _is_date(lines[stack[0] - 1], as_of):
            stacks.append(stack)
    return stacks


def _is_place(text: str) -> bool:
    return bool(_PLACE.fullmatch(text)) and not job_title_words() & set(re.findall(r"[\w-]+", text.lower()))


def _touch(upper: Line, lower: Line) -> bool:
    a, b = upper.box, lower.box
    if a is None or b is None or upper.page != lower.page:
        return False
    height = max(b.y1 - b.y0, 1.0)
    aligned = abs(a.x0 - b.x0) < 4 or abs(a.x1 - b.x1) < 4
    return aligned and 0 <= b.y0 - a.y0 < 2.0 * height


def _row(lines: Sequence[Line], on_page: Sequence[int], index: int, taken: set[int]) -> int | None:
    """The nearest line beside `index` whose middle lies at the same height."""
    box = lines[index].box
    if box is None:
        return None
    best: tuple[float, int] | None = None
    for other in on_page:
        line = lines[other]
        if other == index or other in taken or line.box is None or len(line.text.strip()) < 3:
            continue
        if not _beside(box, line.box):
            continue
        distance = max(line.box.x0 - box.x1, box.x0 - line.box.x1)
        if best is None or distance < best[0]:
            best = (distance, other)
    return best[1] if best else None


def _beside(a: Box, b: Box) -> bool:
    middle = abs((a.y0 + a.y1) - (b.y0 + b.y1)) / 2
    return middle < 0.5 * min(a.y1 - a.y0, b.y1 - b.y0) + 0.5 and (b.x0 >= a.x1 - 2 or a.x0 >= b.x1 - 2)
