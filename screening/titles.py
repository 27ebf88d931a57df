"""Held titles: which of our roles a job title names, and the score line they give."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalog import load_lexicon
from catalog.role import Role
from screening.resume import Position, Resume
from screening.scorecard import Evidence, EvidenceLevel, ScoreLine

_WORD = re.compile(r"[^\W_]+")
RELATION_CREDIT = {"same": 1.0, "senior": 0.9, "junior": 0.55, "adjacent": 0.3, "different": 0.0}


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """What a title says: `role` one of ours or a plain word, `credit` 0–1."""

    role: str
    relation: str
    credit: float


def _key(title: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(title))


@functools.cache
def _table() -> dict[tuple[str, ...], tuple[TitleMatch, tuple[str, ...]]]:
    table: dict[tuple[str, ...], tuple[TitleMatch, tuple[str, ...]]] = {}
    for row in load_lexicon().titles:
        for title in row.titles:
            match = TitleMatch(
                row.role,
                row.relation,
                row.prior * RELATION_CREDIT[row.relation] if row.relation != "different" else 0.0,
            )
            if _key(title) not in table or not row.only_in:
                table[_key(title)] = (match, row.only_in)
    return table


def match_title(title: str | None) -> TitleMatch | None:
    """The longest known title inside `title`; a short form only when it is the whole title."""
    words = _key(title or "")
    for size in range(min(len(words), 7), 0, -1):
        for first in range(len(words) - size + 1):
            found = _table().get(words[first : first + size])
            if found and (size > 1 or len(words) <= 2 or len(words[first]) > 4):
                return found[0]
    return None


def _family(role_id: str) -> str:
    return role_id.split("/", maxsplit=1)[0]


def _credit(match: TitleMatch | None, role: Role) -> float:
    if match is None:
        return 0.0
    if match.role == role.id:
        return match.credit
    return match.credit * 0.85 if _family(match.role) == _family(role.id) else 0.0


def title_line(resume: Resume, role: Role, weight: float, as_of: datetime.date) -> ScoreLine:
    """The line "title": the best held title, newer ones worth more, each quoted where it stands."""
    found: list[tuple[float, Evidence]] = []
    for index, position in enumerate(resume.positions):
        credit = _credit(match_title(position.title), role) * _standing(position, as_of)
        if credit > 0 and position.title_span:
            found.append((credit, _evidence(resume, index, position, credit)))
    for credit, evidence in _headline(resume, role):
        found.append((credit, evidence))
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


def _evidence(resume: Resume, index: int, position: Position, credit: float) -> Evidence:
    span = position.title_span
    assert span is not None
    level: EvidenceLevel = 2 if credit >= 0.6 else 1
    quote = resume.text[span.start : span.end]
    return Evidence(
        quote, resume.page_of(span.start), span.start, span.end, "experience", index, level, term=quote, skill="title"
    )


def _headline(resume: Resume, role: Role) -> Sequence[tuple[float, Evidence]]:
    """A title in the lines above the first section: a claim, so a little."""
    found = []
    for line in resume.lines[:6]:
        match = match_title(line.text) if len(line.text.split()) <= 7 else None
        credit = 0.35 * _credit(match, role)
        inside = any(p.span.start <= line.start < p.span.end for p in resume.positions)
        if credit > 0 and not inside:
            found.append(
                (
                    credit,
                    Evidence(
                        line.text, line.page, line.start, line.end, "header", None, 1, term=line.text, skill="title"
                    ),
                )
            )
    return found


def years_in_role(resume: Resume, role: Role) -> float | None:
    """Years held under titles of this role or its family; None when nothing is dated."""
    if not any(p.months for p in resume.positions):
        return None
    months = sum(p.months or 0 for p in resume.positions if _credit(match_title(p.title), role) >= 0.5)
    return round(months / 12, 1)
