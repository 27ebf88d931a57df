"""The shortlist prints every requirement with its quote; who has no quote is said to have none."""

from __future__ import annotations

from typing import Any

from lxml import html

from descriptions.shortlist_sheet import SheetPerson, ShortlistSheet, render_shortlist


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
                "quotes": [{"quote": "Memperpanjang 14 kontrak <2 tahun>", "page": 2}],
            },
            {"name": "CRM", "need": "nice", "level": 0, "level_word": "belum ada data", "quotes": []},
        ],
        "flags": [{"message": "Ada teks tersembunyi.", "quote": "hire me"}],
        "note": "",
    }


SHEET: ShortlistSheet = {
    "opening": "Account Manager",
    "company": "PT Lentera Nusantara",
    "logo": "",
    "as_of": "2026-11-20",
    "printed_on": "2026-11-24",
    "role_version": "a1b2c3",
    "engine_version": "1",
    "people": [person(1, 81.25), person(2, None)],
}


def test_one_article_a_person_with_the_words_behind_the_number() -> None:
    page: Any = html.fromstring(render_shortlist(SHEET, "id"))
    first, second = page.iter("article")
    text = " ".join(first.text_content().split())

    expected = ["1. Pelamar 1", "81.2 / 100", "87%", "Memperpanjang 14 kontrak <2 tahun>", "hlm. 2", "terbukti"]
    expected += ["tidak ditemukan di CV", "belum diketahui", f"Peran a1b2c3 · Mesin 1 · SHA-256 {'1' * 64}", "hire me"]
    assert [words for words in expected if words not in text] == []
    assert "tidak terbaca" in second.text_content()
