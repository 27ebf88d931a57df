"""Dated jobs: title, employer, place and the lines that belong to each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from screening.document import Line
from screening.parsing.cells import ONLY_KIND, Cell, employer_score, is_place, title_score
from screening.parsing.dates import Period
from screening.parsing.headers import Header, Row, find_headers, rows_of
from screening.parsing.rows import MOVED
from screening.parsing.words import job_title_words
from screening.resume import Position, Span

_INTERN = re.compile(r"\b(?:intern(?:ship)?|magang|pkl|praktik kerja|prakerin|apprentice|trainee program)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:part[- ]?time|paruh waktu|freelance|lepas waktu)\b", re.IGNORECASE)
_ON_OWN = re.compile(r"\b(?:freelanc\w*|self[- ]employed|pekerja lepas|wiraswasta|independent)\b", re.IGNORECASE)
_CITY_BEHIND = re.compile(r"(?<=\w)\s*\(([^()]{3,60})\)$")
_TOLD_BEHIND = re.compile(r"(?:formerly|previously|acquired|now|part of|an?|under|via|through|client|contract|subsidiary|sekarang|dahulu|dulu|anak perusahaan)\b", re.IGNORECASE)
_SHORT_REGION = re.compile(r"[A-Z][\w .'-]+, [A-Z][a-z]{0,3}\.?")
_QUALIFIER = re.compile(r"\b(?:contract|kontrak|remote|freelance|part[- ]?time|full[- ]?time|temporary|seasonal|promoted|acting|voluntary|hybrid|wfh)\b", re.IGNORECASE)
_SURE = 0.8


@dataclass(slots=True)
class _Slot:
    """A place in the headers of one section: which row from the dates, which piece of it, and its look."""

    total: float = 0.0
    seen: int = 0

    @property
    def lean(self) -> float:
        """Towards title above 0, towards employer below."""
        return self.total / self.seen * min(self.seen, 4) / 4 if self.seen else 0.0


Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Read:
    title: Cell | None
    employer: Cell | None
    place: Cell | None


def find_positions(lines: Sequence[Line], kind: Any, as_of: datetime.date) -> list[Position]:
    """Positions of one section's lines (its heading left out), in the order written."""
    rows = rows_of(lines, as_of)
    headers = find_headers(rows)
    slots = _learn(headers)
    found: list[Position] = []
    group: Cell | None = None
    for number, header in enumerate(headers):
        read = _assign(header, slots)
        if read.title is None and read.employer is None:
            continue
        following = headers[number + 1] if number + 1 < len(headers) else None
        if _opens_group(read, header, following, slots):
            group = read.employer
            continue
        if read.employer is not None:
            group = read.employer if header.first < _index(header) or len(headers) > 1 else None
        elif group is not None and not (read.title and _ON_OWN.search(read.title.text)):
            read = replace(read, employer=group)
        found.append(_position(read, header, rows, kind))
    return found


def _index(header: Header) -> int:
    return header.first + header.rows.index(header.anchor)


def _opens_group(read: _Read, header: Header, following: Header | None, slots: dict[Key, _Slot]) -> bool:
    """A company with its whole range above the titles held there, each with a range of its own."""
    if read.title is not None or following is None or following.first - header.last > 1:
        return False
    after = _assign(following, slots)
    return after.title is not None and (after.employer is None or after.employer.employer <= 0)


def _keys(header: Header) -> list[tuple[Key, Cell]]:
    middle = header.rows.index(header.anchor)
    found = []
    for number, row in enumerate(header.rows):
        inside = [cell for cell in row.cells if not cell.place]
        found += [((number - middle, place), cell) for place, cell in enumerate(inside)]
    return found


def _learn(headers: Sequence[Header]) -> dict[Key, _Slot]:
    """What the sure headers of a section say about each place in a header."""
    slots: dict[Key, _Slot] = {}
    for header in headers:
        for key, cell in _keys(header):
            lean = cell.title - cell.employer
            if abs(lean) >= _SURE:
                slot = slots.setdefault(key, _Slot())
                slot.total += max(-1.0, min(lean, 1.0))
                slot.seen += 1
    return slots


def _assign(header: Header, slots: dict[Key, _Slot]) -> _Read:
    """The pair of pieces that together make the best title and employer."""
    keyed = _without_kinds([(key, cell) for key, cell in _keys(header) if len(cell.text) > 1])
    titles: list[tuple[float, Cell | None]] = [(0.0, None)]
    employers: list[tuple[float, Cell | None]] = [(0.0, None)]
    for number, (key, cell) in enumerate(keyed):
        lean = 1.3 * slots[key].lean if key in slots else 0.0
        known = max(cell.title, cell.employer) > 0
        soft = 0.25 if cell.soft else 0.0
        titles.append((cell.title * (0.4 if ONLY_KIND.fullmatch(cell.text) else 1.0) - 0.6 * cell.employer + lean + (0 if known else 0.05) - 0.01 * number - soft, cell))
        employers.append((cell.employer - 0.6 * cell.title - lean + (0 if known else 0.5) - 0.02 * number - soft, cell))
    pairs = ((worth + value, first, second) for worth, first in titles for value, second in employers
             if worth >= 0 and value >= 0 and (first is None or first is not second))  # fmt: skip
    _, title, employer = max(pairs, key=lambda pair: pair[0])
    title = _extended(title, employer, [cell for _, cell in keyed]) if title else None
    place = next((cell for row in header.rows for cell in row.cells if cell.place), None)
    if (title is None or employer is None) and (pair := _title_before_employer(title or employer)):
        return _Read(*pair, place)
    vague = employer is None or (place is not None and employer.employer <= 0 and place.end < employer.start)
    if vague and title is not None and place is not None:
        named, region = _employer_before(place)
        employer, place = (named, region) if named else (employer, place)
    if employer is None and title is not None:
        title, employer = _employer_within(title)
    if title is None and employer is not None:
        title, employer = _title_within(employer)
    return _Read(title, _without_aside(employer) if employer else None, place)


def _without_kinds(keyed: list[tuple[Key, Cell]]) -> list[tuple[Key, Cell]]:
    """`keyed` without "Full-time" or "Magang" where title and employer stand beside it; "Freelance" takes the place of an employer."""
    kinds = [cell for _, cell in keyed if ONLY_KIND.fullmatch(cell.text)]
    others = [cell for _, cell in keyed if cell not in kinds]
    if not kinds or not others:
        return keyed
    if len(others) == 1 and others[0].title > 0:
        own = next((cell for cell in kinds if _ON_OWN.fullmatch(cell.text)), None)
        return [(key, replace(cell, title=0.0, employer=1.0) if cell is own else cell) for key, cell in keyed if cell is own or cell not in kinds]
    return [(key, cell) for key, cell in keyed if cell not in kinds] if len(others) > 1 else keyed


def _without_aside(employer: Cell) -> Cell:
    """ "Harlow Foods (San Mateo, Ca.)" and "Harlow Foods (acquired by Oakley)" are called "Harlow Foods"."""
    behind = _CITY_BEHIND.search(employer.text)
    if behind is None or not (is_place(behind[1]) or _SHORT_REGION.fullmatch(behind[1]) or _TOLD_BEHIND.match(behind[1]) or ONLY_KIND.fullmatch(behind[1])):
        return employer
    return replace(employer, text=employer.text[: behind.start()])


def _title_before_employer(cell: Cell | None) -> tuple[Cell, Cell] | None:
    """ "WEB DEVELOPER VINARA TECHNOLOGIES": the employer's name behind the last word of the title, as on a line that told them apart by weight."""
    if cell is None or title_score(cell.text) <= 0:
        return None
    words = list(re.finditer(r"\S+", cell.text))
    trades = [index for index, word in enumerate(words) if word.group().lower().strip("().,") in job_title_words()]
    at = trades[-1] + 1 if trades else len(words)
    while at < len(words) and (words[at].group()[0] == "(" or (words[at - 1].group()[0] == "(" and words[at - 1].group()[-1] != ")")):
        at += 1
    at = next((index for index in range(at, len(words)) if _EMPLOYERS_BEGIN.fullmatch(words[index].group())), at)
    if not 1 <= at < len(words) - 1 or _JOINED.match(words[at].group()):
        return None
    left, right, start = cell.text[: words[at].start()].strip(), cell.text[words[at].start() :], cell.start + words[at].start()
    worth = employer_score(right) or (1.0 if _EMPLOYERS_BEGIN.match(right) else 0.0)
    return (Cell(left, cell.start, cell.soft, title_score(left), 0.0, False), Cell(right, start, False, 0.0, worth, False)) if worth > 0 else None


_EMPLOYERS_BEGIN = re.compile(
    r"(?:PT|CV|UD|RS|RSUD|RSIA|BPR|SMA|SMK|SMP|SD|TK|MI|MTs|MA|SMAN|SMKN|SMPN|SDN|MAN|PAUD|Bank|Universitas|Politeknik|Institut|Dinas|Toko|Kantor|Klinik|Hotel|Yayasan|Koperasi|Apotek|Puskesmas|Restoran)\b\.?"
)
_JOINED = re.compile(r"(?:of|for|in|and|at|to|the|di|dan|untuk|bidang|bagian|[-–—&/|,]).{0,1}$", re.IGNORECASE)


def _employer_within(title: Cell) -> tuple[Cell, Cell | None]:
    """ "Account Manager (Zenvia)"."""
    match = re.fullmatch(r"(.{4,}?)\s*\(([A-Z][^()]{2,40})\)", title.text) or re.fullmatch(r"([^/]{4,}?)\s*/\s+(\(?[A-Z][^/]{2,80})", title.text)
    if match is None or title_score(match[2]) > 0 or _QUALIFIER.search(match[2]):
        return title, None
    start = title.start + match.start(2)
    return replace(title, text=match[1]), replace(title, text=match[2], start=start, title=0.0)


def _title_within(employer: Cell) -> tuple[Cell | None, Cell]:
    """ "PT Sinar Laut (Staf Gudang)"."""
    match = re.fullmatch(r"(.{3,}?)\s*\(([A-Z][^()]{2,40})\)", employer.text)
    if match is None or title_score(match[2]) <= 0.9:
        return None, employer
    start = employer.start + match.start(2)
    return replace(employer, text=match[2], start=start, employer=0.0), replace(employer, text=match[1])


def _employer_before(place: Cell) -> tuple[Cell | None, Cell]:
    """ "Wanadri Komunika, Jakarta" has the form of a place, but where no employer is written it is one."""
    name, comma, region = place.text.partition(",")
    region = region.strip()
    if not comma or is_place(name) or len(region) < 4 or len(name.split()) > 5:
        return None, place
    start = place.end - len(region)
    return replace(place, text=name.strip(), place=False), replace(place, text=region, start=start)


def _extended(title: Cell, employer: Cell | None, cells: Sequence[Cell]) -> Cell:
    """ "Vice President, Banking Operations": what follows by a comma or dash and is nothing else belongs to it."""
    at = next((index for index, cell in enumerate(cells) if cell is title), len(cells))
    reached = title
    most = 2.0 if employer and employer.start < title.start else 1.3
    for cell in cells[at + 1 :]:
        if not cell.soft or cell is employer or cell.employer > most or cell.place or cell.start - reached.end > 4:
            break
        reached = cell
    if reached is title or employer is None:
        return title
    gap = "," if cells[at + 1].start - title.end <= 2 else " -"
    text = f"{gap} ".join([title.text, *(cell.text for cell in cells[at + 1 : cells.index(reached) + 1])])
    return replace(title, text=text)


def _position(read: _Read, header: Header, rows: Sequence[Row], kind: Any) -> Position:
    period = header.anchor.period or Period(None, None, False, 0, 0, None)
    span, body = _spans(header, rows)
    title, employer = read.title, read.employer
    head = " ".join(row.text for row in header.rows)
    return Position(
        title.text if title else None, employer.text if employer else None, read.place.text if read.place else None,
        period.start, period.end, period.current, period.months, span, body,
        Span(title.start, title.end) if title else None, Span(employer.start, employer.end) if employer else None,
        _kind_of(title.text if title else "", head, kind),
    )  # fmt: skip


def _spans(header: Header, rows: Sequence[Row]) -> tuple[Span, Span]:
    """Where header and duties stand in the text; a date put beside its row stands elsewhere and does not count."""
    lines = [line for row in header.rows for line in row.lines]
    head = [line for line in lines if line.column != MOVED] or lines
    duties = [line for row in rows[header.last + 1 : header.until] for line in row.lines if line.column != MOVED]
    start, end = min(line.start for line in head), max(line.end for line in duties or head)
    return Span(start, end), Span(duties[0].start if duties else end, end)


def _kind_of(title: str, head: str, kind: Any) -> Any:
    if kind == "work" and (_INTERN.search(title) or _INTERN.match(head.lstrip(" •-–"))):
        return "internship"
    return "part_time" if kind == "work" and _PART.search(head) else kind
