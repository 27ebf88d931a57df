"""The quality figure falls where a machine cannot trust what it read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.documents import read_document
from screening.documents.quality import POOR, rate_quality

INDONESIAN = """Ratna Kusuma, ratna@contoh.example, 0812-3456-7890
Petugas kredit dengan pengalaman delapan tahun di bank perkreditan rakyat, terbiasa menilai kelayakan usaha mikro,
menyusun analisis arus kas, dan menagih tunggakan secara santun. Mengelola 140 debitur dengan pinjaman Rp12,4 miliar.
Menurunkan kredit bermasalah dari 4,8 % menjadi 2,1 %, melatih enam pegawai baru, dan menyiapkan laporan bulanan.
Pendidikan: S1 Manajemen, Universitas Parahyangan Timur, IPK 3,42. Keahlian: Excel, SLIK OJK, negosiasi, survei.
Pertanggungjawaban anggaran disampaikan kepada direktur pemasaran pada setiap triwulan bersama tim audit internal."""
ENGLISH = """Dimas Prakoso, key account manager for consumer goods, LinkedIn and PowerPoint power user, MBA, B.Sc.
Own eleven national retail accounts worth 48 billion rupiah a year; raised shelf availability from 87 to 96 percent.
Negotiated trading terms that saved four percent of rebates; led nine salespeople in thirty towns; opened 320 outlets.
Skills: CRM, SAP, forecasting, distributor networks, strengths in contract negotiation and schedule planning abroad.
Education: Bachelor of Management, Brawijaya Timur University, 2016. Languages: Indonesian native, English fluent."""


def shifted(text: str) -> str:
    """What a font without a Unicode map gives: each letter by a number that is off."""
    return "".join(chr((ord(sign) - 97 + 9) % 26 + 97) if sign.islower() else sign for sign in text)


@pytest.mark.parametrize("text", [INDONESIAN, ENGLISH])
def test_ordinary_text_is_rated_high(text: str) -> None:
    assert rate_quality(text)[0] >= 0.97


@pytest.mark.parametrize("text", [INDONESIAN, ENGLISH])
@pytest.mark.parametrize(
    ("spoil", "most"),
    [
        (shifted, POOR),
        (lambda text: text.replace(" ", ""), 0.2),
        (lambda text: " ".join(text.replace(" ", "")), 0.2),
        (lambda text: text.replace("a", "\ufffd"), POOR),
        (lambda text: text.replace("e", "(cid:72)"), POOR),
        (lambda text: text[:60], 0.65),
        (lambda text: "", 0.0),
    ],
    ids=["gibberish", "no spaces", "spaced out", "lost letters", "glyph numbers", "few words", "nothing"],
)
def test_spoilt_text_is_rated_low(text: str, spoil: Callable[[str], str], most: float) -> None:
    assert rate_quality(spoil(text))[0] <= most


def test_the_picture_readers_doubt_counts() -> None:
    assert rate_quality(ENGLISH, 0.5)[0] == pytest.approx(rate_quality(ENGLISH)[0] / 2, abs=0.01)


def test_few_words_are_no_reason_to_doubt_the_letters() -> None:
    assert rate_quality("A B C D") == (0.0, False)


def test_the_person_is_told_of_text_that_is_hard_to_read() -> None:
    document = read_document(shifted(INDONESIAN).encode(), "cv.txt")

    assert [problem.code for problem in document.problems] == ["hard_to_read"]
    assert read_document(INDONESIAN.encode(), "cv.txt").problems == ()
