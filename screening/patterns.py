"""Where a pattern can match at all: the words it starts with, and a word that must follow, read from the pattern itself.

A pattern of verb and object runs only at a word that can start it, and only where a word that can be its object follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from screening.grammar import EDGE, LOOK, Choice, Item, Part, Repeat, parse_pattern

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
    """The alternatives of `pattern`, one for each second word; None where some match may begin at a word that cannot be told."""
    firsts: dict[tuple[Beginning, ...], set[Beginning]] = {}
    parsed = parse_pattern(pattern)
    if parsed is None:
        return None
    for sequence in [arm for whole in parsed for arm in _alternatives(whole)]:
        arm = _read_arm(sequence)
        if arm is None:
            return None
        firsts.setdefault(arm.second, set()).update(arm.first)
    return tuple(Arm(tuple(sorted(first)), second) for second, first in firsts.items())


def _alternatives(items: Sequence[Item]) -> list[list[Item]]:
    """The sequences that the outermost `|` leaves to choose from."""
    place = next((n for n, item in enumerate(items) if item != EDGE), len(items))
    choice = items[place] if place < len(items) else None
    if not isinstance(choice, Choice):
        return [[*items]]
    return [sequence for arm in choice.sequences for sequence in _alternatives([*items[:place], *arm, *items[place + 1 :]])]


def _read_arm(sequence: Sequence[Item]) -> Arm | None:
    if not sequence or sequence[0] != EDGE:
        return None
    first = _beginnings(sequence[1:])
    if first is None:
        return None
    for place in _second_places(sequence, first == ((_DIGIT, False),)):
        second = _beginnings(sequence[place:])
        if second is not None and sum(map(_width, sequence[1:place])) + _SLACK <= REACH:
            return Arm(first, second)
    return Arm(first)


def _second_places(sequence: Sequence[Item], number: bool) -> Iterator[int]:
    """Where in `sequence` another word begins: behind a gap at a boundary, behind a blank, or behind a `number`."""
    gap = False
    for place in range(2, len(sequence)):
        item = sequence[place - 1]
        gap = gap or (isinstance(item, Repeat) and item.lazy)
        if (gap and item == EDGE) or _is_blank(item) or (number and not gap):
            yield place


def _is_blank(item: Item) -> bool:
    """Whether a part must be white space."""
    if isinstance(item, Repeat) and item.least and len(item.items) == 1:
        item = item.items[0]
    return isinstance(item, Part) and item.letters.isspace() and not item.digit


def _width(item: Item) -> int:
    """The most characters that `item` takes; what has no limit is taken for `_SLACK`."""
    most = 0
    if isinstance(item, Part):
        most = 1
    elif isinstance(item, Choice):
        most = max(sum(map(_width, sequence)) for sequence in item.sequences)
    elif isinstance(item, Repeat):
        most = item.most * sum(map(_width, item.items))
    return most if most <= REACH else _SLACK


def _beginnings(items: Sequence[Item]) -> tuple[Beginning, ...] | None:
    """How the first word of a match of `items` can begin; None when that may be anything."""
    done: set[Beginning] = set()
    for text in _walk({""}, items, done):
        done.add((text, False))
    vague = any(not text or (len(text) < _HEAD and not whole and text != _DIGIT) for text, whole in done)
    if vague or not done or len(done) > _MOST:
        return None
    return tuple(sorted(done))


def _walk(open_ends: set[str], items: Sequence[Item], done: set[Beginning]) -> set[str]:
    """`open_ends` lengthened by what `items` can add; those that can grow no more go to `done`."""
    for item in items:
        if not open_ends:
            break
        open_ends = _step(open_ends, item, done)
    return open_ends


def _step(open_ends: set[str], item: Item, done: set[Beginning]) -> set[str]:
    if isinstance(item, Choice):
        return {text for arm in item.sequences for text in _walk(open_ends, arm, done)}
    if isinstance(item, Repeat):
        grown = _walk(open_ends, item.items, done)
        if item.most > 1:
            done |= {(text, False) for text in grown}
            grown = set()
        return grown if item.least else grown | open_ends
    if isinstance(item, Part) and not item.vague:
        if item.digit:
            done |= {(text or _DIGIT, False) for text in open_ends}
        return _add(open_ends, item.letters, done)
    if item == LOOK:
        return open_ends
    # a word's end closes it; whatever else is there, the beginning known so far still holds
    done |= {(text, item == EDGE) for text in open_ends}
    return set()


def _add(open_ends: set[str], letters: Iterable[str], done: set[Beginning]) -> set[str]:
    grown = set()
    for letter in letters:
        if letter.isalnum():
            grown |= {text + letter.lower() for text in open_ends}
        else:
            done |= {(text, True) for text in open_ends}
    return grown


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
