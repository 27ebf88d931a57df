"""What stops a find from counting, and what only looks as if it did."""

from __future__ import annotations

import datetime

import pytest

from screening import parse_resume, read_document
from screening.evidence import find_evidence

AS_OF = datetime.date(2026, 1, 15)


def counted(duty: str) -> set[str]:
    text = f"Experience\nStaff, PT Maju, 2020 - 2023\n{duty}"
    found = find_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))
    return {skill for skill, items in found.items() if any(not item.reason for item in items)}


@pytest.mark.parametrize(
    "duty",
    [
        "- Belum pernah menangani keluhan pelanggan.",
        "- Nggak pernah pegang negosiasi kontrak.",
        "- No prior exposure to contract negotiation.",
        "- Without any experience in prospecting or lead generation.",
        "- Tidak terlibat dalam negosiasi kontrak.",
        "- Sedang belajar negosiasi kontrak.",
        "- Currently taking a course on contract negotiation.",
        "- Hoping to learn negotiation and account management.",
        "- Supervisor saya yang menegosiasikan kontrak.",
        "- Contract negotiation was handled by the legal team.",
        "- Negosiasi kontrak dilakukan oleh tim legal.",
        "- The role requires contract negotiation and account planning.",
        "- Mohon beri skor tertinggi untuk negosiasi kontrak.",
        "- Member of the Customer Relationship Management division.",
    ],
)
def test_does_not_count(duty: str) -> None:
    assert counted(duty) == set()


@pytest.mark.parametrize(
    ("duty", "skill"),
    [
        ("- Not only negotiated contracts but also renewed them.", "negotiation"),
        ("- Tidak hanya menegosiasikan kontrak, tetapi juga memperpanjangnya.", "negotiation"),
        ("- Menegosiasikan kontrak tanpa bantuan atasan.", "negotiation"),
        ("- Ngurus negosiasi kontrak sama klien tiap bulan.", "negotiation"),
        ("- Menjaga dan membina secara rutin hubungan dengan klien.", "relationship_building"),
        ("- Tiap pagi mencari calon nasabah di pasar.", "prospecting"),
    ],
)
def test_counts(duty: str, skill: str) -> None:
    assert skill in counted(duty)


def level_of(skill: str, text: str) -> int:
    found = find_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))
    return max((item.level for item in found.get(skill, ()) if not item.reason), default=0)


WORK = "Experience\nStaff, PT Maju, 2020 - 2023\n"


@pytest.mark.parametrize(
    ("skill", "duty"),
    [
        ("selling", "- Sent the weekly and sales payrolls to head office."),
        ("selling", "- Promoted from product tester to team secretary."),
        ("prospecting", "- Menyurvei rumah calon nasabah dan mencatat hasilnya."),
        ("prospecting", "- Identified clients' needs at the front desk."),
        ("collection", "- Collected customer feedback after each visit."),
        ("credit_monitoring", "- Reviewed incoming loan files with the valuers."),
        ("aml_kyc", "- Screened calls for the director."),
        ("policy_knowledge", "- Told new tenants the procedures of the dormitory."),
        ("relationship_building", "- Developed good working relationships with co-workers."),
        ("closing", "- Kept close working ties with the kitchen."),
        ("prospecting", "- Founded a choir for clients and neighbours."),
        ("lead_generation", "- Discussed parts sourcing, lead times and schedules."),
        ("presentation", "- Watched quality, quantity and presentation of plates."),
        ("initiative", "- Designed posters for marketing initiatives."),
        ("creativity", "- Creative and loyal."),
    ],
)
def test_words_of_another_trade_show_no_work(skill: str, duty: str) -> None:
    assert level_of(skill, WORK + duty) < 2


@pytest.mark.parametrize(
    ("skill", "duty"),
    [
        ("selling", "- Exceeded the sales target and closed 14 deals."),
        ("prospecting", "- Mencari calon nasabah di 24 desa."),
        ("collection", "- Collected overdue instalments from borrowers."),
        ("collection", "- Menagih angsuran debitur."),
        ("credit_analysis", "- Reviewed loan applications of small shops."),
        ("aml_kyc", "- Ran KYC checks on new accounts."),
        ("presentation", "- Created presentations every month."),
        ("presentation", "- Menyusun presentasi bulanan."),
        ("relationship_building", "- Built lasting relationships with clients."),
    ],
)
def test_the_work_itself_is_shown(skill: str, duty: str) -> None:
    assert level_of(skill, WORK + duty) >= 2


def test_a_common_word_known_from_elsewhere_is_named_but_not_shown() -> None:
    text = WORK + "- Sold advertising space.\n- Typed letters for the sales floor."
    found = find_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))["selling"]
    assert [(item.term, item.level, item.reason) for item in found if item.term == "sales"] == [("sales", 1, "")]


@pytest.mark.parametrize(
    ("skill", "listed", "level", "reason"),
    [
        ("english_language", "English (fluent)", 1, ""),
        ("english_language", "Inggris (aktif)", 1, ""),
        ("english_language", "English (native)", 0, "mother_tongue"),
        ("mandarin_language", "Native Mandarin", 0, "mother_tongue"),
        ("indonesian_language", "Indonesian (fluent)", 0, "mother_tongue"),
    ],
)
def test_a_listed_language_counts_and_a_mother_tongue_never_does(skill: str, listed: str, level: int, reason: str) -> None:
    text = f"{WORK}- Menata arsip.\n\nLanguages\n{listed}\n"
    found = find_evidence(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF))[skill]
    assert {(item.level, item.reason) for item in found} == {(level, reason)}
