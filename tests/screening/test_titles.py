"""Which role a job title names."""

from __future__ import annotations

import datetime

import pytest

from screening import parse_resume, read_document
from screening.titles import held_titles, match_title


def role_of(title: str) -> str:
    match = match_title(title)
    return match.role if match and match.names_role else ""


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Client Relations Manager", "client_relationship_manager"),
        ("Customer Relation Officer", "client_relationship_manager"),
        ("Customer Relationship Management Officer", "client_relationship_manager"),
        ("Public Relations Officer", ""),
        ("Sales & Account Management Manager", "account_manager"),
        ("Channel Account Manager - Jakarta", "account_manager"),
        ("Account Manager (TikTok)", "account_manager"),
        ("TikTok Account Manager", ""),
        ("Technical Sales Engineer", "account_executive"),
        ("Field Collection Agent", "account_officer"),
        ("Collections Manager", "account_officer"),
    ],
)
def test_what_a_title_names(title: str, role: str) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize("employer", ["BPR Tirta Rahayu", "KSP Guyub Rukun", "Koperasi Guyub Rukun", "Bank Tirta Persada"])
def test_a_title_ends_where_its_employer_starts(employer: str) -> None:
    text = f"Joko\n\nPENGALAMAN KERJA\nAccount Officer {employer} (2020 - 2023)\n- Menilai jaminan\n"
    resume = parse_resume(read_document(text.encode(), "cv.txt"), datetime.date(2026, 1, 15))
    assert [held.match.role for held in held_titles(resume, datetime.date(2026, 1, 15))] == ["account_officer"]
    assert [(position.title, position.employer) for position in resume.positions] == [("Account Officer", employer)]
