"""The decided applications of openings, for the report on where people and machine disagree."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from screening.agreement import Agreement, Decided, compare_decisions
from storage.corrections import machine_card
from storage.models import Application, Opening


def report_agreement(session: Session, opening: str, most: int | None = None) -> Agreement:
    """People's decisions on one opening beside the scores; `most` keeps to the candidates who came last."""
    return compare_decisions(_decided(session, opening, most))


def openings_with_decisions(session: Session) -> list[Opening]:
    """Openings where somebody was advanced or declined."""
    decided = select(Application.opening).where(Application.decision.in_(("advance", "decline"))).distinct()
    return list(session.scalars(select(Opening).where(Opening.id.in_(decided)).order_by(Opening.id)))


def _decided(session: Session, opening: str, most: int | None) -> Iterator[Decided]:
    decided = select(Application.id).where(Application.opening == opening, Application.decision.in_(("advance", "decline")))
    chosen = decided.order_by(Application.created.desc(), Application.id).limit(most)  # ids alone: sorting must not carry scorecards
    columns = (undefer(Application.scorecard), undefer(Application.corrections))
    for row in session.scalars(select(Application).where(Application.id.in_(chosen)).options(*columns).order_by(Application.id)):
        if card := machine_card(row):
            yield Decided(row.id, row.decision, card, {key: entry["level"] for key, entry in (row.corrections or {}).items()})
