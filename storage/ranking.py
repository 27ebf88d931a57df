"""The ranking as pages of rows. Lists never open a resume or a scorecard: figures stand in columns of their own."""

from __future__ import annotations

import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, func, or_, select
from sqlalchemy.orm import Session, undefer

from screening.scorecard import SCORECARD_JSON, KnockoutLine, ScoreLine
from storage.models import Application

PAGE = 50
ORDERS = ("score", "name", "years", "confidence", "new")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows and in which order; `weights` are factors by requirement id, 1 where absent."""

    search: str = ""
    bucket: str = ""
    decision: str = ""
    role: str = ""
    years: float | None = None
    stage: str = ""
    order: str = "score"
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out."""
        return bool(self.search or self.bucket or self.decision or self.role or self.stage) or self.years is not None


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of a list: the score as weighed now, its place, and places gained against the stored weights."""

    row: Application
    score: float | None
    place: int
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Rubric:
    """The lines that the short columns of an opening's rows stand for, in their order."""

    lines: tuple[ScoreLine, ...] = ()
    knockouts: tuple[KnockoutLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """How many of `of` people a requirement would exclude, and how many of those have five years or more."""

    name_id: str
    name_en: str
    lost: int
    experienced: int
    of: int
    knockout: bool


def candidates_of(opening: str) -> ColumnElement[bool]:
    """The rows that count as candidates: all but merged ones and those that wait unread for a choice."""
    return (Application.opening == opening) & (Application.twin_choice != "merge") & (Application.state != "twin")


def _where(opening: str, wish: Filter) -> ColumnElement[bool]:
    found = candidates_of(opening)
    if wish.search:
        named = Application.name.icontains(wish.search, autoescape=True)
        found &= or_(named, Application.file.icontains(wish.search, autoescape=True))
    if wish.bucket:
        found &= Application.bucket == wish.bucket
    if wish.decision:
        found &= Application.decision == ("" if wish.decision == "none" else wish.decision)
    if wish.role:
        found &= Application.best_role == wish.role
    if wish.stage:
        found &= Application.stage == ("" if wish.stage == "none" else wish.stage)
    if wish.years is not None:
        found &= Application.years >= wish.years
    return found


def _order(order: str) -> tuple[ColumnElement[Any], ...]:
    columns: dict[str, ColumnElement[Any]] = {
        "score": Application.score.desc().nulls_last(),
        "name": Application.name.asc(),
        "years": Application.years.desc().nulls_last(),
        "confidence": Application.confidence.desc().nulls_last(),
        "new": Application.created.desc(),
    }
    return columns.get(order, columns["score"]), Application.id.asc()


def count_ranked(session: Session, opening: str, wish: Filter) -> int:
    """How many rows a filter leaves."""
    return session.scalar(select(func.count()).select_from(Application).where(_where(opening, wish))) or 0


def list_ids(session: Session, opening: str, wish: Filter) -> list[str]:
    """All ids of the list in its order."""
    if wish.weights:
        return [row[0] for row in _weighed(session, opening, wish)]
    return list(session.scalars(select(Application.id).where(_where(opening, wish)).order_by(*_order(wish.order))))


def list_page(
    session: Session, opening: str, wish: Filter, start: int = 0, most: int = PAGE, rubric: Rubric | None = None
) -> list[Ranked]:
    """One page of the list, `start` counted from 0; `rubric` where the caller has loaded it already."""
    if wish.weights:
        return _weighed_page(session, opening, wish, start, most, rubric)
    query = select(Application.id).where(_where(opening, wish)).order_by(*_order(wish.order)).offset(start).limit(most)
    ids = list(session.scalars(query))
    rows = _load(session, ids)
    return [Ranked(rows[one], rows[one].score, start + n) for n, one in enumerate(ids, 1)]


def _load(session: Session, ids: Sequence[str]) -> dict[str, Application]:
    """Rows by id; ids are sorted before, so that sorting never carries whole rows."""
    query = select(Application).where(Application.id.in_(ids)).options(undefer(Application.levels))
    return {row.id: row for row in session.scalars(query)}


def list_ranked(session: Session, opening: str, wish: Filter | None = None) -> list[Application]:
    """The whole list with what exports need; not for pages."""
    query = select(Application).where(_where(opening, wish or Filter())).order_by(*_order("score"))
    return list(session.scalars(query.options(undefer(Application.resume), undefer(Application.scorecard), undefer(Application.corrections))))


def load_rubric(session: Session, opening: str) -> Rubric:
    """The rubric as the newest scorecard of the opening has it."""
    scored = candidates_of(opening) & Application.levels.is_not(None) & (Application.bucket != "unreadable")
    newest = session.scalar(select(Application.id).where(scored).order_by(Application.created.desc()).limit(1))
    data = session.scalar(select(Application.scorecard).where(Application.id == newest)) if newest else None
    if not data:
        return Rubric()
    card = SCORECARD_JSON.validate_json(data)
    return Rubric(card.lines, card.knockouts)


def _weighed(session: Session, opening: str, wish: Filter, rubric: Rubric | None = None) -> list[tuple[str, float, float]]:
    """Id, score as weighed now, and stored score, best first."""
    lines = (rubric or load_rubric(session, opening)).lines
    weights = [line.weight * wish.weights.get(line.id, 1.0) for line in lines]
    together, count = sum(weights) or 1.0, len(weights)
    query = select(Application.id, Application.score, Application.credits).where(
        _where(opening, wish), Application.score.is_not(None), func.length(Application.credits) == 4 * count
    )
    rows = session.execute(query).all()
    ids, scores, credits = zip(*rows, strict=True) if rows else ((), (), ())
    return _sort(ids, scores, b"".join(credits), weights, together)


def _sort(
    ids: Sequence[str], scores: Sequence[float], data: bytes, weights: Sequence[float], together: float
) -> list[tuple[str, float, float]]:
    credits, totals = array.array("f", data), [0.0] * len(ids)
    for number, weight in enumerate(weights):  # a column at a time: ten thousand rows in some milliseconds
        totals = [total + weight * credit for total, credit in zip(totals, credits[number :: len(weights)], strict=True)]
    found = [(-round(100 * total / together, 1), one, stored) for one, stored, total in zip(ids, scores, totals, strict=True)]
    return [(one, -below, stored) for below, one, stored in sorted(found)]


def _weighed_page(session: Session, opening: str, wish: Filter, start: int, most: int, rubric: Rubric | None) -> list[Ranked]:
    found = _weighed(session, opening, wish, rubric)
    shown = found[start : start + most]
    places = {one: place for place, (_, one) in enumerate(sorted((-stored, one) for one, _, stored in found), 1)}
    rows = _load(session, [row[0] for row in shown])
    return [
        Ranked(rows[one], score, place, places[one] - place) for place, (one, score, _) in enumerate(shown, start + 1)
    ]


@dataclass(frozen=True, slots=True)
class Counts:
    """All candidates of an opening by value of four columns, and by tenth of the score (100 belongs to the last)."""

    bucket: Mapping[str, int]
    decision: Mapping[str, int]
    stage: Mapping[str, int]
    best_role: Mapping[str, int]
    scores: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many there are."""
        return sum(self.bucket.values())


def count_values(session: Session, opening: str) -> Counts:
    """All counts of the charts and filters, in one pass."""
    names = ("bucket", "decision", "stage", "best_role")
    columns = [*(getattr(Application, name) for name in names), cast(Application.score / 10, Integer)]
    query = select(*columns, func.count()).where(candidates_of(opening)).group_by(*columns)
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    scores = [0] * 10
    for *values, tenth, count in session.execute(query):
        for name, value in zip(names, values, strict=True):
            counts[name][value] = counts[name].get(value, 0) + count
        if tenth is not None:
            scores[min(int(tenth), 9)] += count
    return Counts(**counts, scores=tuple(scores))


def count_losses(session: Session, opening: str, rubric: Rubric) -> list[Loss]:
    """The requirements and knockouts that lose most people, the most first: is too much asked?"""
    query = select(Application.levels, Application.answers, Application.years).where(
        candidates_of(opening), func.length(Application.levels) == len(rubric.lines),
        func.length(Application.answers) == len(rubric.knockouts),
    )  # fmt: skip
    rows = session.execute(query).all()
    seasoned = [row for row in rows if (row[2] or 0.0) >= 5]
    levels, old_levels = (b"".join(row[0] or b"" for row in some) for some in (rows, seasoned))
    answers, old_answers = ("".join(row[1] for row in some) for some in (rows, seasoned))
    found: list[Loss] = []
    for at, line in enumerate(rubric.lines):  # one slice holds a requirement's levels of all people
        if line.need == "must" and line.id != "title":
            lost, both = (some[at :: len(rubric.lines)].count(0) for some in (levels, old_levels))
            found.append(Loss(line.name_id, line.name_en, lost, both, len(rows), False))
    for at, knockout in enumerate(rubric.knockouts):
        lost, both = (some[at :: len(rubric.knockouts)].count("n") for some in (answers, old_answers))
        found.append(Loss(knockout.name_id, knockout.name_en, lost, both, len(rows), True))
    return sorted((loss for loss in found if loss.lost), key=lambda loss: -loss.lost)
