"""How a kind of a role takes over its parent: `extends`, same ids, `drop`.

Keys the kind sets win. Mappings (`pay`, `levels`, `industries`) are merged key by key. Lists whose items have ids
are merged by id: an item with `text`, `heading` or `question` replaces the parent's item of that id, one without
changes only the keys it names; new items follow at the end. `drop: [ids]` takes parent's items away, on the role or
in a duty group. Other lists and all single values are replaced.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.faults import nearest
from catalog.source import Node
from errors import Problem

# what belongs to one role alone
OWN_KEYS = {"id", "version", "extends", "abstract", "adjacent", "title", "also_called", "drop"}
_WHOLE = ("text", "heading", "question")
_MERGED_MAPPINGS = {"pay", "levels", "industries"}


def merge_role(parent: Node, child: Node) -> tuple[Node, list[Problem]]:
    """The child completed by its parent; unknown ids under `drop` are faults."""
    merged = Node({}, child.file, child.line, child.column)
    problems = list(_check_drops(child, _ids(parent)))
    drops = _drop_names(child)
    for key, node in parent.value.items():
        if key not in OWN_KEYS:
            merged.value[key] = _without(node, drops)
    for key, node in child.value.items():
        if key != "drop":
            inherited = merged.value.get(key)
            merged.value[key] = node if inherited is None else _merge(key, inherited, node)
    merged.keys = {**parent.keys, **child.keys}
    return merged, problems


def _check_drops(child: Node, known: set[str]) -> Iterator[Problem]:
    """Faults of `drop` on the role and on its duty groups."""
    duties = child.get("duties")
    for holder in (child, *(duties.items() if duties is not None else ())):
        drop = holder.get("drop")
        if drop is not None and not isinstance(drop.value, list):
            yield drop.problem("drop", "a list of ids is expected here: [first_id, second_id]")
        for item in drop.items() if drop is not None else ():
            if not isinstance(item.value, str):
                yield item.problem("drop", "an id is expected here")
            elif item.value not in known:
                hint = nearest(item.value, known)
                yield item.problem("drop", f"'{item.value}' is not in the role that this one extends{hint}")


def _drop_names(node: Node) -> set[str]:
    drop = node.get("drop")
    return {item.value for item in drop.items() if isinstance(item.value, str)} if drop is not None else set()


def _merge(key: str, parent: Node, child: Node) -> Node:
    if isinstance(parent.value, list) and isinstance(child.value, list):
        return _merge_lists(parent, child)
    if key in _MERGED_MAPPINGS and isinstance(parent.value, dict) and isinstance(child.value, dict):
        return _copy(child, {**parent.value, **child.value})
    return child


def _merge_lists(parent: Node, child: Node) -> Node:
    if not any(item.identity() for item in child.items()):
        return child
    merged: dict[str | int, Node] = {item.identity() or number: item for number, item in enumerate(parent.items())}
    for number, item in enumerate(child.items()):
        key = item.identity() or -1 - number
        merged[key] = _merge_item(merged[key], item) if key in merged else _strip_drop(item)
    return _copy(child, list(merged.values()))


def _merge_item(parent: Node, child: Node) -> Node:
    """Groups keep the points they do not name; other items are replaced whole or changed key by key."""
    points = child.get("points")
    if points is not None or child.get("drop") is not None:
        inherited = _without(parent, _drop_names(child))
        values = {**inherited.value, **_strip_drop(child).value}
        old = inherited.get("points")
        if old is not None and points is not None:
            values["points"] = _merge_lists(old, points)
        return _copy(child, values)
    if any(key in child.value for key in _WHOLE):
        return child
    return _copy(child, {**parent.value, **child.value})


def _strip_drop(node: Node) -> Node:
    if node.get("drop") is None:
        return node
    return _copy(node, {key: value for key, value in node.value.items() if key != "drop"})


def _without(node: Node, drops: set[str]) -> Node:
    """The node less all items, at any depth, whose id is to be dropped."""
    if not drops:
        return node
    if isinstance(node.value, list):
        kept = [_without(item, drops) for item in node.value if item.identity() not in drops]
        return _copy(node, kept)
    if isinstance(node.value, dict):
        return _copy(node, {key: _without(item, drops) for key, item in node.value.items()})
    return node


def _ids(node: Node) -> set[str]:
    found: set[str] = set()
    for child in node.value.values() if isinstance(node.value, dict) else node.items():
        found |= _ids(child)
    if (own := node.identity()) is not None:
        found.add(own)
    return found


def _copy(node: Node, value: object) -> Node:
    copy = Node(value, node.file, node.line, node.column)
    copy.keys = node.keys
    return copy
