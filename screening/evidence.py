"""Where a CV shows a skill: each find a verbatim quote with level, position, or the reason why it does not count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from screening.gates import Gates, Mark
from screening.masking import masked_text
from screening.patterns import REACH
from screening.resume import Resume
from screening.scorecard import Evidence
from screening.vocabulary import LEAF, Vocabulary, load_vocabulary
from screening.weighing import APART, Company, Raw, Reader, finish
from screening.words import Words, read_words

__all__ = ["EvidenceIndex", "find_evidence", "masked_text"]

_FAR_APART = 9
"""Words from a verb to its object, at most: "menjaga dan membina … hubungan"."""
_AND = frozenset({"and", "dan", "serta", "lalu", "kemudian", "then"})
_JOINING = frozenset({"and", "or", "dan", "atau", "serta", "yang", "untuk"})
_AUXILIARY = frozenset({"was", "were", "been", "being", "be", "are", "is", "has", "have", "successfully"})
_PASSIVE = 3
"""Words before a passive verb among which its object stands."""
_LONG_MATCH = 14
_LONGEST_TERM = 7

EvidenceIndex = Mapping[str, tuple[Evidence, ...]]
"""Skill id → everything found for it, counted or not, in reading order."""
Find = tuple[int, int, str, tuple[str, ...], bool]
"""First and last word, the phrase, its skills, and whether it counts only near other evidence."""


def find_evidence(resume: Resume, vocabulary: Vocabulary | None = None, *, posting: bool = False) -> EvidenceIndex:
    """All evidence for all skills of the lexicon, found once; scoring many roles is arithmetic on it.

    The same words prove a skill once, the surer reading first.

    `posting`: the text is a job ad, where every line tells the work and only homonyms and denials are stopped.
    """
    vocabulary = vocabulary or load_vocabulary()
    text = masked_text(resume)
    words = read_words(resume, text, vocabulary)
    terms, marks = match_phrases(words, vocabulary)
    reader = Reader(resume, text, words, Gates(words, marks), posting)
    taken: dict[str, set[int]] = {}
    stopped: dict[str, set[int]] = {}
    found: dict[str, list[Raw]] = {}
    sure, unsure = [find for find in terms if not find[4]], [find for find in terms if find[4]]
    for finds in (_pair_hits(words), sure, _pattern_hits(reader, vocabulary), unsure):
        for first, last, phrase, skills, context in finds:
            places, raw = range(first, last + 1), None
            for skill in skills:
                if skill in taken and not taken[skill].isdisjoint(places):
                    continue
                raw = raw or reader.weigh(first, last, phrase, context)
                if raw[6] and raw[7].find(APART) >= 0:  # no verb with its object: its words may say something else
                    if not stopped.setdefault(skill, set()).isdisjoint(places):
                        continue
                    stopped[skill].update(places)
                else:
                    taken.setdefault(skill, set()).update(places)
                found.setdefault(skill, []).append(raw)
    company = Company(found, vocabulary.groups)
    return {skill: finish(resume.text, skill, rows, vocabulary.groups.get(skill, ""), company) for skill, rows in found.items()}


def match_phrases(words: Words, vocabulary: Vocabulary) -> tuple[list[Find], list[Mark]]:
    """One pass over the words: terms, longest first, none inside a longer one of its skill; and the gates' phrases."""
    finds: list[Find] = []
    marks: list[Mark] = []
    covered: dict[str, int] = {}
    canonical, surfaces, count = words.words, words.surfaces, len(words.words)
    for first in words.busy:
        node = surfaces[first].node
        if node is None:
            continue
        last, ends = first, []
        while True:
            leaf = node.get(LEAF)
            if leaf:
                if leaf[1]:
                    marks.append((first, last, leaf[1]))
                if leaf[0] >= 0:
                    ends.append((last, leaf[0]))
            last += 1
            if last == count:
                break
            node = node.get(canonical[last])
            if node is None:
                break
        if ends:
            _add_fresh(finds, first, ends, words, vocabulary, covered)
    finds += _guessed_terms(finds, words, vocabulary)
    return finds, marks


def _add_fresh(
    finds: list[Find], first: int, ends: Sequence[tuple[int, int]], words: Words, vocabulary: Vocabulary, covered: dict[str, int]
) -> None:
    """A term of one word that had to be put right counts only near other evidence."""
    for last, number in reversed(ends):
        if words.blocks[first] == words.blocks[last]:
            phrase, skills, context = vocabulary.terms[number]
            fresh = tuple([skill for skill in skills if covered.get(skill, -1) < first])
            if fresh:
                for skill in fresh:
                    covered[skill] = last
                finds.append((first, last, phrase, fresh, context or (first == last and words.surfaces[first].corrected)))


def _guessed_terms(finds: Sequence[Find], words: Words, vocabulary: Vocabulary) -> list[Find]:
    """Terms of several words, one of them mistyped: the others vouch for it."""
    found: list[Find] = []
    for place in words.odd:
        for guess in words.surfaces[place].guesses:
            found += _terms_around(place, guess, words, vocabulary)
    taken = {(skill, place) for first, last, _, skills, _ in finds for skill in skills for place in range(first, last + 1)}
    return [find for find in found if not any((skill, n) in taken for skill in find[3] for n in range(find[0], find[1] + 1))]


def _terms_around(place: int, guess: str, words: Words, vocabulary: Vocabulary) -> Iterator[Find]:
    block = words.blocks[place]
    low = max(0, place - _LONGEST_TERM + 1)
    near = words.words[low : place + _LONGEST_TERM]
    near[place - low] = guess
    for first in range(place - low + 1):
        node, last, longest = vocabulary.tree.get(near[first]), first, None
        while node is not None:
            leaf = node.get(LEAF)
            if leaf and leaf[0] >= 0 and last > first and low + last >= place and words.blocks[low + last] == block:
                longest = last, leaf[0]
            last += 1
            node = node.get(near[last]) if last < len(near) else None
        if longest and words.blocks[low + first] == block:
            phrase, skills, context = vocabulary.terms[longest[1]]
            yield low + first, low + longest[0], phrase, skills, context
            return


def _pair_hits(words: Words) -> Iterator[Find]:
    """A verb and its object some words on, in one clause."""
    canonical, clauses = words.words, words.clauses
    for first in words.busy:
        rows = words.surfaces[first].pairs
        if not rows:
            continue
        end = bisect_right(clauses, clauses[first], first + 1, min(first + _FAR_APART, len(canonical)))
        after = canonical[first + 1 : end]
        for skill, objects in rows:
            if not objects.isdisjoint(after):
                step = next(n for n, word in enumerate(after, 1) if word in objects)
                if step > 3 and _turns_to_other_work(words, first, first + step):
                    continue
                yield first, first + step, f"{canonical[first]}{APART}{canonical[first + step]}", (skill,), False
            elif words.surfaces[first].passive:
                place = _object_before(words, first, objects)
                if place is not None:
                    yield place, first, f"{canonical[first]}{APART}{canonical[place]}", (skill,), False


def _turns_to_other_work(words: Words, first: int, last: int) -> bool:
    """Whether "and" with another verb stands between a verb's own object and word `last`: "memeriksa berkas dan menagih kredit"."""
    surfaces, met_object = words.surfaces, False
    for place in range(first + 1, last):
        if words.words[place] in _AND:
            if met_object and surfaces[place + 1].pairs:
                return True
        elif not surfaces[place].pairs:
            met_object = True
    return False


def _object_before(words: Words, verb: int, objects: frozenset[str]) -> int | None:
    """The object of a passive: "leads generated", "kredit calon debitur dianalisis"; nothing but blanks between them."""
    for place in range(verb - 1, max(-1, verb - _PASSIVE - 1), -1):
        if words.starts[place + 1] - words.ends[place] != 1 or words.clauses[place] != words.clauses[verb]:
            return None
        word = words.words[place]
        if word in objects:
            return place
        if word in _JOINING or (word not in _AUXILIARY and words.surfaces[verb].passive != "di"):
            return None
    return None


def _pattern_hits(reader: Reader, vocabulary: Vocabulary) -> Iterator[Find]:
    """Verb-and-object patterns on the lines of dated positions."""
    words, flat = reader.words, reader.text.replace("\n", " ")
    starts = words.starts
    for begin, end in _work_spans(reader):
        places = _possible_starts(words, begin, end, vocabulary.owners)
        for number in sorted({*places, *vocabulary.anywhere}):
            pattern, skills, done = vocabulary.pattern(number), (vocabulary.patterns[number][0],), begin
            at = [starts[place] for place in places[number]] if number in places else _matches(pattern, flat, begin, end)
            for start in at:
                match = pattern.match(flat, start, end) if start >= done else None
                if match:
                    first, last = bisect_left(starts, start), bisect_left(starts, match.end()) - 1
                    if _turns_to_other_work(words, first, last):
                        continue
                    done = match.end()
                    if first <= last < first + _LONG_MATCH:
                        yield first, last, match.group(), skills, False


def _matches(pattern: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[int]:
    """Where a pattern that no word is known to start matches."""
    return (match.start() for match in pattern.finditer(text, begin, end))


def _possible_starts(words: Words, begin: int, end: int, owners: Sequence[int]) -> dict[int, list[int]]:
    """Pattern → words at which it can match: those that can start it, with a word that completes it near enough."""
    surfaces, starts, busy = words.surfaces, words.starts, words.busy
    low, high = bisect_left(starts, begin), bisect_left(starts, end)
    inside = [(index, surfaces[index]) for index in busy[bisect_left(busy, low) : bisect_left(busy, high)]]
    completing = [(index, starts[index], surface.second) for index, surface in inside if surface.second]
    found: dict[int, list[int]] = {}
    behind = 0
    for index, surface in inside:
        numbers = [*surface.alone]
        first = surface.first
        if first:
            limit = words.ends[index] + REACH
            while behind < len(completing) and completing[behind][0] < index:
                behind += 1
            for place in range(behind, len(completing)):
                _, start, second = completing[place]
                if start > limit:
                    break
                if not first.isdisjoint(second):
                    numbers += [owners[arm] for arm in first & second]
        if numbers:
            for number in {*numbers}:
                found.setdefault(number, []).append(index)
    return found


def _work_spans(reader: Reader) -> Iterator[tuple[int, int]]:
    """The blocks that tell work: all of an ad; those of positions, or without any position the bulleted sentences."""
    if reader.posting:
        yield from reader.words.spans.values()
    elif reader.resume.positions:
        bodies = sorted((position.body.start, position.body.end) for position in reader.resume.positions)
        ends = list(accumulate((end for _, end in bodies), max))
        for span in reader.words.spans.values():
            place = bisect_right(bodies, (span[0], len(reader.text)))
            if place and ends[place - 1] > span[0]:
                yield span
    else:
        yield from (span for block, span in reader.words.spans.items() if reader.is_duty(block))
