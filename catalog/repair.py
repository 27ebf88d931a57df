"""A faulty role without its faulty lines, so that the rules can be checked on the rest in the same run.

The result is never used as a role; it only lets one check report all faults.
"""

from __future__ import annotations

from pydantic import ValidationError

from catalog.role import Role
from catalog.source import Node

Path = tuple[str | int, ...]
_ROUNDS = 3
_TEXT = {"id": "-", "en": "-"}
_STAND_INS = {"title": _TEXT, "purpose": _TEXT, "family": "am", "id": "unnamed"}
_ITEM_STAND_INS = {"text": _TEXT, "heading": _TEXT, "kind": "condition", "need": "must"}
_VITAL = {"id", "skills", "points"}  # an item without one of these goes as a whole
_NAMED_TABLES = {"levels": "title", "industries": "name"}  # lines refer to their keys: the keys must stay


def repair_role(node: Node, error: ValidationError) -> tuple[Role, Node] | None:
    """What is left of the role and its node, or None where too little is."""
    for _ in range(_ROUNDS):
        node = _cut(node, [tuple(detail["loc"]) for detail in error.errors(include_url=False)])
        try:
            return Role.model_validate(node.plain()), node
        except ValidationError as next_error:
            error = next_error
    return None


def _cut(node: Node, paths: list[Path]) -> Node:
    """A copy without the items, keys and values that the paths lead to, or with harmless ones in their place."""
    values = dict(node.value)
    faulty: dict[Path, set[str]] = {}
    for path in paths:
        if not path:
            continue
        key = str(path[0])
        places = [number for number, step in enumerate(path) if isinstance(step, int)]
        if places:
            cut = places[-1] + 1
            faulty.setdefault(path[:cut], set()).add(str(path[cut]) if len(path) > cut else "")
        elif key in _NAMED_TABLES and len(path) > 1 and values.get(key) is not None:
            table = values[key]
            stand_in = _stand_in({_NAMED_TABLES[key]: _TEXT}, table)
            values[key] = _copy(table, {**table.value, str(path[1]): stand_in})
        elif key in _STAND_INS:
            values[key] = _stand_in(_STAND_INS[key], node)
        else:
            values.pop(key, None)
    return _without(_copy(node, values), faulty, ())


def _without(node: Node, faulty: dict[Path, set[str]], here: Path) -> Node:
    if isinstance(node.value, list):
        places = ((_mend(item, faulty.get((*here, n), set())), n) for n, item in enumerate(node.value))
        return _copy(node, [_without(item, faulty, (*here, n)) for item, n in places if item is not None])
    if isinstance(node.value, dict):
        return _copy(node, {key: _without(item, faulty, (*here, key)) for key, item in node.value.items()})
    return node


def _mend(item: Node, keys: set[str]) -> Node | None:
    """The item with stand-ins for its faulty keys; None where it must go."""
    if not keys:
        return item
    if not isinstance(item.value, dict) or keys & _VITAL or "" in keys:
        return None
    kept = {key: value for key, value in item.value.items() if key not in keys}
    added = {key: _stand_in(_ITEM_STAND_INS[key], item) for key in keys if key in _ITEM_STAND_INS}
    return _copy(item, {**kept, **added})


def _stand_in(value: object, near: Node) -> Node:
    if isinstance(value, dict):
        value = {key: _stand_in(item, near) for key, item in value.items()}
    return Node(value, near.file, near.line, near.column)


def _copy(node: Node, value: object) -> Node:
    copy = Node(value, node.file, node.line, node.column)
    copy.keys = node.keys
    return copy
