"""A verb after its object, a denial at the end, a helper's errand, a colleague behind "while"."""

from __future__ import annotations

import datetime

import pytest

from screening import parse_resume, read_document
from screening.evidence import find_evidence
from screening.scorecard import Evidence

AS_OF = datetime.date(2026, 1, 15)


def told(duty: str) -> dict[str, tuple[Evidence, ...]]:
    text = f"Experience\nStaff\nPT Maju\n2020 - 2023\n- {duty}"
    return dict(find_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF)))


@pytest.mark.parametrize(
    ("duty", "skill", "term"),
    [
        ("Leads generated for the branch.", "lead_generation", "generat … lead"),
        ("Agunan calon debitur dinilai setiap minggu.", "collateral_appraisal", "nilai … agunan"),
        ("Loans were disbursed within a week.", "loan_disbursement", "disburs … loan"),
    ],
)
def test_a_passive_verb_finds_its_object_before_it(duty: str, skill: str, term: str) -> None:
    assert term in [item.term for item in told(duty)[skill] if not item.reason]


@pytest.mark.parametrize("duty", ["Leads and generated noise.", "Agunan dan rumah yang dinilai."])
def test_a_conjunction_parts_verb_and_object(duty: str) -> None:
    assert not [item for items in told(duty).values() for item in items if " … " in item.term]


@pytest.mark.parametrize(
    ("duty", "reason"),
    [
        ("Negosiasi kontrak dengan klien: belum.", "negated"),
        ("Negosiasi kontrak dengan klien tidak saya kerjakan.", "negated"),
        ("Negosiasi kontrak dengan klien dilakukan oleh atasan.", "third_party"),
        ("Booked rooms while colleagues negotiated contracts with clients.", "third_party"),
        ("Negotiated contracts with clients while colleagues booked rooms.", ""),
        ("Tidak pernah gagal dalam negosiasi kontrak dengan klien.", ""),
    ],
)
def test_what_a_clause_says_of_its_work(duty: str, reason: str) -> None:
    assert {item.reason for item in told(duty)["negotiation"]} == {reason}


@pytest.mark.parametrize(("duty", "reason"), [("Mengelola vendor TI.", ""), ("Vendor TI dikelola divisi lain.", "third_party")])
def test_only_a_passive_verb_names_who_did_the_work(duty: str, reason: str) -> None:
    assert {item.reason for item in told(duty)["vendor_management"]} == {reason}


def test_carrying_papers_is_no_writing_of_them() -> None:
    assert max(item.level for item in told("Mengantarkan proposal kredit ke ruang komite.")["credit_proposal"]) == 1


def test_a_share_at_the_end_of_a_line_is_a_result() -> None:
    assert max(item.level for item in told("Mencapai target penjualan 120%")["target_achievement"]) == 3
