"""Evidence and a role give a scorecard: arithmetic only, each point the sum of quoted lines."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from catalog import role_version
from catalog.role import Requirement, Role
from screening.crediting import LEVEL_CREDIT as LEVEL_CREDIT  # others take it from here
from screening.crediting import NOTHING, Credit, Merits
from screening.evidence import EvidenceIndex, find_evidence
from screening.flags import find_flags
from screening.functions import WORK_SHARE, function_shares, work_line
from screening.knockout import check_knockouts
from screening.relatedness import years_in_role
from screening.resume import Resume
from screening.scorecard import Bucket, Evidence, KnockoutLine, RoleFit, Scorecard, ScoreLine
from screening.titles import HeldTitle, held_titles, title_line
from screening.vocabulary import load_vocabulary

ENGINE_VERSION = "3"
TRADE_SHARE = 0.15
"""Weight of the trade's other skills, those no requirement names, against all requirements together."""
FULLY_READ = 0.75
"""From this quality of the text the file counts as read in full: a longer name moves the quality a little, never this."""
SLOPE = 1.6
"""How much more a heavy requirement counts than a light one: weight 5 is worth 13 times weight 1."""
TITLE_SHARE = 0.7
"""Weight of held titles against all other requirements together; shown as a line of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume with its evidence found once; score it against as many roles as wanted."""

    resume: Resume
    evidence: EvidenceIndex
    as_of: datetime.date
    merits: Merits = field(init=False, compare=False, repr=False)
    titles: Mapping[str, list[HeldTitle]] = field(init=False, compare=False, repr=False)
    """Family of roles → the held titles that may speak for it."""
    memo: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was worked out for one role and holds for all."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "merits", Merits(self.evidence, self.resume.positions, self.as_of))
        titles: dict[str, list[HeldTitle]] = {}
        for held in held_titles(self.resume, self.as_of):
            titles.setdefault(held.match.role.partition("/")[0], []).append(held)
        object.__setattr__(self, "titles", titles)


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
    knockouts = check_knockouts(reading, role)
    shares, quotes = function_shares(reading)
    if best_roles is None:
        from screening.identification import fit_roles

        best_roles = fit_roles(reading)[:3]
    return Scorecard(
        resume.file, resume.sha256, role.id, _rubric(role).version, engine_version(), reading.as_of.isoformat(), resume.status,
        total(lines), confidence(resume), _bucket(knockouts), knockouts, lines, shares, tuple(best_roles),
        find_flags(reading, own_postings), quotes, years_in_role(reading, role),
    )  # fmt: skip


def engine_version() -> str:
    """Version of the rules and of the lexicon that a score was made with."""
    return f"{ENGINE_VERSION}-{load_vocabulary().version[:8]}"


@dataclass(frozen=True, slots=True)
class _Rubric:
    """What scoring needs of a role, worked out once: `silent` are its lines for a CV that tells nothing, `asked`
    the places of the requirements that ask for a skill, `trade` the useful skills that none asks for.
    """

    role: Role
    requirements: tuple[Requirement, ...]
    silent: tuple[ScoreLine, ...]
    shares: Mapping[str, float]
    asked: Mapping[str, tuple[int, ...]]
    trade: frozenset[str]
    version: str


_SHARES = {"trade": TRADE_SHARE, "work": WORK_SHARE, "title": TITLE_SHARE}
"""The weight of the lines that stand for no requirement, against all requirements together."""
_rubrics: dict[int, _Rubric] = {}
"""By identity of the role, which the rubric holds: a number is never used twice while it stands here."""
_MOST_RUBRICS = 200


def _rubric(role: Role) -> _Rubric:
    found = _rubrics.get(id(role))
    if found is None:
        scored = tuple(r for r in role.requirements if r.skills and r.knockout is None)
        asked: dict[str, tuple[int, ...]] = {}
        for place, requirement in enumerate(scored):
            for skill in requirement.skills:
                asked[skill] = (*asked.get(skill, ()), place)
        useful = load_vocabulary().trade
        trade = {*useful.get(role.id, ()), *useful.get(role.id.split("/")[0], ())} - asked.keys()
        silent = tuple(_line(requirement, _line_weight(requirement, {}), NOTHING) for requirement in scored)
        if len(_rubrics) >= _MOST_RUBRICS:
            _rubrics.clear()
        shares = _shares(scored, {}, sum([line.weight for line in silent]))
        found = _rubrics[id(role)] = _Rubric(role, scored, silent, shares, asked, frozenset(trade), role_version(role))
    return found


def score_lines(reading: Reading, role: Role, weights: Mapping[str, float]) -> tuple[ScoreLine, ...]:
    """One line a scored requirement, then the trade, the kind of work, held titles. Yes/no criteria give none."""
    rubric = _rubric(role)
    lines, shares = list(rubric.silent), rubric.shares
    if weights:
        lines = [_reweighed(line, _line_weight(r, weights)) for line, r in zip(lines, rubric.requirements, strict=True)]
        shares = _shares(rubric.requirements, weights, sum([line.weight for line in lines]))
    shown: dict[int, list[str]] = {}
    for skill in [skill for skill in reading.evidence if skill in rubric.asked]:
        for place in rubric.asked[skill]:
            shown.setdefault(place, []).append(skill)
    for place, skills in shown.items():
        lines[place] = _line(rubric.requirements[place], lines[place].weight, reading.merits.credit(tuple(skills)))
    lines.append(_trade_line(reading, rubric, shares["trade"]))
    lines.append(work_line(reading, role, shares["work"]))
    held = reading.titles.get(role.id.partition("/")[0], [])
    lines.append(title_line(reading.resume, held, role, shares["title"]))
    return tuple(lines)


def _line(requirement: Requirement, weight: float, found: Credit) -> ScoreLine:
    text = requirement.text
    return ScoreLine(
        requirement.id, text.en, text.id, text.en, requirement.need, weight, found.level, found.credit, found.counted, found.rejected
    )


def _line_weight(requirement: Requirement, weights: Mapping[str, float]) -> float:
    base = weights.get(requirement.id, float(requirement.weight))
    return float(round(base**SLOPE * (1.0 if requirement.need == "must" else 0.6), 4))


def _trade_line(reading: Reading, rubric: _Rubric, weight: float) -> ScoreLine:
    """The line "trade": what else the lexicon names as useful in this role."""
    found = reading.merits.trade(rubric.trade)
    indonesian, english = "Keahlian lain bidang ini", "Other skills of this work"
    return ScoreLine(
        "trade", english, indonesian, english, "nice", weight, found.level, found.credit, found.counted, found.rejected
    )


def recency(item: Evidence, reading: Reading) -> float:
    """How much an item counts for its age and its position, 0–1."""
    return reading.merits.recency(item)


def total(lines: Sequence[ScoreLine]) -> float:
    """0–100 with one decimal: Σ weight × credit / Σ weight."""
    weight = sum([line.weight for line in lines])
    return round(100 * sum([line.weight * line.credit for line in lines]) / weight, 1) if weight else 0.0


def reweigh(card: Scorecard, role: Role, weights: Mapping[str, float]) -> Scorecard:
    """A kept scorecard of the same role version under other weights: as scored anew, by arithmetic alone."""
    rubric = _rubric(role)
    if card.role_version != rubric.version:
        raise ValueError(f"The scorecard is of {card.role_version}, the role is {rubric.version}; score the resume again.")
    if not card.lines:
        return card
    own = [_line_weight(requirement, weights) for requirement in rubric.requirements]
    shares = _shares(rubric.requirements, weights, sum(own))
    own += [shares[line.id] for line in card.lines[len(own) :]]
    lines = tuple([_reweighed(line, weight) for line, weight in zip(card.lines, own, strict=True)])
    return replace(card, lines=lines, score=total(lines))


def _reweighed(line: ScoreLine, weight: float) -> ScoreLine:
    return ScoreLine(
        line.id, line.name, line.name_id, line.name_en, line.need, weight, line.level, line.credit, line.evidence, line.rejected
    )


def _shares(requirements: Sequence[Requirement], weights: Mapping[str, float], together: float) -> dict[str, float]:
    """The weight of each line that stands for no requirement: as set, else its share of all requirements."""
    named = {requirement.id for requirement in requirements}
    set_by_hand = {line: weights[line] for line in _SHARES if line in weights and line not in named}
    return {line: round(set_by_hand.get(line, (together or 1.0) * share), 4) for line, share in _SHARES.items()}


def confidence(resume: Resume) -> float:
    """0–1: how well the file could be read and how much of it was dated and understood."""
    dated = sum(1 for p in resume.positions if p.start) / len(resume.positions) if resume.positions else 0.0
    known = len({s.kind for s in resume.sections} & {"experience", "education", "skills", "summary"}) / 3
    return round(min(1.0, min(1.0, resume.quality / FULLY_READ) * (0.3 + 0.4 * dated + 0.3 * min(known, 1.0))), 2)


def _bucket(knockouts: Sequence[KnockoutLine]) -> Bucket:
    results = {line.result for line in knockouts}
    return "not_met" if "not_met" in results else "open_questions" if "unknown" in results else "all_met"


def _failed(resume: Resume, role: Role, as_of: datetime.date) -> Scorecard:
    from screening.flags import note_flags

    return Scorecard(
        resume.file, resume.sha256, role.id, _rubric(role).version, engine_version(), as_of.isoformat(), "failed", 0.0, 0.0, "unreadable",
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
