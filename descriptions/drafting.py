"""Drafting: what a composer shows of an opening, and the changes it makes. Each change gives a new requisition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from catalog.role import Need, Point, Requirement, RequirementKind, Role, Text
from descriptions.composition import duty_groups, is_in, key_of
from descriptions.requisition import Addition, Choice, OwnSection, Requisition, Schooling, Wording
from descriptions.seniority import with_years
from errors import NotFound

REQUIREMENTS = "requirements"


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line to pick: `chosen` it is printed; `own` HR typed it; `reworded` HR changed the library's words.

    `skills`: what a line of HR's own is screened for; without any it is printed only.
    `years` and `schooling` stand where the line is a yes-or-no criterion of that kind.
    """

    id: str
    text: Text
    chosen: bool
    own: bool = False
    reworded: bool = False
    need: Need | None = None
    weight: int | None = None
    screened: bool = False
    skills: tuple[str, ...] = ()
    years: float | None = None
    schooling: str | None = None


@dataclass(frozen=True, slots=True)
class OutlineGroup:
    """A heading with all lines on offer, chosen or not, in their order."""

    id: str
    heading: Text
    items: tuple[OutlineItem, ...]
    own: bool = False


def outline(role: Role, requisition: Requisition) -> tuple[OutlineGroup, ...]:
    """Every duty heading and the requirements, with all that the role offers and all that HR added."""
    own = {item.id for item in requisition.sections}
    groups = [
        OutlineGroup(
            group.id,
            _words(key_of(group), group.heading, requisition),
            _items(group.id, group.points, requisition),
            group.id in own,
        )
        for group in duty_groups(role, requisition)
    ]
    heading = Text(id="Persyaratan", en="Requirements")
    asked = [with_years(item, role, requisition) or item for item in role.requirements]
    return (*groups, OutlineGroup(REQUIREMENTS, heading, _items(REQUIREMENTS, asked, requisition)))


def _words(id: str, library: Text, requisition: Requisition) -> Text:
    return requisition.wording.get(id, Wording()).over(library)


def _items(
    heading: str, library: Sequence[Point] | Sequence[Requirement], requisition: Requisition
) -> tuple[OutlineItem, ...]:
    items = [_library_item(item, requisition) for item in library]
    items += [_own_item(item) for item in requisition.additions if item.heading == heading]
    place = {id: number for number, id in enumerate(requisition.order)}
    return tuple(sorted(items, key=lambda item: place.get(item.id, len(place))))


def _library_item(item: Point | Requirement, requisition: Requisition) -> OutlineItem:
    key, choice = key_of(item), requisition.choices.get(item.id, Choice())
    asks = isinstance(item, Requirement)
    return OutlineItem(
        id=key,
        text=_words(key, item.text, requisition),
        chosen=is_in(item, requisition),
        reworded=key in requisition.wording,
        need=choice.need or item.need if isinstance(item, Requirement) else None,
        weight=choice.weight or item.weight if isinstance(item, Requirement) else None,
        screened=asks,
        years=item.knockout.minimum_years if isinstance(item, Requirement) and item.knockout else None,
        schooling=item.knockout.minimum_level if isinstance(item, Requirement) and item.knockout else None,
    )


def _own_item(item: Addition) -> OutlineItem:
    asks = item.heading == REQUIREMENTS
    return OutlineItem(
        id=item.id,
        text=item.text.over(None),
        chosen=True,
        own=True,
        need=item.need if asks else None,
        weight=item.weight if asks else None,
        screened=asks,
        skills=item.skills,
    )


def keep_line(requisition: Requisition, id: str) -> Requisition:
    """Print a line of the library, default or not."""
    return requisition.model_copy(update={"keep": requisition.keep | {id}, "drop": requisition.drop - {id}})


def drop_line(requisition: Requisition, id: str) -> Requisition:
    """Leave a line out; a line of HR's own is gone, one of the library stays on offer."""
    if any(item.id == id for item in requisition.additions):
        rest = tuple(item for item in requisition.additions if item.id != id)
        return requisition.model_copy(update={"additions": rest})
    return requisition.model_copy(update={"keep": requisition.keep - {id}, "drop": requisition.drop | {id}})


def reword_line(requisition: Requisition, id: str, wording: Wording) -> Requisition:
    """Print a line in HR's words; empty words bring the library's back."""
    if any(item.id == id for item in requisition.additions):
        changed = tuple(
            item.model_copy(update={"text": wording}) if item.id == id else item for item in requisition.additions
        )
        return requisition.model_copy(update={"additions": changed})
    rest = {key: value for key, value in requisition.wording.items() if key != id}
    return requisition.model_copy(update={"wording": {**rest, id: wording} if wording else rest})


def add_section(requisition: Requisition, heading: Wording) -> Requisition:
    """Add a duty heading of HR's own; it is printed once a line stands under it."""
    used = [int(item.id.removeprefix("own_")) for item in requisition.sections]
    section = OwnSection(id=f"own_{max(used, default=0) + 1}", heading=heading)
    return requisition.model_copy(update={"sections": (*requisition.sections, section)})


def reword_heading(requisition: Requisition, id: str, wording: Wording) -> Requisition:
    """Change a heading's words; empty words bring the library's back, and leave HR's own as they are."""
    if not any(item.id == id for item in requisition.sections):
        return reword_line(requisition, f"heading.{id}", wording)
    changed = tuple(
        item.model_copy(update={"heading": wording}) if item.id == id and wording else item
        for item in requisition.sections
    )
    return requisition.model_copy(update={"sections": changed})


def drop_section(requisition: Requisition, id: str) -> Requisition:
    """Take a heading of HR's own away, with the lines under it."""
    if not any(item.id == id for item in requisition.sections):
        return requisition
    sections = tuple(item for item in requisition.sections if item.id != id)
    lines = tuple(item for item in requisition.additions if item.heading != id)
    return requisition.model_copy(update={"sections": sections, "additions": lines})


def add_line(
    requisition: Requisition,
    heading: str,
    text: Wording,
    *,
    need: Need = "nice",
    weight: int = 1,
    kind: RequirementKind = "condition",
    skills: tuple[str, ...] = (),
) -> Requisition:
    """Add a line of HR's own under a heading; its id is new and stays."""
    used = [int(item.id.removeprefix("own.")) for item in requisition.additions if item.id[4:].isdigit()]
    line = Addition(
        id=f"own.{max(used, default=0) + 1}",
        heading=heading,
        text=text,
        need=need,
        weight=weight,
        kind=kind,
        skills=skills,
    )
    return requisition.model_copy(update={"additions": (*requisition.additions, line)})


def with_skills(
    requisition: Requisition, name_skills: Callable[[Sequence[str]], Sequence[Iterable[str]]]
) -> Requisition:
    """HR's own demands with the skills that their words name, so that they are screened like the library's."""
    own = [item for item in requisition.additions if item.heading == REQUIREMENTS]
    named = name_skills([f"{item.text.id}\n{item.text.en}" for item in own])
    found = {item.id: tuple(sorted(skills)) for item, skills in zip(own, named, strict=True)}
    changed = tuple(
        item.model_copy(update={"skills": found.get(item.id, item.skills)}) for item in requisition.additions
    )
    return requisition if changed == requisition.additions else requisition.model_copy(update={"additions": changed})


def choose(
    requisition: Requisition,
    id: str,
    need: Need | None = None,
    weight: int | None = None,
    *,
    years: float | None = None,
    schooling: Schooling | None = None,
) -> Requisition:
    """Set need, weight, years or schooling of a requirement; HR's own lines have need and weight only."""
    choice = Choice(need=need, weight=weight, minimum_years=years, minimum_level=schooling)
    changes = {name: getattr(choice, name) for name in Choice.model_fields if getattr(choice, name) is not None}
    if any(item.id == id for item in requisition.additions):
        changes = {name: value for name, value in changes.items() if name in {"need", "weight"}}
        changed = tuple(item.model_copy(update=changes) if item.id == id else item for item in requisition.additions)
        return requisition.model_copy(update={"additions": changed})
    before = requisition.choices.get(id, Choice())
    return requisition.model_copy(update={"choices": {**requisition.choices, id: before.model_copy(update=changes)}})


def move(role: Role, requisition: Requisition, id: str, steps: int) -> Requisition:
    """Move a heading or a line up (negative) or down among its neighbours; at the end it stays."""
    for ids in _orders(role, requisition):
        if id in ids:
            here = ids.index(id)
            there = min(max(here + steps, 0), len(ids) - 1)
            ids.insert(there, ids.pop(here))
            others = [other for other in requisition.order if other not in ids]
            return requisition.model_copy(update={"order": (*others, *ids)})
    raise NotFound(f"The draft of {role.id} has no line “{id}”; reload the page.")


def _orders(role: Role, requisition: Requisition) -> list[list[str]]:
    """Ids that are ordered among each other: the headings, then the lines under each."""
    groups = outline(role, requisition)
    headings = [f"heading.{group.id}" for group in groups if group.id != REQUIREMENTS]
    return [headings, *([item.id for item in group.items] for group in groups)]
