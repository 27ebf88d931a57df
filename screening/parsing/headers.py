"""Which rows of a section are the headers of jobs: rows with dates, and the rows above and below that belong to them."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from screening.bullets import BULLET
from screening.document import Line
from screening.parsing.cells import ONLY_KIND, Cell, cells_of, is_duration, is_label, is_place
from screening.parsing.dates import Period, find_period, find_season
from screening.parsing.rows import is_beside, join_wrapped_headers
from screening.parsing.tables import is_label_row
from screening.parsing.told import as_header

_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[a-z])[.)]\s")
_DUTY = re.compile(
    r"(?!Men(?:ara|teri|tari|tor)|Mem(?:ber|orial)|Mer(?:c|dek|api|ek)|Mel(?:ati|bourn)|Mess|Met|Mega|Meda|Media)"
    r"(?:Me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|Ber(?:tanggung|hasil|koordinasi)|(?!Certified|Registered|Licensed|Limited|Advanced|United|Allied|Retired|Applied|Embedded|Integrated|Unified|Federated|Related|Associated)[A-Z][a-z]+ed"
    r"|Led|Built|Ran|Wrote|Made|Oversaw|Taught|Responsible|Responsibilities|Working|Developing|Managing|Leading|Building|Creating|Providing|Assisting|Handling|Ensuring|Maintaining|Conducting|Supporting|Preparing"
    r"|Develop|Manage|Provide|Ensure|Maintain|Create|Assist|Conduct|Prepare|Perform|Handle|Design|Implement)\b(?=\s+\S+\s+\S)"
)
_NOT_A_HEADER = re.compile(r"https?://|www\.|@\w+\.|^\s*(?:key\s+)?(?:responsibilit|achievement|duties|technolog|environment|tools?\b|tech stack|tugas|uraian|deskripsi|jobdesk|skills?\b|project\s+(?:idea|title|description)|description)", re.IGNORECASE)
_ABBREVIATED = re.compile(r",\s[A-Z][A-Za-z]{0,4}\.$")
_LEADERS = re.compile(r"(?:[.…]\s?){4,}|_{4,}|…+")
"""Dots that lead from an employer to its place."""
_LEGAL_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Tbk|LLC|Pvt|S\.A|St)\.$", re.IGNORECASE)
MOST_ANCHORS = 60


@dataclass(slots=True)
class Row:
    """Lines that stand side by side; `period` dates a job."""

    lines: list[Line]
    period: Period | None = None
    dated: Line | None = None
    _cells: list[Cell] | None = None

    @property
    def text(self) -> str:
        """The lines with tabs between, and in the place of leaders."""
        text = "\t".join(line.text for line in self.lines)
        return _LEADERS.sub("\t", text) if ". . ." in text or "..." in text or "…" in text or "____" in text else text

    @property
    def cells(self) -> list[Cell]:
        """The pieces of all lines, dates left out."""
        if self._cells is None:
            self._cells = [cell for line in self.lines for cell in cells_of(line, self.period if line is self.dated else None)]
        return self._cells

    @property
    def style(self) -> tuple[bool, float, bool]:
        """Bold, size, capitals: the look of the first line that is no date."""
        line = next((line for line in self.lines if line is not self.dated), self.lines[0])
        return line.bold, round(2 * (line.size or 0)), line.text.isupper()


def rows_of(lines: Sequence[Line], as_of: datetime.date) -> list[Row]:
    """Lines with something on them, those at one height together; ranges outside sentences date their row."""
    rows: list[Row] = []
    for line in map(as_header, join_wrapped_headers(lines, as_of)):
        if not line.text.strip() or is_label_row(line.text) or is_duration(line.text):
            continue
        if rows and is_beside(rows[-1].lines[-1], line):
            label = rows[-1].lines[-1]
            if is_label(label.text):
                rows[-1].lines[-1] = _filled(label, line)
            else:
                rows[-1].lines.append(line)
        else:
            rows.append(Row([line]))
    for row in rows:
        row.period, row.dated = next(((p, line) for line in row.lines if (p := _anchor(line, as_of))), (None, None))
    if not any(row.period for row in rows) or _half_are_single(rows, as_of):
        for row in rows:
            if row.period is None:
                row.period, row.dated = next(((p, line) for line in row.lines if (p := _single(row, line, as_of))), (None, None))
    else:
        _date_whole_rows(rows, as_of)
    return rows


def _date_whole_rows(rows: Sequence[Row], as_of: datetime.date) -> None:
    """Among ranges, a single year dates a row only when title and employer stand on it: "Cashier, Pine Stores, 2006"."""
    for row in rows:
        if row.period is not None or len(row.text) > 110 or not any(map(str.isdigit, row.text)):
            continue
        period, dated = next(((p, line) for line in row.lines if (p := _single(row, line, as_of))), (None, None))
        if period and dated and max((cell.title for cell in row.cells), default=0) > 0.9 and max((cell.employer for cell in row.cells), default=0) > 0.9:
            row.period, row.dated, row._cells = period, dated, None


def _filled(label: Line, value: Line) -> Line:
    """One line of a form whose label and value were drawn apart; offsets count from the value."""
    head = f"{label.text.strip(' :')} : "
    text = value.text.lstrip(" :")
    return replace(value, text=head + text, start=value.start + len(value.text) - len(text) - len(head), box=label.box)


_DATE_LABEL = re.compile(r"\W*(?:tahun|periode?|masa kerja|lama (?:be)?kerja|tanggal|dates?|years?|duration)\s*[:：]", re.IGNORECASE)


def _anchor(line: Line, as_of: datetime.date) -> Period | None:
    """A range that dates a job rather than one told inside a sentence."""
    period = find_period(line.text, as_of)
    if period is None:
        return find_season(line.text, as_of) if _DATE_LABEL.match(line.text) else None
    rest = (line.text[: period.at] + " " + line.text[period.until :]).strip(" ()|,-–—:•·")
    words = len(rest.split())
    sentence = len(rest) > 110 or (BULLET.match(line.text) and words > 9) or (rest.endswith(".") and words > 8 and not _ABBREVIATED.search(rest))
    told = words > 2 and rest[:1].islower()
    return None if sentence or told or (words > 3 and _DUTY.match(rest)) else period


def _single(row: Row, line: Line, as_of: datetime.date) -> Period | None:
    """One month, season or year that is a cell of its own."""
    if BULLET.match(row.text) or len(row.text) > 110:
        return None
    period = find_season(line.text, as_of)
    if period is None:
        return None
    before, after = line.text[: period.at].rstrip(), line.text[period.until :].strip(" ).,")
    alone = (not after or re.fullmatch(r"(?:and|&|dan)\s+(?:19|20)\d\d", after)) and (not before or before[-1] in "(|,–-—" or line.text[len(before) : period.at].count(" ") > 2)
    return period if alone or (not before and line.text[period.until : period.until + 2] in {"  ", " |", ": ", " -", " –"}) else None


def _half_are_single(rows: Sequence[Row], as_of: datetime.date) -> bool:
    singles = sum(1 for row in rows if row.period is None and len(row.lines) > 1 and any(_single(row, line, as_of) for line in row.lines))
    return singles > 0


def _is_prose(text: str) -> bool:
    """More small words than capitals: a duty that no bullet marks."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 5 and sum(word[0].islower() for word in words) * 2 > len(words)


@dataclass(slots=True)
class Header:
    """The rows of one header, first to last; `anchor` is the row with the dates."""

    rows: list[Row]
    anchor: Row
    first: int
    last: int
    until: int = 0
    slots: list[tuple[int, int, bool]] = field(default_factory=list)


def find_headers(rows: Sequence[Row]) -> list[Header]:
    """One header for each row with dates, in order; rows above and below as the section's own pattern has them."""
    anchors = [index for index, row in enumerate(rows) if row.period][:MOST_ANCHORS] or _undated(rows)
    if not anchors:
        return []
    section = _Section(rows, anchors)
    above, below = max(_SHAPES, key=section.value)
    headers = []
    floor = 0
    for number, index in enumerate(anchors):
        first, last = section.extent(number, above, below, floor)
        own = [row for place, row in enumerate(rows[first : last + 1], first) if place == index or section.is_header(place)]
        headers.append(Header(own, rows[index], first, last))
        floor = last + 1
    if sum(header.rows[-1] is not header.anchor for header in headers) * 2 <= len(headers):
        for header in headers:
            _take_wrapped(header, rows)
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        header.until = following.first if following else len(rows)
    return headers


def _undated(rows: Sequence[Row]) -> list[int]:
    """In a section without any date: rows that are sure titles, an employer on them or beside them."""
    if not rows or any(len(row.text) > 4000 for row in rows):
        return []
    section = _Section(rows, ())
    looks = {index: section.look(index) for index in range(len(rows)) if section.is_header(index) and len(rows[index].text.split()) <= 12}
    return [
        index
        for index, look in looks.items()
        if look[0] > 1.5 and any(near in looks and (looks[near][1] > 1 or (near != index and looks[near][2] and looks[near][3])) for near in (index - 1, index, index + 1))
    ][:MOST_ANCHORS]


def _take_wrapped(header: Header, rows: Sequence[Row]) -> None:
    """Takes in the row below when the last word of the dated row had no room before its date."""
    row = header.anchor
    at = header.first + next(index for index, own in enumerate(rows[header.first :]) if own is row)
    below = rows[at + 1] if at + 1 < len(rows) else None
    if header.last > at + 1 or below is None or below.period or len(row.lines) < 2 or BULLET.match(below.text) or len(below.text.split()) > 3:
        return
    left, right, line = row.lines[0], row.lines[1], below.lines[0]
    if left.box is None or right.box is None or line.box is None or right is not row.dated or len(below.lines) > 1 or right.box.x0 < left.box.x1:
        return
    letter = (left.box.x1 - left.box.x0) / max(len(left.text), 1)
    room = right.box.x0 - left.box.x1
    if abs(line.box.x0 - left.box.x0) < 2 and line.box.y0 - left.box.y0 < 1.4 * (left.box.y1 - left.box.y0) and room < letter * (len(line.text.split()[0]) + 2):
        row.lines[0] = replace(left, text=f"{left.text} {line.text}")
        row._cells = None
        header.rows = [own for own in header.rows if own is not below]
        header.last = at + 1


_SHAPES = ((0, 0), (1, 0), (0, 1), (0, 2), (1, 1), (2, 0), (0, 3), (2, 1), (1, 2), (3, 0))


class _Section:
    """The rows of a section, looked at once."""

    def __init__(self, rows: Sequence[Row], anchors: Sequence[int]) -> None:
        self.rows, self.anchors = rows, anchors
        self.styles = [row.style for row in rows]
        looks: dict[tuple[bool, float, bool], int] = {}
        for style, row in zip(self.styles, rows, strict=True):
            looks[style] = looks.get(style, 0) + 1 + len(row.lines[0].text) // 30
        self.plain = max(looks, key=lambda style: looks[style])
        self.is_header = functools.cache(self._is_header)
        self.look = functools.cache(self._look)
        self.worth = functools.cache(self._worth)

    def _is_header(self, index: int) -> bool:
        row = self.rows[index]
        text = row.text.strip()
        numbered = _NUMBERED.match(text)
        if numbered and len(text) < 70:
            return max(self.look(index)[:2]) > 0.9 and not row.period
        if row.period or (BULLET.match(text) and not self._is_placed(row)) or len(text) > 110 or len(text.split()) > 16 or _DUTY.match(text) or _NOT_A_HEADER.search(text):
            return False
        ends = text.endswith((".", ";", ":")) and len(text.split()) > 2 and not _LEGAL_END.search(text)
        return not ends and not text[:1].islower() and bool(row.cells) and (not _is_prose(text) or max(self.look(index)[:2]) > 3)

    @staticmethod
    def _is_placed(row: Row) -> bool:
        """A bullet before an employer whose place stands at the other end of the row."""
        if len(row.lines) == 1 and len(row.cells) > 1:
            return row.cells[-1].place and len(row.text.split()) <= 10 and bool(re.search(r"\t|\s{2,}|\s[|–—]\s", row.text)) and not _DUTY.match(row.cells[0].text)
        return len(row.lines) == 2 and len(row.lines[0].text.split()) <= 8 and is_place(row.lines[1].text)

    def _look(self, index: int) -> tuple[float, float, int, bool]:
        """Best title, best other employer, pieces that could be either, and whether it looks unlike the body."""
        row = self.rows[index]
        cells = [replace(cell, title=min(cell.title, 0.4)) if ONLY_KIND.fullmatch(cell.text) else cell for cell in row.cells if not cell.place]
        best = max(cells, key=lambda cell: cell.title - cell.employer * 0.6, default=None)
        title = best.title - best.employer * 0.6 if best else 0.0
        employer = max((cell.employer - cell.title * 0.6 for cell in cells if cell is not best or title <= 0), default=0.0)
        unknown = sum(1 for cell in cells if cell.title <= 0 and cell.employer <= 0 and cell.text[:1].isupper() and len(cell.text.split()) <= 7)
        return max(title, 0.0), max(employer, 0.0), unknown, self.styles[index] != self.plain

    def value(self, shape: tuple[int, int]) -> float:
        """How complete the headers are if each takes this many rows above and below its dates."""
        floor, total = 0, 0.0
        for number in range(len(self.anchors)):
            first, last = self.extent(number, *shape, floor, exact=True)
            floor = last + 1
            total += self.worth(first, last)
        return total - 0.05 * sum(shape)

    def _worth(self, first: int, last: int) -> float:
        looks = [self.look(index) for index in range(first, last + 1)]
        titles = sorted((look[0] for look in looks), reverse=True)
        employers = sorted((look[1] for look in looks), reverse=True)
        worth = min(titles[0], 2.0) + min(employers[0], 2.0)
        unknown = sum(look[2] for look in looks)
        styled = any(look[2] and look[3] for look in looks)
        placed = any(self._is_place_alone(index) for index in range(first, last + 1))
        if employers[0] <= 0 and unknown:
            worth += 0.4 * placed + 1.2 if styled else 0.7
            unknown -= 1
        if titles[0] <= 0 and unknown:
            worth += 0.8 if employers[0] >= 1 else 0.5
        second = titles[1] if len(titles) > 1 and titles[1] > 0.9 else 0.0
        extra = 1.2 * (second > 0) + 1.2 * (len(employers) > 1 and employers[1] > 1.5)
        bare = sum(1 for index in range(first, last + 1) if not self.rows[index].period and not self._is_place_alone(index) and not any(look for look in self.look(index)[:2]))
        return worth - extra - 0.45 * bare - 0.1 * (last - first)

    def _is_place_alone(self, index: int) -> bool:
        cells = self.rows[index].cells
        return bool(cells) and all(cell.place for cell in cells) and not self.rows[index].period

    def extent(self, number: int, above: int, below: int, floor: int, *, exact: bool = False) -> tuple[int, int]:
        """First and last row of a header; what it lacks it may take one row further on."""
        index = self.anchors[number]
        ceiling = self.anchors[number + 1] if number + 1 < len(self.anchors) else len(self.rows)
        first = last = index
        while index - first < above and first > floor and self.is_header(first - 1):
            first -= 1
        room = ceiling - index - 1
        allowed = min(below, max(room - above, 1 if not above else 0)) if number + 1 < len(self.anchors) else below
        while last - index < allowed and last + 1 < ceiling and self.is_header(last + 1):
            last += 1
        if exact:
            return first, last
        return self._trimmed(first, last, index, floor, ceiling, above)

    def _trimmed(self, first: int, last: int, index: int, floor: int, ceiling: int, above: int) -> tuple[int, int]:
        def has(kind: int) -> bool:
            return any(self.look(i)[kind] > 0.5 for i in range(first, last + 1))

        while first < index and self._is_spare(first, range(first + 1, last + 1)):
            first += 1
        while last > index and self._is_spare(last, range(first, last)):
            last -= 1
        if not has(1) and has(0) and first - 2 >= floor and self._is_named_above(first):
            first -= 2
        if not has(0) and has(1) and last + 2 < ceiling and self._is_titled_below(last):
            last += 2
        for kind in (0, 1):
            if has(kind) or not has(1 - kind):
                continue
            if first > floor and self.is_header(first - 1) and self.look(first - 1)[kind] > 0.9 and not self.look(first - 1)[1 - kind] > 0.9 and above:
                first -= 1
            elif last + 1 < ceiling and last == index and not (above and last + 2 == ceiling < len(self.rows)) and self.is_header(last + 1) and self.look(last + 1)[kind] > 0.9:
                last += 1
        return first, last

    def _is_named_above(self, first: int) -> bool:
        """An employer with its place, and between it and the title one line that says what the employer does."""
        name = self.rows[first - 2]
        return self._tells_employer(first - 1) and self.is_header(first - 2) and (self.look(first - 2)[1] > 0.9 or any(cell.place for cell in name.cells)) and self.look(first - 2)[0] <= 0

    def _is_titled_below(self, last: int) -> bool:
        """The same from above: the employer with its dates, a line that says what it does, and then the title."""
        title, employer, *_ = self.look(last + 2)
        return self._tells_employer(last + 1) and self.is_header(last + 2) and title > 0.9 and employer <= 0

    def _tells_employer(self, index: int) -> bool:
        row = self.rows[index]
        return not self.is_header(index) and not BULLET.match(row.text) and not row.period and len(row.text) < 110 and not _DUTY.match(row.text)

    def _is_spare(self, index: int, others: range) -> bool:
        """A row that only repeats what rows nearer the dates have: the end of the job before, or the first duty."""
        title, employer, _, styled = self.look(index)
        titles = max((self.look(i)[0] for i in others), default=0.0)
        employers = max((self.look(i)[1] for i in others), default=0.0)
        if titles > 0.5 and employers > 0.5:
            return not styled and not any(cell.place for cell in self.rows[index].cells)
        return titles > 0.5 and title > 0.9 and employer <= 0 and not styled
