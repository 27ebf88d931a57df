"""What evidence is worth: level, recency and credit, worked out once for a CV and shared by all roles."""

from __future__ import annotations

import datetime
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from screening.evidence import EvidenceIndex, position_weight
from screening.resume import Position
from screening.scorecard import Evidence, EvidenceLevel

LEVEL_CREDIT = {0: 0.0, 1: 0.3, 2: 0.75, 3: 1.0}
LISTED_CAP = 0.35
"""The most that naming a skill without work can give (measured: lists alone must not carry a CV)."""
_READING_ORDER = attrgetter("start", "end", "skill")


@dataclass(frozen=True, slots=True)
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
        self._items = sorted((item for found in evidence.values() for item in found), key=_READING_ORDER)
        self._keys = [(item.term.lower(), item.start) for item in self._items]
        self._worth = [LEVEL_CREDIT[item.level] * self.recency(item) for item in self._items]
        self._places: dict[str, list[int]] = {}
        for place, item in enumerate(self._items):
            self._places.setdefault(item.skill, []).append(place)
        self._credits: dict[tuple[str, ...], Credit] = {}

    def recency(self, item: Evidence) -> float:
        """1 for the last three years, falling to 0.6 at ten; times what the position's kind lets it prove."""
        if item.position is None:
            return 1.0 if item.level < 2 else position_weight(None)
        return self._factors[item.position]

    def credit(self, skills: tuple[str, ...]) -> Credit:
        """What the evidence of any of `skills` is worth together."""
        found = self._credits.get(skills)
        if found is None:
            places = [place for skill in skills for place in self._places.get(skill, ())]
            places.sort()
            found = self._credits[skills] = self._sum_up(places) if places else NOTHING
        return found

    def trade(self, skills: Collection[str]) -> Credit:
        """What many skills are worth together, each once at its best: the breadth of a trade."""
        counted, rejected = self._once(place for place, item in enumerate(self._items) if item.skill in skills)
        worth: dict[str, float] = {}
        for place in counted:
            skill = self._items[place].skill
            worth[skill] = max(worth.get(skill, 0.0), self._worth[place])
        return self._capped(1 - math.exp(-0.3 * sum(worth.values())), counted, rejected)

    def _sum_up(self, places: Sequence[int]) -> Credit:
        """0–1, saturating: distinct words in distinct lines add less and less, and never take away."""
        counted, rejected = self._once(places)
        if not counted:
            return Credit(0, 0.0, (), tuple([self._items[place] for place in rejected]))
        worth: dict[str, float] = {}
        for place in counted:
            term = self._keys[place][0]
            worth[term] = max(worth.get(term, 0.0), self._worth[place])
        spread = len({self._items[place].quote for place in counted if self._items[place].level >= 2})
        best, together = max(worth.values()), sum(worth.values()) + 0.25 * max(spread - 1, 0)
        return self._capped(0.5 * best + 0.5 * (1 - math.exp(-0.8 * together)), counted, rejected)

    def _once(self, places: Iterable[int]) -> tuple[list[int], list[int]]:
        """Those that count and those that do not; a term and quote once: repeating a word adds nothing."""
        counted: dict[tuple[str, int], int] = {}
        rejected: dict[tuple[str, int], int] = {}
        items, keys = self._items, self._keys
        for place in places:
            (rejected if items[place].reason else counted).setdefault(keys[place], place)
        return list(counted.values()), list(rejected.values())

    def _capped(self, credit: float, counted: Sequence[int], rejected: Sequence[int]) -> Credit:
        shown = tuple([self._items[place] for place in counted])
        if not any(item.level >= 2 for item in shown):
            credit = min(credit, LISTED_CAP)
        return Credit(_level(shown), round(credit, 4), shown, tuple([self._items[place] for place in rejected]))


def _level(counted: Sequence[Evidence]) -> EvidenceLevel:
    """The ladder of levels; the same skill at work in two positions is "shown"."""
    best: EvidenceLevel = max((item.level for item in counted), default=0)
    return 3 if best == 2 and _in_two_positions(counted) else best


def _in_two_positions(counted: Sequence[Evidence]) -> bool:
    """The same line pasted under two headings is one."""
    used = [item for item in counted if item.level == 2 and item.position is not None]
    return len({item.position for item in used}) > 1 and len({item.quote for item in used}) > 1


def _age_factor(end: str | None, current: bool, as_of: datetime.date) -> float:
    if current or end is None:
        return 1.0
    years = (as_of.year * 12 + as_of.month - int(end[:4]) * 12 - int(end[5:7])) / 12
    return 1.0 if years <= 3 else max(0.6, 1.0 - 0.4 * (years - 3) / 7)
