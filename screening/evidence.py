"""Where a CV shows a skill: each find a verbatim quote with level, position, or the reason why it does not count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screening.amounts import has_result
from screening.resume import Position, Resume, Span
from screening.scorecard import Evidence, EvidenceLevel
from screening.spelling import fold
from screening.vocabulary import TOKEN, Term, Vocabulary, load_vocabulary

_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣∙·*➢➤►✓✔❖]|[-–—]\s|\d{1,2}[.)]\s)")
_SEAM = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{4})")
_ENDS = re.compile(r"[.;:!?]\s*$")
_CLAUSE_ENDS = re.compile(
    r"[.;!?](?=\s)|\s(?:tetapi|tapi|namun|but|however|melainkan)\s|,\s(?=(?:tetapi|but|namun)\b)", re.IGNORECASE
)
_REACH = 7
"""Words between a denial or a wish and what it denies; NegEx uses five, CV clauses are a little longer."""
_SUPPORT = re.compile(
    r"^\W*(?:helped|assisted|supported|shadowed|observed|membantu|mendampingi|mengamati|bantu-bantu|ikut)\b",
    re.IGNORECASE,
)
"""A line that says whose work it was not: helping proves less than doing."""
_NAMES = re.compile(
    r"\b(?:PT|CV|UD|Yayasan|SMK|SMA|SMKN|SMAN|MAN|STIE|Universitas|Institut|Politeknik|Akademi|Sekolah Tinggi)\b\.?[ \t]+(?:[A-Z][\w&'.-]*[ \t]*){1,5}"
    r"|\b(?:[A-Z][\w&'-]*[ \t]+){1,4}(?:University|College|Institute|High School|Academy)\b"
    r"|\b(?:Jl\.?|Jalan|Gang|Gg\.)[ \t]+(?:[A-Z][\w.-]*[ \t]*){1,4}"
    r"|\((?:[A-Z][\w&'.-]*[ \t]+){1,4}(?:Ltd|Inc|Tbk|LLC|GmbH)\.?\)",
)
"""Names of people, firms, schools and streets that hold words of the trade; blanked before the search."""
_LABELLED_NAME = re.compile(
    r"^\W*(?:nama(?: lengkap| perusahaan)?|name|full name|employer|company|perusahaan|alamat|address|sekolah|school|agama|religion)\s*:.*$",
    re.MULTILINE | re.IGNORECASE,
)
_UNITS = frozenset({"division", "divisi", "department", "departemen", "dept", "club", "klub"})
_COUNTED = {"experience", "internship", "volunteer", "projects"}
_LISTED = {"skills", "summary", "header", "certifications", "courses", "languages", "awards", "activities", "other"}
_HIDE = frozenset({"name", "email", "phone", "link", "address", "birth", "age", "sex", "religion", "marital_status",
                   "ethnicity", "nationality", "id_number", "body", "family", "school"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    clause: int
    block: int


EvidenceIndex = Mapping[str, tuple[Evidence, ...]]
"""Skill id → everything found for it, counted or not, in reading order."""


def masked_text(resume: Resume) -> str:
    """The text with every protected stretch blanked, same length: what the scorer is given."""
    text = list(resume.text)
    spans = [item.span for item in resume.protected if item.kind in _HIDE]
    spans += [p.employer_span for p in resume.positions if p.employer_span]
    spans += [Span(*match.span()) for names in (_NAMES, _LABELLED_NAME) for match in names.finditer(resume.text)]
    for span in spans:
        for index in range(span.start, min(span.end, len(text))):
            if text[index] != "\n":
                text[index] = " "
    return "".join(text)


def find_evidence(resume: Resume, vocabulary: Vocabulary | None = None, *, posting: bool = False) -> EvidenceIndex:
    """All evidence for all skills of the lexicon, found once; scoring many roles is arithmetic on it.

    `posting`: the text is a job ad, where every line tells the work and only homonyms and denials are stopped.
    """
    vocabulary = vocabulary or load_vocabulary()
    text = masked_text(resume)
    tokens = list(_tokens(resume, text, vocabulary))
    finds = [
        *_pair_hits(tokens, vocabulary),
        *_terms(tokens, vocabulary),
        *_pattern_hits(resume, text, tokens, vocabulary),
    ]
    gates = _Gates(tokens, vocabulary)
    places = _Places(resume)
    blocks = _block_spans(tokens)
    found: dict[str, list[Evidence]] = {}
    seen: set[tuple[str, int]] = set()
    for first, last, term in finds:
        for skill in term.skills:
            if (skill, tokens[first].start) in seen:
                continue
            seen.add((skill, tokens[first].start))
            evidence = _weigh(resume, text, tokens, first, last, term, skill, gates, places, blocks)
            if posting:
                evidence = _as_duty(evidence)
            found.setdefault(skill, []).append(evidence)
    company = _company(found)
    return {
        skill: tuple(sorted(_with_context(items, company), key=lambda e: e.start)) for skill, items in found.items()
    }


def _company(found: Mapping[str, Sequence[Evidence]]) -> Mapping[tuple[int, int], frozenset[str]]:
    """Which skills each quoted line shows: a word is known by the company it keeps."""
    company: dict[tuple[int, int], set[str]] = {}
    for skill, items in found.items():
        for item in items:
            if not item.reason:
                company.setdefault((item.start, item.end), set()).add(skill)
    return {line: frozenset(skills) for line, skills in company.items()}


def _as_duty(item: Evidence) -> Evidence:
    """A line of an ad is a duty or demand, whatever its heading."""
    reason = item.reason if item.reason in {"negated", "homonym", "instruction"} else ""
    return _replace(item, reason=reason, level=0 if reason else 2)


def _with_context(items: Sequence[Evidence], company: Mapping[tuple[int, int], frozenset[str]]) -> Iterator[Evidence]:
    """A short everyday word counts in a list of skills, beside other skills, or when the skill is shown elsewhere too."""
    sure = any(not item.reason and not item.term.startswith("?") for item in items)
    for item in items:
        if not item.term.startswith("?"):
            yield item
            continue
        counts = sure or item.section == "skills" or len(company.get((item.start, item.end), ())) > 1
        yield _replace(item, term=item.term[1:], reason=item.reason or ("" if counts else "homonym"))


def _replace(item: Evidence, **changes: object) -> Evidence:
    import dataclasses

    return dataclasses.replace(item, **changes)  # type: ignore[arg-type]  # names and types as in Evidence


def _tokens(resume: Resume, text: str, vocabulary: Vocabulary) -> Iterator[_Token]:
    clause = block = 0
    previous = ""
    for line in resume.lines:
        raw = text[line.start : line.end]
        joined = (
            bool(previous)
            and not _BULLET.match(raw)
            and not _ENDS.search(previous)
            and (raw[:1].islower() or len(previous) > 55)
        )
        if not joined:
            block += 1
            clause += 1
        breaks = [match.end() for match in _CLAUSE_ENDS.finditer(raw)]
        for start, end in _words(raw):
            while breaks and start >= breaks[0]:
                breaks.pop(0)
                clause += 1
            yield _Token(
                vocabulary.word(fold(raw[start:end].lower())), line.start + start, line.start + end, clause, block
            )
        previous = raw.rstrip()


def _words(raw: str) -> Iterator[tuple[int, int]]:
    """Words of a line; two glued where a line break was lost ("cabangMemastikan") come apart."""
    for match in TOKEN.finditer(raw):
        start = match.start()
        for seam in _SEAM.finditer(match.group()):
            yield start, match.start() + seam.start()
            start = match.start() + seam.start()
        yield start, match.end()


def _terms(tokens: Sequence[_Token], vocabulary: Vocabulary) -> Iterator[tuple[int, int, Term]]:
    """Longest match first; words inside a longer match do not match again for the same skill."""
    words = [token.word for token in tokens]
    covered: dict[str, int] = {}
    for first, word in enumerate(words):
        for term in vocabulary.by_first.get(word, ()):
            last = first + len(term.words) - 1
            if last >= len(words) or tokens[first].block != tokens[last].block:
                continue
            if tuple(words[first : last + 1]) != term.words:
                continue
            fresh = tuple(skill for skill in term.skills if covered.get(skill, -1) < first)
            for skill in fresh:
                covered[skill] = last
            if fresh:
                yield first, last, term if fresh == term.skills else Term(term.words, term.phrase, fresh, term.context)


def _pair_hits(tokens: Sequence[_Token], vocabulary: Vocabulary) -> Iterator[tuple[int, int, Term]]:
    """A verb and its object up to eight words on, in one clause: "menjaga dan membina … hubungan"."""
    for first, token in enumerate(tokens):
        for skill, objects in vocabulary.pairs.get(token.word, ()):
            for last in range(first + 1, min(first + 9, len(tokens))):
                if tokens[last].clause != token.clause:
                    break
                if tokens[last].word in objects:
                    yield first, last, Term((), f"{token.word} … {tokens[last].word}", (skill,))
                    break


def _pattern_hits(
    resume: Resume, text: str, tokens: Sequence[_Token], vocabulary: Vocabulary
) -> Iterator[tuple[int, int, Term]]:
    """Verb-and-object patterns on the lines of dated positions."""
    starts = [token.start for token in tokens]
    for begin, end in _work_spans(resume, text, tokens):
        body = text[begin:end].replace("\n", " ")
        for skill, pattern in vocabulary.patterns:
            for match in pattern.finditer(body):
                first = bisect_left(starts, begin + match.start())
                last = bisect_left(starts, begin + match.end()) - 1
                if first < len(tokens) and last >= first and last - first < 14:
                    yield first, last, Term((), match.group(), (skill,))


def _work_spans(resume: Resume, text: str, tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    """Where work is told: the lines of positions, or without any position the bulleted sentences."""
    if resume.positions:
        yield from ((position.body.start, position.body.end) for position in resume.positions)
        return
    yield from (block for block in _block_spans(tokens).values() if _is_duty(resume, text, block))


def _block_spans(tokens: Sequence[_Token]) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for token in tokens:
        start, _ = spans.get(token.block, (token.start, 0))
        spans[token.block] = (start, token.end)
    return spans


class _Gates:
    """Which words stand under a denial, a wish, another person's work, a pasted ad or an instruction."""

    def __init__(self, tokens: Sequence[_Token], vocabulary: Vocabulary) -> None:
        self._tokens = tokens
        self._words = [token.word for token in tokens]
        self._vocabulary = vocabulary
        self._marks = {name: list(self._find(name)) for name in vocabulary.gates}
        self._pasted = self._pasted_blocks()
        self._friends = [
            span for first in range(len(tokens)) for span in self._phrases(first, vocabulary.false_friends)
        ]

    def _phrases(self, first: int, table: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterator[tuple[int, int]]:
        for phrase in table.get(self._words[first], ()):
            if tuple(self._words[first : first + len(phrase)]) == phrase:
                yield first, first + len(phrase) - 1

    def _find(self, name: str) -> Iterator[tuple[int, int]]:
        for first in range(len(self._tokens)):
            yield from self._phrases(first, self._vocabulary.gates[name])

    def _pasted_blocks(self) -> frozenset[int]:
        """From the first cue of a pasted ad to the end of its run of eight blocks."""
        blocks = {self._tokens[first].block for first, _ in self._marks["pasted_ad"]}
        return frozenset(block + step for block in blocks for step in range(8 if len(blocks) > 1 else 3))

    def pasted(self, block: int) -> bool:
        """Whether the block belongs to a pasted ad."""
        return block in self._pasted

    def reason(self, first: int, last: int) -> str:
        """Why words `first`–`last` do not count, or an empty string."""
        token = self._tokens[first]
        if any(a <= first and last <= b and b - a > last - first for a, b in self._friends):
            return "homonym"
        if any(self._tokens[a].block == token.block for a, _ in self._marks["instruction"]):
            return "instruction"
        if self.pasted(token.block):
            return "pasted_ad"
        if any(self._tokens[a].clause == token.clause for a, _ in self._marks["third_party"]):
            return "third_party"
        for name in ("aspired", "negated"):
            if any(self._governs(mark, first, last, name) for mark in self._marks[name]):
                return name
        return ""

    def _governs(self, mark: tuple[int, int], first: int, last: int, name: str) -> bool:
        a, b = mark
        if self._tokens[a].clause != self._tokens[first].clause or a >= first <= b:
            return False
        if b < first and first - b <= _REACH + (5 if name == "aspired" else 0):
            return not any(p <= a <= q for p, q in self._marks["pseudo_negation"])
        return False


class _Places:
    """Section and position of an offset."""

    def __init__(self, resume: Resume) -> None:
        self._sections = resume.sections
        self._positions = resume.positions

    def section(self, offset: int) -> str:
        """The kind of section that holds `offset`."""
        return next((s.kind for s in self._sections if s.span.start <= offset < s.span.end), "other")

    def position(self, offset: int) -> int | None:
        """The index of the position that holds `offset`."""
        return next((i for i, p in enumerate(self._positions) if p.span.start <= offset < p.span.end), None)


def _weigh(
    resume: Resume, text: str, tokens: Sequence[_Token], first: int, last: int, term: Term, skill: str,
    gates: _Gates, places: _Places, blocks: Mapping[int, tuple[int, int]],
) -> Evidence:  # fmt: skip
    start, end = tokens[first].start, tokens[last].end
    section, index = places.section(start), places.position(start)
    reason = gates.reason(first, last)
    position = resume.positions[index] if index is not None else None
    block = blocks[tokens[first].block]
    level: EvidenceLevel = 1
    if section in {"education", "publications"} and position is None:
        reason = reason or "education"
    elif section in {"interests", "references", "family", "declaration", "letter", "availability"}:
        reason = reason or section
    elif (
        position is not None
        or section in _COUNTED
        or (section in {"header", "other"} and _is_duty(resume, text, block))
    ):
        in_title = position is not None and start < position.body.start
        line = text[block[0] : block[1]]
        level = 1 if in_title or _SUPPORT.match(line) else 3 if has_result(line) else 2
    if _is_unit(tokens, first, last):
        reason = reason or "name"
    quote = _quote(resume.text, block, start, end)
    return Evidence(
        resume.text[quote[0] : quote[1]], resume.page_of(start), quote[0], quote[1], section, index, 0 if reason else level,
        reason == "negated", reason, ("?" if term.context else "") + term.phrase, skill,
    )  # fmt: skip


def _is_duty(resume: Resume, text: str, block: tuple[int, int]) -> bool:
    """A bulleted sentence outside any known section: work told without a heading."""
    line_start = text.rfind("\n", 0, block[0]) + 1
    return bool(_BULLET.match(resume.text[line_start : block[1]])) and len(text[block[0] : block[1]].split()) >= 4


def _is_unit(tokens: Sequence[_Token], first: int, last: int) -> bool:
    """ "Member of the CRM division": where somebody sat says nothing about what was done."""
    before = {token.word for token in tokens[max(0, first - 5) : first] if token.clause == tokens[first].clause}
    after = {token.word for token in tokens[last + 1 : last + 4] if token.clause == tokens[last].clause}
    return bool(_UNITS & after) and bool({"member", "anggota"} & before)


def _quote(text: str, block: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The whole line or sentence when short, else some words on each side."""
    if block[1] - block[0] <= 240:
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
