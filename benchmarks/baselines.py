"""The usual ways to rank CVs for a role, small and by the book, for comparison only: TF-IDF, BM25, RapidFuzz.

They rank, but cannot say why; none of them is in the score.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

WORD = re.compile(r"[^\W\d_]{2,}")
Scorer = Callable[[str], float]


def split_words(text: str) -> list[str]:
    """Lower-case words of two letters or more."""
    return WORD.findall(text.lower())


class TfIdf:
    """Cosine of unigram vectors, idf smoothed as in scikit-learn."""

    def __init__(self, texts: Sequence[str]) -> None:
        seen = Counter(word for text in texts for word in set(split_words(text)))
        self._idf = {word: math.log((1 + len(texts)) / (1 + count)) + 1 for word, count in seen.items()}

    def scorer(self, query: str) -> Scorer:
        """Similarity to `query`, 0–1."""
        asked = self._vector(query)

        def score(text: str) -> float:
            told = self._vector(text)
            return sum(weight * told.get(word, 0.0) for word, weight in asked.items())

        return score

    def _vector(self, text: str) -> dict[str, float]:
        weights = {word: count * self._idf.get(word, 0.0) for word, count in Counter(split_words(text)).items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}


class Bm25:
    """Okapi BM25 with k1 = 1.5 and b = 0.75."""

    def __init__(self, texts: Sequence[str]) -> None:
        split = [split_words(text) for text in texts]
        seen = Counter(word for words in split for word in set(words))
        self._idf = {word: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for word, n in seen.items()}
        self._mean = sum(map(len, split)) / len(split)

    def scorer(self, query: str) -> Scorer:
        """Relevance to the distinct words of `query`, 0 and up."""
        asked = [(word, self._idf[word]) for word in dict.fromkeys(split_words(query)) if word in self._idf]

        def score(text: str) -> float:
            words = split_words(text)
            counts, norm = Counter(words), 1.5 * (0.25 + 0.75 * len(words) / self._mean)
            return sum(idf * counts[word] * 2.5 / (counts[word] + norm) for word, idf in asked if word in counts)

        return score


def fuzzy_scorer(phrases: Sequence[str]) -> Scorer:
    """Mean partial ratio of `phrases` in the text, 0–100."""
    asked = [phrase.lower() for phrase in phrases]

    def score(text: str) -> float:
        told = text.lower()
        return sum(fuzz.partial_ratio(phrase, told) for phrase in asked) / len(asked)

    return score
