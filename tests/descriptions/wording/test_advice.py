"""The way out of a finding, and the wording that is not unlawful but poor."""

from __future__ import annotations

import pytest
import yaml

from catalog import load_library
from descriptions.evaluation_wording import LINES
from descriptions.wording import apply_fix, review
from descriptions.wording.patterns import patterns


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("Usia maksimal 30 tahun", "Terbuka untuk semua usia"),
        ("Female only", "Open to all genders"),
        ("Dicari cewek yang ramah", "Dicari kandidat yang ramah"),
        ("Pelamar pria", "Pelamar"),
        ("Must not be married", "Marital status is not a condition"),
        ("Jujur, belum menikah, teliti", "Jujur, status perkawinan tidak menjadi syarat, teliti"),
        ("Sehat jasmani dan rohani", "Mampu menjalankan kunjungan lapangan dengan penyesuaian bila perlu"),
        ("Bukan anggota partai", ""),
    ],
)
def test_the_fix_fits_the_place_and_the_language_of_the_line(line: str, fixed: str) -> None:
    assert apply_fix(line, review(line).unlawful[0]) == fixed


def test_an_english_line_of_an_indonesian_advertisement_gets_english_words() -> None:
    text = "Kami mencari staf penjualan yang ramah.\nMust be able to travel, must not be older than 30\nUsia maksimal 30 tahun"
    assert [(item.language, item.replacement) for item in review(text, "id").unlawful] == [
        ("en", "open to all ages"),
        ("id", "Terbuka untuk semua usia"),
    ]


def test_fixing_one_after_the_other_comes_to_an_end() -> None:
    rows = yaml.load(LINES.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for line in rows["unlawful"][::3]:
        text = line
        for _ in range(8):
            if not (found := review(text).unlawful):
                break
            text = apply_fix(text, found[0])
        assert review(text).unlawful == (), line


@pytest.mark.parametrize(
    ("line", "code", "severity"),
    [
        ("Hanya lulusan baru", "fresh_only", "questionable"),
        ("Lulusan universitas ternama", "school_name", "questionable"),
        ("IPK minimal 3,25", "grade", "questionable"),
        ("Must have a master's degree", "degree", "questionable"),
        ("Pengalaman minimal 10 tahun di perbankan", "many_years", "questionable"),
        ("Lampirkan fotokopi KTP dan KK", "identity", "questionable"),
        ("Domisili Bandung", "domicile", "questionable"),
        ("Biaya pendaftaran Rp50.000", "fee", "questionable"),
        ("Training tidak dibayar", "unpaid", "questionable"),
        ("Siap dihubungi 24 jam", "hours", "questionable"),
        ("Sales ninja dicari", "warrior", "style"),
        ("Fast-paced environment", "pace", "style"),
        ("Gaji kompetitif", "vague_pay", "style"),
        ("Think outside the box", "jargon", "style"),
    ],
)
def test_poor_wording_is_named_but_stops_nothing(line: str, code: str, severity: str) -> None:
    found = review(line)
    assert (code, severity) in {(item.code, item.severity) for item in found.findings}
    assert found.unlawful == ()


@pytest.mark.parametrize(
    "line",
    [
        "Memeriksa KTP dan slip gaji calon debitur",
        "Melakukan pengecekan SLIK calon debitur",
        "Tanpa biaya pendaftaran",
        "IPK minimal 3,00 atau pengalaman setara",
        "Ninja Xpress adalah klien kami",
        "Kami berpengalaman lebih dari 20 tahun di industri ini",
        "PKWT 12 bulan tanpa masa percobaan",
    ],
)
def test_poor_wording_has_lookalikes_too(line: str) -> None:
    assert [item.code for item in review(line).findings if item.end] == []


def test_a_text_of_manly_words_is_out_of_balance_and_says_which() -> None:
    text = "A fearless, driven champion who dominates and competes. You are assertive and independent."
    (found,) = [item for item in review(text).findings if item.code == "balance"]
    assert found.quote == "fearless"
    assert "champion" in found.reason_en
    assert not [item for item in review(f"{text} Supportive, honest, kind, polite.").findings if item.code == "balance"]


def test_a_degree_beyond_the_role_is_overasking() -> None:
    role = load_library()["account_officer/micro"]
    asked = [
        item.quote for item in review("Pendidikan minimal S2", "id", role).findings if item.code == "degree_beyond"
    ]
    assert asked == ["Pendidikan minimal S2"]
    setara = review("Minimal S2 atau pengalaman setara", "id", role).findings
    assert [item for item in setara if item.code == "degree_beyond"] == []


def test_every_class_has_a_way_out_in_both_languages() -> None:
    for item in patterns():
        assert not item.advice or (item.advice["id"] and item.advice["en"]), item.id
        assert not item.put or (item.put["id"] and item.put["en"]), item.id
