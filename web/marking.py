"""Quotes as boxes on a CV's pages; each leads to the rubric and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screening.document import Box, Line, Page
from screening.resume import Resume
from screening.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Highlight:
    """A box on a page, in its points. `start` names the quote; `first` is True for the quote's first box."""

    start: int
    level: int
    box: Box
    first: bool
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its highlights, drawn in the page's own coordinates."""

    page: Page
    highlights: tuple[Highlight, ...]


def quote_spans(card: Scorecard | None) -> dict[tuple[int, int], tuple[int, str]]:
    """Best level and requirement ids by the span of each quote that counts."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for line in card.lines if card else ():
        for item in line.evidence:
            level, label = found.get((item.start, item.end), (0, ""))
            found[item.start, item.end] = max(level, item.level), f"{label} {line.id}".strip()
    return found


def part_of(line: Line, start: int, end: int, spare: float = 0.0) -> Box | None:
    """The box of a stretch of a line by the share of its characters; `spare` widens it by that many characters."""
    if line.box is None or not line.text:
        return None
    left, right = max(start - line.start, 0) - spare, min(end, line.end) - line.start + spare
    width = (line.box.x1 - line.box.x0) / len(line.text)
    x0, x1 = line.box.x0 + width * max(left, 0), line.box.x0 + width * min(right, len(line.text))
    return Box(round(x0, 1), line.box.y0, round(x1, 1), line.box.y1) if x1 > x0 else None


def lines_in(resume: Resume, start: int, end: int) -> Iterator[Line]:
    """The lines that a span touches."""
    return (line for line in resume.lines if line.start < end and line.end > start)


def draw_sheets(resume: Resume, card: Scorecard | None) -> list[Sheet]:
    """Every page that has a size, with the boxes of its quotes."""
    boxes: dict[int, list[Highlight]] = {page.number: [] for page in resume.pages}
    for (start, end), (level, label) in sorted(quote_spans(card).items()):
        first = True
        for line in lines_in(resume, start, end):
            box = part_of(line, start, end)
            if box and line.page in boxes:
                boxes[line.page].append(Highlight(start, level, box, first, label))
                first = False
    return [Sheet(page, tuple(boxes[page.number])) for page in resume.pages if page.width and page.height]


def has_pictures(resume: Resume | None) -> bool:
    """Whether the file's pages can be drawn: PDF pages whose lines have boxes."""
    return bool(resume and resume.media_type == "application/pdf" and any(line.box for line in resume.lines))
