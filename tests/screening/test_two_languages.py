"""The same career in Indonesian and in English is worth the same, and names the same role."""

from __future__ import annotations

import datetime
import statistics
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog import load_role
from screening import parse_resume, read_document
from screening.identification import fit_roles
from screening.scoring import Reading, read_evidence, score_lines, total

AS_OF = datetime.date(2026, 1, 15)
CAREERS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "material" / "two_languages.yaml").read_text("utf-8"))
TELLINGS: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "material" / "two_tellings.yaml").read_text("utf-8"))
HEADINGS = (("Pengalaman Kerja", "Keahlian", "sekarang"), ("Work Experience", "Skills", "present"))


def told(career: dict[str, Any], language: int) -> Reading:
    work, skills, now = HEADINGS[language]
    lines = "\n".join(f"- {line[language]}." for line in career["lines"])
    text = f"{work}\n{career['title'][language]}\nPT Contoh Sejahtera\n2020 - {now}\n{lines}\n\n{skills}\n{', '.join(career['skills'][language])}\n"
    return read_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))


def scores(career: dict[str, Any]) -> tuple[float, float]:
    role = load_role(career["role"])
    one, other = (total(score_lines(told(career, language), role, {})) for language in (0, 1))
    return one, other


@pytest.mark.parametrize("career", CAREERS, ids=lambda career: f"{career['role']}")
def test_both_languages_score_within_two_points(career: dict[str, Any]) -> None:
    one, other = scores(career)
    assert abs(one - other) <= 2.0


def test_the_median_difference_is_nothing() -> None:
    assert abs(statistics.median(one - other for one, other in map(scores, CAREERS))) <= 0.5


@pytest.mark.parametrize("language", [0, 1])
@pytest.mark.parametrize("career", CAREERS, ids=lambda career: f"{career['role']}")
def test_the_role_is_named_in_either_language(career: dict[str, Any], language: int) -> None:
    best = fit_roles(told(career, language))[0]
    assert best.role.split("/")[0] == career["role"].split("/")[0]


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: f"{telling['role']}")
def test_two_tellings_of_a_career_score_within_two_points(telling: dict[str, str]) -> None:
    role = load_role(telling["role"])
    one, other = (
        total(score_lines(read_evidence(parse_resume(read_document(telling[language].encode(), "cv.txt"), AS_OF)), role, {}))
        for language in ("id", "en")
    )
    assert abs(one - other) <= 2.0
