"""The report reads the machine's own scores and counts people's corrections."""

from __future__ import annotations

from sqlalchemy.orm import Session

from storage.agreement import openings_with_decisions, report_agreement
from storage.corrections import correct_level
from storage.decisions import decide
from tests.storage.conftest import add_scored


def test_decisions_of_an_opening(session: Session, opening: str) -> None:
    for number in range(5):
        decide(session, add_scored(session, opening, f"y{number}", [1.0, 0.5]), "advance", "", "a")
        decide(session, add_scored(session, opening, f"n{number}", [0.0, 0.5]), "decline", "belum cukup", "a")
    raised = add_scored(session, opening, "x", [0.0, 0.5])
    correct_level(session, raised, "a", 3, "ditunjukkan saat telepon", "a")
    decide(session, raised, "advance", "", "a")
    report = report_agreement(session, opening)
    assert [(line.id, line.separation, line.raised) for line in report.lines] == [("a", 0.917, 1), ("b", 0.5, 0)]
    assert [(one.id, one.decision) for one in report.disagreements if one.id == raised.id] == [(raised.id, "advance")]
    assert [row.id for row in openings_with_decisions(session)] == [opening]
