"""A CV's text as words in reading order, each with its clause and its block of joined lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from screening.bullets import BULLET
from screening.resume import Resume
from screening.vocabulary import Surface, Vocabulary

_SIGNS = re.compile(r"[\W_]+")
_BLANKED = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""For `str.translate`: every sign of ASCII a blank."""
_STOPS = ".;!?"
_ENDS = frozenset(".;:!?")
_AFTER_COMMA = frozenset({"tetapi", "but", "namun"})
_WRAPPED = 55
"""A line of more characters that ends without a stop goes on in the next."""


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one item a word: offsets, clause and block numbers. `spans`: block → offsets of its words.

    `busy` and `odd`: the places of the surfaces that are.
    """

    surfaces: list[Surface] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    busy: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)


def read_words(resume: Resume, text: str, vocabulary: Vocabulary) -> Words:
    """The words of `text`, the masked text of `resume`."""
    words = Words()
    _take(words, _blank_signs(text).split(" "), 0, vocabulary)
    words.words.extend([surface.word for surface in words.surfaces])
    starts, ends = words.starts, words.ends
    turns = [index for index in words.odd if words.surfaces[index].turns]
    breaks = {*_stops(text, starts), *_turns(text, turns, starts, ends), len(starts)}
    _lay_out(words, resume, text, breaks)
    for clause, (first, last) in enumerate(pairwise(sorted(breaks))):
        words.clauses.extend([clause] * (last - first))
    return words


def _lay_out(words: Words, resume: Resume, text: str, breaks: set[int]) -> None:
    """The block of each word: a line with those that go on from it; where one begins, so does a clause."""
    starts, ends, blocks, spans = words.starts, words.ends, words.blocks, words.spans
    block = first = 0
    previous = ""
    edges = _edges(resume)
    for line in resume.lines:
        begin = line.start
        end = begin + len(line.text)
        raw = text[begin:end]
        begins = BULLET.match(raw) or bisect_left(edges, begin) < bisect_left(edges, end)
        if begins or not previous or previous[-1] in _ENDS or not (len(previous) > _WRAPPED or raw[:1].islower()):
            block += 1
        previous = raw.rstrip()
        last = bisect_left(starts, end, first)
        if last > first:
            if block in spans:
                spans[block] = spans[block][0], ends[last - 1]
            else:
                breaks.add(first)
                spans[block] = starts[first], ends[last - 1]
            blocks.extend([block] * (last - first))
            first = last


def _edges(resume: Resume) -> list[int]:
    """Offsets at which something else begins: a section, a job, its title, employer or duties."""
    spans = [section.span for section in resume.sections]
    for position in resume.positions:
        spans += [position.span, position.body]
        spans += [span for span in (position.title_span, position.employer_span) if span]
    return sorted({span.start for span in spans})


def _blank_signs(text: str) -> str:
    """`text` with a blank for each character that is no letter or digit."""
    while not text.isascii():
        try:
            text.encode("ascii")
        except UnicodeEncodeError as error:
            sign = text[error.start]
            if sign.isalnum():
                return _SIGNS.sub(lambda match: " " * len(match.group()), text)
            text = text.replace(sign, " ")
    return text.translate(_BLANKED)


def _take(words: Words, pieces: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """Adds `pieces` of text from offset `at`, a blank between two; words glued where a line break was lost come apart."""
    surfaces, starts, ends, busy, known = words.surfaces, words.starts, words.ends, words.busy, vocabulary.surfaces.get
    for piece in pieces:
        if piece:
            surface = known(piece) or vocabulary.read(piece)
            surfaces.append(surface)
            starts.append(at)
            at += len(piece)
            ends.append(at)
            if surface.busy:
                busy.append(len(starts) - 1)
                if surface.odd:
                    words.odd.append(len(starts) - 1)
                    ends[-1] = at = at - sum(map(len, surface.glued))
                    for part in surface.glued:
                        _take(words, (part,), at, vocabulary)
                        at += len(part)
        at += 1


def _stops(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Words that a full stop, semicolon, exclamation or question mark of the same line stands before."""
    for sign in _STOPS:
        stop = text.find(sign)
        while stop >= 0:
            after = text[stop + 1 : stop + 2]
            if after.isspace() and after != "\n":
                place = bisect_left(starts, stop)
                if place < len(starts) and text.find("\n", stop, starts[place]) < 0:
                    yield place
            stop = text.find(sign, stop + 1)


def _turns(text: str, turns: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """Where "but" or "namun" starts a clause: at the word itself after a comma, else behind it."""
    taken = -1
    for index in turns:
        before = text[ends[index - 1] if index else 0 : starts[index]]
        after = text[ends[index] : starts[index + 1] if index + 1 < len(starts) else len(text)]
        if not before[-1:].isspace() or before[-1] == "\n" or (index == taken and len(before) == 1):
            continue
        if before[-2:-1] == "," and text[starts[index] : ends[index]].lower() in _AFTER_COMMA and after[:1] != "_":
            yield index
        elif after[:1].isspace() and after[0] != "\n":
            taken = index + 1
            if "\n" not in after:
                yield index + 1
