"""The ranking as pages of rows. Lists never open a resume or a scorecard: figures stand in columns of their own."""

from __future__ import annotations

import array
import operator
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
        return [one for one, _ in _weighed(session, opening, wish)]
    return list(session.scalars(select(Application.id).where(_where(opening, wish)).order_by(*_order(wish.order))))


def list_page(session: Session, opening: str, wish: Filter, start: int = 0, most: int = PAGE) -> list[Ranked]:
    """One page of the list, `start` counted from 0."""
    if wish.weights:
        return _weighed_page(session, opening, wish, start, most)
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


def _weighed(session: Session, opening: str, wish: Filter) -> list[tuple[str, float]]:
    lines = load_rubric(session, opening).lines
    weights = [line.weight * wish.weights.get(line.id, 1.0) for line in lines]
    together = sum(weights) or 1.0
    query = select(Application.id, Application.credits).where(_where(opening, wish), Application.score.is_not(None))
    found: list[tuple[str, float]] = []
    for one, data in session.execute(query):
        credits = array.array("f", data or b"")
        if len(credits) == len(weights):
            found.append((one, round(100 * sum(map(operator.mul, weights, credits)) / together, 1)))
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    return found


def _weighed_page(session: Session, opening: str, wish: Filter, start: int, most: int) -> list[Ranked]:
    found = _weighed(session, opening, wish)
    shown = found[start : start + most]
    scored = _where(opening, wish) & Application.score.is_not(None)
    before = session.scalars(select(Application.id).where(scored).order_by(*_order("score")))
    places = {one: place for place, one in enumerate(before, 1)}
    rows = _load(session, [one for one, _ in shown])
    return [
        Ranked(rows[one], score, place, places[one] - place) for place, (one, score) in enumerate(shown, start + 1)
    ]


def count_scores(session: Session, opening: str) -> list[int]:
    """How many people are in each tenth of the scale; 100 belongs to the last."""
    tenth = cast(Application.score / 10, Integer)
    query = select(tenth, func.count()).where(candidates_of(opening), Application.score.is_not(None)).group_by(tenth)
    counts = [0] * 10
    for number, count in session.execute(query):
        counts[min(int(number), 9)] += count
    return counts


def count_values(session: Session, opening: str, column: str) -> dict[str, int]:
    """How many candidates have each value of `bucket`, `decision`, `stage` or `best_role`."""
    field_ = getattr(Application, column)
    query = select(field_, func.count()).where(candidates_of(opening)).group_by(field_)
    return {row[0]: row[1] for row in session.execute(query)}


def count_losses(session: Session, opening: str, rubric: Rubric) -> list[Loss]:
    """The requirements and knockouts that lose most people, the most first: is too much asked?"""
    query = select(Application.levels, Application.answers, Application.years)
    rows = [
        (levels, answers, years or 0.0)
        for levels, answers, years in session.execute(query.where(candidates_of(opening)))
        if levels is not None and len(levels) == len(rubric.lines)
    ]
    seasoned = [years >= 5 for _, _, years in rows]
    found: list[Loss] = []
    for number, line in enumerate(rubric.lines):
        if line.need == "must" and line.id != "title":
            found.append(_loss(line, [row[0][number] == 0 for row in rows], seasoned))
    for number, knockout in enumerate(rubric.knockouts):
        missed = [row[1][number : number + 1] == "n" for row in rows]
        found.append(_loss(knockout, missed, seasoned))
    return sorted((loss for loss in found if loss.lost), key=lambda loss: -loss.lost)


def _loss(line: ScoreLine | KnockoutLine, missed: Sequence[bool], seasoned: Sequence[bool]) -> Loss:
    both = sum(map(operator.and_, missed, seasoned))
    return Loss(line.name_id, line.name_en, sum(missed), both, len(missed), isinstance(line, KnockoutLine))
