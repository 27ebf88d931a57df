"""One typing error in a known term: found again, vouched for by its neighbours, never the only proof by itself."""

from __future__ import annotations

import datetime

import pytest

from benchmarks.typing_errors import measure
from screening import parse_resume, read_document
from screening.evidence import find_evidence
from screening.vocabulary import load_vocabulary

AS_OF = datetime.date(2026, 1, 15)
EVERYDAY = (
    "the shop opens at eight and the team sweeps the yard before the first guests arrive with their children and dogs",
    "setiap pagi kami menyapu halaman lalu menyiram tanaman di depan rumah sambil mendengarkan radio dan minum teh hangat",
)


def found(duty: str) -> dict[str, str]:
    """Skill → why it does not count, or an empty string."""
    text = f"Experience\nStaff, PT Maju, 2020 - 2023\n{duty}"
    index = find_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))
    return {skill: items[0].reason for skill, items in index.items()}


@pytest.mark.parametrize("duty", ["- Led contract negotation.", "- Kartu kreidt untuk karyawan.", "- Account mappig tiap kuartal."])
def test_the_other_words_of_a_term_vouch_for_a_mistyped_one(duty: str) -> None:
    assert "" in found(duty).values()


@pytest.mark.parametrize(
    ("duty", "reason"),
    [
        ("- Daily prospectng in the city.", "homonym"),
        ("- Daily prospecting in the city.", ""),
        ("- Daily prospectng and cold calling in the city.", ""),
    ],
)
def test_a_mistyped_word_alone_is_no_proof(duty: str, reason: str) -> None:
    assert found(duty)["prospecting"] == reason


@pytest.mark.parametrize("duty", ["- Sistem tikes baru.", "- Beternak panda.", "- Drew a duality of forms."])
def test_other_words_one_letter_away_are_left_alone(duty: str) -> None:
    assert found(duty) == {}


def test_recall_and_false_hits() -> None:
    recall, beside, clean = measure([" ".join([line] * 3) for line in EVERYDAY], load_vocabulary())

    assert (recall >= 0.93, beside <= 0.03, clean) == (True, True, 0.0)
