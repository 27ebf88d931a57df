"""What the lines of a CV do: hunt, farm, credit, fund, internal, ledger, retail; shares with quotes."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from catalog.role import FUNCTIONS
from screening.vocabulary import load_vocabulary, load_yaml

if TYPE_CHECKING:
    from screening.scoring import Reading

_LEVEL_WEIGHT = {0: 0.0, 1: 0.35, 2: 1.0, 3: 1.2}


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
