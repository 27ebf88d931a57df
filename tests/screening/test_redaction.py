"""Blind review, Indonesian forms included: what names a person is masked, the work and the degree are not."""

from __future__ import annotations

import datetime

import pytest

from catalog import load_role
from screening.documents import read_document
from screening.parsing import parse_resume
from screening.redaction import MASK, redact_note, redact_scorecard, redact_text
from screening.resume import Resume
from screening.scoring import screen

CV = """{head}

PENGALAMAN KERJA
Account Manager, PT Rasa Contoh
Januari 2019 - Maret 2024
- Mengelola 30 klien ritel di 5 kecamatan dan menaikkan penjualan 20%
- Sulastri menegosiasikan perpanjangan kontrak klien besar

PENDIDIKAN
S1 Manajemen, Universitas Contoh Raya, 2018
"""
HEAD = "Sulastri\nsulastri@contoh.example | 0812-5550-0001"


def read(head: str) -> Resume:
    return parse_resume(read_document(CV.format(head=head).encode(), "cv.txt"), datetime.date(2026, 11, 1))


@pytest.mark.parametrize(
    ("head", "secrets"),
    [
        (HEAD, ["Sulastri", "sulastri@", "0812-5550"]),
        ("Hj. Sulastri, S.E.\n0812-5550-0001", ["Sulastri", "Hj."]),
        (f"{HEAD}\nTTL: Klaten, 03-05-1995", ["Klaten", "1995"]),
        (f"{HEAD}\nKlaten, 3 Mei 1995", ["Klaten", "1995"]),
        (f"{HEAD}\nTempat/Tgl. Lahir : Klaten / 3 Mei 1995", ["Klaten", "1995"]),
        (f"{HEAD}\nJl. Melati No. 5 RT 02/RW 04", ["Melati", "RT 02", "RW 04"]),
        (f"{HEAD}\nDusun Sumber RT.003 RW.012 Kel. Gergunung Kec. Klaten Utara 57434", ["Sumber", "003", "Gergunung", "Klaten", "57434"]),
        (f"{HEAD}\nNIK: 3310 0145 0595 0001", ["3310", "0595"]),
        (f"{HEAD}\nPerempuan\nIslam\nBelum Menikah\n31 tahun", ["Perempuan", "Islam", "Menikah", "31 tahun"]),
        (f"{HEAD}\nSuku: Jawa\nKewarganegaraan: WNI\nTinggi badan: 160 cm", ["Jawa", "WNI", "160"]),
        (f"{HEAD}\nKlaten", ["Klaten"]),
        ("Sulastri\nsulastri.wibowo.widodo@sebuahkantor-\nyangjauh.example\nKlaten", ["wibowo", "yangjauh", "Klaten"]),
        ("0812-5550-0001\nMawar-Melati Sejahtera\nKlaten, Jawa Tengah", ["Mawar", "Sejahtera", "Klaten", "Tengah"]),
        ("bukan nama 2\nsulastri.wibowo@contoh.example", ["Sulastri", "wibowo"]),
        ("sulastriwibowo88@contoh.example\nsulastriwibowo", ["Sulastri", "sulastriwibowo"]),
        ("Sulastri\n\nKONTAK\nKlaten Utara\n0812-5550-0001\nsulastri@contoh.example", ["Sulastri", "Klaten"]),
    ],
)  # fmt: skip
def test_what_names_a_person_is_masked(head: str, secrets: list[str]) -> None:
    text = redact_text(read(head))
    assert [word for word in secrets if word in text] == []
    assert "Mengelola 30 klien ritel di 5 kecamatan" in text
    assert "S1 Manajemen, Universitas Contoh Raya" in text


def test_the_top_keeps_titles_and_sentences_about_work() -> None:
    text = redact_text(read("Sulastri | Senior Account Executive | Klaten\nBerpengalaman 6 tahun di penjualan dan perbankan."))
    assert text.splitlines()[:2] == ["████████ | Senior Account Executive | ██████", "Berpengalaman 6 tahun di penjualan dan perbankan."]


def test_a_word_of_the_trade_in_an_address_masks_nothing() -> None:
    text = redact_text(read("Sulastri\nsales.account@contoh.example"))
    assert "Account Manager, PT Rasa Contoh" in text


def test_a_degree_behind_the_name_stays() -> None:
    assert redact_text(read("Sulastri Wibowo, S.E.\n0812-5550-0001")).splitlines()[0].endswith("S.E.")


@pytest.mark.parametrize(("schools", "shown"), [(False, True), (True, False)])
def test_schools_are_masked_by_choice(schools: bool, shown: bool) -> None:
    text = redact_text(read(HEAD), schools)
    assert ("Contoh Raya" in text) is shown
    assert "S1 Manajemen" in text


def test_quotes_and_notes_are_masked_too() -> None:
    resume = read("Sulastri Wibowo\nsulastri@contoh.example")
    card = redact_scorecard(screen(resume, load_role("account_manager")), resume)
    quotes = [item.quote for line in card.lines for item in line.evidence]
    assert any(MASK in quote for quote in quotes)
    assert [quote for quote in quotes if "Sulastri" in quote] == []
    assert redact_note("Telepon sulastri, atau Bu WIBOWO.", resume) == "Telepon ████████, atau Bu ██████."


def test_masking_keeps_every_offset() -> None:
    resume = read(HEAD)
    masked = redact_text(resume, schools=True)
    assert len(masked) == len(resume.text)
    assert [n for n, char in enumerate(masked) if char == "\n"] == [n for n, char in enumerate(resume.text) if char == "\n"]


def test_a_name_with_an_apostrophe_is_hidden_to_its_end() -> None:
    text = "Nur’aini Nur Halimah\nnur@contoh.example\n\nPENGALAMAN\nNur'aini memimpin rapat cabang."
    hidden = redact_text(parse_resume(read_document(text.encode(), "cv.txt"), datetime.date(2026, 1, 15)))
    assert "aini" not in hidden
