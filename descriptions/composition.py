"""Composing: a role and a requisition become one job description, from which every export is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TypeVar

from catalog.role import DutyGroup, Point, Requirement, Role, Text
from descriptions import phrases
from descriptions.requisition import Addition, Company, Requisition, Wording
from descriptions.seniority import with_years
from errors import ConfigError

MAX_POINTS = 6
CORE_WEIGHT = 4
MUST_SAY = {"location", "salary"}
"""Rows of the facts box that stand even when unknown, as an honest gap."""
_OPEN = re.compile(r"\[[^\[\]\n]{1,120}\]|\{\{[^{}\n]{0,120}\}\}|_{3,}|\bTBD\b|\bXX+\b")
_BACKGROUND = {"education", "experience", "certificate", "language", "condition"}

Item = TypeVar("Item", Point, Requirement, DutyGroup)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a description; `id`: that of the requirement, of the duty (`duty.…`), or of HR's own (`own.…`)."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with at most six lines."""

    id: str
    heading: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts box; `stated` false: HR has not filled it in, and the posting says so."""

    id: str
    name: Text
    value: Text
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An open gap such as `[kota]`: where it stands and what it says."""

    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class JobDescription:
    """The composed opening. `role` is the rubric: the requirements as printed here, with the weights HR chose.

    `unsaid`: rows that may stay away and that nobody filled in; they are not printed.
    """

    role: Role
    requisition: Requisition
    title: Text
    company: Company
    about: Text | None
    purpose: Line
    facts: tuple[Fact, ...]
    duties: tuple[Section, ...]
    requirements: tuple[Section, ...]
    pay: tuple[Fact, ...]
    process: Section
    contact: str
    assurance: Section
    unsaid: tuple[Fact, ...] = ()

    @property
    def benefits(self) -> tuple[Fact, ...]:
        """The pay table as printed: basic pay stands in the facts box, and stands there once."""
        return tuple(fact for fact in self.pay if fact.id != "pay.salary")

    def lines(self) -> tuple[Line, ...]:
        """Every printed line with its id, in the order of the page."""
        sections = (*self.duties, *self.requirements, self.process, self.assurance)
        return (self.purpose, *(line for section in sections for line in section.lines))


def compose(role: Role, requisition: Requisition) -> JobDescription:
    """The job description of this opening; ConfigError where the opening names a level or industry the role lacks."""
    _check_choices(role, requisition)
    rubric = rubric_role(role, requisition)
    facts = _facts(role, requisition)
    return JobDescription(
        role=rubric,
        requisition=requisition,
        title=_title(role, requisition),
        company=requisition.company,
        about=requisition.company.about.over(None) if requisition.company.about else None,
        purpose=Line("purpose", requisition.purpose.over(role.purpose)),
        facts=tuple(fact for fact in facts if fact.stated or fact.id in MUST_SAY),
        duties=_duties(role, requisition),
        requirements=_requirement_sections(rubric.requirements),
        pay=_pay(requisition),
        process=_process(requisition),
        contact=requisition.contact or requisition.company.contact,
        assurance=_assurance(),
        unsaid=tuple(fact for fact in facts if not fact.stated and fact.id not in MUST_SAY),
    )


def rubric_role(role: Role, requisition: Requisition) -> Role:
    """The role whose requirements are those that this opening prints: what HR drops is neither shown nor scored."""
    offered = (with_years(item, role, requisition) for item in role.requirements if is_in(item, requisition))
    chosen = [_with_choice(item, requisition) for item in offered if item]
    own = [_own_requirement(item) for item in requisition.additions if item.heading == "requirements"]
    ordered = in_order([*chosen, *own], requisition.order)
    return role.model_copy(update={"requirements": tuple(ordered)})


def open_placeholders(jd: JobDescription) -> tuple[Placeholder, ...]:
    """Gaps that block publishing, in the languages that are printed."""
    texts: list[tuple[str, Text]] = [("title", jd.title), *((line.id, line.text) for line in jd.lines())]
    texts += [(fact.id, fact.value) for fact in (*jd.facts, *jd.pay)]
    texts += [(name, Text(id=value, en=value)) for name, value in _company_texts(jd) if value.strip()]
    if jd.about:
        texts.append(("company.about", jd.about))
    found = [
        Placeholder(id, quote)
        for id, text in texts
        for language in jd.requisition.languages()
        for quote in _OPEN.findall(text.in_(language))
    ]
    return tuple(dict.fromkeys(found))


def empty_facts(jd: JobDescription) -> tuple[Fact, ...]:
    """What an applicant wants to know and nobody has filled in, each once; printed as a gap or not at all."""
    return tuple(fact for fact in (*jd.facts, *jd.benefits, *jd.unsaid) if not fact.stated)


def _company_texts(jd: JobDescription) -> list[tuple[str, str]]:
    company = jd.company
    return [("company.name", company.name), ("company.address", company.address), ("contact", jd.contact)]


def _check_choices(role: Role, requisition: Requisition) -> None:
    for name, value, known in (
        ("level", requisition.level, role.levels),
        ("industry", requisition.industry, role.industries),
    ):
        if value and value not in known:
            near = get_close_matches(value, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known) or 'none'}"
            raise ConfigError(f"{role.id} has no {name} “{value}”; {hint}")


def _title(role: Role, requisition: Requisition) -> Text:
    level = role.levels.get(requisition.level)
    return requisition.title.over(level.title if level else role.title)


def key_of(item: Point | Requirement | DutyGroup) -> str:
    """The id that a requisition uses; a heading, a duty and a requirement of one name stay apart."""
    if isinstance(item, Requirement):
        return item.id
    if isinstance(item, DutyGroup):
        return f"heading.{item.id}"
    return item.id if item.id.startswith("own.") else f"duty.{item.id}"


def is_in(item: Point | Requirement, requisition: Requisition) -> bool:
    """Dropped lines are out, kept ones in; else the default, where level and industry fit."""
    key = key_of(item)
    if key in requisition.drop:
        return False
    if key in requisition.keep:
        return True
    fits_level = not item.levels or requisition.level in item.levels
    fits_industry = not item.industries or requisition.industry in item.industries
    return item.default and fits_level and fits_industry


def in_order(items: Sequence[Item], order: Sequence[str]) -> list[Item]:
    place = {id: number for number, id in enumerate(order)}
    return sorted(items, key=lambda item: place.get(key_of(item), len(place)))


def _with_choice(item: Requirement, requisition: Requisition) -> Requirement:
    choice = requisition.choices.get(item.id)
    changes: dict[str, object] = {}
    if choice and choice.need:
        changes["need"] = choice.need
    if choice and choice.weight:
        changes["weight"] = choice.weight
    if item.id in requisition.wording:
        changes["text"] = requisition.wording[item.id].over(item.text)
    return item.model_copy(update=changes)


def _own_requirement(item: Addition) -> Requirement:
    return Requirement(
        id=item.id, kind=item.kind, need=item.need, weight=item.weight, text=item.text.over(None), skills=item.skills
    )


def duty_groups(role: Role, requisition: Requisition) -> list[DutyGroup]:
    """The duty headings of the role and of HR, in HR's order."""
    own = [DutyGroup(id=item.id, heading=item.heading.over(None), points=()) for item in requisition.sections]
    return in_order([*role.duties, *own], requisition.order)


def _duties(role: Role, requisition: Requisition) -> tuple[Section, ...]:
    sections: list[Section] = []
    for group in duty_groups(role, requisition):
        own = [Point(id=a.id, text=a.text.over(None)) for a in requisition.additions if a.heading == group.id]
        points = [*(p for p in group.points if is_in(p, requisition)), *own]
        lines = [
            Line(key_of(point), requisition.wording.get(key_of(point), Wording()).over(point.text))
            for point in in_order(points, requisition.order)
        ]
        heading = requisition.wording.get(key_of(group), Wording()).over(group.heading)
        sections += split_section(Section(group.id, heading, tuple(lines)))
    return tuple(sections)


def split_section(section: Section) -> list[Section]:
    """The section in parts of at most six lines, as even as can be; an empty one gives none."""
    lines = section.lines
    parts = -(-len(lines) // MAX_POINTS)
    if parts <= 1:
        return [section] if lines else []
    size = -(-len(lines) // parts)
    pieces = [lines[start : start + size] for start in range(0, len(lines), size)]
    later = Text(
        id=f"{section.heading.id} ({phrases.CONTINUED.id})", en=f"{section.heading.en} ({phrases.CONTINUED.en})"
    )
    return [
        replace(
            section,
            id=f"{section.id}.{n}" if n > 1 else section.id,
            heading=later if n > 1 else section.heading,
            lines=piece,
        )
        for n, piece in enumerate(pieces, start=1)
    ]


def _requirement_sections(requirements: Iterable[Requirement]) -> tuple[Section, ...]:
    requirements = tuple(requirements)
    must = [item for item in requirements if item.need == "must"]
    nice = [item for item in requirements if item.need == "nice"]
    if len(must) <= MAX_POINTS:
        sections = [_section("must", must)]
    else:
        skills = [item for item in must if item.kind not in _BACKGROUND]
        sections = [_section("must_background", [item for item in must if item.kind in _BACKGROUND])]
        if len(skills) <= MAX_POINTS:
            sections.append(_section("must_skills", skills))
        else:
            sections.append(_section("must_core", [item for item in skills if item.weight >= CORE_WEIGHT]))
            sections.append(_section("must_other", [item for item in skills if item.weight < CORE_WEIGHT]))
    sections.append(_section("nice", nice))
    return tuple(part for section in sections for part in split_section(section))


def _section(id: str, requirements: Iterable[Requirement]) -> Section:
    return Section(id, phrases.HEADINGS[id], tuple(Line(item.id, item.text) for item in requirements))


def _fact(id: str, name: Text, value: Text | None) -> Fact:
    return Fact(id, name, value or phrases.NOT_STATED, value is not None)


def _plain(value: str | int | None) -> Text | None:
    text = str(value or "").strip()
    return Text(id=text, en=text) if text else None


def _facts(role: Role, requisition: Requisition) -> tuple[Fact, ...]:
    """The first seven also where nobody filled them in, the rest only when HR did."""
    pay, level = requisition.pay, role.levels.get(requisition.level)
    industry = role.industries.get(requisition.industry)
    place = ", ".join(part for part in (requisition.location, requisition.region) if part)
    always: dict[str, Text | None] = {
        "location": _plain(place),
        "work_mode": phrases.WORK_MODES.get(requisition.work_mode or ""),
        "employment_type": phrases.EMPLOYMENT_TYPES.get(requisition.employment_type or ""),
        "working_hours": requisition.working_hours.over(None) if requisition.working_hours else None,
        "salary": phrases.salary(pay.salary_min, pay.salary_max, pay.currency, pay.period),
        "reports_to": _reports_to(role, requisition),
        "travel": requisition.travel.over(None) if requisition.travel else None,
        "closing_date": phrases.day(requisition.closing_date) if requisition.closing_date else None,
    }
    filled: dict[str, Text | None] = {
        "level": level.title if level and requisition.title else None,
        "industry": industry.name if industry else None,
        "openings": _plain(requisition.openings),
        "reference": _plain(requisition.reference),
    }
    facts = [_fact(id, phrases.FACTS[id], value) for id, value in always.items()]
    return (*facts, *(_fact(id, phrases.FACTS[id], value) for id, value in filled.items() if value))


def _reports_to(role: Role, requisition: Requisition) -> Text | None:
    """HR's word, else the one the role usually reports to; several usual ones are no answer."""
    if requisition.reports_to:
        return requisition.reports_to.over(None)
    return role.reports_to[0] if len(role.reports_to) == 1 else None


def _pay(requisition: Requisition) -> tuple[Fact, ...]:
    """Basic pay, THR and BPJS stand always, with an honest gap; commission, bonus and allowances when offered."""
    pay = requisition.pay
    base = phrases.salary(pay.salary_min, pay.salary_max, pay.currency, pay.period)
    values: dict[str, Text | None] = {"salary": base}
    for name, wording in (("commission", pay.commission), ("bonus", pay.bonus), ("allowances", pay.allowances)):
        if wording:
            values[name] = wording.over(None)
    for name, given in (("thr", pay.thr), ("bpjs", pay.bpjs)):
        values[name] = None if given is None else phrases.YES if given else phrases.NO
    return tuple(_fact(f"pay.{name}", phrases.PAY[name], value) for name, value in values.items())


def _process(requisition: Requisition) -> Section:
    own = [step.over(None) for step in requisition.process if step]
    own += [a.text.over(None) for a in requisition.additions if a.heading == "process"]
    steps = own or phrases.PROCESS
    lines = tuple(Line(f"process.{number}", step) for number, step in enumerate(steps, start=1))
    return Section("process", phrases.HEADINGS["process"], lines)


def _assurance() -> Section:
    lines = tuple(Line(f"assurance.{id}", text) for id, text in phrases.ASSURANCE.items())
    return Section("assurance", phrases.HEADINGS["assurance"], lines)
