"""Whom a word speaks of: the same words ask of an applicant, or tell of a customer, a benefit, an open door."""

from __future__ import annotations

import dataclasses

import pytest
import yaml

from descriptions.evaluation_wording import LINES
from descriptions.wording import criteria, review
from descriptions.wording.context import Line, Verdict, judge
from descriptions.wording.patterns import Pattern, patterns


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        ("Khusus wanita", "Produk khusus wanita"),
        ("Usia maksimal 30 tahun", "Usia kendaraan maksimal 30 tahun"),
        ("Maks. 30 tahun", "Tenor maks. 30 tahun"),
        ("Belum menikah", "Sudah menikah atau belum, sama saja"),
        ("Dicari yang beragama Islam", "Libur hari raya Islam dan Kristen"),
        ("Wajib good looking", "Tidak wajib good looking"),
        ("Tidak menerima difabel", "Difabel dipersilakan melamar"),
        ("Candidates over 40 need not apply", "Clients over 40 are our market"),
        ("Diutamakan orang Batak", "Rumah makan Batak"),
        ("Bukan anggota serikat pekerja", "Berunding dengan serikat pekerja"),
        ("Tinggi badan minimal 165 cm", "Tinggi rak minimal 165 cm"),
        ("Wanita, usia 20-30 tahun", "Nasabah wanita, usia 20-30 tahun"),
    ],
)
def test_the_words_around_decide(asks: str, tells: str) -> None:
    assert review(asks).unlawful
    assert review(tells).unlawful == ()


def test_a_heading_run_into_the_line_ends_the_duties_before_it() -> None:
    text = "Melayani nasabah wanita di seluruh cabang perusahaanKualifikasi:Usia maksimal 35 tahunPendidikan minimal S1"
    assert [item.quote for item in review(text).unlawful] == ["Usia maksimal 35 tahun"]


def test_the_words_that_make_it_a_demand_are_underlined_with_it() -> None:
    assert [item.quote for item in review("Staf gudang, khusus laki-laki saja").unlawful] == ["khusus laki-laki saja"]


def test_each_criterion_of_a_line_is_underlined_apart() -> None:
    found = review("Dicari cewek max 27 th, blm nikah").unlawful
    assert [(item.category, item.quote) for item in found] == [
        ("sex", "cewek"),
        ("age", "max 27 th"),
        ("marital", "blm nikah"),
    ]


def test_looking_at_first_letters_only_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = yaml.load(LINES.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    lines = [line for part in rows.values() for line in part][::3]
    quick = [criteria.find_criteria(line, "id") for line in lines]
    everything = tuple(dataclasses.replace(item, near=frozenset(), also=frozenset()) for item in patterns())
    monkeypatch.setattr("descriptions.wording.criteria.patterns", lambda: everything)
    assert [criteria.find_criteria(line, "id") for line in lines] == quick


def test_twice_the_text_takes_twice_the_judgements(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(pattern: Pattern, line: Line, start: int, end: int) -> Verdict:
        calls.append(1)
        return judge(pattern, line, start, end)

    monkeypatch.setattr("descriptions.wording.criteria.judge", counted)
    counts = []
    for times in (300, 600):
        calls.clear()
        criteria.find_criteria("wanita usia maksimal 30 tahun tidak menarik " * times, "id")
        counts.append(len(calls))
    assert counts[0] > 0
    assert counts[1] <= 2.1 * counts[0]
