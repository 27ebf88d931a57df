"""The state's vacancy report holds every field of the form; age and sex are never asked for."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from descriptions import Requisition, compose, export
from descriptions.requisition import Wording
from tests.descriptions.samples import OPENING, ROLE, opening


def rows(data: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return list(sheet.iter_rows(min_row=3, values_only=True))


def test_the_whole_report() -> None:
    assert rows(export(compose(ROLE, OPENING), "wllp")) == [
        ("Identitas pemberi kerja", "PT Lentera Nusantara\nJl. Melati No. 7, Jakarta\nrekrutmen@lentera.example"),
        ("Nama jabatan", "Account Manager"),
        ("Jumlah yang dibutuhkan", "2"),
        ("Masa berlaku lowongan", "31 Desember 2026"),
        ("Usia", "tidak dipersyaratkan"),
        ("Jenis kelamin", "tidak dipersyaratkan"),
        ("Pendidikan", "D3 semua jurusan atau pengalaman setara."),
        (
            "Keterampilan atau kompetensi",
            "Mampu bernegosiasi dengan pengambil keputusan.\nTerbiasa memakai CRM. (nilai tambah)",
        ),
        ("Pengalaman kerja", "Pengalaman 2 tahun menangani klien perusahaan."),
        ("Upah", "Rp9.000.000 – 12.000.000 per bulan"),
        ("Domisili atau wilayah kerja", "Jakarta Selatan, DKI Jakarta"),
        (
            "Keterangan lain",
            "Cara kerja: Hibrida\nStatus kerja: Karyawan tetap (PKWTT)\nJam kerja: Senin–Jumat, 09.00–18.00\nKomisi: 1% omzet\n"
            "Tunjangan hari raya (THR): diberikan\nBPJS Kesehatan dan Ketenagakerjaan: diberikan",
        ),
    ]


def test_an_open_field_is_said_to_be_open() -> None:
    written = rows(export(compose(ROLE, Requisition(role=ROLE.id)), "wllp"))

    assert [name for name, content in written if content == "belum diisi"] == [
        *("Identitas pemberi kerja", "Jumlah yang dibutuhkan", "Masa berlaku lowongan", "Upah"),
        *("Domisili atau wilayah kerja", "Keterangan lain"),
    ]


def test_a_formula_stays_a_text() -> None:
    data = export(compose(ROLE, opening(title=Wording(id='=HYPERLINK("http://a.example")\x07\ufffe'))), "wllp")
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None

    assert (sheet["B4"].data_type, sheet["B4"].value) == ("s", '=HYPERLINK("http://a.example")')
