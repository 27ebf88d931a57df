"""Corrections: in force after every scoring, logged, taken back by undo."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from errors import NotAllowed
from storage.applications import keep_score, load_application
from storage.corrections import correct_level, machine_card, scorecard_of
from storage.decisions import decide, last_act, list_history, undo_last
from storage.models import Application
from storage.ranking import Filter, list_page
from tests.storage.conftest import add_scored


def levels(row: Application) -> list[tuple[int, int | None]]:
    card = scorecard_of(row)
    return [(line.level, line.machine_level) for line in card.lines] if card else []


def test_a_correction_moves_the_list_and_keeps_the_machines_score(session: Session, opening: str) -> None:
    first, second = add_scored(session, opening, "first", [0.5, 0.5]), add_scored(session, opening, "second", [0.5, 0.0])
    correct_level(session, second, "b", 3, "ditunjukkan saat telepon", "a")
    assert [one.row.name for one in list_page(session, opening, Filter())] == ["second", "first"]
    assert (second.score, second.machine_score, first.machine_score) == (75.0, 25.0, None)
    assert levels(second) == [(2, None), (3, 0)]


def test_scoring_again_keeps_the_correction(session: Session, opening: str) -> None:
    row = add_scored(session, opening, "x", [0.5, 0.0])
    correct_level(session, row, "b", 3, "ada", "a")
    card = machine_card(row)
    assert card
    keep_score(row, card)
    assert (row.score, row.machine_score) == (75.0, 25.0)


def test_undo_goes_back_act_by_act(session: Session, opening: str) -> None:
    row = add_scored(session, opening, "x", [0.5, 0.0])
    decide(session, row, "hold", "", "a")
    correct_level(session, row, "b", 1, "sekilas", "a")
    correct_level(session, row, "b", 3, "jelas", "a")
    seen = []
    for _ in range(3):
        undo_last(session, row, "a")
        seen.append((levels(row)[1], row.decision))
    assert seen == [((1, 0), "hold"), ((0, None), "hold"), ((0, None), "")]
    assert last_act(session, row.id, "a") is None
    assert [entry.act for entry, _ in list_history(session, row.id)] == ["undo"] * 3 + ["correct", "correct", "decide"]


def test_the_machines_level_can_be_taken_again(session: Session, opening: str) -> None:
    row = add_scored(session, opening, "x", [0.5, 0.0])
    correct_level(session, row, "b", 3, "ada", "a")
    correct_level(session, row, "b", None, "", "a")
    assert (row.score, row.machine_score, row.corrections) == (25.0, None, None)


@pytest.mark.parametrize(
    ("requirement", "level", "reason", "fault"),
    [("z", 1, "x", "requirement_unknown"), ("a", 4, "x", "level_unknown"), ("a", 1, " ", "correction_reason_missing")],
)
def test_what_is_not_allowed(session: Session, opening: str, requirement: str, level: int, reason: str, fault: str) -> None:
    row = load_application(session, add_scored(session, opening, "x", [0.5]).id)
    with pytest.raises(NotAllowed, match=fault):
        correct_level(session, row, requirement, level, reason, "a")
