"""What evidence is worth: level, recency and credit, worked out once for a CV and shared by all roles."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Collection, Sequence
from operator import attrgetter

from screening.evidence import EvidenceIndex
from screening.resume import Position
from screening.scorecard import Evidence, EvidenceLevel
from screening.values import value
from screening.vocabulary import load_vocabulary
from screening.weighing import grade_language

LEVEL_CREDIT = {0: 0.0, 1: 0.3, 2: 0.75, 3: 1.0}
LISTED_CAP = 0.35
"""The most that naming a skill without work can give (measured: lists alone must not carry a CV)."""
_READING_ORDER = attrgetter("start", "end", "skill")


@value(frozen=True, slots=True)
class Credit:
    """What some skills together are worth: level, credit 0–1 rounded to four places, and the quotes behind it."""

    level: EvidenceLevel
    credit: float
    counted: tuple[Evidence, ...]
    rejected: tuple[Evidence, ...]


NOTHING = Credit(0, 0.0, (), ())


class Merits:
    """All evidence of one CV in reading order with what each item is worth; credits are kept once worked out."""

    def __init__(self, evidence: EvidenceIndex, positions: Sequence[Position], as_of: datetime.date) -> None:
        self._factors = [_age_factor(p.end, p.current, as_of) * position_weight(p) for p in positions]
        self._items = items = [item for found in evidence.values() for item in found]
        items.sort(key=_READING_ORDER)
        self._skills = [item.skill for item in items]
        self._terms = [item.term.lower() for item in items]
        groups = load_vocabulary().groups
        self._worth = [LEVEL_CREDIT[item.level] * self.recency(item) for item in items]
        for place, skill in enumerate(self._skills):
            if groups.get(skill) == "language":
                item = items[place]
                self._worth[place] = min(1.0, self._worth[place] * grade_language(item.quote, item.term))
        self._stopped = {place for place, item in enumerate(items) if item.reason}
        self._places: dict[str, list[int]] = {}
        for place, skill in enumerate(self._skills):
            self._places.setdefault(skill, []).append(place)
        first: dict[tuple[str, int, bool], int] = {}
        self._same = [
            first.setdefault((term, item.start, bool(item.reason)), place)
            for place, (term, item) in enumerate(zip(self._terms, items, strict=True))
        ]
        """Item → the first that names the same term in the same quote and standing."""
        again = {same for place, same in enumerate(self._same) if same != place}
        self._again = {place for place, same in enumerate(self._same) if same in again} if again else again
        self._credits: dict[tuple[str, ...], Credit] = {}
        self._trades: dict[tuple[str, ...], Credit] = {(): NOTHING}

    def recency(self, item: Evidence) -> float:
        """1 for the last three years, falling to 0.6 at ten; times what the position's kind lets it prove."""
        if item.position is None:
            return 1.0 if item.level < 2 else _UNDATED
        return self._factors[item.position]

    def credit(self, skills: tuple[str, ...]) -> Credit:
        """What the evidence of any of `skills` is worth together."""
        found = self._credits.get(skills)
        if found is None:
            places = [place for skill in skills for place in self._places.get(skill, ())]
            found = self._credits[skills] = self._sum_up(places) if places else NOTHING
        return found

    def trade(self, skills: Collection[str]) -> Credit:
        """What many skills are worth together, each once at its best: the breadth of a trade."""
        shown = tuple([skill for skill in self._places if skill in skills])
        found = self._trades.get(shown)
        if found is None:
            found = self._trades[shown] = self._sum_up_trade([place for skill in shown for place in self._places[skill]])
        return found

    def _sum_up_trade(self, places: list[int]) -> Credit:
        counted, rejected = self._once(places)
        best: dict[str, float] = {}
        for place in counted:
            skill, worth = self._skills[place], self._worth[place]
            if worth > best.get(skill, -1.0):
                best[skill] = worth
        return self._close(1 - math.exp(-0.3 * sum(best.values())), counted, rejected)

    def _sum_up(self, places: list[int]) -> Credit:
        """0–1, saturating: distinct words in distinct lines add less and less, and never take away."""
        counted, rejected = self._once(places)
        if not counted:
            return self._close(0.0, counted, rejected)
        if len(counted) == 1:
            most = together = self._worth[counted[0]]
        else:
            best: dict[str, float] = {}
            quotes = set()
            for place in counted:
                term, worth, item = self._terms[place], self._worth[place], self._items[place]
                if worth > best.get(term, -1.0):
                    best[term] = worth
                if item.level >= 2:
                    quotes.add(item.quote)
            most, together = max(best.values()), sum(best.values()) + 0.25 * max(len(quotes) - 1, 0)
        return self._close(0.5 * most + 0.5 * (1 - math.exp(-0.8 * together)), counted, rejected)

    def _once(self, places: list[int]) -> tuple[list[int], list[int]]:
        """Those that count and those that do not, in reading order; a term and quote once: repeating a word adds nothing."""
        if not self._again.isdisjoint(places):
            places.sort(reverse=True)
            places = [*{self._same[place]: place for place in places}.values()]
        places.sort()
        if self._stopped.isdisjoint(places):
            return places, []
        return [p for p in places if p not in self._stopped], [p for p in places if p in self._stopped]

    def _close(self, credit: float, counted: Sequence[int], rejected: Sequence[int]) -> Credit:
        shown = tuple([self._items[place] for place in counted])
        level: EvidenceLevel = max([item.level for item in shown], default=0)
        if level < 2:
            credit = min(credit, LISTED_CAP)
        elif level == 2 and len(shown) > 1 and _in_two_positions(shown):
            level = 3
        return Credit(level, round(credit, 4), shown, tuple([self._items[place] for place in rejected]))


def _in_two_positions(counted: Sequence[Evidence]) -> bool:
    """The ladder's top for the same skill at work twice; the same line pasted under two headings is one."""
    used = [item for item in counted if item.level == 2 and item.position is not None]
    return len({item.position for item in used}) > 1 and len({item.quote for item in used}) > 1


_KIND_WEIGHT = {"work": 1.0, "part_time": 0.8, "internship": 0.6, "volunteer": 0.5, "project": 0.7}
_UNDATED = 0.8
"""What work told outside any dated position counts."""
_HELPING = re.compile(r"\b(?:assistant|asisten|helper|trainee|support staff|magang|intern)\b", re.IGNORECASE)


def position_weight(position: Position) -> float:
    """What a position's kind lets its lines prove: 1 for the work itself, less for a placement or helping hand."""
    return _KIND_WEIGHT[position.kind] * duration_factor(position.months) * (0.75 if _HELPING.search(position.title or "") else 1.0)


def duration_factor(months: int | None) -> float:
    """1 from two years on, 0.85 for a start; a position without dates counts in full."""
    return 1.0 if months is None else 0.85 + 0.15 * min(1.0, months / 24)


def _age_factor(end: str | None, current: bool, as_of: datetime.date) -> float:
    if current or end is None:
        return 1.0
    years = (as_of.year * 12 + as_of.month - int(end[:4]) * 12 - int(end[5:7])) / 12
    return 1.0 if years <= 3 else max(0.6, 1.0 - 0.4 * (years - 3) / 7)
