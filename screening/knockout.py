"""Yes/no criteria: met, not met, or unknown, each with the line that answers it. Unknown is not failed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from catalog.role import Requirement, Role
from screening.evidence import EvidenceIndex
from screening.resume import EDUCATION_RANK, Resume, Span
from screening.scorecard import KnockoutLine, KnockoutResult


def check_knockouts(resume: Resume, evidence: EvidenceIndex, role: Role) -> tuple[KnockoutLine, ...]:
    """One line a criterion of `role`, in the order of the role."""
    return tuple(_check(resume, evidence, requirement) for requirement in role.requirements if requirement.knockout)


def _check(resume: Resume, evidence: EvidenceIndex, requirement: Requirement) -> KnockoutLine:
    criterion = requirement.knockout
    assert criterion is not None
    answers: dict[str, Callable[[], tuple[KnockoutResult, Span | None]]] = {
        "years": lambda: _years(resume, criterion.minimum_years or 0),
        "education": lambda: _education(resume, criterion.minimum_level or "SMA"),
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


def _years(resume: Resume, minimum: float) -> tuple[KnockoutResult, Span | None]:
    if resume.experience_months is None:
        return ("met", None) if minimum == 0 else ("unknown", None)
    oldest = min((p for p in resume.positions if p.start), key=lambda p: p.start or "", default=None)
    span = Span(oldest.span.start, oldest.body.start) if oldest else None
    return "met" if resume.experience_months >= minimum * 12 else "not_met", _trim(resume, span)


def _education(resume: Resume, minimum: str) -> tuple[KnockoutResult, Span | None]:
    known = [item for item in resume.education if item.level]
    if not known:
        return "unknown", None
    best = max(known, key=lambda item: EDUCATION_RANK[item.level or "SMA"])
    return "met" if EDUCATION_RANK[best.level or "SMA"] >= EDUCATION_RANK[minimum] else "not_met", best.span


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
