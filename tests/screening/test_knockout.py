"""Years of experience count where the work was of the role's kind; anything else is a question, not a fault."""

from __future__ import annotations

import datetime

import pytest

from catalog import load_role
from screening import parse_resume, read_document, screen

DAY = datetime.date(2026, 1, 1)
FARMING = "- Merawat hubungan dengan 20 klien dan memperpanjang kontrak klien\n- Menangani keluhan klien sampai selesai\n"
STORING = "- Memimpin 12 petugas gudang\n- Mengatur jadwal kirim\n"


def answer(*jobs: str) -> tuple[str, str | None]:
    text = "Ratna Contoh\n\nPENGALAMAN KERJA\n" + "\n".join(jobs)
    card = screen(parse_resume(read_document(text.encode(), "cv.txt"), as_of=DAY), load_role("account_manager"))
    [line] = [line for line in card.knockouts if line.id == "experience"]
    return line.result, line.quote and line.quote.splitlines()[0]


@pytest.mark.parametrize(
    ("jobs", "result", "quote"),
    [
        (["Account Manager, PT Rasa Contoh\nJanuari 2020 - Maret 2024\n"], "met", "Account Manager, PT Rasa Contoh"),
        (["Staf Layanan, PT Rasa Contoh\nJanuari 2020 - Maret 2024\n" + FARMING], "met", "Staf Layanan, PT Rasa Contoh"),
        (["Kepala Gudang, PT Kotak Contoh\nJanuari 2015 - Maret 2024\n" + STORING], "unknown", None),
        (["Magang Account Manager, PT Rasa Contoh\nJanuari 2020 - Maret 2024\n"], "unknown", None),
        (["Account Manager, PT Rasa Contoh\nJanuari 2024 - Maret 2024\n"], "not_met", "Account Manager, PT Rasa Contoh"),
        (
            ["Account Manager, PT Rasa Contoh\nJanuari 2023 - Januari 2024\n" + FARMING,
             "Kepala Gudang, PT Kotak Contoh\nJanuari 2015 - Desember 2022\n" + STORING],
            "unknown", "Account Manager, PT Rasa Contoh",
        ),
    ],
)  # fmt: skip
def test_only_related_work_counts_and_the_longest_is_quoted(jobs: list[str], result: str, quote: str | None) -> None:
    assert answer(*jobs) == (result, quote)


def test_a_title_whose_duties_keep_books_is_not_held() -> None:
    text = "Siti Contoh\n\nPENGALAMAN KERJA\nAccount Officer, CV Kebun Contoh\nJanuari 2019 - Januari 2023\n"
    lending = "- Menganalisis kelayakan kredit 20 debitur\n- Menyurvei agunan dan menagih angsuran\n"
    books = "- Mencatat jurnal dan membuat faktur\n- Menyusun neraca saldo dan merekonsiliasi rekening bank\n"
    cards = [
        screen(parse_resume(read_document((text + lines).encode(), "cv.txt"), as_of=DAY), load_role("account_officer"))
        for lines in (lending, books)
    ]
    assert [(card.years_in_role, bool(card.best_role)) for card in cards] == [(4.1, True), (0.0, False)]


@pytest.mark.parametrize(
    ("school", "result"),
    [
        ("S1 Manajemen, Universitas Contoh, 2018", "met"),
        ("SMA Negeri 1 Contoh, 2014", "not_met"),
        ("S1 Manajemen, Universitas Contoh, 2023 - sekarang", "unknown"),
        ("Bachelor of Commerce, Contoh University, expected 2028", "unknown"),
    ],
)
def test_a_school_still_attended_is_a_question(school: str, result: str) -> None:
    text = f"Ratna Contoh\n\nPENDIDIKAN\n{school}\n"
    card = screen(parse_resume(read_document(text.encode(), "cv.txt"), as_of=DAY), load_role("account_manager"))
    assert [line.result for line in card.knockouts if line.id == "education"] == [result]
