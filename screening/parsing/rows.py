"""Dates and places that stand in a column of their own, put back beside the row they belong to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from screening.document import Box, Line, Page
from screening.parsing.dates import find_period, find_season
from screening.parsing.words import job_title_words, present_words

MOVED = -1
"""`Line.column` of a line that was put beside its row; its offsets still say where it stands in the text."""
_PLACE = re.compile(r"[^\W\d_][\w .'-]{1,28}(?:,\s*[^\W\d_][\w .'-]{1,24}){0,2}")


_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|halaman|hal\.?)\s*)?\d{1,3}(?:\s*(?:/|of|dari)\s*\d{1,3})?\W*", re.IGNORECASE)
MARGIN = 0.07
"""Share of the page's height, above and below, where page numbers and running titles stand."""


def without_furniture(lines: Sequence[Line], pages: Sequence[Page]) -> list[Line]:
    """`lines` without page numbers and what the margins of several pages repeat."""
    heights = {page.number: page.height for page in pages}
    marginal = [index for index, line in enumerate(lines) if line.box and _in_margin(line.box, heights.get(line.page, 0.0))]
    said: dict[str, set[int]] = {}
    for index in marginal:
        said.setdefault(_without_digits(lines[index].text), set()).add(lines[index].page)
    dropped = {index for index in marginal
               if _PAGE_NUMBER.fullmatch(lines[index].text) or len(said[_without_digits(lines[index].text)]) > 1}  # fmt: skip
    return [line for index, line in enumerate(lines) if index not in dropped]


def _in_margin(box: Box, height: float) -> bool:
    return bool(height) and (box.y1 < MARGIN * height or box.y0 > (1 - MARGIN) * height)


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text)


_BROKEN_RANGE = re.compile(
    r"(?:(?:19|20)\d\d|['’]\d\d)(?:\W{0,3}(?:[-–—]|s\.?\s?/?d\.?|to|sampai|hingga)(?:\s*[^\W\d_]{3,9}\.?)?)?$|[|,(]\s*[A-Z][a-z]{2,8}\.?$", re.IGNORECASE
)


def join_wrapped_dates(lines: Sequence[Line], as_of: datetime.date) -> list[Line]:
    """`lines` with a range that is broken after its dash made whole: "Mar 2021 –" and, below, "sekarang"."""
    gone: set[int] = set()
    joined: dict[int, Line] = {}
    for index, line in enumerate(lines):
        text = line.text.rstrip()
        if index in gone or len(text) > 120:
            continue
        if len(text) < 20 and (in_lines := _in_three(lines, index, as_of)):
            gone |= {index + 1, index + 2} if lines[index + 1].text.strip().lower() in _TO else {index + 1}
            joined[index] = replace(line, text=in_lines)
            continue
        if not _BROKEN_RANGE.search(text):
            continue
        parts, used = text, [index]
        while len(used) < 3 and (near := _wrapped_below(lines, used[-1])) is not None:
            parts, used = f"{parts} {lines[near].text.strip()}", [*used, near]
            whole = find_period(parts, as_of)
            if whole and whole.at < len(text) < whole.until and whole.until > len(parts) - len(lines[near].text.strip()):
                gone |= set(used[1:])
                joined[index] = replace(line, text=parts)
                break
    return [joined.get(index, line) for index, line in enumerate(lines) if index not in gone]


def _wrapped_below(lines: Sequence[Line], index: int) -> int | None:
    """The short line right below, at the same edge where edges are known, that a line may go on in."""
    for near in range(index + 1, min(index + 6, len(lines))):
        adjacent = near == index + 1 if lines[index].box is None else _is_wrapped(lines[index], lines[near])
        if adjacent:
            return near if len(lines[near].text) < 24 else None
    return None


_TO = frozenset(["to", "-", "–", "—", "until", "s.d.", "s/d", "sampai", "hingga"])


def _in_three(lines: Sequence[Line], index: int, as_of: datetime.date) -> str | None:
    """ "June 2013", "to", "March 2016" in lines of their own; without geometry the word between may be lost."""
    if not any(c.isdigit() for c in lines[index].text) or index + 1 >= len(lines) or not _says_date(lines[index].text, as_of):
        return None
    between = lines[index + 1].text.strip().lower() in _TO
    last = index + 1 + between
    if last >= len(lines) or len(lines[last].text) > 20 or (not between and lines[index].box is not None) or not _says_date(lines[last].text, as_of):
        return None
    whole = f"{lines[index].text.strip()} - {lines[last].text.strip()}"
    return whole if find_period(whole, as_of) else None


def _is_wrapped(upper: Line, lower: Line) -> bool:
    a, b = upper.box, lower.box
    if a is None or b is None or upper.page != lower.page:
        return False
    aligned = abs(a.x0 - b.x0) < 4 or abs(a.x1 - b.x1) < 4 or abs(a.x0 + a.x1 - b.x0 - b.x1) < 8
    return aligned and 0 < b.y0 - a.y0 < 1.6 * (a.y1 - a.y0)


def join_wrapped_headers(lines: Sequence[Line], as_of: datetime.date) -> list[Line]:
    """`lines` with a bold or larger line that had no room for its last words, and the words below it, made one."""
    found: list[Line] = []
    sizes = sorted(line.size for line in lines if line.size)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    for line in lines:
        above = found[-1] if found else None
        if above is not None and above.bold == line.bold and (line.bold or (line.size or 0.0) > 1.05 * body) and _is_rest(above, line, lines) and not find_period(above.text, as_of) and not find_period(line.text, as_of):
            found[-1] = replace(above, text=f"{above.text.rstrip()} {line.text}")
        else:
            found.append(line)
    return found


def _is_rest(above: Line, line: Line, lines: Sequence[Line]) -> bool:
    a, b, words = above.box, line.box, line.text.split()
    if a is None or b is None or above.page != line.page or abs(a.x0 - b.x0) > 2 or not 0 < b.y0 - a.y0 < 1.5 * (a.y1 - a.y0):
        return False
    if not 0 < len(words) <= 6 or above.size != line.size or not (words[0][0].isalnum() or words[0] in {"—", "–"}) or len(above.text) < 24:
        return False
    right = max((other.box.x1 for other in lines if other.box and other is not above and abs(other.box.x0 - a.x0) < 40), default=0.0)
    letter = (a.x1 - a.x0) / len(above.text)
    return a.x1 < right - 2 < a.x1 + letter * len(words[0])


def join_stacked_dates(lines: Sequence[Line], as_of: datetime.date) -> list[Line]:
    """`lines` with an end above its start ("2024", a rule, "2023" in a rail of years) put into one range."""
    alone = {index: line for index, line in enumerate(lines) if line.box and len(line.text) <= 16 and _says_date(line.text, as_of)}
    gone: set[int] = set()
    joined: dict[int, Line] = {}
    for index, line in alone.items():
        lower = next((near for near in range(index + 1, min(index + 7, len(lines))) if near in alone and _is_below(line, lines[near])), None)
        if index in gone or lower is None:
            continue
        rule = next((near for near in range(index + 1, min(index + 7, len(lines)))
                     if lines[near].text.strip() in {"|", "-", "–", "—", "│"} and _is_below(line, lines[near])), None)  # fmt: skip
        beside = any(near != lower and _same_height(lines[near], lines[lower]) for near in range(max(index - 4, 0), min(lower + 5, len(lines))))
        text = next((text for text in (f"{lines[lower].text} - {line.text}", f"{line.text} - {lines[lower].text}") if find_period(text, as_of)), None)
        if text and (rule is not None or not beside):
            gone |= {lower} if rule is None else {lower, rule}
            joined[index] = replace(line, text=text, column=MOVED)
    return [joined.get(index, line) for index, line in enumerate(lines) if index not in gone]


def _says_date(text: str, as_of: datetime.date) -> bool:
    period = find_season(text, as_of) if any(c.isdigit() for c in text) else None
    return text.strip().lower() in present_words() or (period is not None and not re.sub(r"\W", "", text[: period.at] + text[period.until :]))


def _is_below(upper: Line, lower: Line) -> bool:
    a, b = upper.box, lower.box
    if a is None or b is None or upper.page != lower.page:
        return False
    return abs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2 < 5 and 0.5 * (a.y1 - a.y0) < b.y0 - a.y0 < 2.8 * (a.y1 - a.y0)


def _same_height(first: Line, second: Line) -> bool:
    a, b = first.box, second.box
    return bool(a and b and first.page == second.page and abs((a.y0 + a.y1) - (b.y0 + b.y1)) / 2 < 3)


def order_rows(lines: Sequence[Line], as_of: datetime.date) -> list[Line]:
    """`lines` with every stack of lone dates moved behind the line of the same height on its page."""
    lines = join_stacked_dates(join_wrapped_dates(lines, as_of), as_of)
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
        above = next((near for near in _near(index, len(lines)) if _touch(lines[near], line)), None)
        if above is None:
            stacks.append([index])
        elif _is_place(lines[above].text.strip()) and not _continues(lines, above, index, as_of):
            stacks.append([above, index])
        elif _is_date(lines[above], as_of):
            stacks.append([index])
    return [stack for stack in stacks if not _heads_text(lines, stack[-1], as_of)]


def _heads_text(lines: Sequence[Line], index: int, as_of: datetime.date) -> bool:
    """Whether text begins at the same edge right below a date: then it stands above its own job."""
    below = next((near for near in _near(index, len(lines)) if _touch(lines[index], lines[near])), None)
    if below is None or _is_date(lines[below], as_of):
        return False
    return not _is_place(lines[below].text.strip()) and not re.match(r"\W*\d+\s", lines[below].text)


def _continues(lines: Sequence[Line], top: int, index: int, as_of: datetime.date) -> bool:
    """Whether a line of the same edge stands right above a stack, so that the stack is part of a paragraph."""
    near = next((near for near in _near(top, len(lines)) if near != index and _touch(lines[near], lines[top])), None)
    return near is not None and not _is_date(lines[near], as_of)


def _near(index: int, count: int) -> list[int]:
    """Neighbours in reading order, nearest first: a rail may have been read between the lines beside it."""
    return [near for step in range(1, 6) for near in (index - step, index + step) if 0 <= near < count]


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
    """The nearest line beside `index` whose middle lies at the same height, in its own column if there is one."""
    box = lines[index].box
    if box is None:
        return None
    best: tuple[bool, float, int] | None = None
    for other in on_page:
        line = lines[other]
        if other == index or other in taken or line.box is None or len(line.text.strip()) < 3:
            continue
        if not _beside(box, line.box):
            continue
        distance = max(line.box.x0 - box.x1, box.x0 - line.box.x1)
        rank = (line.column != lines[index].column, distance, other)
        if best is None or rank < best:
            best = rank
    return best[2] if best else None


def is_beside(first: Line, second: Line) -> bool:
    """Whether `second` goes on the row of `first`, to its right, or was put there."""
    a, b = first.box, second.box
    return bool(a and b and first.page == second.page and _beside(a, b) and (b.x0 >= a.x1 - 2 or second.column == MOVED))


def _beside(a: Box, b: Box) -> bool:
    middle = abs((a.y0 + a.y1) - (b.y0 + b.y1)) / 2
    return middle < 0.5 * min(a.y1 - a.y0, b.y1 - b.y0) + 0.5 and (b.x0 >= a.x1 - 2 or a.x0 >= b.x1 - 2)
