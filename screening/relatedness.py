"""Which positions of a CV are work of a role's kind: by their title, or by what their lines show being done."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog.role import Role
from screening.parsing.dates import union_months
from screening.resume import Position
from screening.titles import match_title, title_credit
from screening.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from screening.scoring import Reading

MAIN_SHARE = 0.2
"""From this share on a function is part of what a role is about."""
ENOUGH_TERMS = 2
"""Distinct things done that make a position work of that kind where its title does not say so."""
HELD = 0.5
"""From this credit on a title is the role's own."""
NOT_YET_WORK = {"internship", "volunteer"}


def related_positions(reading: Reading, role: Role) -> tuple[Position, ...]:
    """The dated positions that count as experience for `role`; internships and volunteering do not."""
    return tuple(
        position
        for index, position in enumerate(reading.resume.positions)
        if position.start and position.months and position.kind not in NOT_YET_WORK
        and _is_related(position, _terms_done(reading).get(index, {}), role)
    )  # fmt: skip


def years_in_role(reading: Reading, role: Role) -> float | None:
    """Years held under titles of this role or its family whose lines do not tell of other work; None if nothing is dated."""
    dated = [(index, position) for index, position in enumerate(reading.resume.positions) if position.months]
    if not dated:
        return None
    held = [
        (position.start or "", position.end) for index, position in dated
        if title_credit(match_title(position.title), role) >= HELD and not _is_other(_terms_done(reading).get(index, {}), role)
    ]  # fmt: skip
    return round(union_months(held, reading.as_of) / 12, 1)


def _is_related(position: Position, terms: Mapping[str, frozenset[str]], role: Role) -> bool:
    return (_is_titled(position, role) and not _is_other(terms, role)) or _is_done(terms, role)


def _is_titled(position: Position, role: Role) -> bool:
    match = match_title(position.title)
    return match is not None and match.names_role and match.role.split("/")[0] == role.id.split("/")[0]


def _is_done(terms: Mapping[str, frozenset[str]], role: Role) -> bool:
    """Enough distinct things, and at least half of all that the position shows, are of the role's main functions."""
    main = {name for name, share in role.functions.items() if share >= MAIN_SHARE}
    of_role = frozenset[str]().union(*(terms.get(name, frozenset()) for name in main))
    together = frozenset[str]().union(*terms.values())
    return len(of_role) >= ENOUGH_TERMS and 2 * len(of_role) >= len(together)


def _is_other(terms: Mapping[str, frozenset[str]], role: Role) -> bool:
    """Enough is told, and nothing of it is of the role's functions: the title means something else here."""
    others = {name: found for name, found in terms.items() if name not in role.functions}
    return len(others) == len(terms) and len(frozenset[str]().union(*others.values())) >= ENOUGH_TERMS


@functools.cache
def _functions() -> dict[str, tuple[str, ...]]:
    """Skill → the functions it belongs to."""
    found: dict[str, list[str]] = {}
    for name, skills in load_vocabulary().functions.items():
        for skill in skills:
            found.setdefault(skill, []).append(name)
    return {skill: tuple(names) for skill, names in found.items()}


def _terms_done(reading: Reading) -> dict[int, dict[str, frozenset[str]]]:
    """Position → function → the distinct terms that its lines show being done; worked out once a reading."""
    if "terms done" not in reading.memo:
        done: dict[int, dict[str, set[str]]] = {}
        for skill, names in _functions().items():
            for item in reading.evidence.get(skill, ()):
                if item.position is not None and item.level >= 2 and not item.reason:
                    for name in names:
                        done.setdefault(item.position, {}).setdefault(name, set()).add(item.term.lower())
        reading.memo["terms done"] = {
            position: {name: frozenset(terms) for name, terms in names.items()} for position, names in done.items()
        }
    found: dict[int, dict[str, frozenset[str]]] = reading.memo["terms done"]
    return found
