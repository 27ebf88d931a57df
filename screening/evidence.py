"""Where a CV shows a skill: each find a verbatim quote with level, position, or the reason why it does not count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from screening.amounts import has_result
from screening.gates import Gates, Mark
from screening.masking import masked_text
from screening.patterns import REACH
from screening.resume import Position, Resume
from screening.scorecard import Evidence, EvidenceLevel
from screening.vocabulary import LEAF, Vocabulary, load_vocabulary
from screening.words import BULLET, Words, read_words

__all__ = ["EvidenceIndex", "find_evidence", "masked_text", "position_weight"]

_SUPPORT = re.compile(
    r"^\W*(?:helped|assisted|supported|shadowed|observed|membantu|mendampingi|mengamati|bantu-bantu|ikut)\b",
    re.IGNORECASE,
)
"""A line that says whose work it was not: helping proves less than doing."""
_UNITS = frozenset({"division", "divisi", "department", "departemen", "dept", "club", "klub"})
_MEMBER = frozenset({"member", "anggota"})
_COUNTED = {"experience", "internship", "volunteer", "projects"}
_UNCOUNTED = {"interests", "references", "family", "declaration", "letter", "availability"}
_ANY_FIELD = {"people", "personal"}
"""Groups of skills at home in every field: negotiation keeps company with loans as well as with sales."""
_LISTS = {"skills", "languages"}
_HOME = "indonesian_language"
_NATIVE = r"(?:native|bahasa ibu|penutur asli|mother tongue|first language)"
_FAR_APART = 9
"""Words from a verb to its object, at most: "menjaga dan membina … hubungan"."""
_LONG_MATCH = 14
_LONGEST_TERM = 7
_SHORT_LINE = 240

EvidenceIndex = Mapping[str, tuple[Evidence, ...]]
"""Skill id → everything found for it, counted or not, in reading order."""
_LISTED = frozenset(",…0123456789")
"""Signs of a phrase that may go on behind a comma; in any other two words parted by one are two items of a list."""
APART = " … "
"""Stands between a verb and its object in the term of a find."""
Find = tuple[int, int, str, tuple[str, ...], bool]
"""First and last word, the phrase, its skills, and whether it counts only near other evidence."""


def find_evidence(resume: Resume, vocabulary: Vocabulary | None = None, *, posting: bool = False) -> EvidenceIndex:
    """All evidence for all skills of the lexicon, found once; scoring many roles is arithmetic on it.

    The same words prove a skill once, the surer reading first.

    `posting`: the text is a job ad, where every line tells the work and only homonyms and denials are stopped.
    """
    vocabulary = vocabulary or load_vocabulary()
    text = masked_text(resume)
    words = read_words(resume, text, vocabulary)
    terms, marks = match_phrases(words, vocabulary)
    reader = _Reader(resume, text, words, Gates(words, marks), posting)
    seen: dict[str, set[int]] = {}
    found: dict[str, list[_Raw]] = {}
    sure, unsure = [find for find in terms if not find[4]], [find for find in terms if find[4]]
    for finds in (_pair_hits(words), sure, _pattern_hits(reader, vocabulary), unsure):
        for first, last, phrase, skills, context in finds:
            places, raw = range(first, last + 1), None
            for skill in skills:
                taken = seen.setdefault(skill, set())
                if taken.isdisjoint(places):
                    taken.update(places)
                    raw = raw or reader.weigh(first, last, phrase, context)
                    found.setdefault(skill, []).append(raw)
    company = _company(found, vocabulary.groups)
    return {skill: reader.finish(skill, rows, company) for skill, rows in found.items()}


def match_phrases(words: Words, vocabulary: Vocabulary) -> tuple[list[Find], list[Mark]]:
    """One pass over the words: terms, longest first, none inside a longer one of its skill; and the gates' phrases."""
    finds: list[Find] = []
    marks: list[Mark] = []
    covered: dict[str, int] = {}
    canonical, surfaces, count = words.words, words.surfaces, len(words.words)
    for first in words.busy:
        node = surfaces[first].node
        if node is None:
            continue
        last, ends = first, []
        while True:
            leaf = node.get(LEAF)
            if leaf:
                if leaf[1]:
                    marks.append((first, last, leaf[1]))
                if leaf[0] >= 0:
                    ends.append((last, leaf[0]))
            last += 1
            if last == count:
                break
            node = node.get(canonical[last])
            if node is None:
                break
        if ends:
            finds += _fresh_terms(first, ends, words, vocabulary, covered)
    finds += _guessed_terms(finds, words, vocabulary)
    return finds, marks


def _fresh_terms(
    first: int, ends: Sequence[tuple[int, int]], words: Words, vocabulary: Vocabulary, covered: dict[str, int]
) -> Iterator[Find]:
    """A term of one word that had to be put right counts only near other evidence."""
    for last, number in reversed(ends):
        if words.blocks[first] != words.blocks[last]:
            continue
        phrase, skills, context = vocabulary.terms[number]
        context = context or (first == last and words.surfaces[first].corrected)
        fresh = tuple([skill for skill in skills if covered.get(skill, -1) < first])
        if fresh:
            for skill in fresh:
                covered[skill] = last
            yield first, last, phrase, fresh, context


def _guessed_terms(finds: Sequence[Find], words: Words, vocabulary: Vocabulary) -> list[Find]:
    """Terms of several words, one of them mistyped: the others vouch for it."""
    found: list[Find] = []
    for place in words.odd:
        for guess in words.surfaces[place].guesses:
            found += _terms_around(place, guess, words, vocabulary)
    taken = {(skill, place) for first, last, _, skills, _ in finds for skill in skills for place in range(first, last + 1)}
    return [find for find in found if not any((skill, n) in taken for skill in find[3] for n in range(find[0], find[1] + 1))]


def _terms_around(place: int, guess: str, words: Words, vocabulary: Vocabulary) -> Iterator[Find]:
    block = words.blocks[place]
    low = max(0, place - _LONGEST_TERM + 1)
    near = words.words[low : place + _LONGEST_TERM]
    near[place - low] = guess
    for first in range(place - low + 1):
        node, last, longest = vocabulary.tree.get(near[first]), first, None
        while node is not None:
            leaf = node.get(LEAF)
            if leaf and leaf[0] >= 0 and last > first and low + last >= place and words.blocks[low + last] == block:
                longest = last, leaf[0]
            last += 1
            node = node.get(near[last]) if last < len(near) else None
        if longest and words.blocks[low + first] == block:
            phrase, skills, context = vocabulary.terms[longest[1]]
            yield low + first, low + longest[0], phrase, skills, context
            return


def _pair_hits(words: Words) -> Iterator[Find]:
    """A verb and its object some words on, in one clause."""
    canonical, clauses = words.words, words.clauses
    for first in words.busy:
        rows = words.surfaces[first].pairs
        if not rows:
            continue
        end = bisect_right(clauses, clauses[first], first + 1, min(first + _FAR_APART, len(canonical)))
        after = canonical[first + 1 : end]
        for skill, objects in rows:
            if not objects.isdisjoint(after):
                step = next(n for n, word in enumerate(after, 1) if word in objects)
                yield first, first + step, f"{canonical[first]}{APART}{canonical[first + step]}", (skill,), False


def _pattern_hits(reader: _Reader, vocabulary: Vocabulary) -> Iterator[Find]:
    """Verb-and-object patterns on the lines of dated positions."""
    words, flat = reader.words, reader.text.replace("\n", " ")
    starts = words.starts
    for begin, end in _work_spans(reader):
        places = _possible_starts(words, begin, end, vocabulary.owners)
        for number in sorted({*places, *vocabulary.anywhere}):
            pattern, done = vocabulary.pattern(number), begin
            skill = vocabulary.patterns[number][0]
            found: Iterator[re.Match[str] | None] = (
                (pattern.match(flat, starts[place], end) for place in places[number])
                if number in places
                else pattern.finditer(flat, begin, end)
            )
            for match in found:
                if match is None or match.start() < done:
                    continue
                done = match.end()
                first, last = bisect_left(starts, match.start()), bisect_left(starts, done) - 1
                if first < len(starts) and last >= first and last - first < _LONG_MATCH:
                    yield first, last, match.group(), (skill,), False


def _possible_starts(words: Words, begin: int, end: int, owners: Sequence[int]) -> dict[int, list[int]]:
    """Pattern → words at which it can match: those that can start it, with a word that completes it near enough."""
    surfaces, starts, busy = words.surfaces, words.starts, words.busy
    low, high = bisect_left(starts, begin), bisect_left(starts, end)
    inside = busy[bisect_left(busy, low) : bisect_left(busy, high)]
    second = [index for index in inside if surfaces[index].second]
    found: dict[int, list[int]] = {}
    for index in inside:
        surface = surfaces[index]
        if not surface.first and not surface.alone:
            continue
        numbers, limit = set(surface.alone), words.ends[index] + REACH
        for other in second[bisect_left(second, index) :] if surface.first else ():
            if starts[other] > limit:
                break
            if not surface.first.isdisjoint(surfaces[other].second):
                numbers.update([owners[arm] for arm in surface.first & surfaces[other].second])
        for number in numbers:
            found.setdefault(number, []).append(index)
    return found


def _work_spans(reader: _Reader) -> Iterator[tuple[int, int]]:
    """Where work is told: the whole of an ad; the lines of positions, or without any position the bulleted sentences."""
    if reader.posting:
        yield from reader.words.spans.values()
    elif reader.resume.positions:
        yield from ((position.body.start, position.body.end) for position in reader.resume.positions)
    else:
        yield from (span for block, span in reader.words.spans.items() if reader.is_duty(block))


_LEFT = itemgetter(0)
_Raw = tuple[int, int, int, str, int | None, EvidenceLevel, str, str, bool]
"""A find before its company is known: quote offsets, page, section, position, level, reason, term, context."""


class _Reader:
    """One CV while it is searched; what holds for a whole block or stretch is worked out once."""

    def __init__(self, resume: Resume, text: str, words: Words, gates: Gates, posting: bool) -> None:
        self.resume, self.text, self.words = resume, text, words
        self._gates, self.posting, self._groups = gates, posting, load_vocabulary().groups
        spans = [*(section.span for section in resume.sections), *(position.span for position in resume.positions)]
        self._edges = sorted({edge for span in spans for edge in (span.start, span.end)})
        self._places: dict[int, tuple[str, int | None]] = {}
        self._duties: dict[int, bool] = {}
        self._levels: dict[int, EvidenceLevel] = {}
        self._line_starts = [line.start for line in resume.lines]
        self._pages = [line.page for line in resume.lines]
        units = [] if _UNITS.isdisjoint(words.words) else [n for n, word in enumerate(words.words) if word in _UNITS]
        self._units = units

    def weigh(self, first: int, last: int, phrase: str, context: bool) -> _Raw:
        """What the find at words `first`–`last` proves by itself."""
        words = self.words
        start, end, block = words.starts[first], words.ends[last], words.blocks[first]
        section, index = self._place(start)
        reason = self._gates.reason(first, last, APART in phrase)
        if last > first and not reason and phrase.islower() and "," in self.text[start:end] and _LISTED.isdisjoint(phrase):
            reason = "homonym"
        level: EvidenceLevel = 1
        if section in {"education", "publications"} and index is None:
            reason = reason or "education"
        elif section in _UNCOUNTED:
            reason = reason or section
        elif index is not None or section in _COUNTED or (section in {"header", "other"} and self.is_duty(block)):
            in_title = index is not None and start < self.resume.positions[index].body.start
            level = 1 if in_title else self._line_level(block)
        if self._units and self._is_unit(first, last):
            reason = reason or "name"
        if self.posting:
            reason = reason if reason in {"negated", "homonym", "instruction"} else ""
            level = 2
        left, right = _quote(self.resume.text, words.spans[block], start, end)
        page = self._pages[bisect_right(self._line_starts, start) - 1] if self._pages else 1
        return left, right, page, section, index, 0 if reason else level, reason, phrase, context

    def finish(self, skill: str, rows: list[_Raw], company: Mapping[str, list[tuple[int, int, str]]]) -> tuple[Evidence, ...]:
        """The evidence of one skill in reading order.

        A short everyday word counts in a list of skills or beside a skill of its own field; where the skill is only shown
        elsewhere, it names the skill and proves no work. Nor does a trait named in one word; and a mother tongue is no skill.
        """
        if len(rows) > 1:
            rows.sort(key=_LEFT)
        text, sure, found = self.resume.text, any(not row[6] and not row[8] for row in rows), []
        group = self._groups.get(skill, "")
        for left, right, page, section, index, level, reason, phrase, context in rows:
            negated = reason == "negated"
            if context and not reason and section not in _LISTS and not self._among_its_own(skill, left, right, company):
                level = min(level, 1)
                reason = "" if sure else "homonym"
            if group == "personal" and phrase.isalpha():
                level = min(level, 1)
            if group == "language" and not reason and (skill == _HOME or _is_native(text[left:right], phrase)):
                reason = "mother_tongue"
            found.append(
                Evidence(text[left:right], page, left, right, section, index, 0 if reason else level, negated, reason, phrase, skill)
            )
        return tuple(found)

    def _among_its_own(self, skill: str, left: int, right: int, company: Mapping[str, list[tuple[int, int, str]]]) -> bool:
        """Whether the line shows another skill of the same field: "security" beside loans, not beside teamwork."""
        group = self._groups.get(skill, "")
        lines = company.get(group, ()) if group not in _ANY_FIELD else [line for lines in company.values() for line in lines]
        return any(start < right and end > left and other != skill for start, end, other in lines)

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
            line = self.text[start:end]
            level = self._levels[block] = 1 if _SUPPORT.match(line) else 3 if has_result(line) else 2
        return level

    def _place(self, offset: int) -> tuple[str, int | None]:
        """The kind of section and the index of the position that hold `offset`; the same between two edges."""
        stretch = bisect_right(self._edges, offset)
        place = self._places.get(stretch)
        if place is None:
            sections, positions = self.resume.sections, self.resume.positions
            section = next((s.kind for s in sections if s.span.start <= offset < s.span.end), "other")
            index = next((i for i, p in enumerate(positions) if p.span.start <= offset < p.span.end), None)
            place = self._places[stretch] = section, index
        return place

    def _is_unit(self, first: int, last: int) -> bool:
        """ "Member of the CRM division": where somebody sat says nothing about what was done."""
        words, clauses = self.words.words, self.words.clauses
        place = bisect_right(self._units, last)
        near = self._units[place : place + 1]
        if not near or near[0] > last + 3 or clauses[near[0]] != clauses[last]:
            return False
        before = range(max(0, first - 5), first)
        return any(words[n] in _MEMBER and clauses[n] == clauses[first] for n in before)


def _company(found: Mapping[str, Sequence[_Raw]], groups: Mapping[str, str]) -> Mapping[str, list[tuple[int, int, str]]]:
    """Field → the quoted lines that show a skill of it: a word is known by the company it keeps."""
    company: dict[str, list[tuple[int, int, str]]] = {}
    for skill, rows in found.items():
        company.setdefault(groups.get(skill, ""), []).extend((row[0], row[1], skill) for row in rows if not row[6])
    return {group: sorted(lines) for group, lines in company.items()}


def _is_native(quote: str, language: str) -> bool:
    """ "Mandarin (native)", "native Mandarin"."""
    name = re.escape(language)
    return bool(re.search(rf"{name}\W{{0,3}}{_NATIVE}|{_NATIVE}(?: speaker of)?\W{{0,3}}{name}", quote, re.IGNORECASE))


def _is_sentence(line: str) -> bool:
    """Four words, or three that end in a full stop."""
    return len(line.split()) >= (3 if line.rstrip().endswith(".") else 4)


def _quote(text: str, block: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The whole line or sentence when short, else some words on each side."""
    if block[1] - block[0] <= _SHORT_LINE:
        return block[0], _closed(text, block[1])
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


def position_weight(position: Position | None) -> float:
    """What a position's kind lets its lines prove: 1 for the work itself, less for a placement or helping hand."""
    if position is None:
        return 0.8
    weight = {"work": 1.0, "part_time": 0.8, "internship": 0.6, "volunteer": 0.5, "project": 0.7}[position.kind]
    title = (position.title or "").lower()
    return weight * (
        0.75 if re.search(r"\b(?:assistant|asisten|helper|trainee|support staff|magang|intern)\b", title) else 1.0
    )
