"""Text as people type it in chats, folded to plain words, each letter with the place it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from descriptions.wording.spelling import plain_words

LONGEST_SENTENCE = 1200
_SENTENCE = re.compile(r"[\n\r;•●▪✅✔📌👉🔸🔹]|(?<=[a-z)\d]{2})[.!?](?=\s+[A-Z(\"]|[A-Z][a-z]|\s*$)", re.MULTILINE)
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s", "!": "i"})
_TOKEN = re.compile(r"[^\W_][\w@$!]*")
_LEETED = re.compile(r"(?![a-z0-9@$!]*(?!00)\d\d)[a-z]+[013459@$!]+[a-z][a-z0-9@$!]*\Z")
_SPELLED_OUT = re.compile(r"(?<!\w)[^\W\d_](?:[ .-][^\W\d_]){3,}(?!\w)")
_ROUND_LETTER = re.compile(r"(?<=\d)o(?![^\W\d_])")
_DIGIT_EDGE = re.compile(r"(?<=\d)(?=\D)|(?<=[^\W\d])(?=\d)")
_GLUED = re.compile(
    r"(usia|umur|wanita|pria|cewek|cowok|cewe|perempuan|single|belum|max|maks|maksimal|minimal|min|good|"
    r"penampilan|berpenampilan|khusus|lakilaki|sudah|tidak|beragama|tinggi)"
    r"(?=(?:usia|umur|wanita|pria|cewek|cowok|perempuan|single|max|maks|maksimal|min|minimal|looking|menarik|menikah|"
    r"nikah|only|saja|islam|badan|berkeluarga|hamil|dibawah)+\d*\Z|tahun\Z)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """One sentence folded; letter i stands for the stretch `starts[i]` to `ends[i]` of the full text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the full text of a stretch of the folded one."""
        return self.starts[start], self.ends[end - 1]


def _letters(text: str, start: int) -> Iterator[tuple[str, int]]:
    for place, char in enumerate(text, start):
        if char in "♀♂":
            yield from ((letter, place) for letter in f" {char} ")
            continue
        kind = unicodedata.category(char)
        if kind in ("So", "Sk", "Mn", "Cf") or char in "*_~|`":
            yield " ", place
            continue
        if char.isspace():
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


def _joined(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The letters with spelled-out words (`u m u r`) together again and the letter O among digits as a zero."""
    plain = "".join(letter for letter, _ in pairs)
    drop = {
        at
        for found in _SPELLED_OUT.finditer(plain)
        for at in range(found.start(), found.end())
        if not plain[at].isalpha()
    }
    zeros = {found.start() for found in _ROUND_LETTER.finditer(plain)}
    return [("0" if at in zeros else letter, place) for at, (letter, place) in enumerate(pairs) if at not in drop]


def fold_sentence(text: str, start: int = 0) -> Folded:
    """The sentence in small letters without stretching, leet and glued words; `start` is its place in the text."""
    pairs = _joined(_unstretched(list(_letters(text, start))))
    plain = "".join(letter for letter, _ in pairs)
    letters = list(plain)
    gaps = {
        index
        for index in range(1, len(pairs) - 1)
        if (at := pairs[index][1] - start)
        and text[at - 1].islower()
        and text[at].isupper()
        and text[at + 1 : at + 2].islower()
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
    return _in_plain_words("".join(out), places)


def _in_plain_words(text: str, places: list[int]) -> Folded:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, plain in [*plain_words(text), (len(text), len(text), "")]:
        out.append(text[done:start])
        starts.extend(places[done:start])
        ends.extend(place + 1 for place in places[done:start])
        if plain:
            out.append(plain)
            starts.extend([places[start]] * len(plain))
            ends.extend([places[end - 1] + 1] * len(plain))
        done = end
    return Folded("".join(out), tuple(starts), tuple(ends))


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
