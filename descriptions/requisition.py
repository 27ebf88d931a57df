"""One approved opening for a role: every choice that HR made, and nothing that the role already says."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from catalog.role import Language, Need, RequirementKind, Text, Value

Languages = Literal["id", "en", "both"]
WorkMode = Literal["onsite", "hybrid", "remote"]
EmploymentType = Literal["permanent", "contract", "part_time", "internship", "partnership"]
Period = Literal["hour", "month", "year"]
Schooling = Literal["SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3"]


class Wording(Value):
    """HR's own words; a language left empty takes the library's text, or the other language where there is none."""

    id: str = Field(default="", max_length=2000)
    en: str = Field(default="", max_length=2000)

    def over(self, library: Text | None) -> Text:
        """These words where given, else the library's."""
        if library is None:
            return Text(id=self.id or self.en, en=self.en or self.id)
        return Text(id=self.id or library.id, en=self.en or library.en)

    def __bool__(self) -> bool:
        return bool(self.id or self.en)


class Company(Value):
    """The employer as every posting shows it; `logo` is a PNG in base64, made by `letterhead.encode_logo`."""

    name: str = Field(default="", max_length=200)
    logo: str = ""
    address: str = Field(default="", max_length=500)
    about: Wording = Wording()
    website: str = Field(default="", max_length=300)
    contact: str = Field(default="", max_length=300)


class PayOffer(Value):
    """What this opening pays, whole `currency` units a `period`; None and "" mean not stated, never no."""

    salary_min: int | None = Field(default=None, ge=0)
    salary_max: int | None = Field(default=None, ge=0)
    currency: str = Field(default="IDR", pattern="^[A-Z]{3}$")
    period: Period = "month"
    commission: Wording = Wording()
    bonus: Wording = Wording()
    allowances: Wording = Wording()
    thr: bool | None = None
    bpjs: bool | None = None

    @model_validator(mode="after")
    def _in_order(self) -> PayOffer:
        if self.salary_min is not None and self.salary_max is not None and self.salary_min > self.salary_max:
            raise ValueError(f"salary_min {self.salary_min} is above salary_max {self.salary_max}")
        return self


class Addition(Value):
    """A line typed by HR. `heading`: a duty heading of the role or of HR, `process`, or `requirements` (then it is screened)."""

    id: str = Field(pattern=r"^own\.[a-z0-9_.-]+$")
    heading: str
    text: Wording
    kind: RequirementKind = "condition"
    need: Need = "nice"
    weight: int = Field(default=1, ge=1, le=5)
    skills: tuple[str, ...] = ()


class OwnSection(Value):
    """A duty heading typed by HR; lines stand under it by its id."""

    id: str = Field(pattern=r"^own_[0-9]+$")
    heading: Wording


class Choice(Value):
    """What HR decided about a requirement; None keeps what the role says.

    `minimum_years` and `minimum_level` change the words and the yes-or-no criterion alike.
    """

    need: Need | None = None
    weight: int | None = Field(default=None, ge=1, le=5)
    minimum_years: float | None = Field(default=None, gt=0, le=40)
    minimum_level: Schooling | None = None


class Requisition(Value):
    """One opening; `keep`, `drop`, `wording` and `order` name a requirement by its id, others by prefix.

    A duty is `duty.ID`, a heading `heading.ID`, HR's own line `own.N`; what `order` does not name follows.
    `reference` is the employer's own number of the opening; `posted_on` is the day of publishing.
    """

    role: str
    language: Languages = "id"
    level: str = ""
    industry: str = ""
    title: Wording = Wording()
    reference: str = Field(default="", max_length=100)
    company: Company = Company()
    location: str = Field(default="", max_length=200)
    region: str = Field(default="", max_length=100)
    postal_code: str = Field(default="", max_length=10)
    country: str = Field(default="ID", pattern="^[A-Z]{2}$")
    work_mode: WorkMode | None = None
    working_hours: Wording = Wording()
    travel: Wording = Wording()
    reports_to: Wording = Wording()
    employment_type: EmploymentType | None = None
    openings: int | None = Field(default=None, ge=1, le=10_000)
    posted_on: date | None = None
    closing_date: date | None = None
    pay: PayOffer = PayOffer()
    contact: str = Field(default="", max_length=300)
    apply_url: str = Field(default="", max_length=300)
    process: tuple[Wording, ...] = ()
    purpose: Wording = Wording()
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    wording: dict[str, Wording] = Field(default_factory=dict)
    additions: tuple[Addition, ...] = ()
    sections: tuple[OwnSection, ...] = ()
    order: tuple[str, ...] = ()
    choices: dict[str, Choice] = Field(default_factory=dict)

    def languages(self) -> tuple[Language, ...]:
        """The languages that are printed, Indonesian first."""
        return ("id", "en") if self.language == "both" else (self.language,)
