"""What a role must hold beyond its shape: ids that exist, both languages, six points a heading, shares that add up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from catalog.faults import nearest, show_path, walk_texts
from catalog.role import Knockout, Requirement, Role
from catalog.source import Node
from errors import Problem

MAX_DEFAULT_POINTS = 6
SCORE_LINES = frozenset({"title", "trade", "work"})
"""Score lines that every role has beside its requirements."""
_ROLE_ID = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)?")
_ITEM_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_NEEDS = {
    "years": "minimum_years",
    "education": "minimum_level",
    "licence": "licence",
    "language": "language",
    "location": "",
    "travel": "",
}


def check_role(
    role: Role, node: Node, skills: Collection[str], interview: Collection[str], partial: bool = False
) -> list[Problem]:
    """All faults of a role that pydantic cannot see; `partial`: faulty lines were taken out before."""
    problems = [
        *_check_role_id(role, node),
        *_check_ids(role, node),
        *_check_points(role, node, partial),
        *_check_skills(role, node, skills, interview),
        *_check_scope(role, node),
        *_check_knockouts(role, node),
        *_check_shares(role, node),
        *_check_languages(role, node),
    ]
    return problems


def _at(node: Node, path: tuple[str | int, ...], message: str) -> Problem:
    return node.find(path).problem(show_path(path, node), message)


def is_role_id(name: str) -> bool:
    """`account_officer` or `account_officer/micro`: it becomes a file name and a web address."""
    return _ROLE_ID.fullmatch(name) is not None and len(name) <= 80


def _check_role_id(role: Role, node: Node) -> Iterator[Problem]:
    if not is_role_id(role.id):
        yield _at(node, ("id",), f"'{role.id}' is no role id: small letters, digits and _, at most one '/'")


def _item_paths(role: Role) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """(what must be unique together, path, id) of every item."""
    for number, group in enumerate(role.duties):
        yield "duties", ("duties", number), group.id
        for place, point in enumerate(group.points):
            yield "points", ("duties", number, "points", place), point.id
    for name in ("requirements", "kpis", "career", "conditions", "definitions"):
        for number, item in enumerate(getattr(role, name)):
            yield name, (name, number), item.id


def _check_ids(role: Role, node: Node) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for kind, path, name in _item_paths(role):
        if not _ITEM_ID.fullmatch(name):
            yield _at(node, (*path, "id"), f"'{name}' is no id: use small letters a-z, digits and _")
        elif kind == "requirements" and name in SCORE_LINES:
            yield _at(node, (*path, "id"), f"the id '{name}' is kept for a line of every scorecard; choose another")
        elif (kind, name) in seen:
            yield _at(node, (*path, "id"), f"the id '{name}' is used twice; each line needs its own")
        seen.add((kind, name))


def _check_points(role: Role, node: Node, partial: bool) -> Iterator[Problem]:
    for number, group in enumerate(role.duties):
        always = [point for point in group.points if point.default and not point.levels and not point.industries]
        if len(always) > MAX_DEFAULT_POINTS:
            message = f"{len(always)} default points; at most {MAX_DEFAULT_POINTS}. Set 'default: false' on the others"
            yield _at(node, ("duties", number), message)
        if not group.points and not role.abstract and not partial:
            yield _at(node, ("duties", number), "a heading without points; add one or drop the heading")


def _check_skills(role: Role, node: Node, skills: Collection[str], interview: Collection[str]) -> Iterator[Problem]:
    for number, requirement in enumerate(role.requirements):
        for place, name in enumerate(requirement.skills):
            if name not in skills:
                message = f"no skill '{name}' in the lexicon{nearest(name, skills)}"
                yield _at(node, ("requirements", number, "skills", place), message)
        if requirement.kind in ("skill", "tool") and not requirement.skills and requirement.knockout is None:
            yield _at(node, ("requirements", number), "names no skill, so no CV could ever show it; add 'skills'")
    for place, name in enumerate(role.interview):
        if name not in interview:
            yield _at(node, ("interview", place), f"no interview questions for '{name}'{nearest(name, interview)}")


def _check_scope(role: Role, node: Node) -> Iterator[Problem]:
    """Levels and industries named on a line must stand in the role."""
    scoped: list[tuple[tuple[str | int, ...], Iterable[str], Iterable[str]]] = [
        (("requirements", number), item.levels, item.industries) for number, item in enumerate(role.requirements)
    ]
    for number, group in enumerate(role.duties):
        for place, point in enumerate(group.points):
            scoped.append((("duties", number, "points", place), point.levels, point.industries))
    for path, levels, industries in scoped:
        for key, names, known in (("levels", levels, role.levels), ("industries", industries, role.industries)):
            for place, name in enumerate(names):
                if name not in known:
                    message = f"'{name}' is not among the {key} of this role{nearest(name, known)}"
                    yield _at(node, (*path, key, place), message)


def _check_knockouts(role: Role, node: Node) -> Iterator[Problem]:
    for number, requirement in enumerate(role.requirements):
        if requirement.knockout is not None:
            yield from _check_knockout(requirement, requirement.knockout, node, number)


def _check_knockout(requirement: Requirement, knockout: Knockout, node: Node, number: int) -> Iterator[Problem]:
    path = ("requirements", number, "knockout")
    needed = _NEEDS[knockout.kind]
    if needed and getattr(knockout, needed) is None:
        yield _at(node, path, f"a knockout of the kind '{knockout.kind}' needs '{needed}'")
    for field in sorted({*_NEEDS.values()} - {needed, ""}):
        if getattr(knockout, field) is not None and not (field == "licence" or knockout.kind == "years"):
            yield _at(node, (*path, field), f"'{field}' is not read by a knockout of the kind '{knockout.kind}'")
    if knockout.minimum_years is not None and not 0 < knockout.minimum_years <= 40:
        yield _at(node, (*path, "minimum_years"), "years must lie between 0 and 40")
    if requirement.need == "nice":
        yield _at(node, ("requirements", number, "need"), "a knockout is a must; write 'need: must'")


def _check_shares(role: Role, node: Node) -> Iterator[Problem]:
    for name, share in role.functions.items():
        if not 0 <= share <= 1:
            yield _at(node, ("functions", name), f"a share lies between 0 and 1, not {share}")
    total = sum(role.functions.values())
    if role.functions and not 0.98 <= total <= 1.02:
        yield _at(node, ("functions",), f"the shares add up to {total:.2f}; they must add up to 1")


def _check_languages(role: Role, node: Node) -> Iterator[Problem]:
    """A long text that is the same in both languages was not translated; names may be."""
    for path, text in walk_texts(role):
        if text.id == text.en and len(text.id.split()) >= 5:
            yield _at(node, (*path, "en"), "the same text in both languages; translate one")
