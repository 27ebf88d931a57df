"""Figures of reading: what counts as right."""

import json
from pathlib import Path

import pytest

from errors import SaringError
from screening.evaluation_reading import alike, evaluate_reading

CV = "Sari Melati\nsari@contoh.id\n\nPENGALAMAN KERJA\nAccount Officer\nPT Bank Teladan\nJan 2020 - Des 2022\n"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Account Officer", "ACCOUNT  OFFICER", True),
        ("PT Bank Teladan, Bogor", "PT Bank Teladan", True),
        ("Account Officer", "Teller", False),
        ("", "Teller", False),
    ],
)
def test_values_are_alike_when_their_words_are(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is same


def test_a_folder_is_scored_by_field(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CV, encoding="utf-8")
    job = {"title": "Account Officer", "employer": "PT Bank Lain", "start": "2020-01", "end": "2022-12"}
    label = {"id": "a", "file": "a.txt", "lang": "id", "name": "Sari Melati", "jobs": [job], "score_recent": True, "score_years": True}
    (tmp_path / "gold.jsonl").write_text(json.dumps(label), encoding="utf-8")
    report = evaluate_reading(tmp_path)
    assert {figure.field: figure.value for figure in report.figures} == {
        "name": 1.0, "title": 1.0, "employer": 0.0, "titles": 1.0, "employers": 0.0, "years": 1.0,
    }  # fmt: skip
    assert sorted((miss.field, miss.labelled) for miss in report.misses) == [("employer", ("PT Bank Lain",)), ("employers", ("PT Bank Lain",))]


def test_a_folder_without_labels_is_named(tmp_path: Path) -> None:
    with pytest.raises(SaringError, match=r"gold\.jsonl"):
        evaluate_reading(tmp_path)
