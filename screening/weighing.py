"""What a find in a CV proves by itself: its quote, level and position, or the reason why it does not count."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

from screening.amounts import has_result
from screening.bullets import BULLET
from screening.gates import Gates
from screening.resume import Resume
from screening.scorecard import Evidence, EvidenceLevel
from screening.words import Words

_SUPPORT = re.compile(
    r"^\W*(?:helped|assisted|supported|shadowed|observed|membantu|mengamati|bantu-bantu|ikut|mengantar(?:kan)?"
    r"|memfotokopi|menjilid|mengetik|typed|photocopied|carried(?! out)"
    r"|mendampingi(?!(?: \d+| para| semua| setiap| calon)* (?:nasabah|klien|pelanggan|debitur|anggota|konsumen|mitra|umkm)\b))\b",
    re.IGNORECASE,
)
"""A line that says whose work it was not: helping proves less than doing."""
_UNITS = frozenset({"division", "divisi", "department", "departemen", "dept", "club", "klub"})
_MEMBER = frozenset({"member", "anggota"})
_COUNTED = {"experience", "internship", "volunteer", "projects"}
_SCHOOLS = {"education", "publications"}
_UNCOUNTED = {"interests", "references", "family", "declaration", "letter", "availability"}
_STOPPED_IN_AD = {"negated", "homonym", "instruction"}
_ANY_FIELD = {"people", "personal"}
"""Groups of skills at home in every field: negotiation keeps company with loans as well as with sales."""
_LISTS = {"skills", "languages"}
_HOME = "indonesian_language"
_NATIVE = r"(?:native|bahasa ibu|penutur asli|mother tongue|first language)"
_BEGUN = r"(?:basic|beginner|elementary|limited|passive|dasar|pemula|pasif|tingkat dasar|sedikit|a[12])"
_FLUENT = r"(?:fluent|fluency|full professional|professional working|proficient|advanced|excellent|lancar|fasih|mahir|sangat baik|aktif|c[12])"
_SHORT_LINE = 240
_LONGEST_QUOTE = 2 * _SHORT_LINE
"""More than a short line, or than what `_cut_quote` leaves of a long one."""
_LISTED = frozenset(",…0123456789")
"""Signs of a phrase that may go on behind a comma; in any other two words parted by one are two items of a list."""
APART = " … "
"""Stands between a verb and its object in the term of a find."""
_FIRST = itemgetter(0)

Raw = tuple[int, int, int, str, int | None, EvidenceLevel, str, str, bool]
"""A find before its company is known: quote offsets, page, section, position, level, reason, term, context."""
_Stretch = tuple[int, str, int | None, EvidenceLevel, str, int, int]
"""What holds for all words between two edges: page, section, position, level, reason, quote (to be cut where it ends at -1)."""


class Reader:
    """One CV while its finds are weighed; what holds for a whole block or stretch is worked out once."""

    def __init__(self, resume: Resume, text: str, words: Words, gates: Gates, posting: bool) -> None:
        self.resume, self.text, self.words = resume, text, words
        self._gates, self.posting = gates, posting
        self._line_starts = [line.start for line in resume.lines]
        spans = [*(section.span for section in resume.sections), *(position.span for position in resume.positions)]
        self._edges = sorted([*(span.start for span in spans), *(span.end for span in spans)])
        self._places: dict[int, tuple[str, int | None]] = {}
        bodies = [position.body.start for position in resume.positions]
        self._all_edges = sorted([*self._line_starts, *self._edges, *bodies])
        self._stretches: dict[int, _Stretch] = {}
        self._duties: dict[int, bool] = {}
        self._levels: dict[int, EvidenceLevel] = {}
        self._units = [] if _UNITS.isdisjoint(words.words) else [n for n, word in enumerate(words.words) if word in _UNITS]

    def weigh(self, first: int, last: int, phrase: str, context: bool) -> Raw:
        """What the find at words `first`–`last` proves by itself."""
        words = self.words
        start, end = words.starts[first], words.ends[last]
        stretch = bisect_right(self._all_edges, start)
        known = self._stretches.get(stretch)
        if known is None:
            known = self._stretches[stretch] = self._read_stretch(start, words.blocks[first])
        page, section, index, level, where, left, right = known
        apart = APART in phrase
        reason = self._gates.reason(first, last, apart)
        if apart and not reason and known[1] in _LISTS and "," in self.text[start:end]:
            reason = "homonym"
        if last > first and not reason and not apart and phrase.islower() and "," in self.text[start:end] and _LISTED.isdisjoint(phrase):
            reason = "homonym"
        reason = reason or where
        if self._units and not reason and self._is_unit(first, last):
            reason = "name"
        if reason and self.posting and reason not in _STOPPED_IN_AD:
            reason = ""
        if right < 0:
            left, right = _cut_quote(self.resume.text, words.spans[words.blocks[first]], start, end)
        return left, right, page, section, index, 0 if reason else level, reason, phrase, context

    def _read_stretch(self, start: int, block: int) -> _Stretch:
        """What holds for the word at `start` and all others up to the next edge of a line, section or position."""
        resume = self.resume
        page = resume.lines[bisect_right(self._line_starts, start) - 1].page if resume.lines else 1
        section, index = self._place(start)
        level: EvidenceLevel = 1
        where = ""
        if section in _SCHOOLS and index is None:
            where = "education"
        elif section in _UNCOUNTED:
            where = section
        elif index is not None or section in _COUNTED or (section in {"header", "other"} and self.is_duty(block)):
            in_title = index is not None and start < resume.positions[index].body.start
            level = 1 if in_title else self._line_level(block)
        if self.posting:
            where, level = "", 2
        left, right = self.words.spans[block]
        return page, section, index, level, where, left, _closed(resume.text, right) if right - left <= _SHORT_LINE else -1

    def _place(self, offset: int) -> tuple[str, int | None]:
        """The kind of section and the index of the position that hold `offset`; the same between two edges."""
        stretch = bisect_right(self._edges, offset)
        place = self._places.get(stretch)
        if place is None:
            section = next((s.kind for s in self.resume.sections if s.span.start <= offset < s.span.end), "other")
            index = next((i for i, p in enumerate(self.resume.positions) if p.span.start <= offset < p.span.end), None)
            place = self._places[stretch] = section, index
        return place

    def is_duty(self, block: int) -> bool:
        """A bulleted sentence outside any known section: work told without a heading."""
        found = self._duties.get(block)
        if found is None:
            start, end = self.words.spans[block]
            line_start = self.text.rfind("\n", 0, start) + 1
            bulleted = BULLET.match(self.resume.text[line_start:end])
            found = self._duties[block] = bool(bulleted) and _is_sentence(self.text[start : end + 1])
        return found

    def _line_level(self, block: int) -> EvidenceLevel:
        level = self._levels.get(block)
        if level is None:
            start, end = self.words.spans[block]
            line = self.text[start : _closed(self.text, end)]
            level = self._levels[block] = 1 if _SUPPORT.match(line) else 3 if has_result(line) else 2
        return level

    def _is_unit(self, first: int, last: int) -> bool:
        """ "Member of the CRM division": where somebody sat says nothing about what was done."""
        words, clauses = self.words.words, self.words.clauses
        place = bisect_right(self._units, last)
        near = self._units[place : place + 1]
        if not near or near[0] > last + 3 or clauses[near[0]] != clauses[last]:
            return False
        before = range(max(0, first - 5), first)
        return any(words[n] in _MEMBER and clauses[n] == clauses[first] for n in before)


class Company:
    """The quoted lines that show a skill, by its field: a word is known by the company it keeps."""

    def __init__(self, found: Mapping[str, Sequence[Raw]], groups: Mapping[str, str]) -> None:
        self._found, self._groups = found, groups
        self._lines: dict[str, list[tuple[int, int, str]]] = {}
        self._sure: dict[str, bool] = {}

    def keeps(self, skill: str, left: int, right: int) -> bool:
        """Whether the line shows another skill of the same field: "security" beside loans, not beside teamwork."""
        group = self._groups.get(skill, "")
        group = "" if group in _ANY_FIELD else group
        lines = self._lines.get(group)
        if lines is None:
            lines = self._lines[group] = self._list_lines(group)
        first = bisect_left(lines, (left - _LONGEST_QUOTE,))
        near = lines[first : bisect_left(lines, (right,), first)]
        return any(end > left and other != skill for _, end, other in near)

    def is_sure(self, skill: str) -> bool:
        """Whether something shows the skill that needs no company."""
        if skill not in self._sure:
            self._sure[skill] = any(not row[6] and not row[8] for row in self._found[skill])
        return self._sure[skill]

    def _list_lines(self, group: str) -> list[tuple[int, int, str]]:
        """Lines of one field, of all where `group` is empty, in the order of the text."""
        rows = {
            (row[0], row[1], skill)
            for skill, rows in self._found.items() if not group or self._groups.get(skill, "") == group
            for row in rows if not row[6]
        }  # fmt: skip
        return sorted(rows)


def finish(text: str, skill: str, rows: list[Raw], group: str, company: Company) -> tuple[Evidence, ...]:
    """The evidence of one skill, of the field `group`, in reading order; `text` is what it quotes.

    A short everyday word counts in a list of skills or beside a skill of its own field; where the skill is only shown
    elsewhere, it names the skill and proves no work. Nor does a trait named in one word; and a mother tongue is no skill.
    """
    if len(rows) > 1:
        rows.sort(key=_FIRST)
    found = []
    for left, right, page, section, index, level, reason, phrase, context in rows:
        quote, negated = text[left:right], reason == "negated"
        if context and not reason and section not in _LISTS and not company.keeps(skill, left, right):
            level = min(level, 1)
            reason = "" if company.is_sure(skill) else "homonym"
        if group == "personal" and phrase.isalpha():
            level = min(level, 1)
        if group == "language" and not reason and (skill == _HOME or _is_native(quote, phrase)):
            reason = "mother_tongue"
        found.append(Evidence(quote, page, left, right, section, index, 0 if reason else level, negated, reason, phrase, skill))
    return tuple(found)


def _is_native(quote: str, language: str) -> bool:
    """ "Mandarin (native)", "native Mandarin"."""
    return _native(language).search(quote) is not None


@functools.lru_cache(maxsize=256)
def _native(language: str) -> re.Pattern[str]:
    name = re.escape(language)
    return re.compile(rf"{name}\W{{0,3}}{_NATIVE}|{_NATIVE}(?: speaker of)?\W{{0,3}}{name}", re.IGNORECASE)


def grade_language(quote: str, language: str) -> float:
    """What the level named beside a language makes of it: 0.5 for a beginning, 1.3 for fluency, else 1."""
    begun, fluent = _grades(language.lower())
    if fluent.search(quote):
        return 1.3
    return 0.5 if begun.search(quote) else 1.0


@functools.lru_cache(maxsize=256)
def _grades(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = re.escape(re.sub(rf"\b(?:{_BEGUN}|{_FLUENT}|bahasa|berbahasa|in)\b", "", language).strip() or language)
    begun, fluent = (
        re.compile(rf"{name}\b[^\w,;]{{0,3}}{level}\b|\b{level}(?: in| berbahasa| bahasa)? {name}\b", re.IGNORECASE)
        for level in (_BEGUN, _FLUENT)
    )
    return begun, fluent


def _is_sentence(line: str) -> bool:
    """Four words, or three that end in a full stop."""
    return len(line.split()) >= (3 if line.rstrip().endswith(".") else 4)


def _cut_quote(text: str, block: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Of a long line some words on each side of `start`–`end`."""
    left = max(block[0], start - 100)
    right = min(block[1], end + 110)
    while left > block[0] and not text[left - 1].isspace():
        left += 1
        if left >= start:
            left = start
            break
    while right < block[1] and not text[right].isspace():
        right -= 1
        if right <= end:
            right = end
            break
    return left, _closed(text, right)


def _closed(text: str, end: int) -> int:
    """The end moved past a sign that belongs to the last word: "94%", "(aktif)"."""
    while end < len(text) and text[end] in "%)]”’":
        end += 1
    return end


