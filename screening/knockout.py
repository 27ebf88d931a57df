"""Yes/no criteria: met, not met, or unknown, each with the line that answers it. Unknown is not failed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from catalog.role import Requirement, Role
from screening.evidence import EvidenceIndex
from screening.parsing.dates import union_months
from screening.relatedness import related_positions
from screening.resume import EDUCATION_RANK, Education, Resume, Span
from screening.scorecard import KnockoutLine, KnockoutResult

if TYPE_CHECKING:
    from screening.scoring import Reading

LONGEST_QUOTE = 200
"""Characters of a school's lines that are quoted."""
_ATTENDED = re.compile(
    r"\b(?:expected|in progress|ongoing|current(?:ly)?|present|sekarang|saat ini|sedang (?:kuliah|menempuh|menjalani)|"
    r"belum (?:lulus|selesai|tamat)|credit hours (?:earned|completed)|tidak (?:lulus|selesai|tamat)|coursework towards?)\b",
    re.IGNORECASE,
)


def check_knockouts(reading: Reading, role: Role) -> tuple[KnockoutLine, ...]:
    """One line a criterion of `role`, in the order of the role."""
    return tuple(_check(reading, role, requirement) for requirement in role.requirements if requirement.knockout)


def _check(reading: Reading, role: Role, requirement: Requirement) -> KnockoutLine:
    criterion, resume, evidence = requirement.knockout, reading.resume, reading.evidence
    assert criterion is not None
    answers: dict[str, Callable[[], tuple[KnockoutResult, Span | None]]] = {
        "years": lambda: _years(reading, role, criterion.minimum_years or 0),
        "education": lambda: _education(resume, criterion.minimum_level or "SMA", reading.as_of),
        "language": lambda: _language(resume, criterion.language or ""),
        "licence": lambda: _named(resume, evidence, requirement.skills, criterion.licence or ""),
        "location": lambda: _named(resume, evidence, (), criterion.location or ""),
        "travel": lambda: ("unknown", None),
    }
    result, span = answers[criterion.kind]()
    quote = resume.text[span.start : span.end] if span else None
    return KnockoutLine(
        requirement.id,
        requirement.text.id,
        requirement.text.en,
        result,
        quote,
        resume.page_of(span.start) if span else None,
    )


def _years(reading: Reading, role: Role, minimum: float) -> tuple[KnockoutResult, Span | None]:
    """Only work related to the role counts; where other work alone would be long enough, a person asks."""
    resume = reading.resume
    if resume.experience_months is None:
        return ("met", None) if minimum == 0 else ("unknown", None)
    related = related_positions(reading, role)
    best = max(related, key=lambda position: position.months or 0, default=None)
    span = _trim(resume, Span(best.span.start, best.body.start)) if best else None
    months = union_months([(position.start or "", position.end) for position in related], reading.as_of)
    if months >= minimum * 12:
        return "met", span
    return "unknown" if resume.experience_months >= minimum * 12 else "not_met", span


def _education(resume: Resume, minimum: str, as_of: datetime.date) -> tuple[KnockoutResult, Span | None]:
    """The highest school that was finished; where only one still attended would be enough, a person asks."""
    known = sorted((item for item in resume.education if item.level), key=lambda item: -EDUCATION_RANK[item.level or "SMA"])
    if not known:
        return "unknown", None
    enough = [item for item in known if EDUCATION_RANK[item.level or "SMA"] >= EDUCATION_RANK[minimum]]
    finished = next((item for item in enough if not _is_attended(resume, item, as_of)), None)
    if finished:
        return "met", _shorten(resume, finished.span)
    return "unknown" if enough else "not_met", _shorten(resume, known[0].span)


def _is_attended(resume: Resume, item: Education, as_of: datetime.date) -> bool:
    """Not finished yet, by its year or its words."""
    late = item.year is not None and item.year > as_of.year
    return late or _ATTENDED.search(resume.text, item.span.start, item.span.end) is not None


def _shorten(resume: Resume, span: Span) -> Span:
    """A quote a person takes in at a glance: whole lines from the first, while they are short together."""
    text = resume.text[span.start : span.end]
    end = 0
    for line in text.splitlines(keepends=True):
        if end and end + len(line) > LONGEST_QUOTE:
            break
        end += len(line)
    return Span(span.start, span.start + len(text[:end].rstrip()))


def _language(resume: Resume, language: str) -> tuple[KnockoutResult, Span | None]:
    names = {
        "english": ("english", "inggris"),
        "indonesian": ("indonesia", "indonesian"),
        "mandarin": ("mandarin", "chinese"),
    }
    wanted = names.get(language.lower(), (language.lower(),))
    item = next((item for item in resume.languages if any(name in item.text.lower() for name in wanted)), None)
    if item:
        return "met", item.span
    return ("met", None) if language.lower().startswith("indones") and resume.language == "id" else ("unknown", None)


def _named(
    resume: Resume, evidence: EvidenceIndex, skills: Sequence[str], name: str
) -> tuple[KnockoutResult, Span | None]:
    found = next((item for skill in skills for item in evidence.get(skill, ()) if not item.reason), None)
    if found:
        return "met", Span(found.start, found.end)
    match = re.search(rf"\b{re.escape(name)}\b", resume.text, re.IGNORECASE) if name else None
    return ("met", Span(match.start(), match.end())) if match else ("unknown", None)


def _trim(resume: Resume, span: Span | None) -> Span | None:
    if span is None:
        return None
    text = resume.text[span.start : span.end]
    return Span(span.start, span.start + len(text.rstrip())) if text.strip() else None
