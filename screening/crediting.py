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
        self._worth = [LEVEL_CREDIT[item.level] * self.recency(item) for item in items]
        self._stopped = {place for place, item in enumerate(items) if item.reason}
        self._places: dict[str, list[int]] = {}
        for place, skill in enumerate(self._skills):
            self._places.setdefault(skill, []).append(place)
        self._again = self._repeated()
        self._credits: dict[tuple[str, ...], Credit] = {}

    def _repeated(self) -> set[int]:
        """Items that name a term another item of the same quote and standing names too."""
        seen: dict[tuple[str, int, bool], list[int]] = {}
        for place, item in enumerate(self._items):
            seen.setdefault((self._terms[place], item.start, place in self._stopped), []).append(place)
        return {place for same in seen.values() if len(same) > 1 for place in same}

    def recency(self, item: Evidence) -> float:
        """1 for the last three years, falling to 0.6 at ten; times what the position's kind lets it prove."""
        if item.position is None:
            return 1.0 if item.level < 2 else position_weight(None)
        return self._factors[item.position]

    def credit(self, skills: tuple[str, ...]) -> Credit:
        """What the evidence of any of `skills` is worth together."""
        found = self._credits.get(skills)
        if found is None:
            places = [place for skill in skills if skill in self._places for place in self._places[skill]]
            places.sort()
            found = self._credits[skills] = self._sum_up(places) if places else NOTHING
        return found

    def trade(self, skills: Collection[str]) -> Credit:
        """What many skills are worth together, each once at its best: the breadth of a trade."""
        counted, rejected = self._once([place for place, skill in enumerate(self._skills) if skill in skills])
        best = self._best(self._skills, counted)
        return self._close(1 - math.exp(-0.3 * sum(best.values())), counted, rejected)

    def _sum_up(self, places: list[int]) -> Credit:
        """0–1, saturating: distinct words in distinct lines add less and less, and never take away."""
        counted, rejected = self._once(places)
        if not counted:
            return self._close(0.0, counted, rejected)
        best = self._best(self._terms, counted).values()
        spread = len({self._items[place].quote for place in counted if self._items[place].level >= 2})
        together = sum(best) + 0.25 * max(spread - 1, 0)
        return self._close(0.5 * max(best) + 0.5 * (1 - math.exp(-0.8 * together)), counted, rejected)

    def _once(self, places: list[int]) -> tuple[list[int], list[int]]:
        """Those that count and those that do not; a term and quote once: repeating a word adds nothing."""
        if not self._again.isdisjoint(places):
            seen: dict[tuple[str, int, bool], int] = {}
            for place in places:
                seen.setdefault((self._terms[place], self._items[place].start, place in self._stopped), place)
            places = list(seen.values())
        if self._stopped.isdisjoint(places):
            return places, []
        return [p for p in places if p not in self._stopped], [p for p in places if p in self._stopped]

    def _best(self, names: Sequence[str], places: Sequence[int]) -> dict[str, float]:
        """Name of an item → the most that one of its items is worth."""
        found: dict[str, float] = {}
        for place in places:
            name, worth = names[place], self._worth[place]
            if worth > found.get(name, -1.0):
                found[name] = worth
        return found

    def _close(self, credit: float, counted: Sequence[int], rejected: Sequence[int]) -> Credit:
        shown = tuple([self._items[place] for place in counted])
        best: EvidenceLevel = max([item.level for item in shown], default=0)
        if best < 2:
            credit = min(credit, LISTED_CAP)
        level: EvidenceLevel = 3 if best == 2 and _in_two_positions(shown) else best
        return Credit(level, round(credit, 4), shown, tuple([self._items[place] for place in rejected]))


def _in_two_positions(counted: Sequence[Evidence]) -> bool:
    """The ladder's top for the same skill at work twice; the same line pasted under two headings is one."""
    used = [item for item in counted if item.level == 2 and item.position is not None]
    return len({item.position for item in used}) > 1 and len({item.quote for item in used}) > 1


def position_weight(position: Position | None) -> float:
    """What a position's kind lets its lines prove: 1 for the work itself, less for a placement or helping hand."""
    if position is None:
        return 0.8
    weight = {"work": 1.0, "part_time": 0.8, "internship": 0.6, "volunteer": 0.5, "project": 0.7}[position.kind]
    title = (position.title or "").lower()
    return weight * (
        0.75 if re.search(r"\b(?:assistant|asisten|helper|trainee|support staff|magang|intern)\b", title) else 1.0
    )


def _age_factor(end: str | None, current: bool, as_of: datetime.date) -> float:
    if current or end is None:
        return 1.0
    years = (as_of.year * 12 + as_of.month - int(end[:4]) * 12 - int(end[5:7])) / 12
    return 1.0 if years <= 3 else max(0.6, 1.0 - 0.4 * (years - 3) / 7)
