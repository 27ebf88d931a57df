"""Two short CVs that differ in one thing: denial, wish, other people's work, names, homonyms, tricks, everyday Indonesian."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from catalog import load_role
from screening import parse_resume, read_document
from screening.scoring import read_evidence, score_lines, total

AS_OF = datetime.date(2026, 1, 15)
PAIRS: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "material" / "minimal_pairs.yaml").read_text("utf-8"))


def score(text: str, role: str) -> float:
    reading = read_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))
    return total(score_lines(reading, load_role(role), {}))


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_one_difference(pair: dict[str, str]) -> None:
    a, b = score(pair["a"], pair["role"]), score(pair["b"], pair["role"])
    assert a > b if pair["expected"] == "a>b" else abs(a - b) <= 0.5, pair["why"]
