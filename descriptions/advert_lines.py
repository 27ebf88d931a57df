"""The lines of an advertisement, the section each belongs to, and its language; a line is paired with its translation."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from catalog.role import Language
from descriptions.advert_facts import TWO_WORDED_FIELDS, FoundFact

Part = Literal[
    "title", "about", "purpose", "duties", "must", "nice", "conditions", "pay", "process", "apply", "place", "other"
]
PARTS: tuple[Part, ...] = (
    "title", "about", "purpose", "duties", "must", "nice", "conditions", "pay", "process", "apply", "place", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AdLine:
    """One line of the advertisement in its own words; `number` names it on the page.

    `translates`: the number of the line that says the same in the other language.
    """

    number: int
    text: str
    part: Part
    heading: str = ""
    language: Language = "id"
    translates: int | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """The advertisement in lines; `facts` go into fields of an opening, `stated` are lines that say nothing else.

    `two_languages`: said twice, line beside line or half after half.
    """

    language: Language
    title: str
    lines: tuple[AdLine, ...]
    facts: tuple[FoundFact, ...]
    stated: frozenset[int] = frozenset()
    two_languages: bool = False

    def of(self, *parts: Part) -> tuple[AdLine, ...]:
        """The lines of these sections, in their order."""
        return tuple(line for line in self.lines if line.part in parts)


_INDONESIAN = re.compile(
    r"(?i)\b(?:dan|yang|untuk|di|ke|dengan|atau|tahun|minimal|kami|dari|pada|bersedia|lulusan|bagi|agar|tidak|para|punya|suka|mau|bisa|"
    r"(?:me(?:m[bp]|n[cdjtz]|ng|ny|[lrw][a-z])|ber|ter(?![mr]))[a-z]{4,}|[a-z]{4,}(?:kan|nya))\b"
)
_ENGLISH = re.compile(
    r"(?i)\b(?:and|the|of|for|with|to|or|our|we|you|years?|in|is|are|an?|by|on|from|as|at|not|able|well|has|have|[a-z]{3,}(?:ing|tions?|ments?|ity|ly))\b"
)


def language_of(text: str) -> Language:
    """The language of more words; Indonesian where nothing tells."""
    return _told(text) or "id"


def _told(text: str) -> Language | None:
    english, indonesian = len(_ENGLISH.findall(text)), len(_INDONESIAN.findall(text))
    return None if english == indonesian else "en" if english > indonesian else "id"


def split_languages(text: str) -> list[str]:
    """A row of two columns that were read as one line, as two lines."""
    parts = [part for part in re.split(r"\s{2,}", text) if re.search(r"\w", part)]
    told = [_told(part) for part in parts]
    return parts if len(parts) == 2 and told[0] != told[1] and " / " not in text else [text]


def tell_language(text: str, before: AdLine | None, heading: Language | None, side_by_side: bool) -> Language:
    """The language of one line in a bilingual text: by its words, else by the line before or the heading.

    `before`: the line above under the same heading; a page may go on in the other language without one.
    """
    told = _told(text)
    if told:
        return told
    if side_by_side:
        return "en" if before and before.language == "id" else "id"
    return before.language if before else heading or "id"


def pair_lines(lines: Sequence[AdLine], keys: Sequence[Hashable]) -> list[AdLine]:
    """Each English line with the Indonesian one that it translates: the same key at the same place of the order."""
    sides: dict[Language, list[int]] = {"id": [], "en": []}
    for number, line in enumerate(lines):
        sides[line.language].append(number)
    here, there = sides["id"], sides["en"]
    matcher = SequenceMatcher(None, [keys[n] for n in here], [keys[n] for n in there], autojunk=False)
    paired = list(lines)
    for kind, i, end, j, stop in matcher.get_opcodes():
        if kind in {"equal", "replace"} and end - i == stop - j:
            for first, second in zip(here[i:end], there[j:stop], strict=True):
                if not _says_both(lines[first]) and not _says_both(lines[second]):
                    paired[second] = replace(lines[second], translates=lines[first].number)
    return paired


def _says_both(line: AdLine) -> bool:
    return " | " in line.text


_DIVIDER = re.compile(r"(?m)^[ \t]*(?:[-–—_=*~][ \t]*){3,}$")


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The text before and after each divider where the language changes."""
    for match in _DIVIDER.finditer(text):
        first, second = text[: match.start()], text[match.end() :]
        if min(len(first), len(second)) > 80 and language_of(first) != language_of(second):
            yield first, second


def say_the_same(first: Advert, second: Advert) -> bool:
    """Whether two adverts are one text in two languages: the same sections, about as many lines."""
    main = [{line.part for line in advert.of("duties", "must", "nice")} for advert in (first, second)]
    sizes = sorted(len(advert.lines) for advert in (first, second))
    return bool(main[0] & main[1]) and sizes[0] >= 0.75 * sizes[1]


def join_halves(first: Advert, second: Advert) -> Advert:
    """One advert of both, the lines of the second after those of the first."""
    ahead = len(first.lines)
    later = tuple(replace(line, number=line.number + ahead) for line in second.lines)
    stated = first.stated | {number + ahead for number in second.stated}
    moved = [replace(fact, line=fact.line + ahead) for fact in second.facts]
    facts = _join_facts(first.language, first.facts, moved)
    return Advert(first.language, first.title, (*first.lines, *later), facts, stated, two_languages=True)


def _join_facts(language: Language, first: Sequence[FoundFact], second: Sequence[FoundFact]) -> tuple[FoundFact, ...]:
    """Words of HR in both languages as `set_fields` takes them, Indonesian first; figures and choices once."""
    other = {fact.field: fact for fact in second}
    known = {fact.field for fact in first}
    joined = []
    for fact in first:
        said = [fact.value, other[fact.field].value] if fact.field in other else [fact.value]
        if fact.field in TWO_WORDED_FIELDS and len(set(said)) > 1:
            said = said if language == "id" else said[::-1]
            fact = replace(fact, value=" | ".join(said))
        joined.append(fact)
    return (*joined, *(fact for fact in second if fact.field not in known))
