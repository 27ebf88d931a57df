"""Decisions beside scores: who was decided against the order, which requirement tells the advanced from the declined."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from screening.agreement import Decided, Disagreement, LineAgreement, compare_decisions
from screening.scorecard import Scorecard, ScoreLine


def decided(id: str, decision: str, credits: Sequence[float], corrections: dict[str, int] | None = None) -> Decided:
    lines = tuple(
        ScoreLine(chr(97 + n), "", chr(65 + n), chr(65 + n), "must", 1.0, 2 if credit else 0, credit, ())
        for n, credit in enumerate(credits)
    )
    score = round(100 * sum(credits) / len(credits), 1)
    card = Scorecard(id, "", "r", "1", "1", "2026-01-01", "read", score, 1.0, "all_met", (), lines, {}, (), (), {})
    return Decided(id, decision, card, corrections or {})


ADVANCED = [decided(f"y{n}", "advance", [1.0, 0.5]) for n in range(4)] + [decided("y4", "advance", [0.0, 0.5], {"a": 3})]
DECLINED = [decided(f"n{n}", "decline", [0.0, 0.5 + n / 100]) for n in range(5)]


def test_requirements_and_decisions_against_the_order() -> None:
    report = compare_decisions([*ADVANCED, *DECLINED, decided("h", "hold", [1.0, 1.0])])
    assert (report.advanced, report.declined, report.separation) == (5, 5, 0.82)
    assert report.lines == (
        LineAgreement("a", "A", "A", 0.5, 0.9, 1, 0),
        LineAgreement("b", "B", "B", 0.5, 0.1, 0, 0),
    )
    assert report.disagreements == (Disagreement("y4", "advance", 25.0, 9, 10), Disagreement("n4", "decline", 27.0, 5, 10))


@pytest.mark.parametrize("id", ["a", "z"])
def test_among_equal_scores_no_id_decides_who_is_against_the_order(id: str) -> None:
    equal = [decided(f"n{n}", "decline", [0.0, 0.5]) for n in range(5)]
    report = compare_decisions([*ADVANCED[:4], decided(id, "advance", [0.0, 0.5]), *equal])
    assert report.disagreements == (Disagreement(id, "advance", 25.0, 7, 10),)


def test_few_decisions_compare_nothing() -> None:
    assert str(compare_decisions(ADVANCED)) == "advanced 5, declined 0: at least 5 of each are needed to compare"
