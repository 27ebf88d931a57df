"""What a role is: the values that a YAML file in `roles/` holds, validated and frozen."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["id", "en"]
Function = Literal["hunt", "farm", "credit", "fund", "internal", "ledger", "retail"]
RequirementKind = Literal["skill", "tool", "education", "experience", "certificate", "language", "condition"]
Need = Literal["must", "nice"]
FUNCTIONS: tuple[Function, ...] = ("hunt", "farm", "credit", "fund", "internal", "ledger", "retail")


class Value(BaseModel):
    """Base of all role values: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(Value):
    """One text in both languages; `id` is Bahasa Indonesia here, never an identifier."""

    id: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, language: Language) -> str:
        """The text in one language."""
        return self.id if language == "id" else self.en


class Point(Value):
    """One line under a duty heading. `default` false: offered to pick from, not in the first draft."""

    id: str
    text: Text
    source: tuple[str, ...] = ()
    default: bool = True
    function: Function | None = None
    levels: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()


class DutyGroup(Value):
    """A heading with at most six default points (JD practice: seeds S1:13)."""

    id: str
    heading: Text
    points: tuple[Point, ...]
    source: tuple[str, ...] = ()


class Knockout(Value):
    """A yes/no criterion. `kind` says which reader answers it; only the fields of that kind are used."""

    kind: Literal["years", "education", "licence", "language", "location", "travel"]
    minimum_years: float | None = None
    minimum_level: Literal["SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3"] | None = None
    licence: str | None = None
    language: str | None = None
    location: str | None = None


class Requirement(Value):
    """What a candidate should bring. Its id is the id of the score line.

    `weight` 1 (helpful) to 5 (core). `skills` are ids of `roles/lexicon/skills.yaml`: any of them is evidence.
    A requirement with a `knockout` adds no points.
    """

    id: str
    kind: RequirementKind
    need: Need
    weight: int = Field(default=3, ge=1, le=5)
    text: Text
    skills: tuple[str, ...] = ()
    knockout: Knockout | None = None
    evidence: Text | None = None
    source: tuple[str, ...] = ()
    default: bool = True
    levels: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()


class Kpi(Value):
    """A measure of the work. `id` refers to `roles/lexicon/market.yaml` where it stands there."""

    id: str
    text: Text
    source: tuple[str, ...] = ()


class Salary(Value):
    """One sourced figure; amounts in whole `currency` units per `period`. Never printed as a promise."""

    minimum: int | None = None
    maximum: int | None = None
    currency: str
    period: Literal["hour", "month", "year"]
    country: str
    level: str | None = None
    date: str | None = None
    source: str


class Pay(Value):
    """How the role is paid, in words, and the sourced figures behind it."""

    structure: tuple[Text, ...] = ()
    salaries: tuple[Salary, ...] = ()
    source: tuple[str, ...] = ()


class Level(Value):
    """A level of the role: its title and the years usually asked."""

    title: Text
    minimum_years: float = 0
    note: Text | None = None


class Industry(Value):
    """What an industry changes: a line about the setting, other words for client."""

    name: Text
    note: Text | None = None
    client: Text | None = None
    source: tuple[str, ...] = ()


class Question(Value):
    """A question candidates or HR often ask, with its answer."""

    question: Text
    answer: Text
    source: tuple[str, ...] = ()


class Rule(Value):
    """A regulation that touches the role; `country` ISO 3166 alpha-2."""

    name: str
    country: str
    text: Text
    source: tuple[str, ...] = ()


class Distinction(Value):
    """How the role differs from a neighbour (`role`: one of our ids or a plain name)."""

    role: str
    text: Text
    source: tuple[str, ...] = ()


class Note(Value):
    """A sourced line in both languages (conditions, career steps, definitions)."""

    id: str
    text: Text
    source: tuple[str, ...] = ()


class Role(Value):
    """One role or kind of a role, complete after inheritance."""

    id: str
    version: int = 1
    extends: str | None = None
    family: Literal["am", "ae", "rm", "ao"]
    abstract: bool = False
    adjacent: bool = False
    basis: Literal["articles", "field"] = "articles"
    title: Text
    also_called: tuple[str, ...] = ()
    purpose: Text
    definitions: tuple[Note, ...] = ()
    reports_to: tuple[Text, ...] = ()
    duties: tuple[DutyGroup, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    functions: dict[Function, float] = Field(default_factory=dict)
    kpis: tuple[Kpi, ...] = ()
    pay: Pay = Pay()
    levels: dict[str, Level] = Field(default_factory=dict)
    industries: dict[str, Industry] = Field(default_factory=dict)
    career: tuple[Note, ...] = ()
    conditions: tuple[Note, ...] = ()
    faq: tuple[Question, ...] = ()
    regulation: tuple[Rule, ...] = ()
    distinguishes_from: tuple[Distinction, ...] = ()
    interview: tuple[str, ...] = ()
