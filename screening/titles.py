"""Held titles: which of our roles a job title names, and the score line they give."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalog import load_lexicon
from catalog.role import Role
from screening.document import Line
from screening.resume import Position, Resume
from screening.scorecard import Evidence, EvidenceLevel, ScoreLine
from screening.vocabulary import load_yaml

_NO_HEADLINE = re.compile(r"^[^\w(]|[.;:]$")
_WORD = re.compile(r"[^\W_]+")
RELATION_CREDIT = {"same": 1.0, "senior": 0.9, "junior": 0.55, "adjacent": 0.3, "different": 0.0}
NEAR = 0.5
"""From this prior a neighbouring title is near enough to speak for the family."""
DISTANT = 0.2
"""The prior of a title whose other words belong to another trade."""
ELSEWHERE = 0.4
"""What a title of one kind of employer says where the employer is not known."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """What a title says: `role` one of ours or a plain word, `credit` 0–1, `prior` how far it speaks for the role."""

    role: str
    relation: str
    credit: float
    prior: float = 0.0

    @property
    def strength(self) -> float:
        """0–1: how surely the title alone points at the role or its family; everyday neighbours ("marketing") hardly."""
        if self.relation == "different":
            return 0.0
        if self.relation != "adjacent":
            return self.prior
        return 0.85 if self.prior >= NEAR else 0.3 * self.prior

    @property
    def names_role(self) -> bool:
        """Whether the title names the role or a close neighbour of it."""
        return self.strength >= NEAR


_PLURAL = re.compile(r"^(manager|executive|officer|representative|consultant|engineer|specialist|collection)s$")
_RELATIONS = re.compile(r"\b(?:relations?|relationships)\b")
_MANAGEMENT = re.compile(r"\b(account|relationship) management (?=manager|officer|executive|specialist|supervisor|associate)")


def _key(title: str) -> tuple[str, ...]:
    """The words of a title, lower case; "executives" as "executive", but "accounts" stays what it is.

    "Customer Relations Officer" and "Customer Relationship Management Officer" are a Customer Relationship Officer.
    """
    words = " ".join([_PLURAL.sub(r"\1", word.lower()) for word in _WORD.findall(title)])
    return tuple(_MANAGEMENT.sub(r"\1 ", _RELATIONS.sub("relationship", words)).split())


_HEADS = ("Account Officer", "Account Manager", "Account Executive", "Relationship Manager", "Relationship Officer")


def _orders(title: str) -> tuple[str, ...]:
    """ "Account Officer Mikro" is also said "Mikro Account Officer", and the other way round."""
    for head in _HEADS:
        rest = title.removeprefix(f"{head} ")
        if rest == title:
            rest = title.removesuffix(f" {head}")
        if rest != title and len(rest.split()) <= 2:
            return title, f"{head} {rest}", f"{rest} {head}"
    return (title,)


@functools.cache
def _table() -> dict[tuple[str, ...], tuple[TitleMatch, tuple[str, ...]]]:
    table: dict[tuple[str, ...], tuple[TitleMatch, tuple[str, ...]]] = {}
    for row in load_lexicon().titles:
        orders = row.titles if row.relation == "different" else [order for known in row.titles for order in _orders(known)]
        for title in dict.fromkeys(orders):
            prior = row.prior * (ELSEWHERE if row.only_in else 1.0)
            credit = 0.0 if row.relation == "different" else prior * RELATION_CREDIT[row.relation]
            match = TitleMatch(row.role, row.relation, credit, prior)
            if _key(title) not in table or not row.only_in:
                table[_key(title)] = (match, row.only_in)
    return table


@functools.lru_cache(maxsize=4096)
def match_title(title: str | None) -> TitleMatch | None:
    """The known title inside `title` that says most; a short form only when it is the whole title.

    A noun of another trade beside it ("Business Development Analyst") leaves it a distant neighbour.
    """
    words = _key(title or "")
    found = _spans(words)
    if not found:
        return None
    _, last, match = max(found, key=lambda span: (span[2].strength, span[1] - span[0]))
    rest = [word for start, end in _gaps(words) for word in words[start:end]]
    if match.relation == "different" or words[last - 1] in _words("heads") or not _words("other_trades").intersection(rest):
        return match
    return replace(match, relation="adjacent", credit=0.3 * DISTANT, prior=DISTANT)


def other_trade(title: str | None) -> bool:
    """Whether a title is one of another trade: "Data Engineer", "Finance Officer"; our own titles are not."""
    match, words = match_title(title), _key(title or "")
    if match and (match.names_role or match.strength > 0.3 * NEAR):
        return False
    return bool(match and match.relation == "different") or not _words("other_trades").isdisjoint(words)


@functools.lru_cache(maxsize=4096)
def _spans(words: tuple[str, ...]) -> tuple[tuple[int, int, TitleMatch], ...]:
    """Known titles from left to right, the longest first, none across another."""
    taken: list[tuple[int, int, TitleMatch]] = []
    for size in range(min(len(words), 7), 0, -1):
        same = [(first, first + size, found[0]) for first in range(len(words) - size + 1)
                if (found := _table().get(words[first : first + size])) and (size > 1 or len(words) <= 2 or len(words[first]) > 4)]  # fmt: skip
        for first, last, match in sorted(same, key=lambda span: -span[2].strength):
            if not any(first < b and a < last for a, b, _ in taken):
                taken.append((first, last, match))
    return tuple(sorted(taken, key=lambda span: span[0]))


def _gaps(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of a title that no known title covers."""
    at = 0
    for first, last, _ in _spans(words):
        yield at, first
        at = last
    yield at, len(words)


@functools.cache
def _words(name: str) -> frozenset[str]:
    """`heads`: nouns that complete a title; `other_trades`: nouns of another trade (analyst, admin, engineer)."""
    return frozenset(load_yaml("functions.yaml")[name])


def _family(role_id: str) -> str:
    return role_id.split("/", maxsplit=1)[0]


def title_credit(match: TitleMatch | None, role: Role) -> float:
    """0–1: how far a held title speaks for `role`; another kind of its family a little less."""
    if match is None:
        return 0.0
    if match.role == role.id:
        return match.credit
    return match.credit * 0.85 if _family(match.role) == _family(role.id) else 0.0


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title that the CV claims: `factor` 0–1 for its age and kind; `position` None for a headline."""

    match: TitleMatch
    factor: float
    line: Line | None
    position: int | None


def held_titles(resume: Resume, as_of: datetime.date) -> tuple[HeldTitle, ...]:
    """The known titles of a CV: those of its positions, then those in the lines above the first section."""
    found = []
    for index, position in enumerate(resume.positions):
        match = match_title(position.title)
        if match and position.title_span:
            found.append(HeldTitle(match, _standing(position, as_of), None, index))
    return (*found, *_headlines(resume))


def title_line(resume: Resume, held: Sequence[HeldTitle], role: Role, weight: float) -> ScoreLine:
    """The line "title": the best held title, newer ones worth more, each quoted where it stands."""
    found: list[tuple[float, Evidence]] = []
    for title in held:
        credit = title.factor * title_credit(title.match, role)
        if credit > 0:
            found.append((credit, _evidence(resume, title, credit)))
    best = max((credit for credit, _ in found), default=0.0)
    level: EvidenceLevel = 0 if not found else 2 if best >= 0.6 else 1
    return ScoreLine(
        "title", "Held job titles", "Jabatan yang pernah dipegang", "Held job titles", "nice", round(weight, 4), level, round(best, 4),
        tuple(evidence for _, evidence in sorted(found, key=lambda item: (-item[0], item[1].start))),
    )  # fmt: skip


def _standing(position: Position, as_of: datetime.date) -> float:
    kind = {"work": 1.0, "part_time": 0.8, "internship": 0.5, "volunteer": 0.4, "project": 0.5}[position.kind]
    if position.current or position.end is None:
        return kind
    years = as_of.year - int(position.end[:4])
    return kind * (1.0 if years <= 3 else max(0.6, 1.0 - 0.05 * (years - 3)))


def _evidence(resume: Resume, title: HeldTitle, credit: float) -> Evidence:
    if title.line is not None:
        line = title.line
        return Evidence(line.text, line.page, line.start, line.end, "header", None, 1, term=line.text, skill="title")
    assert title.position is not None
    span = resume.positions[title.position].title_span
    assert span is not None
    level: EvidenceLevel = 2 if credit >= 0.6 else 1
    quote = _said_at(resume.text[span.start : span.end], resume.positions[title.position].title or "")
    end = span.start + len(quote)
    return Evidence(
        quote, resume.page_of(span.start), span.start, end, "experience", title.position, level, term=quote, skill="title"
    )


def _said_at(stretch: str, title: str) -> str:
    """As much of `stretch` as reads like `title`; in a narrow table cell other cells stand between its words."""
    end = 0
    for found, word in zip(re.finditer(r"\S+", stretch), title.split(), strict=False):
        if found.group() != word:
            break
        end = found.end()
    return stretch[:end] or stretch.split("\n")[0]


def _headlines(resume: Resume) -> Iterator[HeldTitle]:
    """A title in the lines above the first section: a claim, so a little. A bullet or a sentence is none."""
    taken = [p.span for p in resume.positions] + [s.span for s in resume.sections if s.kind not in {"header", "summary"}]
    for line in resume.lines[:6]:
        claims = len(line.text.split()) <= 7 and not _NO_HEADLINE.search(line.text.strip())
        match = match_title(line.text) if claims else None
        if match and not any(span.start <= line.start < span.end for span in taken):
            yield HeldTitle(match, 0.35, line, None)
