"""Where one employer's name, a title, a team and a kind of employment end and begin."""

import datetime

import pytest

from screening.documents import read_document
from screening.parsing import parse_resume

AS_OF = datetime.date(2026, 11, 24)


def jobs(section: str) -> list[tuple[str | None, str | None]]:
    resume = parse_resume(read_document(f"Dina Harahap\ndina@contoh.id\n{section}".encode(), "cv.txt"), AS_OF)
    return [(job.title, job.employer) for job in resume.positions]


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ("Ministry of Water, Sanitation and Hygiene, Lusaka\nProgramme Officer    Jan 2019 - Dec 2021",
         ("Programme Officer", "Ministry of Water, Sanitation and Hygiene")),
        ("Smith, Brown & Co., Leeds\nClerk\nJan 2019 - Dec 2021", ("Clerk", "Smith, Brown & Co.")),
        ("Research Assistant, University of Nebraska at Omaha, 2019 - 2021", ("Research Assistant", "University of Nebraska at Omaha")),
        ("Data Scientist\nInnovation Lab @ Harlow (San Mateo, Ca.) 06/15 - Now", ("Data Scientist", "Innovation Lab @ Harlow")),
        ("Data Scientist @ Harlow (San Mateo) 06/15 - Now", ("Data Scientist", "Harlow")),
        ("Harlow Foods ........................ Leeds\nPlanner ............ Jan 2019 - Dec 2021", ("Planner", "Harlow Foods")),
        ("Manager, Sales and Service\nHarlow Foods    Jan 2019 - Dec 2021", ("Manager, Sales and Service", "Harlow Foods")),
        ("Harlow Foods, Leeds —Planner\nJan 2019 - Dec 2021", ("Planner", "Harlow Foods")),
        ("Production Planner - Coordinator\nHarlow Foods\nJan 2019 - Dec 2021", ("Production Planner - Coordinator", "Harlow Foods")),
        ("Editor - Graphics Department\nHarlow Post\nJan 2019 - Dec 2021", ("Editor - Graphics Department", "Harlow Post")),
    ],
)  # fmt: skip
def test_marks_inside_and_between_names(job: str, expected: tuple[str, str]) -> None:
    assert jobs(f"EXPERIENCE\n{job}\nRan it for all.") == [expected]


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ("Admin Gudang\nPT Sinar Laut · Penuh Waktu\nJan 2019 - Des 2021 · 3 tahun", ("Admin Gudang", "PT Sinar Laut")),
        ("Admin Gudang\nSinar Laut · Magang\nJan 2019 - Des 2021", ("Admin Gudang", "Sinar Laut")),
        ("Kasir\nToko Maju · Kontrak\nJan 2019 - Des 2021", ("Kasir", "Toko Maju")),
        ("Magang, Sinar Laut, Jan 2019 - Des 2021", ("Magang", "Sinar Laut")),
        ("Web Designer\nFreelance\nJan 2019 - Dec 2021", ("Web Designer", "Freelance")),
        ("Independent\nWeb Designer    Jan 2019 - Dec 2021", ("Web Designer", "Independent")),
    ],
)
def test_a_kind_of_employment_is_a_title_only_where_there_is_no_other(job: str, expected: tuple[str, str]) -> None:
    assert jobs(f"PENGALAMAN KERJA\n{job}") == [expected]


@pytest.mark.parametrize("heading", ["TEACHING EXPERIENCE", "Internship Experience", "Experience (2.4)", "Leadership experience", "RETAIL EXPERIENCE", "Clinical Experience:"])
def test_every_kind_of_experience_opens_a_section_of_jobs(heading: str) -> None:
    assert jobs(f"{heading}\nInstructor, Pine College, Jan 2019 - Dec 2021") == [("Instructor", "Pine College")]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("• Harlow Foods    Leeds, UK\nPlanner    Jan 2019 - Dec 2021\n• Ran it for all the teams", [("Planner", "Harlow Foods")]),
        ("Trainer, Harlow Foods, 2007 - 2007\nCashier, Pine Stores, 2006", [("Trainer", "Harlow Foods"), ("Cashier", "Pine Stores")]),
        ("Harlow Foods    Jan 2019 - Dec 2021\nSenior Manager, National Sales Finance", [("Senior Manager, National Sales Finance", "Harlow Foods")]),
        ("Planner, May 2019 - Dec 2021\nHarlow Foods, Leeds\nRan it\nClerk, May 2017 - Dec 2018\nPine & Oak, Leeds\nSorted letters",
         [("Planner", "Harlow Foods"), ("Clerk", "Pine & Oak")]),
        (f"Harlow Foods {'. ' * 60}Leeds\nPlanner    2019/10 - 2021/07\nf Ran it for all the teams", [("Planner", "Harlow Foods")]),
        ("Clerk\nHarlow Department of Roads and Bridges (Colma, Ca.) 06/15 - Now", [("Clerk", "Harlow Department of Roads and Bridges")]),
    ],
)  # fmt: skip
def test_headers_with_bullets_leaders_and_single_years(section: str, expected: list[tuple[str, str]]) -> None:
    assert jobs(f"EXPERIENCE\n{section}") == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Worked as Planner in Harlow Foods from Jan 2019 to Dec 2021.\nWorked as a Clerk at Oakley from Jan 2017 to Dec 2018.",
         [("Planner", "Harlow Foods"), ("Clerk", "Oakley")]),
        ("Saya pernah bekerja sebagai Kasir di Toko Maju tahun 2017 - 2018.", [("Kasir", "Toko Maju")]),
        ("Planner\nHarlow Foods, a leading maker of frozen food\n2019 - 2021", [("Planner", "Harlow Foods")]),
        ("PT Sinar Laut (Staf Gudang) 2019 - 2021\nToko Maju (Kasir) 2017 - 2018", [("Staf Gudang", "PT Sinar Laut"), ("Kasir", "Toko Maju")]),
        ("Planner, Harlow Foods (acquired by Oakley Group), 2019 - 2021", [("Planner", "Harlow Foods")]),
        ("Planner - Harlow Foods (Contract)\nJan 2019 - Dec 2021", [("Planner", "Harlow Foods")]),
        ("Harlow Foods (Leeds)\nPlanner, 2019–2021\nClerk, 2017–2019\nOakley Ltd\nCashier, 2015–2017",
         [("Planner", "Harlow Foods"), ("Clerk", "Harlow Foods"), ("Cashier", "Oakley Ltd")]),
    ],
)  # fmt: skip
def test_jobs_told_in_words_and_held_at_one_employer(section: str, expected: list[tuple[str, str]]) -> None:
    assert jobs(f"EXPERIENCE\n{section}") == expected
