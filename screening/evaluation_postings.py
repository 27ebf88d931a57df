"""How well each role ranks all postings: areas with bootstrap intervals, per role and their mean."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from screening.evaluation_ranking import auc, average_precision

RESAMPLES = 200
_SALES = re.compile(r"\b(?:sales|penjualan|business development|account executive|telesales|canvass\w*)\b", re.IGNORECASE)
_BESIDE_SALES = re.compile(
    r"\b(?:admin\w*|support|operations?|analyst|marketplace|promot\w+|spg|spb|counter|toko|store|trainer|after sales)\b", re.IGNORECASE
)


class Posting(Protocol):
    """A labelled ad with the values that each label's roles gave it, by reading and kind of value."""

    @property
    def title(self) -> str: ...
    @property
    def labels(self) -> frozenset[str]: ...
    @property
    def grade(self) -> int: ...
    def value(self, text: str, label: str, kind: str) -> float:
        """0–100: "score" of the role or "fit" of its best kind, of the ad read as `text`."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area with its 95 % interval; `count` positives."""

    text: str
    kind: str
    question: str
    label: str
    measure: str
    value: float
    low: float
    high: float
    count: int


def rank_postings(postings: Sequence[Posting], labels: Sequence[str]) -> list[Area]:
    """Held titles against other jobs, held and near titles against other jobs, and selling against all else."""
    found: list[Area] = []
    for text in ("masked", "title"):
        for kind in ("fit", "score"):
            for question, least in (("held", 2), ("held or near", 1)):
                rows = [area for label in labels for area in _areas(postings, text, kind, question, label, least)]
                found += [*rows, *_means(rows)]
            pairs = [(posting.value(text, "account_executive", kind), int(sells(posting.title))) for posting in postings]
            found += _measure(pairs, text, kind, "selling", "account_executive")
    return found


def sells(title: str) -> bool:
    """Whether a title is of selling or business development, as the job boards sort it; no shop floor, no office work."""
    return bool(_SALES.search(title)) and not _BESIDE_SALES.search(title)


def _areas(postings: Sequence[Posting], text: str, kind: str, question: str, label: str, least: int) -> Iterator[Area]:
    """Ads of the label with a smaller grade than `least` are left out: they are neither right nor wrong."""
    pairs = [(posting.value(text, label, kind), int(label in posting.labels)) for posting in postings
             if label not in posting.labels or posting.grade >= least]  # fmt: skip
    yield from _measure(pairs, text, kind, question, label)


def _measure(pairs: Sequence[tuple[float, int]], text: str, kind: str, question: str, label: str) -> Iterator[Area]:
    top, rest = [s for s, hit in pairs if hit], [s for s, hit in pairs if not hit]
    if not top or not rest:
        return
    dice = random.Random(7)  # the same intervals every time
    drawn: list[tuple[float, float]] = []
    for _ in range(RESAMPLES):
        ups, downs = dice.choices(top, k=len(top)), dice.choices(rest, k=len(rest))
        drawn.append((auc(ups, downs), _precision(ups, downs)))
    for place, (name, value) in enumerate((("AUC", auc(top, rest)), ("AP", _precision(top, rest)))):
        spread = sorted(sample[place] for sample in drawn)
        low, high = spread[int(RESAMPLES * 0.025)], spread[int(RESAMPLES * 0.975) - 1]
        yield Area(text, kind, question, label, name, value, low, high, len(top))


def _precision(top: Sequence[float], rest: Sequence[float]) -> float:
    """Average precision where others of the same value stand first."""
    return average_precision([(s, 0) for s in rest] + [(s, 1) for s in top])


def _means(rows: Sequence[Area]) -> Iterator[Area]:
    for name in ("AUC", "AP"):
        same = [row for row in rows if row.measure == name]
        if same:
            value, low, high = (sum(getattr(row, key) for row in same) / len(same) for key in ("value", "low", "high"))
            yield Area(same[0].text, same[0].kind, same[0].question, "mean", name, value, low, high, sum(row.count for row in same))
