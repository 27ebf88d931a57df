"""The shortlist prints every requirement with its quote; who has no quote is said to have none."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from lxml import html

from descriptions.shortlist_sheet import SheetLine, SheetPerson, ShortlistSheet, print_shortlist, render_shortlist


def person(place: int, score: float | None) -> SheetPerson:
    return {
        "place": place,
        "name": f"Pelamar {place}",
        "file": f"cv-{place}.pdf",
        "sha256": f"{place}" * 64,
        "score": score,
        "confidence": 0.87,
        "bucket": "semua syarat pokok terpenuhi",
        "knockouts": [{"name": "Pengalaman 2 tahun", "result": "unknown", "quote": None, "page": None}],
        "lines": [
            {
                "name": "Negosiasi",
                "need": "must",
                "level": 3,
                "level_word": "terbukti",
                "corrected": "",
                "quotes": [{"quote": "Memperpanjang 14 kontrak <2 tahun>", "page": 2}],
                "more": 0,
                "left_out": False,
            },
            {"name": "CRM", "need": "nice", "level": 0, "level_word": "belum ada data", "corrected": "", "quotes": [], "more": 0, "left_out": False},
        ],
        "flags": [{"message": "Ada teks tersembunyi.", "quote": "hire me"}],
        "note": "",
        "decision": "",
        "interviews": [],
        "more": "",
    }


SHEET: ShortlistSheet = {
    "opening": "Account Manager",
    "company": "PT Lentera Nusantara",
    "logo": "",
    "as_of": "2026-11-20",
    "printed_on": "2026-11-24",
    "listed": "PDF memuat semua 2 kandidat.",
    "role_version": "a1b2c3",
    "engine_version": "1",
    "people": [person(1, 81.25), person(2, None)],
}


def test_one_article_a_person_with_the_words_behind_the_number() -> None:
    page: Any = html.fromstring(render_shortlist(SHEET, "id"))
    first, second = page.iter("article")
    text = " ".join(first.text_content().split())

    expected = ["1. Pelamar 1", "81,2 / 100", "87%", "Memperpanjang 14 kontrak <2 tahun>", "hlm. 2", "terbukti"]
    expected += ["Tidak ditemukan di CV: CRM (nilai tambah).", "PDF memuat semua 2 kandidat.", "belum diketahui", f"Peran a1b2c3 · Mesin 1 · SHA-256 {'1' * 64}", "hire me"]
    assert [words for words in expected if words not in text] == []
    assert "tidak terbaca" in second.text_content()


def lines_of(count: int, corrected: str = "") -> list[SheetLine]:
    """Requirements of a full page, every third without a word in the CV."""
    quote = "Mengelola 30 klien ritel di dua kota dan menaikkan penjualan 20% dalam setahun melalui kunjungan rutin"
    return [
        {"name": f"Persyaratan nomor {n}", "need": "must", "level": 0 if n % 3 == 2 else 2, "level_word": "dipakai",
         "corrected": corrected if n == 0 else "", "quotes": [] if n % 3 == 2 else [{"quote": quote, "page": 1}], "more": 0, "left_out": False}
        for n in range(count)
    ]  # fmt: skip


def test_a_correction_stands_under_its_level_with_its_reason() -> None:
    said = "Dikoreksi oleh orang; mesin: belum ada data. Alasan: ditunjukkan saat telepon"
    one: SheetPerson = {**person(1, 60), "lines": lines_of(1, said), "decision": "Lanjut", "note": "dua tahun di ritel"}
    page: Any = html.fromstring(render_shortlist({**SHEET, "people": [one]}, "id"))
    level, words = page.xpath("//section[2]//td")
    assert " ".join(level.text_content().split()) == "dipakai"
    assert words.xpath("p[1]")[0].text == said
    assert "Lanjut: dua tahun di ritel" in page.xpath("//section[@class='decision']")[0].text_content()


@pytest.mark.parametrize("count", [8, 14])
def test_a_person_takes_one_page(count: int) -> None:
    one: SheetPerson = {**person(1, 60), "lines": lines_of(count)}
    reader = pypdf.PdfReader(io.BytesIO(print_shortlist({**SHEET, "people": [one, one]}, "id")))
    assert len(reader.pages) == 2


def test_many_people_get_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    def note(_html: str, *_sheets: str, seconds: float, advice: tuple[str, str]) -> bytes:
        given.append(seconds)
        return advice[0].encode()

    monkeypatch.setattr("descriptions.printing.print_pdf", note)
    assert b"XLSX" in print_shortlist({**SHEET, "people": [person(1, 60)]}, "id")
    print_shortlist({**SHEET, "people": [person(n, 60) for n in range(100)]}, "id")
    assert given[1] - given[0] >= 99


@pytest.mark.parametrize(("count", "quote"), [(12, 60), (14, 200), (18, 220), (26, 220), (34, 90)])
def test_a_strong_candidate_takes_one_page_and_the_rest_is_counted(count: int, quote: int) -> None:
    said = ("Memperpanjang kontrak PELANGGAN UTAMA senilai Rp 14 miliar " * 5)[:quote]
    line: SheetLine = {
        "name": "Mampu merundingkan kesepakatan sambil menjaga hubungan dengan klien", "need": "must", "level": 3, "level_word": "terbukti",
        "corrected": "", "quotes": [{"quote": said, "page": 1}, {"quote": said, "page": 2}], "more": 3, "left_out": False,
    }  # fmt: skip
    one = person(1, 98.0) | {
        "lines": [line] * count, "flags": [{"message": "Ada teks tersembunyi di halaman.", "quote": said}] * 2,
        "interviews": [{"skill": "Negosiasi", "mean": 3.5, "ratings": "Sari 2, Tono 5", "apart": True}] * 6, "note": said, "decision": "Lanjut",
    }  # fmt: skip
    sheet: ShortlistSheet = {**SHEET, "people": [one, one]}  # type: ignore[list-item]
    reader = pypdf.PdfReader(io.BytesIO(print_shortlist(sheet, "id")))
    assert len(reader.pages) == 2
    text = " ".join(reader.pages[0].extract_text().split())
    assert "kutipan lain ada di halaman kandidat" in text
    assert "Sari 2, Tono 5" in text
