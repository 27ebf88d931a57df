"""Name, contact, school and protected data."""

import datetime

import pytest

from screening.documents import read_document
from screening.parsing import parse_resume
from screening.resume import Resume

AS_OF = datetime.date(2026, 11, 24)


def parse(text: str) -> Resume:
    return parse_resume(read_document(text.encode(), "cv.txt"), AS_OF)


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("Suparman\nsuparman@contoh.id", "Suparman"),
        ("CURRICULUM VITAE\nSari Melati, S.E., M.M.", "Sari Melati"),
        ("DAFTAR RIWAYAT HIDUP\nI. DATA PRIBADI\nNama Lengkap : Sari Melati", "Sari Melati"),
        ("Medan, Indonesia\nSari Melati\nsari.melati@contoh.id", "Sari Melati"),
        ("SARI MELATI RESUME\nsari@contoh.id", "SARI MELATI"),
        ("PT Bank Teladan\nSales Executive\nSari Melati\nJakarta Selatan", "Sari Melati"),
        ("“Sari Melati”\nCustomer Relationship Management\nRelevant Skills", "Sari Melati"),
    ],
)
def test_the_name_without_degrees_and_labels(top: str, name: str) -> None:
    assert parse(f"{top}\n\nPENDIDIKAN\nS1 Akuntansi\n").name == name


def test_a_school_with_level_field_and_grade() -> None:
    (school,) = parse("Sari Melati\n\nPENDIDIKAN\n2006 s/d 2010 : S1 Akuntansi, Universitas Teladan, IPK 3,42\n").education
    assert (school.level, school.field, school.school, school.year, school.gpa) == ("S1", "Akuntansi", "Universitas Teladan", 2010, 3.42)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Agama : Islam", "religion"),
        ("Tempat, Tanggal Lahir : Klaten, 14 Mei 1988", "birth"),
        ("Jenis Kelamin : Perempuan", "sex"),
        ("Status : Belum Menikah", "marital_status"),
        ("NIK : 3310000000000001", "id_number"),
        ("Alamat : Jl. Kenanga No. 7 RT 02/RW 05", "address"),
        ("Usia : 29 tahun", "age"),
    ],
)
def test_protected_data_is_found(line: str, kind: str) -> None:
    resume = parse(f"Sari Melati\n{line}\n\nKEAHLIAN\nExcel\n")
    at = resume.text.index(line)
    assert kind in {item.kind for item in resume.protected if at <= item.span.start < at + len(line)}


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("B.Sc. Mathematics, Hillcrest College, 2013", "S1"),
        ("M.Sc. in Computer Science", "S2"),
        ("PhD., Biostatistics", "S3"),
        ("Master of Business Administration", "S2"),
        ("Associate of Arts in Business", "D3"),
        ("High School Diploma", "SMA"),
        ("S.E. Akuntansi, Universitas Teladan", "S1"),
        ("D-III Keuangan dan Perbankan", "D3"),
        ("SMK Negeri 1 Teladan, Jurusan Akuntansi", "SMA"),
        ("Bachelor ofScience inBusiness", "S1"),
        ("University of TeladanBachelor of Arts", "S1"),
    ],
)
def test_levels_in_every_spelling(line: str, level: str) -> None:
    (school,) = parse(f"Sari Melati\n\nEDUCATION\n{line}\n").education
    assert school.level == level


def test_a_degree_without_a_section_is_found() -> None:
    (school,) = parse("Sari Melati\nBachelor of Science in Psychology, 2002\n\nSKILLS\nExcel, Word\n").education
    assert (school.level, school.year) == ("S1", 2002)
