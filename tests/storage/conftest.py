"""A store in memory and rows in it."""

from __future__ import annotations

import array
from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from descriptions import Requisition
from screening.scorecard import SCORECARD_JSON, Scorecard, ScoreLine
from storage.models import Application, Model
from storage.openings import create_opening


@pytest.fixture
def session(store_url: str | None) -> Iterator[Session]:
    engine = create_engine(store_url or "sqlite://")
    Model.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def opening(session: Session) -> str:
    return create_opening(session, Requisition(role="account_manager"), "a").id


def add_scored(session: Session, opening: str, name: str, credits: Sequence[float], years: float = 0) -> Application:
    """A person with requirements "a", "b", … of weight 1 each; credit 0 is level 0."""
    lines = tuple(
        ScoreLine(chr(97 + n), "", chr(65 + n), chr(65 + n), "must", 1.0, 2 if credit else 0, credit, ())
        for n, credit in enumerate(credits)
    )
    score = round(100 * sum(credits) / len(credits), 1)
    card = Scorecard(name, "", "r", "1", "1", "2026-01-01", "read", score, 1.0, "all_met", (), lines, {}, (), (), {})
    row = Application(
        opening=opening, sha256=name, file=f"{name}.pdf", name=name, state="read", score=score, bucket="all_met", years=years,
        scorecard=SCORECARD_JSON.dump_json(card), credits=array.array("f", credits).tobytes(),
        levels=bytes(line.level for line in lines),
    )  # fmt: skip
    session.add(row)
    session.commit()
    return row
