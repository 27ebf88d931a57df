"""The part of the language of regular expressions that the lexicon's patterns are written in, read into a tree."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

EDGE = "edge"
"""The edge of a word, `\\b`."""
LOOK = "look"
"""What must or must not follow or stand before; takes no characters itself."""
ENDLESS = 1 << 20
"""The most of a repetition that has no limit."""


class Part(NamedTuple):
    """One character: one of `letters`, or where so said any digit; `vague`: one that cannot be listed."""

    letters: str = ""
    digit: bool = False
    vague: bool = False


class Repeat(NamedTuple):
    """`items` again and again; `lazy`: as seldom as possible."""

    items: Sequence
    least: int
    most: int
    lazy: bool


class Choice(NamedTuple):
    """One of several sequences."""

    sequences: list[Sequence]


Item: TypeAlias = "str | Part | Repeat | Choice"
Sequence: TypeAlias = "list[Item]"

_CLASSES = {"s": Part(" "), "d": Part(digit=True), "w": Part(vague=True), "W": Part(vague=True), "S": Part(vague=True), "D": Part(vague=True)}
_SIGNS = {"n": "\n", "t": "\t"}
_TIMES = {"?": (0, 1), "*": (0, ENDLESS), "+": (1, ENDLESS)}
_LONGEST_RANGE = 40


def parse_pattern(pattern: str) -> list[Sequence] | None:
    """The alternatives of a valid `pattern`; None where it uses more of the language than is known here."""
    source = _Source(pattern)
    try:
        return source.read_choice()
    except NotImplementedError:
        return None


class _Source:
    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def take(self, *signs: str) -> str:
        """The first of `signs` that stands here, passed over; else an empty string."""
        found = next((sign for sign in signs if self.pattern.startswith(sign, self.at)), "")
        self.at += len(found)
        return found

    def next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def read_choice(self) -> list[Sequence]:
        """Sequences parted by `|`, up to the end or the bracket that closes them."""
        sequences: list[Sequence] = [[]]
        while self.at < len(self.pattern) and not self.take(")"):
            if self.take("|"):
                sequences.append([])
            else:
                sequences[-1] += self.read_repeat(self.read_item())
        return sequences

    def read_item(self) -> Item:
        sign = self.next()
        if sign == "(":
            look = self.take("?=", "?!", "?<=", "?<!")
            if not look and not self.take("?:") and self.take("?"):
                raise NotImplementedError
            choice = Choice(self.read_choice())
            return LOOK if look else choice
        if sign == "[":
            return self.read_set()
        if sign == "\\":
            return EDGE if self.take("b") else self.read_escape()
        if sign in "^$":
            raise NotImplementedError
        return Part(vague=True) if sign == "." else Part(sign)

    def read_escape(self) -> Part:
        sign = self.next()
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign.isalnum() and sign not in _SIGNS:
            raise NotImplementedError
        return Part(_SIGNS.get(sign, sign))

    def read_set(self) -> Part:
        vague, letters, digit = bool(self.take("^")), "", False
        first = True
        while first or not self.take("]"):
            first = False
            sign = self.next()
            part = self.read_escape() if sign == "\\" else Part(sign)
            if self.pattern[self.at] == "-" and self.pattern[self.at + 1] != "]":
                self.at += 1
                last = self.next()
                if last == "\\" or ord(last) - ord(sign) >= _LONGEST_RANGE:
                    raise NotImplementedError
                part = Part("".join(map(chr, range(ord(sign), ord(last) + 1))))
            vague, letters, digit = vague or part.vague, letters + part.letters, digit or part.digit
        return Part(vague=True) if vague else Part(letters, digit)

    def read_repeat(self, item: Item) -> Sequence:
        """`item` with the sign of repetition behind it; a group that stands once and has one sequence is that sequence."""
        sign = self.take("?", "*", "+", "{")
        if not sign:
            return item.sequences[0] if isinstance(item, Choice) and len(item.sequences) == 1 else [item]
        least, most = _TIMES[sign] if sign != "{" else self.read_times()
        if self.take("+"):
            raise NotImplementedError
        return [Repeat([item], least, most, bool(self.take("?")))]

    def read_times(self) -> tuple[int, int]:
        end = self.pattern.index("}", self.at)
        least, comma, most = self.pattern[self.at : end].partition(",")
        self.at = end + 1
        if not (least + most).isdecimal():
            raise NotImplementedError
        low = int(least or 0)
        return low, (int(most) if most else ENDLESS) if comma else low
