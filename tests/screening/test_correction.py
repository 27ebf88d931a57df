"""A person's level counts by the same arithmetic; raising never lowers a score, lowering never raises it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.correction import correct_card
from screening.scorecard import EvidenceLevel, Scorecard, ScoreLine


def make_card(*lines: tuple[EvidenceLevel, float]) -> Scorecard:
    """Requirements "a", "b", … of weight 1, each of a level and a credit."""
    made = tuple(ScoreLine(chr(97 + n), "", "", "", "must", 1.0, level, credit, ()) for n, (level, credit) in enumerate(lines))
    score = round(100 * sum(credit for _, credit in lines) / len(lines), 1)
    return Scorecard("", "", "r", "1", "1", "2026-01-01", "read", score, 1.0, "all_met", (), made, {}, (), (), {})


def test_the_machine_stays_visible() -> None:
    card = correct_card(make_card((1, 0.3), (2, 0.5)), {"a": (3, "disebut di surat lamaran")})
    assert (card.score, card.machine_score) == (75.0, 40.0)
    assert (card.lines[0].level, card.lines[0].machine_level, card.lines[0].correction) == (3, 1, "disebut di surat lamaran")
    assert card.lines[1].machine_level is None


@pytest.mark.parametrize("levels", [{}, {"z": (3, "x")}])
def test_without_a_correction_the_card_is_the_same(levels: dict[str, tuple[EvidenceLevel, str]]) -> None:
    card = make_card((1, 0.3))
    assert correct_card(card, levels) is card


LEVEL = st.sampled_from((0, 1, 2, 3))


@given(LEVEL, st.floats(0, 1), LEVEL)
def test_up_never_lowers_and_down_never_raises(level: EvidenceLevel, credit: float, wanted: EvidenceLevel) -> None:
    before = make_card((level, credit if level else 0.0), (2, 0.5))
    after = correct_card(before, {"a": (wanted, "x")})
    assert (after.score - before.score) * (wanted - level) >= 0
    assert wanted != level or after.score == before.score
