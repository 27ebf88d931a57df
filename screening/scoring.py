"""Evidence and a role give a scorecard: arithmetic only, each point the sum of quoted lines."""

from __future__ import annotations

import datetime
import functools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog import load_lexicon, role_version
from catalog.role import Requirement, Role
from screening.evidence import EvidenceIndex, find_evidence, position_weight
from screening.flags import find_flags
from screening.functions import WORK_SHARE, function_shares, work_line
from screening.knockout import check_knockouts
from screening.resume import Resume
from screening.scorecard import Bucket, Evidence, EvidenceLevel, KnockoutLine, RoleFit, Scorecard, ScoreLine
from screening.titles import title_line
from screening.vocabulary import load_vocabulary

ENGINE_VERSION = "3"
LEVEL_CREDIT = {0: 0.0, 1: 0.3, 2: 0.75, 3: 1.0}
LISTED_CAP = 0.35
"""The most that naming a skill without work can give (measured: lists alone must not carry a CV)."""
TRADE_SHARE = 0.15
"""Weight of the trade's other skills, those no requirement names, against all requirements together."""
TITLE_SHARE = 0.5
"""Weight of held titles against all other requirements together; shown as a line of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume with its evidence found once; score it against as many roles as wanted."""

    resume: Resume
    evidence: EvidenceIndex
    as_of: datetime.date


def read_evidence(resume: Resume, as_of: datetime.date | None = None, *, posting: bool = False) -> Reading:
    """Find the evidence of every skill of the lexicon in `resume`; `posting` when it is a job ad."""
    return Reading(resume, find_evidence(resume, posting=posting), as_of or datetime.date.fromisoformat(resume.as_of))


def screen(
    resume: Resume, role: Role, *, as_of: datetime.date | None = None, weights: Mapping[str, float] | None = None,
    own_postings: Sequence[str] = (), best_roles: Sequence[RoleFit] | None = None,
) -> Scorecard:  # fmt: skip
    """One CV against one role. `weights` replaces the weight of requirement ids."""
    return score_reading(
        read_evidence(resume, as_of), role, weights=weights, own_postings=own_postings, best_roles=best_roles
    )


def score_reading(
    reading: Reading, role: Role, *, weights: Mapping[str, float] | None = None, own_postings: Sequence[str] = (),
    best_roles: Sequence[RoleFit] | None = None,
) -> Scorecard:  # fmt: skip
    """The scorecard of a reading; the same reading and role always give the same bytes."""
    resume = reading.resume
    if resume.status == "failed":
        return _failed(resume, role, reading.as_of)
    lines = score_lines(reading, role, weights or {})
    knockouts = check_knockouts(reading.resume, reading.evidence, role)
    shares, quotes = function_shares(reading)
    if best_roles is None:
        from screening.identification import fit_roles

        best_roles = fit_roles(reading)[:3]
    return Scorecard(
        resume.file, resume.sha256, role.id, role_version(role), engine_version(), reading.as_of.isoformat(), resume.status,
        total(lines), confidence(resume), _bucket(knockouts), knockouts, lines, shares, tuple(best_roles),
        find_flags(reading, own_postings), quotes, _years_in_role(resume, role),
    )  # fmt: skip


def engine_version() -> str:
    """Version of the rules and of the lexicon that a score was made with."""
    return f"{ENGINE_VERSION}-{load_vocabulary().version[:8]}"


def score_lines(reading: Reading, role: Role, weights: Mapping[str, float]) -> tuple[ScoreLine, ...]:
    """One line a scored requirement, then the trade, the kind of work, held titles. Yes/no criteria give none."""
    scored = [r for r in role.requirements if r.skills and r.knockout is None]
    lines = [_line(reading, requirement, weights) for requirement in scored]
    together = sum(line.weight for line in lines) or 1.0
    lines.append(
        _trade_line(
            reading, role, {skill for r in scored for skill in r.skills}, weights.get("trade", together * TRADE_SHARE)
        )
    )
    lines.append(work_line(reading, role, weights.get("work", together * WORK_SHARE)))
    title = title_line(reading.resume, role, weights.get("title", together * TITLE_SHARE), reading.as_of)
    return (*lines, title)


def _line(reading: Reading, requirement: Requirement, weights: Mapping[str, float]) -> ScoreLine:
    found = sorted(
        (e for skill in requirement.skills for e in reading.evidence.get(skill, ())),
        key=lambda e: (e.start, e.end, e.skill),
    )
    counted = _once([e for e in found if not e.reason])
    rejected = _once([e for e in found if e.reason])
    level = _level(counted)
    base = weights.get(requirement.id, float(requirement.weight))
    return ScoreLine(
        requirement.id, requirement.text.en, requirement.text.id, requirement.text.en, requirement.need,
        round(base**1.3 * (1.0 if requirement.need == "must" else 0.6), 4), level, round(_credit(counted, reading), 4), counted, rejected,
    )  # fmt: skip


@functools.cache
def _trade_skills(role_id: str) -> tuple[str, ...]:
    base = role_id.split("/")[0]
    return tuple(s.id for s in load_lexicon().skills.values() if role_id in s.roles or base in s.roles)


def _trade_line(reading: Reading, role: Role, asked: Collection[str], weight: float) -> ScoreLine:
    """The line "trade": what else the lexicon names as useful in this role."""
    found = sorted(
        (e for s in _trade_skills(role.id) if s not in asked for e in reading.evidence.get(s, ())),
        key=lambda e: (e.start, e.end, e.skill),
    )
    counted, rejected = _once([e for e in found if not e.reason]), _once([e for e in found if e.reason])
    worth: dict[str, float] = {}
    for item in counted:
        worth[item.skill] = max(worth.get(item.skill, 0.0), LEVEL_CREDIT[item.level] * recency(item, reading))
    credit = 1 - math.exp(-0.3 * sum(worth.values()))
    credit = credit if any(item.level >= 2 for item in counted) else min(credit, LISTED_CAP)
    name = ("Keahlian lain bidang ini", "Other skills of this work")
    return ScoreLine(
        "trade",
        name[1],
        name[0],
        name[1],
        "nice",
        round(weight, 4),
        _level(counted),
        round(credit, 4),
        counted,
        rejected,
    )


def _once(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """One evidence a term and quote: repeating a word adds nothing."""
    kept: dict[tuple[str, int], Evidence] = {}
    for item in found:
        kept.setdefault((item.term.lower(), item.start), item)
    return tuple(kept.values())


def _level(counted: Sequence[Evidence]) -> EvidenceLevel:
    """The ladder of levels; the same skill at work in two positions is "shown"."""
    if not counted:
        return 0
    best = max(item.level for item in counted)
    return 3 if best == 2 and _in_two_positions(counted) else best


def _in_two_positions(counted: Sequence[Evidence]) -> bool:
    """The same line pasted under two headings is one."""
    used = [item for item in counted if item.level == 2 and item.position is not None]
    return len({item.position for item in used}) > 1 and len({item.quote for item in used}) > 1


def _credit(counted: Sequence[Evidence], reading: Reading) -> float:
    """0–1, saturating: distinct words in distinct lines add less and less, and never take away."""
    if not counted:
        return 0.0
    worth: dict[str, float] = {}
    for item in counted:
        value = LEVEL_CREDIT[item.level] * recency(item, reading)
        key = item.term.lower()
        worth[key] = max(worth.get(key, 0.0), value)
    spread = len({item.quote for item in counted if item.level >= 2})
    best, together = max(worth.values()), sum(worth.values()) + 0.25 * max(spread - 1, 0)
    credit = 0.5 * best + 0.5 * (1 - math.exp(-0.8 * together))
    return credit if any(item.level >= 2 for item in counted) else min(credit, LISTED_CAP)


def recency(item: Evidence, reading: Reading) -> float:
    """1 for the last three years, falling to 0.6 at ten; times what the position's kind lets it prove."""
    if item.level < 2 and item.position is None:
        return 1.0
    position = reading.resume.positions[item.position] if item.position is not None else None
    return (
        _age_factor(position.end, position.current, reading.as_of) * position_weight(position)
        if position
        else position_weight(None)
    )


def _age_factor(end: str | None, current: bool, as_of: datetime.date) -> float:
    if current or end is None:
        return 1.0
    years = (as_of.year * 12 + as_of.month - int(end[:4]) * 12 - int(end[5:7])) / 12
    return 1.0 if years <= 3 else max(0.6, 1.0 - 0.4 * (years - 3) / 7)


def total(lines: Sequence[ScoreLine]) -> float:
    """0–100 with one decimal: Σ weight × credit / Σ weight."""
    weight = sum(line.weight for line in lines)
    return round(100 * sum(line.weight * line.credit for line in lines) / weight, 1) if weight else 0.0


def confidence(resume: Resume) -> float:
    """0–1: how well the file could be read and how much of it was dated and understood."""
    dated = sum(1 for p in resume.positions if p.start) / len(resume.positions) if resume.positions else 0.0
    known = len({s.kind for s in resume.sections} & {"experience", "education", "skills", "summary"}) / 3
    return round(min(1.0, resume.quality * (0.3 + 0.4 * dated + 0.3 * min(known, 1.0))), 2)


def _bucket(knockouts: Sequence[KnockoutLine]) -> Bucket:
    results = {line.result for line in knockouts}
    return "not_met" if "not_met" in results else "open_questions" if "unknown" in results else "all_met"


def _years_in_role(resume: Resume, role: Role) -> float | None:
    from screening.titles import years_in_role

    return years_in_role(resume, role)


def _failed(resume: Resume, role: Role, as_of: datetime.date) -> Scorecard:
    from screening.flags import note_flags

    return Scorecard(
        resume.file, resume.sha256, role.id, role_version(role), engine_version(), as_of.isoformat(), "failed", 0.0, 0.0, "unreadable",
        (), (), {}, (), note_flags(resume), {}, None,
    )  # fmt: skip


def scorecard_record(card: Scorecard) -> dict[str, Any]:
    """The JSON object that `saring screen` prints; keys are stable, new ones may be added."""

    def evidence(item: Evidence) -> dict[str, Any]:
        return {
            "quote": item.quote, "page": item.page, "start": item.start, "end": item.end, "section": item.section, "position": item.position,
            "level": item.level, "negated": item.negated, "reason": item.reason, "term": item.term,
        }  # fmt: skip

    return {
        "file": card.file, "role": card.role, "role_version": card.role_version, "engine_version": card.engine_version, "as_of": card.as_of,
        "sha256": card.sha256, "status": card.status, "score": card.score, "confidence": card.confidence, "bucket": card.bucket,
        "knockouts": [{"id": k.id, "name": k.name_en, "result": k.result, "quote": k.quote, "page": k.page} for k in card.knockouts],
        "lines": [
            {"id": line.id, "name": line.name, "weight": line.weight, "level": line.level, "credit": line.credit,
             "evidence": [evidence(item) for item in line.evidence], "rejected": [evidence(item) for item in line.rejected]}
            for line in card.lines
        ],
        "functions": card.functions,
        "best_roles": [{"role": fit.role, "score": fit.score} for fit in card.best_roles],
        "flags": [{"code": flag.code, "message": flag.message, "quote": flag.quote} for flag in card.flags],
        "years_in_role": card.years_in_role,
    }  # fmt: skip
