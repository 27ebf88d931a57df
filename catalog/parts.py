"""Files of the lexicon as values: one part may be spread over several files, each fault keeps its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from catalog.faults import locate
from catalog.source import Node, read_yaml
from errors import Problem, RoleError

FOLDER = Path(__file__).resolve().parent.parent / "roles" / "lexicon"
MAX_BYTES = 1024 * 1024
Part = TypeVar("Part", bound=BaseModel)


def read_file(path: Path) -> bytes:
    """The file's bytes; RoleError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RoleError([Problem(shown_path(path), 1, 1, "", f"cannot be read: {error.strerror}")]) from error


def shown_path(path: Path) -> str:
    """How messages name a lexicon file."""
    return f"roles/lexicon/{path.relative_to(FOLDER).as_posix()}" if path.is_relative_to(FOLDER) else str(path)


def read_part(files: list[tuple[str, bytes]], model: type[Part]) -> Part:
    """The files of one lexicon part, named for messages, as values; RoleError with every fault and its place."""
    nodes, problems = [], []
    for name, data in files:
        node, faults = read_yaml(data, name, MAX_BYTES)
        problems += faults
        if node is not None:
            nodes.append(node)
    if not nodes or problems:
        raise RoleError(problems)
    node = nodes[0]
    for other in nodes[1:]:
        problems += _join(node, other)
    if problems:
        raise RoleError(problems)
    for table in node.value.values():
        _name_items(table)
    try:
        part = model.model_validate(node.plain())
    except ValidationError as error:
        raise RoleError(locate(error, node, model)) from error
    faults = list(_check_patterns(node)) if "skills" in node.value else []
    if faults:
        raise RoleError(faults)
    return part


def _join(node: Node, other: Node) -> list[Problem]:
    """Add the tables of a further file of the same part; an id stands in one file only."""
    problems = []
    for name, table in other.value.items():
        mine = node.value.setdefault(name, table)
        if mine is table or not (isinstance(mine.value, dict) and isinstance(table.value, dict)):
            continue
        for key, item in table.value.items():
            if key in mine.value:
                problems.append(item.problem(f"{name}.{key}", f"the id '{key}' is used twice; each line needs its own"))
            mine.value.setdefault(key, item)
    return problems


# what tells an item of a table from other mappings
_TABLE_KEYS = {"aliases", "anchors", "name"}


def _name_items(table: Node) -> None:
    """In a table `id: {…}` the key is the item's id."""
    for key, item in table.value.items() if isinstance(table.value, dict) else ():
        if isinstance(item.value, dict) and _TABLE_KEYS & item.value.keys():
            item.value.setdefault("id", Node(key, item.file, item.line, item.column))


def _check_patterns(node: Node) -> list[Problem]:
    """A pattern that is no regular expression, or an example that none of the skill's patterns finds."""
    problems = []
    for key, skill in node.value["skills"].value.items():
        compiled_patterns = []
        for pattern in (skill.get("patterns") or Node([], "", 0, 0)).items():
            try:
                compiled_patterns.append(re.compile(pattern.value, re.IGNORECASE))
            except re.error as error:
                problems.append(pattern.problem(f"skills.{key}.patterns", f"no regular expression: {error}"))
        for example in (skill.get("examples") or Node([], "", 0, 0)).items():
            if not any(pattern.search(example.value) for pattern in compiled_patterns):
                problems.append(example.problem(f"skills.{key}.examples", "none of the patterns finds this line"))
    return problems
