"""The invariance test: what the CV states is swapped, what it does not is named, and a difference would be seen."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from catalog import load_role
from screening import invariance
from screening.documents import read_document
from screening.invariance import NAMES, check_invariance
from screening.parsing import parse_resume
from screening.resume import Resume
from screening.scoring import screen

CV = """RAHMAT HIDAYAT, S.E.
rahmat@contoh.example | 0812-5550-7777
Alamat: Jl. Melati No. 5 RT 02 RW 04, Klaten
Tempat, tanggal lahir: Klaten, 3 Mei 1995
Usia: 31 tahun
Jenis kelamin: Laki-laki
Agama: Islam
Status: Belum menikah

Pengalaman Kerja
Account Officer, KSP Guyub Contoh
Januari 2020 - sekarang
- Menyalurkan pembiayaan mikro Rp 2,5 miliar dan menjaga NPL di bawah 2%.

Pendidikan
S1 Manajemen, Universitas Contoh Raya, 2016 - 2019
"""
ROLE = load_role("account_officer/micro")


def read(text: str) -> Resume:
    return parse_resume(read_document(text.encode(), "cv.txt"), datetime.date(2026, 11, 1))


def test_every_stated_trait_is_swapped_and_nothing_moves() -> None:
    resume = read(CV)
    result = check_invariance(resume, ROLE)
    assert result.score == screen(resume, ROLE).score > 0
    assert {trial.trait: trial.equal for trial in result.trials} == dict.fromkeys(
        ["name", "sex", "religion", "address", "birth", "age", "marital_status", "school", "all"], True
    )
    assert result.silent == ()


@pytest.mark.parametrize(
    ("trait", "after"),
    [("name", NAMES[0].upper()), ("sex", "Jenis kelamin: Perempuan"), ("religion", "Agama: Kristen"), ("age", "Usia: 55 tahun"),
     ("birth", "Tempat, tanggal lahir: Klaten, 3 Mei 1971"), ("address", "Alamat: Jl. Kenanga No. 9 RT 03 RW 05, Jayapura"),
     ("marital_status", "Status: Menikah"), ("school", "Universitas Harapan Timur")],
)  # fmt: skip
def test_what_is_put_in_its_place(trait: str, after: str) -> None:
    assert next(trial.after for trial in check_invariance(read(CV), ROLE).trials if trial.trait == trait) == after


def test_what_is_not_stated_is_named() -> None:
    silent = check_invariance(read(CV.replace("Agama: Islam\n", "").replace("Usia: 31 tahun\n", "")), ROLE).silent
    assert silent == ("religion", "age")


def test_a_name_that_counted_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a scorer that rewards a name the test fails, and says where."""

    def unfair(resume: Resume, *args: object, **kwargs: object) -> object:
        card = screen(resume, ROLE)
        lines = tuple(dataclasses.replace(line, credit=line.credit / 2) for line in card.lines)
        return card if resume.text.startswith("RAHMAT") else dataclasses.replace(card, lines=lines, score=card.score / 2)

    monkeypatch.setattr(invariance, "screen", unfair)
    result = check_invariance(read(CV), ROLE)
    assert not result.equal
    assert {trial.trait for trial in result.trials if not trial.equal} == {"name", "all"}
    assert result.trials[0].moved
