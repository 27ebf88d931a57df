"""Where a pattern can match at all: the words it starts with, and a word that must follow, read from the pattern itself.

A pattern of verb and object runs only at a word that can start it, and only where a word that can be its object follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_MOST = 400
"""Beginnings a pattern may have; one with more is run without this index."""
_SLACK = 40
"""Characters that a word may have after its known beginning, or a run of blanks."""
REACH = 130
"""Characters within which the second word must stand; a pattern that may reach farther asks for none."""
_DIGIT = "#"
_HEAD = 2
"""Letters a beginning has at least; a pattern that tells less of its first word is run without this index."""
_NONE: frozenset[int] = frozenset()

Beginning = tuple[str, bool]
"""Lower-case letters a word starts with; true when they are the whole word. `#` is any digit."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One alternative of a pattern. `second`: a word that must stand within `REACH` behind the first, if any must."""

    first: tuple[Beginning, ...]
    second: tuple[Beginning, ...] = ()


def split_arms(pattern: str) -> tuple[Arm, ...] | None:
    """The alternatives of `pattern`; None where some match may begin at a word that cannot be told."""
    try:
        from re import _parser  # type: ignore[attr-defined]  # not public: without it every pattern runs everywhere
    except ImportError:
        return None
    found = []
    for sequence in _alternatives(list(_parser.parse(pattern, re.IGNORECASE)), _parser):
        arm = _read_arm(sequence, _parser)
        if arm is None:
            return None
        found.append(arm)
    return tuple(found)


def _alternatives(items: list[Any], parser: Any) -> list[list[Any]]:
    """The sequences that the outermost `|` leaves to choose from."""
    place = next((n for n, (op, _) in enumerate(items) if str(op) != "AT"), None)
    if place is None:
        return [items]
    op, value = items[place]
    if str(op) == "BRANCH":
        return [
            sequence for arm in value[1] for sequence in _alternatives([*items[:place], *arm, *items[place + 1 :]], parser)
        ]
    if str(op) == "SUBPATTERN":
        return _alternatives([*items[:place], *value[3], *items[place + 1 :]], parser)
    return [items]


def _read_arm(sequence: list[Any], parser: Any) -> Arm | None:
    if not sequence or str(sequence[0][0]) != "AT" or str(sequence[0][1]) != "AT_BOUNDARY":
        return None
    first = _beginnings(sequence[1:])
    if first is None:
        return None
    for place in _second_places(sequence, first == ((_DIGIT, False),)):
        second = _beginnings(sequence[place:])
        if second is not None and _width(sequence[1:place], parser) <= REACH:
            return Arm(first, second)
    return Arm(first)


def _second_places(sequence: list[Any], number: bool) -> Iterator[int]:
    """Where in `sequence` another word begins: behind a gap at a boundary, behind a blank, or behind a `number`."""
    gap = False
    for place in range(2, len(sequence)):
        op, value = str(sequence[place - 1][0]), sequence[place - 1][1]
        gap = gap or op == "MIN_REPEAT"
        boundary = op == "AT" and str(value) == "AT_BOUNDARY"
        if (gap and boundary) or _is_blank(op, value) or (number and not gap):
            yield place


def _is_blank(op: str, value: Any) -> bool:
    """Whether a part must be white space."""
    if op == "MAX_REPEAT" and value[0] >= 1 and len(value[2]) == 1:
        op, value = str(value[2][0][0]), value[2][0][1]
    if op == "IN":
        return all(str(member[1]) == "CATEGORY_SPACE" for member in value)
    return op == "LITERAL" and chr(value).isspace()


def _width(items: list[Any], parser: Any) -> int:
    """The most characters that `items` take; what has no limit is taken for `_SLACK`."""
    wide = 0
    for item in items:
        most = int(parser.SubPattern(parser.State(), [item]).getwidth()[1])
        wide += most if most <= REACH else _SLACK
    return wide + _SLACK


def _beginnings(items: Sequence[Any]) -> tuple[Beginning, ...] | None:
    """How the first word of a match of `items` can begin; None when that may be anything."""
    done: set[Beginning] = set()
    for text in _walk({""}, items, done):
        done.add((text, False))
    vague = any(not text or (len(text) < _HEAD and not whole and text != _DIGIT) for text, whole in done)
    if vague or not done or len(done) > _MOST:
        return None
    return tuple(sorted(done))


def _walk(open_ends: set[str], items: Sequence[Any], done: set[Beginning]) -> set[str]:
    """`open_ends` lengthened by what `items` can add; those that can grow no more go to `done`."""
    for op, value in items:
        if not open_ends:
            break
        open_ends = _step(open_ends, str(op), value, done)
    return open_ends


def _step(open_ends: set[str], op: str, value: Any, done: set[Beginning]) -> set[str]:
    if op in {"ASSERT", "ASSERT_NOT"}:
        return open_ends
    if op == "LITERAL":
        return _add(open_ends, [chr(value)], done)
    if op == "IN":
        return _add_set(open_ends, value, done)
    if op == "SUBPATTERN":
        return _walk(open_ends, value[3], done)
    if op == "BRANCH":
        return {text for arm in value[1] for text in _walk(open_ends, arm, done)}
    if op in {"MAX_REPEAT", "MIN_REPEAT"}:
        least, most, part = value
        grown = _walk(open_ends, part, done)
        if most > 1:
            done |= {(text, False) for text in grown}
            grown = set()
        return grown | open_ends if least == 0 else grown
    # a word's end closes it; whatever else is there, the beginning known so far still holds
    done |= {(text, op == "AT" and str(value) == "AT_BOUNDARY") for text in open_ends}
    return set()


def _add(open_ends: set[str], letters: Iterable[str], done: set[Beginning]) -> set[str]:
    grown = set()
    for letter in letters:
        if letter.isalnum():
            grown |= {text + letter.lower() for text in open_ends}
        else:
            done |= {(text, True) for text in open_ends}
    return grown


def _add_set(open_ends: set[str], members: Sequence[Any], done: set[Beginning]) -> set[str]:
    letters: list[str] = []
    for op, value in members:
        kind = str(op)
        if kind == "LITERAL":
            letters.append(chr(value))
        elif kind == "RANGE" and value[1] - value[0] < 40:
            letters += map(chr, range(value[0], value[1] + 1))
        elif str(value) == "CATEGORY_SPACE":
            letters.append(" ")
        elif str(value) == "CATEGORY_DIGIT":
            done |= {(text or _DIGIT, False) for text in open_ends}
        else:
            done |= {(text, False) for text in open_ends}
            return set()
    return _add(open_ends, letters, done)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Arm numbers by whole word and by beginning; the beginnings once more by their first letters."""

    whole: Mapping[str, Sequence[int]]
    beginning: Mapping[str, Sequence[int]]
    _heads: dict[str, list[str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for text in self.beginning:
            self._heads.setdefault(text[:_HEAD], []).append(text)

    def find(self, word: str) -> frozenset[int]:
        """The arms that `word`, in lower case, can stand for."""
        whole, texts = self.whole.get(word), self._heads.get(word[:_HEAD])
        if whole is None and texts is None and not word[0].isdecimal():
            return _NONE
        found = [*(whole or ()), *(arm for text in texts or () if word.startswith(text) for arm in self.beginning[text])]
        if word[0].isdecimal():
            found += self.beginning.get(_DIGIT, ())
        return frozenset(found)


def list_anchors(arms: Iterable[tuple[Beginning, ...]]) -> dict[str, dict[str, list[int]]]:
    """What `Anchors` is made of: plain values that can be kept."""
    whole: dict[str, list[int]] = {}
    beginning: dict[str, list[int]] = {}
    for number, rows in enumerate(arms):
        for text, is_whole in rows:
            (whole if is_whole else beginning).setdefault(text, []).append(number)
    return {"whole": whole, "beginning": beginning}
