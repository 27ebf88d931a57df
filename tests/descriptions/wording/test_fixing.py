"""Whole advertisements from chats and pictures: after every fix there is a sensible one left, and a lawful one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from descriptions.wording import apply_fix, review

CHAT = """🔥 LOKER AE 🔥
Syarat:
✅ Wanita, usia max 27 thn
✅ Single / belum menikah
✅ Good looking & wangi
✅ Punya motor + SIM C
✅ Ijazah asli ditahan selama kontrak
Kirim CV ke DM"""
COUNTED = """Kualifikasi:
1. Pria, usia 18 - 30 tahun
2. Pendidikan min. SMA
3. Tinggi badan min. 165 cm, berat badan proporsional
4. Belum menikah dan bersedia tidak menikah selama 1 tahun
5. Punya SIM C"""
FORMAL = """Persyaratan:
a. Pria atau wanita, berusia maksimal 28 (dua puluh delapan) tahun;
b. Tidak menjadi anggota partai politik;
c. Sehat jasmani dan rohani, bebas narkoba, dan tidak buta warna;
d. Bersedia ditempatkan di mana saja."""
FORM = """Jenis Kelamin: Pria
Umur: 20 - 35 Tahun
Pendidikan: SMA
Agama: Islam"""
ENGLISH = """Account Executive (Female)
- Single and willing to travel
- Attractive appearance and good communication
- Preferably Chinese with Mandarin skills
- Must not be pregnant"""


def fixed(text: str) -> str:
    for _ in range(20):
        if not (found := review(text).unlawful):
            break
        text = apply_fix(text, found[0])
    return text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (CHAT, "🔥 LOKER AE 🔥\nSyarat:\n✅ Punya motor + SIM C\nKirim CV ke DM"),
        (COUNTED, "Kualifikasi:\n1. Pendidikan min. SMA\n2. Punya SIM C"),
        (
            FORMAL,
            "Persyaratan:\na. Pria atau wanita, terbuka untuk semua usia;\nb. Bebas narkoba;\n"
            "c. Bersedia ditempatkan di mana saja.",
        ),
        (FORM, "Pendidikan: SMA\n"),
        (ENGLISH, "Account Executive\n- Willing to travel\n- Good communication\n- Mandarin skills\n"),
        ("Dicari 2 sales wanita yang ramah.", "Dicari 2 sales yang ramah."),
        ("Dicari wanita cantik untuk pameran.", "Dicari kandidat untuk pameran."),
        ("Bukan anggota partai. Punya motor.", "Punya motor."),
        ("We need a male candidate with a car.", "We need a candidate with a car."),
        ("Candidates should be of Chinese descent and speak Mandarin.", "Candidates should speak Mandarin."),
        ("Terbuka untuk semua usia, jujur, rajin sholat", "Terbuka untuk semua usia, jujur, terbuka untuk semua agama"),
    ],
)
def test_a_fixed_advertisement_reads_well(text: str, left: str) -> None:
    assert fixed(text) == left


@pytest.mark.parametrize("text", [CHAT, COUNTED, FORMAL, FORM, ENGLISH])
def test_no_two_findings_share_a_letter(text: str) -> None:
    found = review(text).unlawful
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("✅ Single / belum menikah", ["Single / belum menikah"]),
        ("Tinggi badan min. 165 cm", ["Tinggi badan min. 165 cm"]),
        ("Bersedia ijazah asli ditahan selama kontrak", ["Bersedia ijazah asli ditahan selama kontrak"]),
        ("Jenis Kelamin: Pria", ["Jenis Kelamin: Pria"]),
        ("Married women need not apply", ["Married", "women need not apply"]),
        ("Khusus putra daerah", ["Khusus putra daerah"]),
    ],
)
def test_a_criterion_is_underlined_whole(line: str, quotes: list[str]) -> None:
    assert [item.quote for item in review(line).unlawful] == quotes
