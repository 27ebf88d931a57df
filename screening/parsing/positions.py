"""Dated jobs: title, employer, place and the lines that belong to each."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from screening.document import Line
from screening.parsing.dates import Period, find_period
from screening.parsing.rows import MOVED
from screening.parsing.words import _load
from screening.resume import Position, Span

_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣∙·*➢➤►✓✔❖o]\s|[-–—]\s|\d{1,2}[.)]\s|[a-z][.)]\s)")
_SPLIT = re.compile(r"\s+[|•·●▪]\s*|\t|\s{3,}|\s+[–—]\s+|\s+-\s+|\s+@\s+|\s+(?:at|di)\s+(?=[A-Z])")
_INTERN = re.compile(r"\b(?:intern(?:ship)?|magang|pkl|praktik kerja|prakerin|apprentice|trainee program)\b", re.IGNORECASE)
_DUTY = re.compile(r"(?!Men(?:ara|teri|tari|tor)|Mem(?:ber|orial)|Mer(?:c|dek|api|ek)|Mel(?:ati|bourn)|Mess)(?:Me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|Ber(?:tanggung|hasil|koordinasi))\b")
_PLACE_LINE = re.compile(r"[A-Z][\w.' -]{1,28},\s*[A-Z][\w.' -]{1,24}")
_DURATION = re.compile(r"\d+\s+(?:years?|months?|tahun|bulan)(?:\s+\d+\s+(?:months?|bulan))?", re.IGNORECASE)
_PART = re.compile(r"\b(?:part[- ]?time|paruh waktu|freelance|lepas waktu)\b", re.IGNORECASE)
_LEGAL = re.compile(r"\b(?:PT|CV|UD|PD|Tbk|Inc|Ltd|LLC|LLP|Corp|GmbH|Co|Pte|Pvt|BPR|KSP)\b\.?")
_LABELLED = re.compile(
    r"^\s*(?P<label>jabatan|posisi|position|title|job title|perusahaan|nama perusahaan|company|employer|instansi|lokasi|location)\s*[:：]\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_TITLE_LABELS = {"jabatan", "posisi", "position", "title", "job title"}
_PLACE_LABELS = {"lokasi", "location"}


@functools.cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = _load("job_words.yaml")
    return frozenset(data["title"]), frozenset(data["employer"]), frozenset(data["place"])


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    start: int


def find_positions(lines: Sequence[Line], kind: Any, as_of: datetime.date) -> list[Position]:
    """Positions of one section's lines (its heading left out), in the order written."""
    anchors = [(i, period) for i, line in enumerate(lines) if (period := _anchor(line, as_of))]
    if not anchors:
        return []
    leads = _headers_lead(lines, [i for i, _ in anchors])
    blocks = [_block(lines, anchors, number, leads) for number in range(len(anchors))]
    found: list[Position] = []
    for number, (index, period) in enumerate(anchors):
        first, last = blocks[number]
        until = blocks[number + 1][0] if number + 1 < len(anchors) else len(lines)
        head = lines[first : last + 1]
        position = _position(head, index - first, period, kind)
        if position.title is None and position.employer is None:
            continue
        span, body = _spans(lines, first, last, until)
        position = replace(position, span=span, body=body)
        if position.employer is None and found and first == index and _is_short(lines[index]):
            position = replace(position, employer=found[-1].employer, employer_span=found[-1].employer_span)
        found.append(position)
    return found


def _spans(lines: Sequence[Line], first: int, last: int, until: int) -> tuple[Span, Span]:
    """Where header and duties stand in the text; a date put beside its row stands elsewhere and does not count."""
    head = [line for line in lines[first : last + 1] if line.column != MOVED] or lines[first : last + 1]
    duties = [line for line in lines[last + 1 : until] if line.column != MOVED]
    end = duties[-1].end if duties else head[-1].end
    return Span(head[0].start, end), Span(duties[0].start if duties else end, end)


def _anchor(line: Line, as_of: datetime.date) -> Period | None:
    """A range that dates a job rather than one told inside a sentence."""
    period = find_period(line.text, as_of)
    if period is None:
        return None
    rest = (line.text[: period.at] + " " + line.text[period.until :]).strip(" ()|,-–—:•·")
    sentence = len(rest) > 95 or (_BULLET.match(line.text) and len(rest.split()) > 9) or (rest.endswith(".") and len(rest.split()) > 8)
    return None if sentence else period


def _is_header(line: Line) -> bool:
    text = line.text.strip()
    if not text or _BULLET.match(line.text) or len(text) > 110 or _DUTY.match(text):
        return False
    return not (text.endswith((".", ";")) and len(text.split()) > 6 and not _LEGAL.search(text[-8:])) and not text[:1].islower()


def _is_short(line: Line) -> bool:
    return len(line.text.split()) <= 14


def _headers_lead(lines: Sequence[Line], anchors: list[int]) -> bool:
    """Whether title or employer stand above the line with the dates in this section."""
    above = sum(1 for index in anchors if index and _is_header(lines[index - 1]) and (index - 1) not in anchors and _has_word(lines[index - 1]))
    bare = sum(1 for index in anchors if _rest_is_empty(lines[index]))
    return anchors[0] > 0 and _is_header(lines[anchors[0] - 1]) and (above * 2 >= len(anchors) or bare * 2 >= len(anchors))


def _rest_is_empty(line: Line) -> bool:
    return len(re.sub(r"[\W\d_]+", "", line.text)) < 22 and not _has_word(line)


def _has_word(line: Line) -> bool:
    titles, employers, _ = _words()
    words = set(re.findall(r"[\w-]+", line.text.lower()))
    return bool(words & (titles | employers))


def _block(lines: Sequence[Line], anchors: list[tuple[int, Period]], number: int, leads: bool) -> tuple[int, int]:
    """First and last line of the header around an anchor."""
    index = anchors[number][0]
    floor = anchors[number - 1][0] + 1 if number else 0
    ceiling = anchors[number + 1][0] if number + 1 < len(anchors) else len(lines)
    first = last = index
    if leads:
        while first > floor and index - first < 2 + _has_place_line(lines[first:index]) and _is_header(lines[first - 1]) and _is_short(lines[first - 1]):
            if first < index and _belongs_above(lines, first, index):
                break
            first -= 1
    has = _kinds([part for line in lines[first : last + 1] for part in _parts(line, None)])
    limit = 2 if first == index else 1
    while last + 1 < ceiling and last - index < limit and has != {"title", "employer"}:
        following = lines[last + 1]
        if not _is_header(following) or not _is_short(following) or len(following.text) > 80:
            break
        kinds = _kinds(_parts(following, None))
        if not kinds and not (last == index and _rest_is_empty(lines[index]) and first == index) and "title" not in has:
            break
        if "title" in has and kinds == {"title"} and number + 1 < len(anchors) and leads:
            break
        last += 1
        has |= kinds or ({"employer"} if "title" in has else set())
    return first, last


def _has_place_line(lines: Sequence[Line]) -> bool:
    return any(_is_place_line(line) for line in lines)


def _is_place_line(line: Line) -> bool:
    return bool(_PLACE_LINE.fullmatch(line.text.strip())) and not _kinds(_parts(line, None))


def _belongs_above(lines: Sequence[Line], first: int, index: int) -> bool:
    """Whether the line above `first` is the last duty of the job before: what this header lacks stands below its dates."""
    has = _kinds([part for line in lines[first : index + 1] for part in _parts(line, None)])
    below = _kinds(_parts(lines[index + 1], None)) if index + 1 < len(lines) and _is_header(lines[index + 1]) else set()
    above = _kinds(_parts(lines[first - 1], None))
    return has == {"title", "employer"} or bool(has and below - has and not above - has) or (not above and len(lines[first - 1].text) > 40)


def _kinds(parts: Sequence[_Part]) -> set[str]:
    found = set()
    for part in parts:
        title, employer = _title_score(part.text), _employer_score(part.text)
        if title > employer and title > 0:
            found.add("title")
        elif employer > 0:
            found.add("employer")
    return found


def _parts(line: Line, period: Period | None) -> list[_Part]:
    text = line.text
    if period is not None:
        text = text[: period.at] + " \t " + " " * max(period.until - period.at - 3, 0) + text[period.until :]
    parts, at = [], 0
    for match in [*_SPLIT.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[at:end]
        for piece, offset in _by_comma(raw):
            cleaned = piece.strip(" ,;:[]-–—|•·●▪*")
            cleaned = cleaned if "(" in cleaned and ")" in cleaned else cleaned.strip("() ,;:")
            if cleaned and re.search(r"[^\W\d_]", cleaned) and not _DURATION.fullmatch(cleaned):
                parts.append(_Part(cleaned, line.start + at + offset + piece.find(cleaned)))
        at = match.end() if match else end
    return parts


def _by_comma(raw: str) -> list[tuple[str, int]]:
    """Pieces between commas; a legal form or a department stays with what stands before it."""
    pieces, at = [], 0
    for match in re.finditer(r",\s+|,(?=[A-Z])|\s*\((?=(?:PT|CV)\b)", raw):
        if re.match(r"(?:Inc|Ltd|LLC|Tbk|Co(?!-)|LLP|Corp|GmbH|S\.A)\b", raw[match.end() :]):
            continue
        pieces.append((raw[at : match.start()], at))
        at = match.end()
    return [*pieces, (raw[at:], at)]


def _title_score(text: str) -> float:
    words = re.findall(r"[\w-]+", text.lower())
    titles = _words()[0]
    hits = sum(word in titles for word in words)
    return 0.0 if not words or len(words) > 10 else hits * 2 / (1 + len(words) / 6) + (0.5 if words[-1] in titles else 0)


def _employer_score(text: str) -> float:
    _, employers, places = _words()
    lower = text.lower()
    words = re.findall(r"[\w-]+", lower)
    score = 2.5 if _LEGAL.search(text) else 0.0
    score += sum(word in employers for word in words) * 1.2
    score += 2.0 if lower.startswith("company name") else 0
    return score - (2.0 if lower in places else 0)


def _position(head: Sequence[Line], anchor: int, period: Period, kind: Any) -> Position:
    parts, title, employer, place = [], None, None, None
    for number, line in enumerate(head):
        labelled = _LABELLED.match(line.text)
        if labelled:
            part = _Part(labelled["value"].strip(), line.start + labelled.start("value"))
            label = labelled["label"].lower()
            if label in _TITLE_LABELS:
                title = part
            elif label in _PLACE_LABELS:
                place = part
            else:
                employer = part
            continue
        pieces = _parts(line, period if number == anchor else None)
        apart = line.column == MOVED or (len(head) > 2 and number != anchor and _is_place_line(line))
        if apart and place is None and pieces and not _kinds(pieces):
            place = pieces[0]
        else:
            parts += pieces
    rest = [part for part in parts if len(part.text) > 1]
    title = title or _best(rest, _title_score, _employer_score)
    rest = [part for part in rest if part is not title]
    employer = employer or _best(rest, _employer_score, _title_score) or _first_that_is_no_place(rest)
    rest = [part for part in rest if part is not employer]
    if title is None and employer is not None and rest and not _is_place(rest[0].text):
        title, rest = rest[0], rest[1:]
    place = place or next((part for part in rest if _is_place(part.text)), None) or (rest[-1] if rest and title else None)
    return Position(
        title.text if title else None, employer.text if employer else None, place.text if place else None,
        period.start, period.end, period.current, period.months, Span(0, 0), Span(0, 0),
        Span(title.start, title.start + len(title.text)) if title else None,
        Span(employer.start, employer.start + len(employer.text)) if employer else None,
        _kind_of(title.text if title else "", " ".join(line.text for line in head), kind),
    )  # fmt: skip


def _best(parts: Sequence[_Part], wanted: Any, other: Any) -> _Part | None:
    scored = [(wanted(part.text) - other(part.text) * 0.8, -index, part) for index, part in enumerate(parts) if wanted(part.text) > 0]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] > 0 else None


def _is_place(text: str) -> bool:
    return bool(set(re.findall(r"\w+", text.lower())) & _words()[2]) or bool(re.fullmatch(r"[A-Z]{2,3}|State|City", text))


def _first_that_is_no_place(parts: Sequence[_Part]) -> _Part | None:
    return next((part for part in parts if not _is_place(part.text) and len(part.text) > 1), None)


def _kind_of(title: str, head: str, kind: Any) -> Any:
    if kind == "work" and _INTERN.search(title):
        return "internship"
    return "part_time" if kind == "work" and _PART.search(head) else kind
