"""Schools as they stand among marks, degrees and asides."""

import datetime

import pytest

from screening.documents import read_document
from screening.parsing import parse_resume

AS_OF = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("section", "schools"),
    [
        ("Bachelor of Arts; Pine University; 2018", [("S1", "Pine University")]),
        ("Pine University / Bachelor’s Degree / Geology / GPA: 3.4\n2014 - 2018", [("S1", "Pine University")]),
        ("2014 – 2018\nBACHELOR OF ARTS Pine University\nAddress Hill Road, Leeds", [("S1", "Pine University")]),
        ("Bachelor of Arts, Pine Hill\nUniversity, 2018", [("S1", "Pine Hill University")]),
        ("Bachelor of Science in Biology from Pine University in 2014", [("S1", "Pine University")]),
        ("Pine University, Leeds\nBachelor of Arts, 2018\nMastery of debate and of writing", [("S1", "Pine University")]),
        ("MSc Marketing\nElm Business School, University of Pine · 2024", [("S2", "Elm Business School, University of Pine")]),
        ("MS, Analytics\nUniversity of Pine, July 2015\nHonors: University Scholar\nBS, Physics\nUniversity of Oak, May 2014",
         [("S2", "University of Pine"), ("S1", "University of Oak")]),
        ("Desert View High, Utah — High School Diploma, 2016", [("SMA", "Desert View High")]),
        ("Universidade Pinheiro\nBachelor, Computer Science, 2001 - 2005", [("S1", "Universidade Pinheiro")]),
        ("SMK Negeri 9 Pinus\nSMK · Administrasi Perkantoran\n2015 - 2018", [("SMA", "SMK Negeri 9 Pinus")]),
        ("SD Negeri 1 Pinus : 1994 - 2000\nSMPN 2 Pinus : 2000 - 2003\nSMKN 1 Pinus : 2003 - 2006",
         [(None, "SD Negeri 1 Pinus"), (None, "SMPN 2 Pinus"), ("SMA", "SMKN 1 Pinus")]),
    ],
)  # fmt: skip
def test_schools_and_levels(section: str, schools: list[tuple[str | None, str]]) -> None:
    resume = parse_resume(read_document(f"Dina Harahap\ndina@contoh.id\nEDUCATION\n{section}".encode(), "cv.txt"), AS_OF)
    assert [(school.level, school.school) for school in resume.education] == schools
