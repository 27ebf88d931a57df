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
