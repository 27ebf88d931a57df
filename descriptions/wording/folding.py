"""Text as people type it in chats, folded to plain words, each letter with the place it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 1200
_SENTENCE = re.compile(r"[\n\r;•●▪✅✔📌👉🔸🔹]|(?<=[a-z)\d]{2})[.!?](?=\s+[A-Z(\"]|[A-Z][a-z]|\s*$)", re.MULTILINE)
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s", "!": "i"})
_TOKEN = re.compile(r"[^\W_][\w@$!]*")
_LEETED = re.compile(r"(?![a-z0-9@$!]*(?!00)\d\d)[a-z]+[013459@$!]+[a-z][a-z0-9@$!]*\Z")
_DIGIT_EDGE = re.compile(r"(?<=\d)(?=\D)|(?<=[^\W\d])(?=\d)")
_GLUED = re.compile(
    r"(usia|umur|wanita|pria|cewek|cowok|cewe|perempuan|single|belum|max|maks|maksimal|minimal|min|good|"
    r"penampilan|berpenampilan|khusus|lakilaki|sudah|tidak|beragama|tinggi)"
    r"(?=(?:usia|umur|wanita|pria|cewek|cowok|perempuan|single|max|maks|maksimal|min|minimal|looking|menarik|menikah|"
    r"nikah|only|saja|islam|badan|berkeluarga|hamil|dibawah)+\Z|tahun\Z)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """One sentence folded; `places[i]` is the place in the full text of letter i, with one more at the end."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the full text of a stretch of the folded one."""
        return self.places[start], self.places[end - 1] + 1


def _letters(text: str, start: int) -> Iterator[tuple[str, int]]:
    for place, char in enumerate(text, start):
        if char in "♀♂":
            yield from ((letter, place) for letter in f" {char} ")
            continue
        kind = unicodedata.category(char)
        if kind in ("So", "Sk", "Mn", "Cf") or char in "*_~|`":
            yield " ", place
            continue
        for letter in unicodedata.normalize("NFKC", char).lower():
            yield letter, place


def _unstretched(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    kept: list[tuple[str, int]] = []
    for index, (letter, place) in enumerate(pairs):
        previous = pairs[index - 1][0] if index else ""
        before = pairs[index - 2][0] if index > 1 else ""
        if letter == previous and (letter.isspace() or (letter == before and letter.isalpha())):
            continue
        # A doubled letter that began a longer stretch goes too: "wanitaaa" is "wanita", "looking" keeps its pair.
        stretched = index + 1 < len(pairs) and pairs[index + 1][0] == letter == previous != "o"
        if not (stretched and letter.isalpha()):
            kept.append((letter, place))
    return kept


def fold_sentence(text: str, start: int = 0) -> Folded:
    """The sentence in small letters without stretching, leet and glued words; `start` is its place in the text."""
    pairs = _unstretched(list(_letters(text, start)))
    plain = "".join(letter for letter, _ in pairs)
    letters = list(plain)
    gaps = {
        index
        for index in range(1, len(pairs) - 1)
        if (at := pairs[index][1] - start) and text[at - 1].islower() and text[at : at + 2].istitle()
    }
    for token in _TOKEN.finditer(plain):
        word = token.group()
        if _LEETED.match(word):
            word = word.translate(_LEET)
            letters[token.start() : token.end()] = word
        gaps.update(token.start() + edge.start() for edge in _DIGIT_EDGE.finditer(word))
        at = 0
        while 6 < len(word) < 40 and (glued := _GLUED.match(word, at)):
            at = glued.end()
            gaps.add(token.start() + at)
    out: list[str] = []
    places: list[int] = []
    for index, letter in enumerate(letters):
        if index in gaps:
            out.append(" ")
            places.append(pairs[index][1])
        out.append(letter)
        places.append(pairs[index][1])
    return Folded("".join(out), (*places, start + len(text)))


def fold_sentences(text: str) -> Iterator[Folded]:
    """Every sentence or bullet of the text, folded; very long ones in pieces so that reading stays linear."""
    start = 0
    for mark in [*_SENTENCE.finditer(text), None]:
        end = mark.start() if mark else len(text)
        for piece in range(start, end, LONGEST_SENTENCE):
            part = text[piece : min(piece + LONGEST_SENTENCE, end)]
            if not part.isspace():
                yield fold_sentence(part, piece)
        start = mark.end() if mark else len(text)
