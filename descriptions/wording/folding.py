"""Text as people type it in chats, folded to plain words, each letter with the place it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from descriptions.wording.spelling import plain_words

LONGEST_SENTENCE = 1200
LONGEST_CHAT_LINE = 60  # in a longer one, small letter before capital is a lost line break, not a glued word
_SENTENCE = re.compile(r"[\n\r;•●▪✅✔📌👉🔸🔹]|(?<=[a-z)\d]{2})[.!?](?=\s+[A-Z(\"]|[A-Z][a-z]|\s*$)", re.MULTILINE)
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s", "!": "i"})
_TOKEN = re.compile(r"[^\W_][\w@$!]*")
_LEETED = re.compile(r"(?![a-z0-9@$!]*(?!00)\d\d)[a-z]+[013459@$!]+[a-z][a-z0-9@$!]*\Z")
_SPELLED_OUT = re.compile(r"(?<!\w)[^\W\d_](?:[ .-][^\W\d_]){3,}(?!\w)")
_ROUND_LETTER = re.compile(r"(?<=\d)o(?![^\W\d_])")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}| {2,}")
_SEAM = re.compile(r"[^\W\d_A-Z][A-Z][^\W\d_A-Z]")
_DIGIT_EDGE = re.compile(r"(?<=\d)(?=\D)|(?<=[^\W\d])(?=\d)")
_DRAWN = re.compile("[👩👧💃👨👦🕺](?=\\W{0,6}(?:only|saja|aja|max|maks|usia|umur|\\d\\d))", re.IGNORECASE)
_SIGNS = str.maketrans("👩👧💃👨👦🕺", "♀♀♀♂♂♂")
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


@lru_cache(maxsize=4_096)
def _plain_char(char: str) -> str:
    """A character as small letters; emoji, marks and the stars and lines of chat formatting are blanks."""
    if char in "♀♂":
        return f" {char} "
    if char.isspace() or char in "*_~|`" or unicodedata.category(char) in ("So", "Sk", "Mn", "Cf"):
        return " "
    return unicodedata.normalize("NFKC", char).lower()


def _in_small_letters(text: str, start: int) -> tuple[str, list[int]]:
    parts = [_plain_char(char) for char in text]
    plain = "".join(parts)
    if len(plain) == len(text):
        return plain, list(range(start, start + len(text)))
    return plain, [place for place, part in enumerate(parts, start) for _ in part]


def _without(text: str, places: list[int], spans: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """The text and its places without some stretches, given in order."""
    out: list[str] = []
    kept: list[int] = []
    done = 0
    for start, end in [*spans, (len(text), len(text))]:
        out.append(text[done:start])
        kept.extend(places[done:start])
        done = end
    return "".join(out), kept


def _unstretched(text: str, places: list[int]) -> tuple[str, list[int]]:
    """ "wanitaaa" is "wanita", "loooking" is "looking", and blanks stand alone."""
    runs = ((found.start() + (2 if found.group()[0] == "o" else 1), found.end()) for found in _STRETCHED.finditer(text))
    return _without(text, places, runs)


def _joined(text: str, places: list[int]) -> tuple[str, list[int]]:
    """Spelled-out words (`u m u r`) together again, and the letter O among digits as a zero."""
    between = (
        (at, at + 1)
        for found in _SPELLED_OUT.finditer(text)
        for at in range(found.start(), found.end())
        if not text[at].isalpha()
    )
    text, places = _without(text, places, between)
    return _ROUND_LETTER.sub("0", text), places


def fold_sentence(text: str, start: int = 0) -> Folded:
    """The sentence in small letters without stretching, leet and glued words; `start` is its place in the text."""
    text = _DRAWN.sub(lambda found: found.group().translate(_SIGNS), text)  # "👩 only"
    plain, places = _joined(*_unstretched(*_in_small_letters(text, start)))
    capitals = {found.start() + 1 + start for found in _SEAM.finditer(text)}
    seams = {index for index, place in enumerate(places) if place in capitals} if capitals else set()
    gaps = set(seams)
    letters = list(plain)
    for token in _TOKEN.finditer(plain):
        word = token.group()
        if _LEETED.match(word):
            word = word.translate(_LEET)
            letters[token.start() : token.end()] = word
        if not word.isalpha():
            gaps.update(token.start() + edge.start() for edge in _DIGIT_EDGE.finditer(word))
        at = 0
        while 6 < len(word) < 40 and (glued := _GLUED.match(word, at)):
            at = glued.end()
            gaps.add(token.start() + at)
    seam = "·" if len(plain) > LONGEST_CHAT_LINE else " "
    for index in sorted(gaps, reverse=True):
        letters.insert(index, seam if index in seams else " ")
        places.insert(index, places[index])
    return _in_plain_words("".join(letters), places)


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
    words = "".join(out)
    blank = len(words) - len(words.lstrip())  # of an emoji that begins the line
    return Folded(words[blank:], tuple(starts[blank:]), tuple(ends[blank:]))


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
