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
        ("Nama saya Sari Melati\nsari@contoh.id\nMedan Johor", "Sari Melati"),
        ("N a m a : Sari Melati\nsari@contoh.id", "Sari Melati"),
        ("dr. Sari Melati, Sp.PD\nsari@contoh.id", "Sari Melati"),
        ("Sari Melati (Sari)\nsari@contoh.id", "Sari Melati"),
        ("Hi, I'm Sari Melati\nsari@contoh.id", "Sari Melati"),
        ("PT Bank Teladan\nSales Executive\nSari Melati\nJakarta Selatan", "Sari Melati"),
        ("“Sari Melati”\nCustomer Relationship Management\nRelevant Skills", "Sari Melati"),
    ],
)
def test_the_name_without_degrees_and_labels(top: str, name: str) -> None:
    assert parse(f"{top}\n\nPENDIDIKAN\nS1 Akuntansi\n").name == name


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("suparman\nsuparman@contoh.id", "suparman"),
        ("sari melati\n0812 3456 7801", "sari melati"),
        ("SUPARMAN\nJakarta | 0812 3456 7801", "SUPARMAN"),
        ("Dr. Ir. Bagus Karya, M.Si.\nbagus@contoh.id", "Bagus Karya"),
        ("Gusti A. Rahman\nKudus", "Gusti A. Rahman"),
        ("Jane Black\nLondon, 020 7946 0018", "Jane Black"),
        ("Sales Field\njane.field@example.org\nJane Field", "Jane Field"),
        ("Lukman Hakim\nKudus", "Lukman Hakim"),
        ("Rose Lane\nLeeds", "Rose Lane"),
        ("James Carpenter\nLeeds, 0113 496 0000", "James Carpenter"),
        ("Sari Melati  Pleasant Grove, UT\n555 010 7788", "Sari Melati"),
    ],
)
def test_names_in_capitals_small_letters_and_of_one_word(top: str, name: str) -> None:
    assert parse(f"{top}\n\nPENDIDIKAN\nS1 Akuntansi\n").name == name


@pytest.mark.parametrize(
    "top",
    ["LEADTELLER", "Mover", "DIRECTOROF OPERATIONS", "Branch Suite", "Cloud Document", "Strategic Thinking", "Dependable", "TECHNICAL EDUCATIONS LANGUAGES",
     "Events Coordinator CompanyName City", "Hello2", "MotorControl Panel", "Pekerja Keras", "Ruang Lingkup", "Zookeeper", "Jakarta | 0812 3456 7801"],
)  # fmt: skip
def test_a_cv_without_a_name_gets_none(top: str) -> None:
    body = "Summary\nTen years in branches, glad\nto contribute.\nHighlights\nBlueprint Reading\nExperience\nClerk\nJanuary 2012 to Current\nwell organized.\n"
    assert parse(f"{top}\n{body}").name is None


@pytest.mark.parametrize("text", ["Column A\nColumn B\nThis is a list:\n", "Duck\nFigure 1: This is a duckling\n", "Mallard Pond\n\nThe pond froze over.\n"])
def test_a_text_that_is_no_cv_names_nobody(text: str) -> None:
    assert parse(text).name is None


def test_the_file_name_tells_which_line_is_the_name() -> None:
    text = b"KEAHLIAN\nExcel\nTjahjadi Wonodirdjo\nWord\n"
    found = [parse_resume(read_document(text, name), AS_OF).name for name in ("CV_Tjahjadi.txt", "cv.txt")]
    assert found == ["Tjahjadi Wonodirdjo", None]


def test_addresses_of_the_person_only() -> None:
    resume = parse("Sari Melati\nsari.o'melati@contoh.id\n\nPENDIDIKAN\nS1 Akuntansi\nTemplate © 2020 pembuat@contoh.org, all rights reserved\n")
    assert resume.emails == ("sari.o'melati@contoh.id",)
    assert [item.kind for item in resume.protected].count("email") == 2


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
        ("MSW : Social Welfare", "S2"),
        ("Business Analytics(BS), Hillcrest College", "S1"),
        ("M.Pd., Universitas Teladan", "S2"),
        ("M.A. History", "S2"),
        ("MA Al-Hidayah", "SMA"),
        ("Associate : Applied Science", "D3"),
        ("BFA, Hillcrest College", "S1"),
        ("S.Farm., Universitas Teladan", "S1"),
        ("D4/Sarjana Terapan Akuntansi", "D4"),
        ("S.Tr.Kom., Politeknik Teladan", "D4"),
        ("A-Levels, Hillcrest School", "SMA"),
        ("Strata-1 Manajemen", "S1"),
        ("University of TeladanBachelor of Arts", "S1"),
    ],
)
def test_levels_in_every_spelling(line: str, level: str) -> None:
    (school,) = parse(f"Sari Melati\n\nEDUCATION\n{line}\n").education
    assert school.level == level


def test_a_degree_without_a_section_is_found() -> None:
    (school,) = parse("Sari Melati\nBachelor of Science in Psychology, 2002\n\nSKILLS\nExcel, Word\n").education
    assert (school.level, school.year) == ("S1", 2002)


@pytest.mark.parametrize(
    ("lines", "school"),
    [
        ("Tahun\nSekolah / Institusi / Universitas\nJurusan\n2017\nSMKN 1 Bangsari", "SMKN 1 Bangsari"),
        ("BSC ENGINEERING University of Leeds", "University of Leeds"),
        ("M.Sc. May 2012 Hong Kong University of Trade", "Hong Kong University of Trade"),
        ("• Graduated with College Honors\nHillcrest College", "Hillcrest College"),
    ],
)
def test_the_name_of_the_school_alone(lines: str, school: str) -> None:
    assert parse(f"Sari Melati\nsari@contoh.id\n\nPENDIDIKAN\n{lines}\n").education[0].school == school


@pytest.mark.parametrize(
    ("lines", "schools"),
    [
        ("2013 – 2017 : Universitas Teladan, Jurusan Akuntansi (IPK 3,45)\n2010 – 2013 : SMK Negeri 1, Jurusan Akuntansi",
         [("S1", "Universitas Teladan"), ("SMA", "SMK Negeri 1")]),
        ("Universitas Teladan - Manajemen (Semester 5)\n2022 - sekarang\nSMA Negeri 3\n2019 - 2022",
         [(None, "Universitas Teladan"), ("SMA", "SMA Negeri 3")]),
        ("SLTA / SMK Karya Teladan Jurusan Otomotif tahun 2012", [("SMA", "SLTA / SMK Karya Teladan")]),
    ],
)  # fmt: skip
def test_a_university_without_a_level_and_the_school_before_it(lines: str, schools: list[tuple[str | None, str]]) -> None:
    found = parse(f"Sari Melati\nsari@contoh.id\n\nPENDIDIKAN\n{lines}\n").education
    assert [(school.level, school.school) for school in found] == schools


@pytest.mark.parametrize(
    "top",
    [
        "CURRICULUM VITAE\nDina Harahap / dina@contoh.id / 0812 3456 7890", "Dina Harahap 0812 3456 7890 dina@contoh.id", "Dina\nHarahap\nd@contoh.id",
        "Dina Harahap 2\nd@contoh.id", "Dina Harahap (she/her)\nd@contoh.id", "Halo, saya Dina Harahap.\nd@contoh.id", "FUNCTIONAL RESUME\nDina Harahap\nd@contoh.id",
    ],
)  # fmt: skip
def test_the_name_among_other_things_of_its_line(top: str) -> None:
    assert parse(f"{top}\nEXPERIENCE\nClerk, Pine Ltd, 2019 - 2020").name == "Dina Harahap"


@pytest.mark.parametrize("written", ["dina.harahap@contoh\n.co.id", "dina.harahap@\ncontoh.co.id", "dina.harahap@contoh.co.\nid", "dina.\nharahap@contoh.co.id"])
def test_an_address_broken_by_a_narrow_column_is_whole(written: str) -> None:
    assert parse(f"Dina Harahap\n{written}\nSKILLS\nExcel").emails == ("dina.harahap@contoh.co.id",)


@pytest.mark.parametrize("line", ["PO Box 207 501 265", "Kode Pos 5743-1234", "linkedin.com/in/dina-207501265"])
def test_numbers_of_boxes_posts_and_profiles_are_no_telephones(line: str) -> None:
    assert parse(f"Dina Harahap\n{line}\nSKILLS\nExcel").phones == ()
