"""Strict YAML: values that know their file, line and column, and every fault of a file at once.

Scalars follow YAML 1.2: `no`, `12:30`, `010` and dates stay text. Repeated keys, foreign tags, merge keys,
second documents, hidden direction marks and files too large or too deep are faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from errors import Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_ALIASES = 100
MAX_NODES = 100_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_KNOWN_TAGS = {"!", *(_TAG + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_ITEM_ID = re.compile(r"[a-z0-9][a-z0-9_./-]*")
# directional overrides can make a page show other words than the file holds; the rest is unprintable
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


class Node:
    """A value of a YAML file with its place; lines and columns count from 1."""

    __slots__ = ("column", "file", "keys", "line", "value")

    def __init__(self, value: Any, file: str, line: int, column: int) -> None:
        self.value = value
        self.file, self.line, self.column = file, line, column
        self.keys: dict[str, tuple[int, int]] = {}

    def plain(self) -> Any:
        """The value without places: dict, list or scalar."""
        value = self.value
        if isinstance(value, dict):
            return {key: node.plain() for key, node in value.items()}
        if isinstance(value, list):
            return [node.plain() for node in value]
        return value

    def get(self, key: str) -> Node | None:
        """The node under `key` of a mapping, else None."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def items(self) -> list[Node]:
        """The items of a list; empty for anything else."""
        return self.value if isinstance(self.value, list) else []

    def text(self, key: str) -> str | None:
        """The text under `key`, else None."""
        node = self.get(key)
        return node.value if node is not None and isinstance(node.value, str) else None

    def identity(self) -> str | None:
        """The id of an item; None for a text, whose `id` is Bahasa Indonesia."""
        name = self.text("id")
        return None if name is None or self.get("en") is not None or not _ITEM_ID.fullmatch(name) else name

    def find(self, path: tuple[str | int, ...]) -> Node:
        """The deepest node on `path`."""
        node = self
        for step in path:
            child = node.get(str(step))
            if child is None and isinstance(step, int) and step < len(node.items()):
                child = node.items()[step]
            if child is None:
                break
            node = child
        return node

    def problem(self, path: str, message: str) -> Problem:
        """A fault at this node."""
        return Problem(self.file, self.line, self.column, path, message)

    def key_problem(self, key: str, path: str, message: str) -> Problem:
        """A fault at the key itself, not at its value."""
        line, column = self.keys.get(key, (self.line, self.column))
        return Problem(self.file, line, column, path, message)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been read yet."""

    node: Node
    anchor: str | None
    key: str | None = None
    size: int = 1


@dataclass(slots=True)
class _Reader:
    file: str
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    root: Node | None = None
    aliases: int = 0

    def fault(self, mark: Any, message: str) -> None:
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, self.path(), message))

    def path(self) -> str:
        steps: list[str] = []
        for level in self.stack:
            steps.append(str(len(level.node.value)) if isinstance(level.node.value, list) else level.key or "")
        return ".".join(step for step in steps if step)

    def read(self, text: str) -> None:
        loader = _Loader(text)
        try:
            documents = 0
            while loader.check_event():
                event = loader.get_event()
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.fault(event.start_mark, "a second document starts here; one file holds one document")
                        return
                elif isinstance(event, yaml.NodeEvent):
                    if not self.take(event):
                        return
                elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                    self.close()
        except yaml.MarkedYAMLError as error:
            self.problems.append(_syntax_problem(self.file, error))
        finally:
            loader.dispose()

    def take(self, event: Any) -> bool:
        """Add one node; False where reading on would cost too much."""
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            return self.take_alias(event)
        if event.tag is not None and event.tag not in _KNOWN_TAGS:
            self.fault(mark, f"the tag {_show_tag(event.tag)} is not allowed here; leave it out")
        level = self.stack[-1] if self.stack else None
        if level is not None and isinstance(level.node.value, dict) and level.key is None:
            return self.take_key(event, level)
        if isinstance(event, yaml.ScalarEvent):
            value = event.value
            if event.implicit[0] and event.tag != "!":
                value = _read_scalar(value)
            elif (hidden := _HIDDEN.search(value)) is not None:
                self.fault(mark, f"hidden character U+{ord(hidden[0]):04X}; delete it")
            node = Node(value, self.file, mark.line + 1, mark.column + 1)
            self.add(node, 1)
            if event.anchor:
                self.anchors[event.anchor] = (node, 1)
            return True
        if len(self.stack) >= MAX_DEPTH:
            self.fault(mark, f"nested deeper than {MAX_DEPTH} levels; this file cannot be a role")
            return False
        empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(Node(empty, self.file, mark.line + 1, mark.column + 1), event.anchor))
        return True

    def take_key(self, event: Any, level: _Open) -> bool:
        """Keep a mapping's key; a repeated one is reported and its value ignored."""
        mark = event.start_mark
        if not isinstance(event, yaml.ScalarEvent):
            self.fault(mark, "a key must be one word, not a list or mapping")
            return False
        key = event.value
        if key == "<<" and event.implicit[0]:
            self.fault(mark, "merge keys (<<) are not used here; a kind of a role takes the rest over with 'extends'")
        if key in level.node.keys:
            first = level.node.keys[key][0]
            self.fault(mark, f"'{key}' is already set on line {first}; keep one of the two")
            key += "\0"  # read the value, then forget it
        level.node.keys.setdefault(key, (mark.line + 1, mark.column + 1))
        level.key = key
        return True

    def take_alias(self, event: Any) -> bool:
        self.aliases += 1
        target = self.anchors.get(event.anchor)
        if target is None:
            self.fault(event.start_mark, f"*{event.anchor} points at nothing before it, or at itself")
            return False
        if self.stack and isinstance(self.stack[-1].node.value, dict) and self.stack[-1].key is None:
            self.fault(event.start_mark, "a key must be written out, not an alias")
            return False
        self.add(*target)
        total = sum(level.size for level in self.stack)
        if self.aliases > MAX_ALIASES or total > MAX_NODES:
            self.fault(event.start_mark, "too many aliases; write the lines out")
            return False
        return True

    def add(self, node: Node, size: int) -> None:
        """Hang a finished node on the innermost open one."""
        if not self.stack:
            self.root = node
            return
        level = self.stack[-1]
        level.size += size
        if isinstance(level.node.value, list):
            level.node.value.append(node)
        elif level.key is not None:
            if not level.key.endswith("\0"):
                level.node.value[level.key] = node
            level.key = None

    def close(self) -> None:
        level = self.stack.pop()
        if level.anchor:
            self.anchors[level.anchor] = (level.node, level.size)
        self.add(level.node, level.size)


def read_yaml(data: bytes, file: str, max_bytes: int = MAX_BYTES) -> tuple[Node | None, list[Problem]]:
    """The mapping that `data` holds and all faults found; the node is None where nothing can be used."""
    if len(data) > max_bytes:
        message = f"larger than {max_bytes:,} bytes; split the file, or let a kind of the role carry a part"
        return None, [Problem(file, 1, 1, "", message)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_encoding_problem(data, file, error)]
    problems = list(_scan(text, file))
    if problems:
        return None, problems
    reader = _Reader(file)
    reader.read(text)
    root = reader.root
    if root is None and not reader.problems:
        reader.problems.append(Problem(file, 1, 1, "", "the file is empty"))
    elif root is not None and not isinstance(root.value, dict):
        reader.problems.append(
            root.problem("", "the file must hold keys and values (`title: …`), not a list or a word")
        )
        root = None
    return root, reader.problems


def _scan(text: str, file: str) -> Iterator[Problem]:
    """Faults that would stop the parser at the first one: tabs in the indent and unprintable characters."""
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            yield Problem(file, number, indent.index("\t") + 1, "", "a tab in the indent; YAML wants spaces")
        hidden = _HIDDEN.search(line)
        if hidden is not None:
            message = f"hidden character U+{ord(hidden[0]):04X}; delete it"
            yield Problem(file, number, hidden.start() + 1, "", message)


def _read_scalar(word: str) -> Any:
    """A plain scalar by YAML 1.2: true, false, null, decimal numbers; everything else is text."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < 16 and word[0] in "-+0123456789":
        if _INTEGER.fullmatch(word):
            return int(word)
        if _DECIMAL.fullmatch(word):
            return float(word)
    return word


def _show_tag(tag: str) -> str:
    return "!!" + tag.removeprefix(_TAG) if tag.startswith(_TAG) else tag


def _encoding_problem(data: bytes, file: str, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Problem(file, line, column, "", "this character is not UTF-8; save the file as UTF-8")


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    reason = error.problem or "cannot be read"
    hint = next((text for part, text in _HINTS.items() if part in reason), "")
    return Problem(file, line, column, "", f"not valid YAML: {reason}{hint}")


_HINTS = {
    "mapping values are not allowed": "; put text that holds ': ' in quotes",
    "could not find expected ':'": "; a colon is missing here or on the line before",
    "did not find expected key": "; check the indent of this line and the one before",
    "did not find expected '-' indicator": "; check the indent of this line and the one before",
    "cannot start any token": "; put the text in quotes",
    "found unexpected end of stream": "; a quote or bracket is not closed",
}
