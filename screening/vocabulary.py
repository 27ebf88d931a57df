"""The compiled lexicon at work: what each word of a CV can be the beginning of."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog import cache
from screening.compiling import FRIEND, GATES, LEAF, TOKEN, compile_lexicon, lexicon_files, load_yaml
from screening.morphology import plain
from screening.patterns import Anchors
from screening.spelling import LONG, SHORTEST, fold, near_endings, near_words

__all__ = ["FRIEND", "GATES", "LEAF", "TOKEN", "Surface", "Vocabulary", "load_vocabulary", "load_yaml"]

_SEAM = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{4})")
_REMEMBERED = 40_000
"""Surface words kept; beyond, all are forgotten, so that memory stays bounded over any number of CVs."""
_PARTICIPLES = frozenset({"won", "sold", "built", "made", "written", "held", "kept", "led", "drawn", "found", "brought", "raised"})
_TURNS = frozenset({"tetapi", "tapi", "namun", "but", "however", "melainkan"})

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A word as it stands in a CV: `word` is its canonical form, `busy` whether anything can start at it.

    `first` and `second`: arms of patterns that it can start or complete; `alone`: patterns it can start whatever follows;
    `turns`: "but", "namun" …; `glued`: the words it comes apart into where a line break was lost;
    `passive`: how a verb form that may follow its object is made, "di" as in "dinilai", "ed" as in "generated";
    `guesses`: the words it may be with one letter mistyped; `corrected`: `word` is one put right.
    `odd`: it turns, is glued or has guesses.
    """

    word: str
    node: Node | None = None
    pairs: Sequence[tuple[str, frozenset[str]]] = ()
    first: frozenset[int] = frozenset()
    second: frozenset[int] = frozenset()
    alone: tuple[int, ...] = ()
    passive: str = ""
    turns: bool = False
    busy: bool = False
    glued: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    corrected: bool = False
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything a CV is searched for. `tree`: phrases, a level a word; `owners`: arm → pattern."""

    tree: Node
    terms: tuple[tuple[str, tuple[str, ...], bool], ...]
    pairs: Mapping[str, Sequence[tuple[str, frozenset[str]]]]
    canonical: Mapping[str, str]
    known: frozenset[str]
    deletions: Mapping[str, Sequence[str]]
    usual: frozenset[str]
    functions: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    groups: Mapping[str, str]
    trade: Mapping[str, Sequence[str]]
    patterns: tuple[tuple[str, str], ...]
    anywhere: Sequence[int]
    owners: Sequence[int]
    alone: frozenset[int]
    first: Anchors
    second: Anchors
    version: str
    surfaces: dict[str, Surface] = field(default_factory=dict, compare=False, repr=False)
    compiled: dict[int, re.Pattern[str]] = field(default_factory=dict, compare=False, repr=False)

    def word(self, token: str) -> str:
        """The canonical form of a lower-case token; one typing error in a long word is put right."""
        return self._understand(token)[0]

    def _understand(self, token: str) -> tuple[str, tuple[str, ...], bool]:
        """The canonical form, the forms it may have meant where that is not sure, and whether it was put right."""
        found = self.canonical.get(token) or plain(token)
        if len(token) < SHORTEST - 1 or found in self.known or not token.isascii():
            return found, (), False
        near = near_words(token, self.deletions)
        meant = token
        if len(token) >= LONG:
            meant = self._sure(near, token)
            if meant == token and found != token and len(found) >= LONG:
                meant = self._sure(near_words(found, self.deletions), found)
        word = found if meant == token else self._canonical(meant)
        if word != found:
            return word, (), True
        near = near or near_endings(token, self.deletions)
        if not near or token in self.canonical or not token.isalpha():
            return found, (), False
        return found, tuple(dict.fromkeys(map(self._canonical, near))), False

    def _sure(self, near: Sequence[str], otherwise: str) -> str:
        """The first long word of the trade; everyday words are only guesses."""
        return next((word for word in near if len(word) >= LONG and word not in self.usual), otherwise)

    def _canonical(self, word: str) -> str:
        return self.canonical.get(word) or plain(word)

    def read(self, token: str) -> Surface:
        """What is known of a word of a CV, worked out once."""
        found = self.surfaces.get(token)
        if found is None:
            if len(self.surfaces) > _REMEMBERED:
                self.surfaces.clear()
            found = self.surfaces[token] = self._look_up(token)
        return found

    def _look_up(self, token: str) -> Surface:
        pieces = _SEAM.split(token) if len(token) > LONG and not token.islower() else [token]
        whole = token.lower()
        lower = pieces[0].lower()
        word, guesses, corrected = self._understand(fold(lower))
        node, pairs = self.tree.get(word), self.pairs.get(word, ())
        first, second = self.first.find(whole), self.second.find(whole)
        unit = whole.lstrip("0123456789") if whole[0].isdecimal() else ""
        second = second | self.second.find(unit) if unit else second
        alone = tuple(sorted({self.owners[arm] for arm in first & self.alone})) if first else ()
        passive = "di" if lower.startswith("di") else "ed" if lower.endswith("ed") or lower in _PARTICIPLES else ""
        turns, glued = lower in _TURNS, tuple(pieces[1:])
        odd = bool(turns or glued or guesses)
        busy = bool(odd or node or pairs or first or second)
        return Surface(
            word, node, pairs, first - self.alone if alone else first, second, alone, passive, turns, busy, glued, guesses, corrected, odd
        )

    def pattern(self, number: int) -> re.Pattern[str]:
        """A pattern, compiled when it is first needed."""
        found = self.compiled.get(number)
        if found is None:
            found = self.compiled[number] = re.compile(self.patterns[number][1], re.IGNORECASE)
        return found


@functools.cache
def load_vocabulary() -> Vocabulary:
    """Read once per process; compiled anew when a lexicon file or the code that reads it has changed."""
    folder, files = cache.default_folder(), lexicon_files()
    name = cache.fingerprint("vocabulary", files)
    plain_values = cache.load_plain(folder, name)
    if plain_values is None:
        plain_values = compile_lexicon()
        cache.save_plain(folder, name, plain_values)
    return _vocabulary(plain_values, _version(files))


def _version(files: Sequence[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:12]


def _vocabulary(values: Mapping[str, Any], version: str) -> Vocabulary:
    return Vocabulary(
        tree=values["tree"],
        terms=tuple((phrase, tuple(skills), context) for phrase, skills, context in values["terms"]),
        pairs={verb: [(skill, frozenset(objects)) for skill, objects in rows] for verb, rows in values["pairs"].items()},
        canonical=values["canonical"],
        known=frozenset(values["known"]),
        deletions=values["deletions"],
        usual=frozenset(values["usual"]),
        functions={name: frozenset(skills) for name, skills in values["functions"].items()},
        kinds=values["kinds"],
        groups=values["groups"],
        trade=values["trade"],
        patterns=tuple((skill, source) for skill, source in values["patterns"]),
        anywhere=values["anywhere"],
        owners=values["owners"],
        alone=frozenset(values["alone"]),
        first=Anchors(**values["first"]),
        second=Anchors(**values["second"]),
        version=version,
    )
