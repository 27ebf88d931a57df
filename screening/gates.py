"""What stops a find from counting: a denial, a wish, another person's work, a pasted ad, an instruction, a homonym."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from screening.vocabulary import FRIEND, GATES
from screening.words import Words

_REACH = {"negated": 7, "aspired": 12}
"""Words between a denial or a wish and what it governs; NegEx uses five, CV clauses are a little longer."""
_PASTED_BLOCKS = (4, 8)
"""Blocks that belong to a pasted ad after its one cue, and after each of several."""

Mark = tuple[int, int, int]
"""First and last word of a phrase of the gates, and the bits of the gates it belongs to."""


class Gates:
    """The gates of one text, looked up by clause and block."""

    def __init__(self, words: Words, marks: Iterable[Mark]) -> None:
        self._clauses, self._blocks = words.clauses, words.blocks
        by_gate: dict[str, list[tuple[int, int]]] = {name: [] for name in GATES}
        self._friends: list[tuple[int, int]] = []
        for first, last, bits in marks:
            if bits & FRIEND:
                self._friends.append((first, last))
            for number, name in enumerate(GATES):
                if bits >> number & 1:
                    by_gate[name].append((first, last))
        self._instructions = {self._blocks[first] for first, _ in by_gate["instruction"]}
        self._pasted = self._pasted_blocks(by_gate["pasted_ad"])
        self._others = {self._clauses[first] for first, _ in by_gate["third_party"]}
        self._others |= {self._clauses[first] for first, _ in by_gate["done_by"] if words.surfaces[first].passive == "di"}
        self._others |= {self._clauses[first] for first, _ in by_gate["subject"] if first == 0 or self._blocks[first - 1] != self._blocks[first]}
        self._conditions = {self._clauses[first] for first, _ in by_gate["condition"]}
        pseudo = by_gate["pseudo_negation"]
        self._governing = {
            name: self._by_clause([mark for mark in by_gate[name] if not any(p <= mark[0] <= q for p, q in pseudo)])
            for name in ("aspired", "negated")
        }
        self._closed = {self._clauses[first] for first, last in by_gate["closing_denial"] if self._closes(first, last)}
        self._closed |= {self._clauses[first] for first, _ in by_gate["whole_denial"]}
        self._turnings = [first for first, _ in by_gate["turning"]]
        behind = {last + 1 for _, last in by_gate["turning"]}
        self._others_until = {self._clauses[first]: first for first, _ in by_gate["until_me"]}
        self._others_from = {self._clauses[first]: first for first, _ in by_gate["subject"] if first in behind}
        self._gated = self._others.union(self._conditions, self._closed, self._others_from, self._others_until, *self._governing.values())
        self._gated_blocks = self._instructions | self._pasted

    def _closes(self, first: int, last: int) -> bool:
        """Whether words stand before `first` in its clause and none behind `last`."""
        clauses = self._clauses
        return (last + 1 == len(clauses) or clauses[last + 1] != clauses[last]) and first > 0 and clauses[first - 1] == clauses[first]

    def _by_clause(self, marks: Sequence[tuple[int, int]]) -> Mapping[int, list[int]]:
        """Clause → the last words of its marks."""
        found: dict[int, list[int]] = {}
        for first, last in marks:
            found.setdefault(self._clauses[first], []).append(last)
        return found

    def _pasted_blocks(self, cues: Sequence[tuple[int, int]]) -> frozenset[int]:
        blocks = {self._blocks[first] for first, _ in cues}
        return frozenset(block + step for block in blocks for step in range(_PASTED_BLOCKS[len(blocks) > 1]))

    def reason(self, first: int, last: int, apart: bool = False) -> str:
        """Why words `first`–`last` do not count, or an empty string.

        A false friend holds the whole find; or, where verb and object stand `apart`, either of them: "managed … user
        accounts", "promoted from … product".
        """
        for a, b in self._friends:
            if a <= last <= b and (b - a > last - first or (apart and first < a < b)):
                return "homonym"
            if apart and a <= first < b < last:
                return "homonym"
        clause = self._clauses[first]
        if clause not in self._gated and self._blocks[first] not in self._gated_blocks:
            return ""
        block = self._blocks[first]
        if block in self._instructions:
            return "instruction"
        if block in self._pasted:
            return "pasted_ad"
        if clause in self._others:
            return "third_party"
        if clause in self._conditions:
            return "aspired"
        if clause in self._closed:
            return "negated"
        if self._others_from.get(clause, first + 1) < first or self._others_until.get(clause, last) > last:
            return "third_party"
        for name, marks in self._governing.items():
            for last_word in marks.get(clause, ()):
                if last_word < first <= last_word + _REACH[name] and not any(last_word < turning < first for turning in self._turnings):
                    return name
        return ""
