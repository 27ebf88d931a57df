"""Plain words for chat spellings: `thn` is `tahun`, `cwe` is `wanita`, and one slip in a long word is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from descriptions.wording.reading import read_table

SHORTEST_SLIP, LONGEST_SLIP = 6, 20
SHORTEST_BONES = 4  # letters of a word typed without its vowels: `pnmpln`


@dataclass(frozen=True, slots=True)
class Spellings:
    """The table of `wording_spellings.yaml`, ready to look up."""

    words: dict[str, str]
    phrases: tuple[str, ...]
    finder: re.Pattern[str]
    slips: dict[str, str]
    bones: dict[str, str]


def _without_vowels(word: str) -> str:
    return word.translate(dict.fromkeys(map(ord, "aeiou")))


def _shorter(word: str) -> Iterator[str]:
    yield word
    yield from (word[:index] + word[index + 1 :] for index in range(1, len(word)))


@cache
def spellings() -> Spellings:
    """The table, read once."""
    data = read_table("wording_spellings")
    words = {variant: plain for plain, row in data["words"].items() for variant in row.split()}
    phrases = tuple(data["phrases"])
    parts = "|".join(f"(?P<p{index}>(?:{data['phrases'][plain]}))" for index, plain in enumerate(phrases))
    slips = {short: words.get(word, word) for word in data["slips"] for short in _shorter(word)}
    bones = {_without_vowels(word): words.get(word, word) for word in data["slips"]}
    words = {plain: plain for plain in data["words"]} | words
    words |= {word: word for word in data["not_slips"]}
    return Spellings(words, phrases, re.compile(rf"(?<!\w)(?:{parts})(?!\w)|[^\W\d_]+(?:-(?:nya|an)\b)?"), slips, bones)


@lru_cache(maxsize=20_000)
def _plain_word(word: str) -> str:
    table = spellings()
    for form in (word, word.removesuffix("nya").removesuffix("-"), re.sub(r"(.)\1", r"\1", word)):
        if form in table.words:
            return table.words[form]
    if len(word) >= SHORTEST_BONES and word in table.bones:
        return table.bones[word]
    if SHORTEST_SLIP <= len(word) <= LONGEST_SLIP and word not in table.slips.values():
        for short in _shorter(word):
            if short in table.slips:
                return table.slips[short]
    return word


def plain_words(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a small-letter text that are typed in another way, with the plain word for each."""
    table = spellings()
    for found in table.finder.finditer(text):
        plain = table.phrases[int(found.lastgroup[1:])] if found.lastgroup else _plain_word(found.group())
        if plain != found.group():
            yield found.start(), found.end(), plain
