"""A quote ends where something else begins: a heading, the next job, the next bullet; verbatim in any case."""

from __future__ import annotations

import datetime
import itertools

import pytest

from catalog import load_role
from screening import parse_resume, read_document, screen
from screening.resume import Resume

AS_OF = datetime.date(2026, 1, 15)
CV = """Rani Sekar
rani@contoh.example

PENGALAMAN KERJA
Account Officer
Bank Muara Kencana
Januari 2021 - Desember 2025
{duties}
Customer Service
Bank Muara Kencana
Januari 2018 - Desember 2020
Melayani pembukaan rekening nasabah

KEAHLIAN
Microsoft Excel, Negosiasi, Analisa Laporan Keuangan, Penagihan Kredit
ORGANISASI
Anggota paduan suara
"""
DUTIES = (
    "- Memberikan edukasi kredit",
    "- Melakukan survei usaha nasabah",
    "- Mengunjungi nasabah setiap pekan dan membuat analisa laporan keuangan",
    "- Menagih tunggakan",
)


def read(text: str) -> Resume:
    return parse_resume(read_document(text.encode(), "cv.txt"), AS_OF)


def quotes(text: str) -> set[str]:
    card = screen(read(text), load_role("account_officer/micro"), as_of=AS_OF)
    return {evidence.quote for line in card.lines for evidence in line.evidence}


def test_a_quote_holds_no_heading_and_no_next_job() -> None:
    found = quotes(CV.format(duties="Melakukan kunjungan nasabah setiap pekan dan analisa laporan keuangan"))
    assert "Melakukan kunjungan nasabah setiap pekan dan analisa laporan keuangan" in found
    assert "Microsoft Excel, Negosiasi, Analisa Laporan Keuangan, Penagihan Kredit" in found
    assert not any("\n" in quote for quote in found)


@pytest.mark.parametrize("order", list(itertools.permutations(DUTIES))[::5])
def test_bullets_in_any_order_prove_the_same(order: tuple[str, ...]) -> None:
    def score(duties: tuple[str, ...]) -> float:
        return screen(read(CV.format(duties="\n".join(duties))), load_role("account_officer/micro"), as_of=AS_OF).score

    assert score(order) == score(DUTIES)
