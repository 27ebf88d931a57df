"""Jobs as Indonesian and English CVs lay them out."""

import datetime

import pytest

from screening.documents import read_document
from screening.parsing import parse_resume
from screening.resume import Resume

AS_OF = datetime.date(2026, 11, 24)
OFFICER = ("Account Officer", "PT Bank Teladan", "2019-01")


def parse(text: str) -> Resume:
    return parse_resume(read_document(text.encode(), "cv.txt"), AS_OF)


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ("Account Officer\nPT Bank Teladan\nJanuari 2019 - Sekarang", OFFICER),
        ("PT Bank Teladan\nAccount Officer\nJan 2019 s.d. sekarang", OFFICER),
        ("Account Officer, PT Bank Teladan, Jan 2019 – now", OFFICER),
        ("Account Officer - PT Bank Teladan (01/2019 - saat ini)", OFFICER),
        ("Account Officer | PT Bank Teladan | 2019 – present", OFFICER),
        ("Account Officer at PT Bank Teladan\nJan 2019 - Present", OFFICER),
        ("01/2019 s/d sekarang : Account Officer di PT Bank Teladan", OFFICER),
        ("Jan 2019 – Sekarang\nAccount Officer\nPT Bank Teladan", OFFICER),
        ("Account Officer   Jan 2019 – Sekarang\nPT Bank Teladan, Bogor", OFFICER),
        ("PT Bank Teladan   1 Januari 2019 s.d. saat ini\nAccount Officer", OFFICER),
        ("Perusahaan : PT Bank Teladan\nJabatan : Account Officer\nPeriode : Januari 2019 - sekarang", OFFICER),
        ("Account Officer\nPT Bank Teladan, Bogor, Jawa Barat\nJan '19 – Sekarang", OFFICER),
        ("Juru Masak\nPT Hotel Melati\nAgt 2020 – Des 2021", ("Juru Masak", "PT Hotel Melati", "2020-08")),
        ("Perawat\nRumah Sakit Sehat\nSejak Maret 2020", ("Perawat", "Rumah Sakit Sehat", "2020-03")),
        ("Account Officer, PT Bank Teladan\n01/19-Present", OFFICER),
        ("Tahun : 2019\nInstansi / Perusahaan : PT Bank Teladan\nPosisi : Account Officer", OFFICER),
        ("Jan 2019 - Present\nCompany Name Account Officer", ("Account Officer", "Company Name", "2019-01")),
        ("Bekerja di PT Bank Teladan sebagai Account Officer dari tahun 2019 sampai 2021", OFFICER),
        ("Magang di PT Bank Teladan sebagai Account Officer (Januari 2019 - Juli 2019)", OFFICER),
        ("Guru Matematika SMA Negeri 3 Bogor (2019 - sekarang)", ("Guru Matematika", "SMA Negeri 3 Bogor", "2019-01")),
        ("PT Bank Teladan -Account Officer —Bogor — Jan 2019 - Present", OFFICER),
        ("Januari 2019 - Juli 2020\nAccount Officer / Danone Aqua", ("Account Officer", "Danone Aqua", "2019-01")),
        ("Account Officer, PT Bank Teladan\nMay 2019 - January 2019", OFFICER),
        ("01/02/2021 – CURRENT Gazipur, Bangladesh\nWEB DEVELOPER (PART-TIME) VINARA TECHNOLOGIES", ("WEB DEVELOPER (PART-TIME)", "VINARA TECHNOLOGIES", "2021-02")),
    ],
)
def test_title_employer_and_start_in_any_layout(job: str, expected: tuple[str, str, str]) -> None:
    positions = parse(f"Sari Melati\nsari@contoh.id\n\nPENGALAMAN KERJA\n{job}\n- Mengelola 40 debitur\n\nPENDIDIKAN\nS1 Akuntansi\n").positions
    assert [(p.title, p.employer, p.start) for p in positions] == [expected]


@pytest.mark.parametrize(
    ("jobs", "months"),
    [
        ("Teller\nPT Bank A\nJan 2020 - Des 2020", 12),
        ("Teller\nPT Bank A\nJan 2020 - Des 2020\nKasir\nPT Toko B\nJul 2020 - Jun 2021", 18),
    ],
)
def test_overlapping_jobs_count_once(jobs: str, months: int) -> None:
    assert parse(f"Sari Melati\n\nPENGALAMAN KERJA\n{jobs}\n").experience_months == months


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (  # titles under one employer
            "PT Bank Teladan\nManajer Cabang   Jan 2021 - Sekarang\n- Memimpin 12 orang\nAccount Officer   Jan 2018 - Des 2020\n- Mengelola 40 debitur",
            [("Manajer Cabang", "PT Bank Teladan"), ("Account Officer", "PT Bank Teladan")],
        ),
        (  # the employer's whole range stands above
            "PT Bank Teladan   2018 - Sekarang\nManajer Cabang   2021 - Sekarang\n- Memimpin 12 orang\nAccount Officer   2018 - 2020\n- Mengelola 40 debitur",
            [("Manajer Cabang", "PT Bank Teladan"), ("Account Officer", "PT Bank Teladan")],
        ),
        (  # names that no lexicon knows: the sure rows tell which place is whose
            "Truso\nData Engineer   Jan 2021 - Sekarang\n- Membangun 3 sistem\nPropeluss\nSoftware Developer   Jan 2018 - Des 2020\n- Menulis kode",
            [("Data Engineer", "Truso"), ("Software Developer", "Propeluss")],
        ),
        (
            "Vice President, Banking Operations\nTelcoin, Los Angeles, CA   Aug 2020 - Present\n- Led 9 people",
            [("Vice President, Banking Operations", "Telcoin")],
        ),
        ("Teller\nPT Bank Teladan\nSummer 2022\n- Melayani nasabah", [("Teller", "PT Bank Teladan")]),
    ],
)
def test_the_pattern_of_the_document_decides(section: str, expected: list[tuple[str, str]]) -> None:
    positions = parse(f"Sari Melati\nsari@contoh.id\n\nPENGALAMAN KERJA\n{section}\n\nPENDIDIKAN\nS1 Akuntansi\n").positions
    assert [(p.title, p.employer) for p in positions] == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (  # an export that writes lengths below the company and beside the dates
            "Zenvia\n4 years 3 months\nAccount Manager\nJanuary 2022 - Present (2 years 1 month)\nAustin, Texas, United States\nLed 4 people.\n"
            "Sales Associate\nMay 2017 - October 2019 (2 years 6 months)\nAustin, Texas",
            [("Account Manager", "Zenvia"), ("Sales Associate", "Zenvia")],
        ),
        (
            "Dates: 01/2019 – Present\nOccupation or position held: Account Manager\nName and address of employer: Zenvia, Porto, Portugal",
            [("Account Manager", "Zenvia")],
        ),
        ("1. PT Astaka Mobil\n   Jabatan : Kepala Cabang\n   Masa Kerja : Maret 2019 - Sekarang", [("Kepala Cabang", "PT Astaka Mobil")]),
        ("Tahun 2019 s/d sekarang bekerja di PT Astaka Mobil sebagai Kepala Cabang", [("Kepala Cabang", "PT Astaka Mobil")]),
        (
            "Zenvia, Austin, TX\nA maker of payment software with 300 employees in Texas\nAccount Manager, 2019 - 2021\n- Led 4 people",
            [("Account Manager", "Zenvia")],
        ),
        ("Client: Bluefin, Austin, TX      Jan 2019 - Present\nRole: Java Developer\nResponsibilities:\n• Wrote code", [("Java Developer", "Bluefin")]),
        ("Account Manager (Zenvia) – 2019 to 2021", [("Account Manager", "Zenvia")]),
        ("Kestrel        Dallas, TX\nSales Assistant      Jan 2019 -\n• Sold tents", [("Sales Assistant", "Kestrel")]),
        ("English Teacher, PT Bahasa Jaya\nTaught 40 pupils", [("English Teacher", "PT Bahasa Jaya")]),
        ("MarketingCoordinator CompanyName City , State 07/2006 to 01/2007\nWrote copy", [("MarketingCoordinator", "CompanyName")]),
        ("June 2013\nto\nMarch 2016\nCashier\nPT Toko Besar\nServed customers", [("Cashier", "PT Toko Besar")]),
    ],
)
def test_headers_of_exports_and_forms(section: str, expected: list[tuple[str, str]]) -> None:
    positions = parse(f"Sari Melati\nsari@contoh.id\n\nEXPERIENCE\n{section}\n\nEDUCATION\nBA History\n").positions
    assert [(p.title, p.employer) for p in positions] == expected


def test_work_on_ones_own_has_no_employer_from_the_job_above() -> None:
    jobs = "Magang di Dinas Contoh sebagai Web Developer (Juli 2019 - September 2019)\nFreelance Graphic Designer (2020 - Sekarang)"
    own, internship = parse(f"Sari Melati\nsari@contoh.id\n\nPENGALAMAN KERJA\n{jobs}\n").positions
    assert (own.title, own.employer, internship.kind) == ("Freelance Graphic Designer", None, "internship")
