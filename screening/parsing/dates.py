"""Date ranges as Indonesian and English CVs write them."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from screening.parsing.words import month_numbers, present_words


@dataclass(frozen=True, slots=True)
class Period:
    """A range found in a line; months as "YYYY-MM", `end` None when open. Offsets count in the line."""

    start: str | None
    end: str | None
    current: bool
    at: int
    until: int
    months: int | None


_DIGIT = re.compile(r"\d\d")


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = "|".join(sorted(month_numbers(), key=len, reverse=True))
    year = r"(?:19[5-9]\d|20[0-4]\d)"
    date = (
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{month})\b\.?,?\s*(?:\d{{1,2}},\s*)?(?:{year}|['’]\s?\d{{2}}|\d{{2}}(?!\d))"
        rf"|(?:\d{{1,2}}\s*[/.-]\s*)?\d{{1,2}}\s*[/.-]\s*{year}|{year}\s*[/.-]\s*(?:1[0-2]|0?[1-9])(?!\d)|{year})"
    )
    ranged = rf"(?:{date}|(?:0[1-9]|1[0-2])/\d\d(?![\d/]))"
    loose = rf"(?:(?:\d{{1,2}}\s+)?(?:{month})\b\.?)"
    now = "|".join(re.escape(word) for word in present_words())
    gap = r"\s*(?:[-–—−~‐‑‒]+|ï¼\S?|â€[“”\x93\x94]?|[ \x00-\x08\ufffe\ufffd]\s|→|/(?!\d)|s\s*[./]\s*d\.?|s\.?d\.?|sampai(?:\s+dengan)?|hingga|to|until|till|through)\s*"
    whole = re.compile(
        rf"(?:(?<![\w/.])|(?-i:(?<=[a-z])(?=[A-Z])))(?:(?P<a>{ranged}|{loose}){gap}(?P<b>(?:{now})\b|{ranged})"
        rf"|(?:sejak|since|mulai|from)\s+(?P<c>{date})(?:\s*{gap}?(?P<d>(?:{now})\b|{date}))?)(?![\w])",
        re.IGNORECASE,
    )
    single = re.compile(rf"(?<![\w/.])(?P<a>{date})(?![\w/])", re.IGNORECASE)
    return whole, single


def find_period(line: str, as_of: datetime.date) -> Period | None:
    """The first range in `line`, or None."""
    if _DIGIT.search(line) is None:
        return None
    match = _patterns()[0].search(line)
    if match is None:
        return _open_end(line, as_of)
    first, last = match["a"] or match["c"], match["b"] or match["d"]
    current = last is None or _is_present(last)
    end = None if current else _month(last, final=True)
    if first and not re.search(r"\d{4}|['’]|\d/\d\d$", first) and end and "-" in (end or ""):
        first = f"{first} {end[:4]}"
    start = _month(first, final=False)
    if start and end and start > end:
        if not (re.search(r"[^\W\d_]{3}", match["a"] or "") and re.search(r"[^\W\d_]{3}", last or "")):
            return None
        start, end = end, start  # "November 2021 - May 2021": a slip, yet the two months date a job
    return Period(start, end, current, match.start(), match.end(), _length(start, end, current, as_of))


_TRAILING_DASH = re.compile(r"\s*[-–—]\s*\)?$")


def _open_end(line: str, as_of: datetime.date) -> Period | None:
    """ "Jan 2019 –" with nothing behind: it goes on."""
    dash = _TRAILING_DASH.search(line) if len(line) < 120 else None
    if dash is None:
        return None
    match = next((m for m in _patterns()[1].finditer(line) if m.end() == dash.start()), None)
    start = _month(match["a"], final=False) if match else None
    return Period(start, None, True, match.start(), len(line), _length(start, None, True, as_of)) if match and start else None


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (1, 3)}
_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})\s*,?\s*((?:19|20)\d\d)\b", re.IGNORECASE)


def find_season(line: str, as_of: datetime.date) -> Period | None:
    """A single month, season or year as the range it covers: what dates a short job."""
    season = _SEASON.search(line)
    if season:
        first, last = (f"{season[2]}-{month:02}" for month in _SEASONS[season[1].lower()])
        return Period(first, last, False, season.start(), season.end(), _length(first, last, False, as_of))
    match = _patterns()[1].search(line)
    start, end = (_month(match["a"], final=final) if match else None for final in (False, True))
    if match is None or start is None or end is None:
        return None
    return Period(start, end, False, match.start(), match.end(), _length(start, end, False, as_of))


def find_date(line: str) -> tuple[str, int, int] | None:
    """The first single date in `line` as ("YYYY-MM" or "YYYY", start, end)."""
    match = _patterns()[1].search(line)
    value = _month(match["a"], final=False) if match else None
    return (value, match.start(), match.end()) if match and value else None


def _is_present(text: str) -> bool:
    return text.strip().lower() in present_words()


def _month(text: str, *, final: bool) -> str | None:
    """ "YYYY-MM"; a bare year means January, or December where it ends a range."""
    text = text.lower()
    if short_form := re.fullmatch(r"(\d\d)/(\d\d)", text.strip()):
        return f"{(2000 if int(short_form[2]) < 50 else 1900) + int(short_form[2])}-{short_form[1]}"
    year_match = re.search(r"(?:19|20)\d{2}", text)
    if year_match:
        year = int(year_match.group())
    else:
        short = re.search(r"['’]?\s?(\d{2})\s*$", text)
        if not short:
            return None
        year = int(short.group(1)) + (2000 if int(short.group(1)) < 50 else 1900)
    word = re.search(r"[a-zé]+", text)
    if word and (number := month_numbers().get(word.group())):
        return f"{year}-{number:02}"
    numbers = [int(n) for n in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
    if numbers and 1 <= numbers[-1] <= 12:
        return f"{year}-{numbers[-1]:02}"
    return f"{year}-{12 if final else 1:02}"


def month_index(month: str) -> int:
    """Months since year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _length(start: str | None, end: str | None, current: bool, as_of: datetime.date) -> int | None:
    if start is None:
        return None
    last = as_of.year * 12 + as_of.month - 1 if current or end is None else month_index(end)
    return max(last - month_index(start) + (0 if current else 1), 0)


def union_months(ranges: list[tuple[str, str | None]], as_of: datetime.date) -> int:
    """Months covered by the ranges, overlaps once; an open range ends at `as_of`."""
    now = as_of.year * 12 + as_of.month - 1
    spans = sorted((month_index(a), month_index(b) + 1 if b else now) for a, b in ranges)
    total, reached = 0, 0
    for start, end in spans:
        total += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return total
