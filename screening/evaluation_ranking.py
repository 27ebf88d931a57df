"""`saring evaluate ranking`: how well the order of CVs agrees with labels; minimal pairs; nothing tunes itself."""

from __future__ import annotations

import datetime
import functools
import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import load_library
from catalog.library import Library
from screening.documents import read_document
from screening.parsing import parse_resume
from screening.scoring import Reading, read_evidence, score_lines, total

AS_OF = datetime.date(2026, 11, 1)
ROLES = {
    "account_manager": ("account_manager",),
    "account_executive": ("account_executive",),
    "relationship_manager": (
        "bank_relationship_manager", "bank_relationship_manager/funding", "bank_relationship_manager/lending",
        "bank_relationship_manager/priority", "client_relationship_manager",
    ),
    "account_officer": (
        "account_officer", "account_officer/micro", "account_officer/sme", "account_officer/secured_loan",
        "account_officer/financial_services", "account_officer/credit",
    ),
    "business_relationship_manager": ("business_relationship_manager",),
    "client_relationship_manager": ("client_relationship_manager",),
}  # fmt: skip
"""A label and the roles it stands for: the best of them counts."""
LABELLED = ("account_manager", "account_executive", "relationship_manager", "account_officer")
NAMES = {
    "Account Manager": "account_manager", "Account Executive": "account_executive", "Relationship Manager": "relationship_manager",
    "Account Officer": "account_officer", "Relationship Manager (BRM)": "business_relationship_manager",
    "Relationship Manager (CRM)": "client_relationship_manager",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its 95 % bootstrap interval over CVs."""

    text: str
    role: str
    measure: str
    value: float
    low: float
    high: float


def read_text(text: str) -> Reading:
    """A reading of plain text."""
    return read_evidence(parse_resume(read_document(text.encode(), "text.txt"), AS_OF))


@functools.cache
def _library() -> Library:
    return load_library()


def role_score(reading: Reading, code: str) -> float:
    """The best score among the roles that a label stands for."""
    library = _library()
    return max(total(score_lines(reading, library[role_id], {})) for role_id in ROLES[code])


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive stands above a negative; ties count half."""
    order = sorted([(s, 1) for s in positive] + [(s, 0) for s in negative])
    rank_sum, index = 0.0, 0
    while index < len(order):
        same = index
        while same < len(order) and order[same][0] == order[index][0]:
            same += 1
        mean = (index + same + 1) / 2
        rank_sum += mean * sum(label for _, label in order[index:same])
        index = same
    return (rank_sum - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))


def average_precision(pairs: Sequence[tuple[float, int]]) -> float:
    """Mean precision at each positive, best score first."""
    hits, together = 0, 0.0
    for place, (_, label) in enumerate(sorted(pairs, key=lambda pair: -pair[0]), 1):
        if label:
            hits += 1
            together += hits / place
    return together / hits if hits else 0.0


def ndcg(pairs: Sequence[tuple[float, int]], most: int = 10) -> float:
    """Graded gain of the first ten against the best order there could be."""

    def gain(grades: Iterable[int]) -> float:
        return math.fsum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(list(grades)[:most], 1))

    best = gain(sorted((grade for _, grade in pairs), reverse=True))
    return gain(grade for _, grade in sorted(pairs, key=lambda pair: -pair[0])) / best if best else 0.0


def _measures(pairs: Sequence[tuple[float, int]]) -> dict[str, float]:
    top, some, none = ([s for s, g in pairs if g == 2], [s for s, g in pairs if g >= 1], [s for s, g in pairs if g == 0])
    found = {"NDCG@10": ndcg(pairs)}
    if top and none:
        found |= {"AUC 2 v 0": auc(top, none), "AP 2 v 0": average_precision([(s, int(g == 2)) for s, g in pairs if g != 1])}
    if some and none:
        found["AUC 1+ v 0"] = auc(some, none)
    return found


def rank_rows(records: Sequence[dict[str, Any]], resamples: int = 200) -> list[Row]:
    """All figures of labelled CVs: per role and their mean, title-masked and raw."""
    rows: list[Row] = []
    for key in ("text_masked", "text"):
        readings = [read_text(record[key]) for record in records]
        for code in LABELLED:
            graded = [(role_score(reading, code), grade) for reading, record in zip(readings, records, strict=True)
                      if (grade := (record.get("grades_broad") or record["grades"]).get(code)) is not None]  # fmt: skip
            rows += _with_intervals(key, code, graded, resamples)
    return rows + _means(rows)


def _with_intervals(key: str, code: str, pairs: Sequence[tuple[float, int]], resamples: int) -> list[Row]:
    if len({grade for _, grade in pairs}) < 2:
        return []
    dice = random.Random(7)  # the same intervals every time
    samples: dict[str, list[float]] = {}
    for _ in range(resamples):
        for name, value in _measures(dice.choices(pairs, k=len(pairs))).items():
            samples.setdefault(name, []).append(value)
    out = []
    for name, value in _measures(pairs).items():
        spread = sorted(samples.get(name, [value]))
        out.append(Row(key, code, name, value, spread[int(len(spread) * 0.025)], spread[int(len(spread) * 0.975) - 1]))
    return out


def _means(rows: Sequence[Row]) -> list[Row]:
    out = []
    for key, name in dict.fromkeys((row.text, row.measure) for row in rows):
        same = [row for row in rows if (row.text, row.measure) == (key, name)]
        count = len(same)
        out.append(Row(key, "mean", name, sum(r.value for r in same) / count, sum(r.low for r in same) / count, sum(r.high for r in same) / count))
    return out


@dataclass(frozen=True, slots=True)
class PairResult:
    """One minimal pair: the two scores and whether the expectation held."""

    id: str
    a: float
    b: float
    expected: str
    passed: bool
    why: str


def judge_pair(pair: dict[str, Any]) -> PairResult:
    """`a>b`: a scores above b; `equal`: at most half a point apart."""
    a, b = (role_score(read_text(pair[key]), NAMES[pair["role"]]) for key in ("text_a", "text_b"))
    passed = a > b if pair["expected"] == "a>b" else abs(a - b) <= 0.5
    return PairResult(pair["id"], a, b, pair["expected"], passed, pair["why"])


@dataclass(frozen=True, slots=True)
class RankingReport:
    """What `saring evaluate ranking` prints."""

    rows: tuple[Row, ...]
    pairs: tuple[PairResult, ...]

    def __str__(self) -> str:
        lines = [f"{'text':12} {'role':20} {'measure':12} value  [95 % interval]"] if self.rows else []
        lines += [f"{r.text:12} {r.role:20} {r.measure:12} {r.value:.3f}  [{r.low:.3f} {r.high:.3f}]" for r in self.rows]
        if self.pairs:
            lines.append(f"minimal pairs: {sum(p.passed for p in self.pairs)} of {len(self.pairs)}")
            lines += [f"  missed {p.id}: {p.a:.1f} / {p.b:.1f}, expected {p.expected}: {p.why}" for p in self.pairs if not p.passed]
        return "\n".join(lines)


def evaluate_ranking(path: Path) -> RankingReport:
    """Read the labelled JSON lines of `path` (a file, or a folder of them): graded CVs and minimal pairs."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    graded = [record for record in records if "grades" in record]
    return RankingReport(tuple(rank_rows(graded)) if graded else (), tuple(judge_pair(record) for record in records if "text_a" in record))
