"""One CV against one role: the values that every page, export and command shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from screening.values import value

EvidenceLevel = Literal[0, 1, 2, 3]
KnockoutResult = Literal["met", "not_met", "unknown"]
Bucket = Literal["all_met", "open_questions", "not_met", "unreadable"]


@value(frozen=True, slots=True)
class Evidence:
    """A verbatim quote: `quote == resume.text[start:end]`. `position` indexes `resume.positions`.

    `reason` says why it does not count (`negated`, `aspired`, `third_party`, `pasted_ad`, `instruction`,
    `name`, `homonym`, `education`, …); empty when it counts.
    """

    quote: str
    page: int
    start: int
    end: int
    section: str
    position: int | None
    level: EvidenceLevel
    negated: bool = False
    reason: str = ""
    term: str = ""
    skill: str = ""


@value(frozen=True, slots=True)
class ScoreLine:
    """One requirement: its weight, the level found, credit 0–1, and the quotes behind it.

    `machine_level` is set where a person corrected the level, with the reason in `correction`.
    """

    id: str
    name: str
    name_id: str
    name_en: str
    need: Literal["must", "nice"]
    weight: float
    level: EvidenceLevel
    credit: float
    evidence: tuple[Evidence, ...]
    rejected: tuple[Evidence, ...] = ()
    machine_level: EvidenceLevel | None = None
    correction: str = ""


@dataclass(frozen=True, slots=True)
class KnockoutLine:
    """One yes/no criterion with the quote that answers it."""

    id: str
    name_id: str
    name_en: str
    result: KnockoutResult
    quote: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look at; it never changes the score by itself."""

    code: str
    message: str
    message_id: str
    message_en: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class RoleFit:
    """A role and how well the duties of the CV fit it, 0–100."""

    role: str
    score: float


LEAST_FIT = 25.0
"""Below this no role of ours fits; set where the ads of other trades in the labelled half for tuning stay below."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result of `screen`. `score` 0–100 with one decimal; `confidence` 0–1 stands beside it, never inside."""

    file: str
    sha256: str
    role: str
    role_version: str
    engine_version: str
    as_of: str
    status: Literal["read", "partly", "failed"]
    score: float
    confidence: float
    bucket: Bucket
    knockouts: tuple[KnockoutLine, ...]
    lines: tuple[ScoreLine, ...]
    functions: dict[str, float]
    best_roles: tuple[RoleFit, ...]
    flags: tuple[Flag, ...]
    function_quotes: dict[str, tuple[str, ...]]
    years_in_role: float | None = None
    machine_score: float | None = None
    """What the score was before people corrected levels; None where nobody did."""

    @property
    def best_role(self) -> str | None:
        """The role of ours that fits best; None where none fits."""
        return self.best_roles[0].role if self.best_roles and self.best_roles[0].score >= LEAST_FIT else None


SCORECARD_JSON: TypeAdapter[Scorecard] = TypeAdapter(Scorecard)
"""`dump_json`/`validate_json`: how a scorecard is kept."""
