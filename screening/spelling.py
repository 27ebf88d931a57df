"""Odd spellings of known words: look-alike letters of other alphabets, one typing error in a long word."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһԛԝοανικρτυ", "aeopcyxijsdhqwoavikptu")
LONG = 7
"""Shorter words with one letter changed are too often other words."""
_ENDINGS = frozenset("adeginrsuy")
"""Letters that an inflected form may end in: "loans", "saving", "akuni"."""
LONGEST = 40
"""A longer run of letters is no word of either language."""
SHORTEST = 6
"""Words of this length are put right only inside a term of several words, whose other words vouch for it."""


def fold(token: str) -> str:
    """`token` in Latin letters where it mixes them with Cyrillic or Greek ones that look the same."""
    return token if token.isascii() else token.translate(_LOOK_ALIKE)


def index_deletions(words: Iterable[str]) -> dict[str, list[str]]:
    """Each word of `SHORTEST` letters or more under itself and under every form with one letter left out."""
    index: dict[str, list[str]] = {}
    for word in sorted({word for word in words if len(word) >= SHORTEST and word.isascii() and word.isalpha()}):
        for form in _forms(word):
            index.setdefault(form, []).append(word)
    return index


def near_words(token: str, deletions: Mapping[str, Sequence[str]]) -> list[str]:
    """Known words at distance 1 with the same first letter, or with the first two swapped."""
    if len(token) > LONGEST:
        return []
    swapped = token[1] + token[0] + token[2:]
    if swapped in deletions.get(swapped, ()):
        return [swapped]
    found = [deletions[form] for form in _forms(token) if form in deletions]
    if not found:
        return []
    return sorted({word for words in found for word in words if word[0] == token[0] and _one_error(token, word)})


def near_endings(token: str, deletions: Mapping[str, Sequence[str]]) -> list[str]:
    """Known words whose last letter is missing in `token`, wrong or followed by one too many, where no grammar explains it."""
    stem = token[:-1]
    found = {word for form in (token, stem) for word in deletions.get(form, ()) if word[0] == token[0]}
    return sorted(
        word
        for word in found
        if (word[:-1] == token and word[-1] not in _ENDINGS)
        or (token[-1] not in _ENDINGS and (stem == word or (len(word) == len(token) and word[:-1] == stem)))
    )


@functools.lru_cache(maxsize=50_000)
def _one_error(token: str, word: str) -> bool:
    """A letter too many, missing, wrong, or two swapped; an ending (s, d, i, an …) is grammar and no error."""
    if token[:-1] == word or word[:-1] == token or token[:-1] == word[:-1]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(token, word, score_cutoff=1) == 1


def _forms(word: str) -> list[str]:
    return [word, *[word[:index] + word[index + 1 :] for index in range(1, len(word))]]
