"""What the lines of a CV do: hunt, farm, credit, fund, internal, ledger, retail; shares with quotes."""

from __future__ import annotations

import functools
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from catalog.role import FUNCTIONS, Role
from screening.masking import masked_text
from screening.scorecard import Evidence, EvidenceLevel, ScoreLine
from screening.vocabulary import load_vocabulary, load_yaml

if TYPE_CHECKING:
    from screening.scoring import Reading

_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_NAME_ID = "Jenis pekerjaan yang dijalankan"
_NAME_EN = "Kind of work done"

_READING_ORDER = attrgetter("start", "end", "skill")
_LEVEL_WEIGHT = {0: 0.0, 1: 0.35, 2: 1.0, 3: 1.2}
WORK_SHARE = 0.5
"""Weight of the kind of work done against all requirements together; shown as a line of its own."""
_ENOUGH = 6.0
"""Distinct terms of work at which a function is two thirds shown; more add less and less."""
_LISTED_MOST = 1.0
"""The most that terms of a function only named, not done, count together."""


@functools.cache
def _retail() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in _retail_phrases())
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


@functools.cache
def _retail_phrases() -> tuple[str, ...]:
    return tuple(phrase.lower() for phrase in load_yaml("functions.yaml")["retail_phrases"])


def _retail_lines(text: str) -> Iterator[re.Match[str]]:
    """The search is slow and the phrases are rare: looked for only where one stands at all."""
    lower = text.lower()
    if any(phrase in lower for phrase in _retail_phrases()):
        yield from _retail().finditer(text)


def function_shares(reading: Reading) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """Shares that sum to 1 (all 0 when the CV tells nothing), and up to three quotes for each."""
    weights, quotes = weigh_functions(reading)
    total = sum(weights.values())
    return {name: round(value / total, 3) if total else 0.0 for name, value in weights.items()}, quotes


@functools.cache
def _skills() -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(skills)) for name, skills in load_vocabulary().functions.items()}


def weigh_functions(reading: Reading) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """How much work of each function is told: a distinct term done at work is 1. Worked out once a reading."""
    if "functions" not in reading.memo:
        reading.memo["functions"] = _weigh_functions(reading)
    found: tuple[dict[str, float], dict[str, tuple[str, ...]]] = reading.memo["functions"]
    return found


def _weigh_functions(reading: Reading) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    weights: dict[str, float] = dict.fromkeys(FUNCTIONS, 0.0)
    quotes: dict[str, list[tuple[float, str]]] = {name: [] for name in FUNCTIONS}
    for name, skills in _skills().items():
        for skill in skills:
            seen: set[str] = set()
            for item in reading.evidence.get(skill, ()):
                if item.reason or item.term.lower() in seen:
                    continue
                seen.add(item.term.lower())
                weights[name] += _LEVEL_WEIGHT[item.level]
                quotes[name].append((_LEVEL_WEIGHT[item.level], item.quote))
    lines = reading.resume.lines
    told = {match.group().lower(): match.start() for match in _retail_lines(masked_text(reading.resume))}
    for start in told.values():
        weights["retail"] += 0.5
        place = bisect_right(lines, start, key=lambda line: line.start)
        quotes["retail"].append((0.5, lines[place - 1].text if place else ""))
    best = {
        name: tuple(dict.fromkeys(quote for _, quote in sorted(found, key=lambda pair: -pair[0])))[:3]
        for name, found in quotes.items()
        if found
    }
    return weights, best


def work_line(reading: Reading, role: Role, weight: float) -> ScoreLine:
    """The line "work": how much of the role's own mix of functions the CV shows; other work beside it takes nothing away."""
    names, shares = _mix(tuple(role.functions.items()))
    credit = 0.0
    for name, share in zip(names, shares, strict=True):
        credit += share * _work_done(reading, name)[0]
    level, counted = _work_told(reading, names)
    credit = credit if level >= 2 else min(credit, 0.1)
    return ScoreLine("work", _NAME_EN, _NAME_ID, _NAME_EN, "nice", round(weight, 4), level, round(credit, 4), counted)


@functools.lru_cache(maxsize=256)
def _mix(functions: tuple[tuple[str, float], ...]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The functions of a role by name, and their shares of its work."""
    together = sum(share for _, share in functions) or 1.0
    names, shares = zip(*sorted(functions), strict=True) if functions else ((), ())
    return tuple(names), tuple(share / together for share in shares)


def _work_told(reading: Reading, functions: tuple[str, ...]) -> tuple[EvidenceLevel, tuple[Evidence, ...]]:
    """The best level and the lines of several functions; many roles share them."""
    if functions not in reading.memo:
        counted = [item for name in functions for item in _work_done(reading, name)[1]]
        counted.sort(key=_READING_ORDER)
        reading.memo[functions] = max((item.level for item in counted), default=0), tuple(counted)
    found: tuple[EvidenceLevel, tuple[Evidence, ...]] = reading.memo[functions]
    return found


def _work_done(reading: Reading, function: str) -> tuple[float, list[Evidence]]:
    """How far a function is shown, 0–1: distinct terms, each as far as its best line shows it; and those lines."""
    key = "done", function
    if key not in reading.memo:
        reading.memo[key] = _weigh_work(reading, function)
    found: tuple[float, list[Evidence]] = reading.memo[key]
    return found


def _weigh_work(reading: Reading, function: str) -> tuple[float, list[Evidence]]:
    best: dict[tuple[str, str], tuple[float, Evidence]] = {}
    for skill in _skills().get(function, ()):
        for item in reading.evidence.get(skill, ()):
            if not item.reason:
                key, worth = (skill, item.term.lower()), _LEVEL_WEIGHT[item.level] * reading.merits.recency(item)
                if key not in best or best[key][0] < worth:
                    best[key] = worth, item
    listed = math.fsum(worth for worth, item in best.values() if item.level < 2)
    done = math.fsum(worth for worth, item in best.values() if item.level >= 2)
    told = done + min(listed, _LISTED_MOST)
    return 1 - math.exp(-told / _ENOUGH), [item for _, item in best.values()]


@functools.cache
def _elsewhere() -> frozenset[str]:
    return frozenset(word for words in load_yaml("functions.yaml")["elsewhere"].values() for word in words)


def other_work(reading: Reading) -> int:
    """How many different words of other trades (software, accounts, plant, care …) the text uses."""
    if "other work" not in reading.memo:
        reading.memo["other work"] = len(_elsewhere().intersection(_PLAIN_WORD.findall(reading.resume.text.lower())))
    return int(reading.memo["other work"])


_BEFORE = r"\b(?:(?:ber)?pengalaman|experienced?|(?:latar )?belakang|background)\b[^\n.;•]{0,60}?\b"
_AFTER = r"\b[^\n.;•,]{0,12}\b(?:experience|background)\b"
_YEARS = r"\b(?:tahun|thn|years?)\b.{0,12}\b(?:di|in|as|sebagai|bidang)\b.{0,20}?\b"


def asked_functions(text: str) -> frozenset[str]:
    """Functions in which the ad wants experience: "pengalaman minimal 1 tahun sebagai sales", "sales background"."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


def asked_elsewhere(text: str) -> int:
    """How many different nouns of other trades the ad wants experience in."""
    return len({match.group("one") or match.group("two") or match.group("three") for match in _other_trades().finditer(text.lower())})


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: _experience_in(words) for name, words in load_yaml("functions.yaml")["asked"].items()}


@functools.cache
def _other_trades() -> re.Pattern[str]:
    return _experience_in(load_yaml("functions.yaml")["other_trades"])


def _experience_in(words: list[str]) -> re.Pattern[str]:
    one, two, three = (f"(?P<{name}>{'|'.join(map(re.escape, words))})" for name in ("one", "two", "three"))
    return re.compile(rf"{_BEFORE}{one}\b|\b{two}{_AFTER}|{_YEARS}{three}\b", re.IGNORECASE)
