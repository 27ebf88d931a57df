"""What the lines of a CV do: hunt, farm, credit, fund, internal, ledger, retail; shares with quotes."""

from __future__ import annotations

import functools
import math
import re
from typing import TYPE_CHECKING

from catalog.role import FUNCTIONS, Role
from screening.scorecard import Evidence, EvidenceLevel, ScoreLine
from screening.vocabulary import load_vocabulary, load_yaml

if TYPE_CHECKING:
    from screening.scoring import Reading

_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_NAME_ID = "Jenis pekerjaan yang dijalankan"
_NAME_EN = "Kind of work done"

_LEVEL_WEIGHT = {0: 0.0, 1: 0.35, 2: 1.0, 3: 1.2}
WORK_SHARE = 0.5
"""Weight of the kind of work done against all requirements together; shown as a line of its own."""
_ENOUGH = 6.0
"""Distinct terms of work at which a function is two thirds shown; more add less and less."""
_LISTED_MOST = 1.0
"""The most that terms of a function only named, not done, count together."""


@functools.cache
def _retail() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in load_yaml("functions.yaml")["retail_phrases"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def function_shares(reading: Reading) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """Shares that sum to 1 (all 0 when the CV tells nothing), and up to three quotes for each."""
    weights, quotes = weigh_functions(reading)
    total = sum(weights.values())
    return {name: round(value / total, 3) if total else 0.0 for name, value in weights.items()}, quotes


def weigh_functions(reading: Reading) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """How much work of each function is told: a distinct term done at work is 1."""
    weights: dict[str, float] = dict.fromkeys(FUNCTIONS, 0.0)
    quotes: dict[str, list[tuple[float, str]]] = {name: [] for name in FUNCTIONS}
    for name, skills in load_vocabulary().functions.items():
        for skill in sorted(skills):
            seen: set[str] = set()
            for item in reading.evidence.get(skill, ()):
                if item.reason or item.term.lower() in seen:
                    continue
                seen.add(item.term.lower())
                weights[name] += _LEVEL_WEIGHT[item.level]
                quotes[name].append((_LEVEL_WEIGHT[item.level], item.quote))
    for match in _retail().finditer(reading.resume.text):
        weights["retail"] += 0.5
        line = next((line.text for line in reading.resume.lines if line.start <= match.start() < line.end), "")
        quotes["retail"].append((0.5, line))
    best = {
        name: tuple(dict.fromkeys(quote for _, quote in sorted(found, key=lambda pair: -pair[0])))[:3]
        for name, found in quotes.items()
        if found
    }
    return weights, best


def work_line(reading: Reading, role: Role, weight: float) -> ScoreLine:
    """The line "work": how much of the role's own mix of functions the CV shows; other work beside it takes nothing away."""
    together = sum(role.functions.values()) or 1.0
    credit, counted = 0.0, []
    for name, share in sorted(role.functions.items()):
        done, items = _work_done(reading, name)
        credit += share / together * (1 - math.exp(-done / _ENOUGH))
        counted += items
    shown = any(item.level >= 2 for item in counted)
    level: EvidenceLevel = max((item.level for item in counted), default=0)
    counted.sort(key=lambda item: (item.start, item.end, item.skill))
    return ScoreLine(
        "work", _NAME_EN, _NAME_ID, _NAME_EN, "nice", round(weight, 4), level, round(credit if shown else min(credit, 0.1), 4), tuple(counted)
    )


def _work_done(reading: Reading, function: str) -> tuple[float, list[Evidence]]:
    """Distinct terms of a function, each as far as its best line shows it, and those lines."""
    best: dict[tuple[str, str], Evidence] = {}
    for skill in sorted(load_vocabulary().functions.get(function, ())):
        for item in reading.evidence.get(skill, ()):
            key = (skill, item.term.lower())
            if not item.reason and (key not in best or _worth(best[key], reading) < _worth(item, reading)):
                best[key] = item
    items = list(best.values())
    listed = math.fsum(_worth(item, reading) for item in items if item.level < 2)
    done = math.fsum(_worth(item, reading) for item in items if item.level >= 2)
    return done + min(listed, _LISTED_MOST), items


def _worth(item: Evidence, reading: Reading) -> float:
    from screening.scoring import recency

    return _LEVEL_WEIGHT[item.level] * recency(item, reading)


@functools.cache
def _elsewhere() -> frozenset[str]:
    return frozenset(word for words in load_yaml("functions.yaml")["elsewhere"].values() for word in words)


def other_work(reading: Reading) -> int:
    """How many different words of other trades (software, accounts, plant, care …) the text uses."""
    return len(_elsewhere().intersection(_PLAIN_WORD.findall(reading.resume.text.lower())))
