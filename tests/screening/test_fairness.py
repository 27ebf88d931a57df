"""Personal data cannot move a score: each swap gives the same lines, byte for byte. Nor can the hash seed."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalog import load_role
from screening.documents import read_document
from screening.parsing import parse_resume
from screening.scorecard import SCORECARD_JSON, Scorecard
from screening.scoring import screen

AS_OF = datetime.date(2026, 11, 1)
FAMILY_ROLES = ("account_manager", "account_executive", "bank_relationship_manager", "account_officer")
INDONESIAN = """{name}
{email} | 0812-5550-7777
Alamat: {address}
Tempat, tanggal lahir: {birth}
Jenis kelamin: {sex}
Agama: {religion}
Status: {marital}

Pengalaman Kerja
Account Officer, KSP Guyub Contoh, Klaten
Januari 2020 - sekarang
- Menyalurkan pembiayaan mikro Rp 2,5 miliar dan menjaga NPL di bawah 2%.
- Menyurvei usaha calon nasabah dan menganalisis kelayakannya.

Pendidikan
D3 Akuntansi, Politeknik Contoh Raya, 2016 - 2019
"""
ENGLISH = """{name}
{email} | +62 812 5550 7777
Address: {address}
Date of birth: {birth}
Gender: {sex}
Religion: {religion}
Marital status: {marital}

Work Experience
Account Executive, Contoh Media, Jakarta
Jan 2020 - Present
- Closed 18 new contracts worth IDR 4 billion in 2024.
- Generated leads by cold calling, 25 prospects a week.

Education
Bachelor of Communication, Universitas Contoh, 2015 - 2019
"""
BASE = {
    "name": "Rahmat Hidayat", "email": "rahmat.hidayat@contoh.example", "address": "Jl. Melati No. 5, Klaten", "birth": "Klaten, 3 Mei 1995",
    "sex": "Laki-laki", "religion": "Islam", "marital": "Menikah",
}  # fmt: skip
BASE_EN = {**BASE, "sex": "Male", "religion": "Christian", "marital": "Married", "birth": "3 May 1995"}
SWAPS = [
    {"name": "Maria Wanggai", "email": "maria.wanggai@contoh.example"},
    {"name": "Made Suartini", "email": "made.suartini@contoh.example"},
    {"name": "Liem Swie Hong", "email": "liem.swie@contoh.example"},
    {"sex": "Perempuan"}, {"religion": "Hindu"}, {"religion": "Katolik"}, {"marital": "Belum menikah"},
    {"birth": "Wamena, 12 Januari 1971"}, {"address": "Perum Griya Asri Blok C2, Jayapura"},
]  # fmt: skip


def card_of(text: str, role: str) -> Scorecard:
    return screen(parse_resume(read_document(text.encode(), "cv.txt"), AS_OF), load_role(role))


def what_counts(card: Scorecard) -> object:
    lines = [
        (line.id, line.weight, line.level, line.credit, [item.quote for item in line.evidence]) for line in card.lines
    ]
    return card.score, card.bucket, card.confidence, card.functions, lines


@pytest.mark.parametrize("swap", SWAPS)
@pytest.mark.parametrize(
    ("template", "base", "role"), [(INDONESIAN, BASE, "account_officer/micro"), (ENGLISH, BASE_EN, "account_executive")]
)
def test_a_swapped_attribute_changes_nothing(
    swap: dict[str, str], template: str, base: dict[str, str], role: str
) -> None:
    assert what_counts(card_of(template.format(**base), role)) == what_counts(
        card_of(template.format(**{**base, **swap}), role)
    )


def test_work_does_change_the_score() -> None:
    """The comparison above would see a difference."""
    less = INDONESIAN.replace("- Menyurvei usaha calon nasabah dan menganalisis kelayakannya.\n", "")

    assert what_counts(card_of(less.format(**BASE), "account_officer/micro")) != what_counts(
        card_of(INDONESIAN.format(**BASE), "account_officer/micro")
    )


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    cv = tmp_path / "cv.txt"
    cv.write_text(INDONESIAN.format(**BASE), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "cli",
        "screen",
        "account_officer/micro",
        str(cv),
        "--format",
        "jsonl",
        "--jobs",
        "1",
        "--as-of",
        "2026-11-01",
    ]
    outputs = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2", "77")
    }

    assert len(outputs) == 1


def test_a_kept_scorecard_comes_back_whole() -> None:
    card = card_of(ENGLISH.format(**BASE_EN), "account_executive")

    assert SCORECARD_JSON.validate_json(SCORECARD_JSON.dump_json(card)) == card


LABELLED = os.environ.get("SARING_LABELLED", "")
"""A folder of labelled CVs (JSON lines with "text") kept outside the project."""


def labelled_texts() -> list[str]:
    files = sorted(Path(LABELLED).glob("*.jsonl")) if LABELLED else []
    records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [record["text"] for record in records if "grades" in record]


@pytest.mark.skipif(not LABELLED, reason="SARING_LABELLED names no folder of CVs")
def test_no_real_cv_scores_otherwise_under_another_person() -> None:
    header = INDONESIAN.split("\n\n")[0]
    moved = [
        number
        for number, text in enumerate(labelled_texts())
        if len({what_counts_as_bytes(f"{header.format(**{**BASE, **swap})}\n\n{text}") for swap in ({}, *SWAPS)}) > 1
    ]

    assert moved == []


def what_counts_as_bytes(text: str) -> bytes:
    """Scores and lines for a role of each family, offsets left out: a longer name moves them."""
    resume = parse_resume(read_document(text.encode(), "cv.txt"), AS_OF)
    return repr([what_counts(screen(resume, load_role(role))) for role in FAMILY_ROLES]).encode()
