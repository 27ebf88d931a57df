"""From role files to roles: read, inherit, validate; every fault of every file is collected."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from catalog.faults import locate, nearest
from catalog.inheritance import merge_role
from catalog.lexicon import Lexicon, load_lexicon
from catalog.repair import repair_role
from catalog.role import Role
from catalog.rules import check_role
from catalog.source import Node, read_yaml
from errors import Problem

Key = tuple[str, int]
"""Role id and layer."""


@dataclass(frozen=True, slots=True)
class RoleFile:
    """One YAML file of a layer; `name` is how problems cite it, `path` is None for text not yet saved."""

    id: str
    layer: int
    name: str
    data: bytes
    path: Path | None = None


@dataclass(slots=True)
class Built:
    """What came out of a set of role files; `faulty` are the ids of which some file cannot be used."""

    roles: dict[str, Role] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)


def build_roles(files: list[RoleFile], lexicon: Lexicon | None = None) -> Built:
    """All roles of the files. Of a role in several layers the uppermost that is right is taken."""
    return _Builder(files, lexicon or load_lexicon()).build()


def validate_role(
    node: Node, skills: Mapping[str, object], interview: Collection[str]
) -> tuple[Role | None, list[Problem]]:
    """The role that a completed node holds, or None, and its faults."""
    try:
        role = Role.model_validate(node.plain())
    except ValidationError as error:
        left = repair_role(node, error)
        rest = check_role(*left, skills, interview, partial=True) if left else []
        return None, [*locate(error, node, Role), *rest]
    return role, check_role(role, node, skills, interview)


class _Builder:
    def __init__(self, files: list[RoleFile], lexicon: Lexicon) -> None:
        self.skills, self.interview = lexicon.skills, lexicon.questioned
        self.files = {(file.id, file.layer): file for file in files}
        self.nodes: dict[Key, Node] = {}
        self.parents: dict[Key, Key] = {}
        self.problems: dict[Key, list[Problem]] = {}
        self.merged: dict[Key, Node | None] = {}
        self.open: list[Key] = []
        self.roles: dict[str, Role] = {}

    def build(self) -> Built:
        for key, file in self.files.items():
            self.read(key, file)
        for key in sorted(self.nodes, key=lambda key: key[1]):
            self.validate(key)
        faulty = {role_id for (role_id, _), problems in self.problems.items() if problems}
        return Built(self.roles, self.told(), faulty)

    def read(self, key: Key, file: RoleFile) -> None:
        node, problems = read_yaml(file.data, file.name)
        self.problems[key] = problems
        if node is None:
            return
        own = node.get("id")
        if own is None:
            node.value["id"] = Node(file.id, file.name, 1, 1)
        elif isinstance(own.value, str) and own.value != file.id:
            problems.append(own.problem("id", f"'{own.value}' does not fit the file's place; write '{file.id}'"))
        self.nodes[key] = node

    def validate(self, key: Key) -> None:
        node = self.complete(key)
        if node is None:
            return
        role, problems = validate_role(node, self.skills, self.interview)
        self.problems[key] += problems
        if role is not None and not self.problems[key]:
            self.roles[key[0]] = role

    def complete(self, key: Key) -> Node | None:
        """The node with all that it inherits; None where the parent cannot be used."""
        if key not in self.merged:
            self.open.append(key)
            self.merged[key] = self.inherit(key)
            self.open.pop()
        return self.merged[key]

    def inherit(self, key: Key) -> Node | None:
        node = self.nodes[key]
        extends = node.get("extends")
        if extends is None or not isinstance(extends.value, str):
            return node
        parent_key = self.find_parent(extends.value, key)
        if parent_key is None:
            known = {role_id for role_id, _ in self.files} - {key[0]}
            fault = f"there is no role '{extends.value}'{nearest(extends.value, known)}"
        elif parent_key in self.open:
            fault = f"'{extends.value}' extends this role in turn; one of the two must stand alone"
        elif (parent := self.complete(parent_key) if parent_key in self.nodes else None) is None:
            fault = f"'{extends.value}' must be repaired first"
        else:
            self.parents[key] = parent_key
            merged, problems = merge_role(parent, node)
            self.problems[key] += problems
            return merged
        self.problems[key].append(extends.problem("extends", fault))
        return None

    def find_parent(self, name: str, key: Key) -> Key | None:
        """The uppermost layer of the parent; a role that extends its own id means the layer below."""
        layers = [layer for role_id, layer in self.files if role_id == name and (name, layer) != key]
        if name == key[0]:
            layers = [layer for layer in layers if layer < key[1]]
        return (name, max(layers)) if layers else None

    def told(self) -> list[Problem]:
        """Every fault once, at the file that holds it; a kind spoilt by its parent only says so."""
        told: dict[Problem, None] = {}
        for key in sorted(self.problems, key=self.depth):
            problems = list(dict.fromkeys(self.problems[key]))
            fresh = [problem for problem in problems if _unnamed(problem) not in map(_unnamed, told)]
            if problems and not fresh:
                extends = self.nodes[key].find(("extends",))
                fresh = [extends.problem("extends", f"'{extends.value}' must be repaired first")]
            told.update(dict.fromkeys(fresh))
        return list(told)

    def depth(self, key: Key) -> tuple[int, str]:
        """Parents before kinds, then by id."""
        steps, at = 0, key
        while at in self.parents:
            steps, at = steps + 1, self.parents[at]
        return steps, key[0]


def _unnamed(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line, problem.column, problem.message
