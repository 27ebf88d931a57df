"""A CV's text as words in reading order, each with its clause and its block of joined lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from screening.resume import Resume
from screening.vocabulary import Surface, Vocabulary

BULLET = re.compile(r"^\s*(?:[•●▪■◦‣∙·*➢➤►✓✔❖]|[-–—]\s|\d{1,2}[.)]\s)")
_WORD = re.compile(r"([^\W_]+)")
_ASCII_WORD = re.compile(r"([0-9A-Za-z]+)")
"""The same in a text of ASCII alone, in two thirds of the time."""
_STOP = re.compile(r"[.;!?](?=[^\S\n])")
_ENDS = frozenset(".;:!?")
_AFTER_COMMA = frozenset({"tetapi", "but", "namun"})
_WRAPPED = 55
"""A line of more characters that ends without a stop goes on in the next."""


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one item a word: offsets, clause and block numbers. `spans`: block → offsets of its words.

    `busy` and `odd`: the places of the surfaces that are.
    """

    surfaces: list[Surface]
    words: list[str]
    starts: list[int]
    ends: list[int]
    clauses: list[int]
    blocks: list[int]
    spans: dict[int, tuple[int, int]]
    busy: list[int]
    odd: list[int]


def read_words(resume: Resume, text: str, vocabulary: Vocabulary) -> Words:
    """The words of `text`, the masked text of `resume`."""
    parts = (_ASCII_WORD if text.isascii() else _WORD).split(text)
    offsets = list(accumulate(map(len, parts)))
    raw, ends = parts[1::2], offsets[1::2]
    starts = offsets[0 : 2 * len(raw) : 2]
    read = vocabulary.read
    known = vocabulary.surfaces.get
    surfaces = [known(token) or read(token) for token in raw]
    busy = [index for index, surface in enumerate(surfaces) if surface.busy]
    odd = [index for index in busy if surfaces[index].odd]
    if any(surfaces[index].glued for index in odd):
        _take_apart(surfaces, starts, ends, odd, vocabulary)
        busy = [index for index, surface in enumerate(surfaces) if surface.busy]
        odd = [index for index in busy if surfaces[index].odd]
    turns = [index for index in odd if surfaces[index].turns]
    breaks = sorted({*_stops(text, starts), *_turns(text, turns, starts, ends)})
    clauses, blocks, spans = _lay_out(resume, text, starts, ends, breaks)
    return Words(surfaces, [surface.word for surface in surfaces], starts, ends, clauses, blocks, spans, busy, odd)


def _take_apart(
    surfaces: list[Surface], starts: list[int], ends: list[int], odd: Sequence[int], vocabulary: Vocabulary
) -> None:
    """Two words glued where a line break was lost ("cabangMemastikan") come apart."""
    for index in reversed(odd):
        glued = surfaces[index].glued
        if glued:
            edges = list(accumulate(map(len, glued), initial=ends[index] - sum(map(len, glued))))
            surfaces[index : index + 1] = [surfaces[index], *map(vocabulary.read, glued)]
            starts[index : index + 1] = [starts[index], *edges[:-1]]
            ends[index : index + 1] = edges


def _stops(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Words that a full stop, semicolon, exclamation or question mark of the same line stands before."""
    for stop in _STOP.finditer(text):
        place = bisect_left(starts, stop.end())
        if place < len(starts) and text.find("\n", stop.end(), starts[place]) < 0:
            yield place


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


def _lay_out(
    resume: Resume, text: str, starts: Sequence[int], ends: Sequence[int], breaks: Sequence[int]
) -> tuple[list[int], list[int], dict[int, tuple[int, int]]]:
    """Clause and block of each word: a block is a line with those that go on from it."""
    clauses: list[int] = []
    blocks: list[int] = []
    spans: dict[int, tuple[int, int]] = {}
    clause = block = first = at_break = 0
    previous = ""
    for line in resume.lines:
        begin, end = line.start, line.start + len(line.text)
        raw = text[begin:end]
        goes_on = (
            previous
            and previous[-1] not in _ENDS
            and (len(previous) > _WRAPPED or raw[:1].islower())
            and not BULLET.match(raw)
        )
        if not goes_on:
            block += 1
            clause += 1
        previous = raw.rstrip()
        last = bisect_left(starts, end, first)
        if last == first:
            continue
        while at_break < len(breaks) and breaks[at_break] < last:
            place = breaks[at_break]
            at_break += 1
            if place >= first:
                clauses += [clause] * (place - len(clauses))
                clause += 1
        clauses += [clause] * (last - len(clauses))
        blocks += [block] * (last - first)
        spans[block] = (spans[block][0] if block in spans else starts[first], ends[last - 1])
        first = last
    return clauses, blocks, spans
