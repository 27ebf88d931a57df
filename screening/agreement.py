"""Where the machine's order and people's decisions agree and where not: a report to think about; nothing tunes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from screening.evaluation_ranking import auc
from screening.scorecard import Scorecard

ENOUGH = 5
"""Decisions of either kind below which shares say nothing."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One application that a person advanced or declined, with the machine's own scorecard.

    `corrections`: requirement id → the level that a person set instead.
    """

    id: str
    decision: str
    card: Scorecard
    corrections: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineAgreement:
    """One requirement: its share of the weight, how far its credit tells the advanced from the declined, corrections.

    `separation` is the chance that an advanced CV has more credit than a declined one: 0.5 tells nothing.
    """

    id: str
    name_id: str
    name_en: str
    weight_share: float
    separation: float
    raised: int
    lowered: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One decision against the machine's order: `place` of `among` decided, best score first."""

    id: str
    decision: str
    score: float
    place: int
    among: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The report of one opening. `separation` is None while there are too few decisions of either kind."""

    advanced: int
    declined: int
    separation: float | None
    lines: tuple[LineAgreement, ...]
    disagreements: tuple[Disagreement, ...]

    def __str__(self) -> str:
        lines = [f"advanced {self.advanced}, declined {self.declined}"]
        if self.separation is None:
            return f"{lines[0]}: at least {ENOUGH} of each are needed to compare"
        lines.append(f"an advanced CV stands above a declined one: {self.separation:.0%} (50% would be chance)")
        lines.append(f"{'requirement':44} {'weight':>6} {'tells':>6} {'raised':>6} {'lowered':>7}")
        lines += [f"{r.name_en[:44]:44} {r.weight_share:6.0%} {r.separation:6.0%} {r.raised:6} {r.lowered:7}" for r in self.lines]
        if self.disagreements:
            lines.append("decided against the order:")
            lines += [f"  {d.id}: {d.decision}, score {d.score:.1f}, place {d.place} of {d.among}" for d in self.disagreements]
        return "\n".join(lines)


def compare_decisions(decided: Iterable[Decided], most: int = 10) -> Agreement:
    """Decisions of one opening beside the scores; "hold" and unreadable files are left out."""
    known = [one for one in decided if one.decision in {"advance", "decline"} and one.card.status != "failed"]
    yes, no = ([one for one in known if one.decision == name] for name in ("advance", "decline"))
    if min(len(yes), len(no)) < ENOUGH:
        return Agreement(len(yes), len(no), None, (), ())
    separation = auc([one.card.score for one in yes], [one.card.score for one in no])
    return Agreement(len(yes), len(no), round(separation, 3), _lines(yes, no), _against(known, len(yes))[:most])


def _lines(yes: Sequence[Decided], no: Sequence[Decided]) -> tuple[LineAgreement, ...]:
    """Lines of the newest card, heaviest first."""
    together = sum(line.weight for line in yes[0].card.lines) or 1.0
    found = [
        LineAgreement(
            line.id, line.name_id, line.name_en, round(line.weight / together, 3),
            round(auc(_credits(yes, line.id), _credits(no, line.id)), 3), *_corrected([*yes, *no], line.id),
        )
        for line in yes[0].card.lines
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: (-line.weight_share, line.id)))


def _credits(decided: Sequence[Decided], line_id: str) -> list[float]:
    return [next((line.credit for line in one.card.lines if line.id == line_id), 0.0) for one in decided]


def _corrected(decided: Sequence[Decided], line_id: str) -> tuple[int, int]:
    """How often people raised and lowered the level of a line."""
    pairs = [
        (line.level, one.corrections[line_id]) for one in decided if line_id in one.corrections for line in one.card.lines if line.id == line_id
    ]
    return sum(level > machine for machine, level in pairs), sum(level < machine for machine, level in pairs)


def _place(score: float, scores: Sequence[float]) -> float:
    """The place of a score; equal scores share the middle of theirs, so that no id decides."""
    above = sum(other > score for other in scores)
    return above + (scores.count(score) + 1) / 2


def _against(known: Sequence[Decided], advanced: int) -> tuple[Disagreement, ...]:
    """Declined above, or advanced below, the place that the number of advanced would reach; furthest first."""
    order = sorted(known, key=lambda one: (-one.card.score, one.id))
    places = [_place(one.card.score, [other.card.score for other in known]) for one in order]
    found = [
        (abs(place - advanced), Disagreement(one.id, one.decision, one.card.score, int(place), len(order)))
        for place, one in zip(places, order, strict=True)
        if (one.decision == "advance") != (place <= advanced)
    ]
    return tuple(row for _, row in sorted(found, key=lambda pair: (-pair[0], pair[1].place)))
