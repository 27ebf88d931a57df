"""Which lines open a section, and whose addresses stand in which."""

import datetime

import pytest

from screening.documents import read_document
from screening.parsing import parse_resume
from screening.parsing.sections import heading_kind
from screening.resume import Resume


def parse(text: str) -> Resume:
    return parse_resume(read_document(text.encode(), "cv.txt"), datetime.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Data Pribadi / Personal Details", "contact"),
        ("Riwayat Pendidikan dan Pelatihan", "education"),
        ("Pendidikan (Education)", "education"),
        ("EDUCATION & PROJECTS & EXPERIENCE", "experience"),
        ("Penghargaan, Organisasi", "awards"),
        ("T E N TA N G S AYA", "summary"),
        ("P E N G A L A M A N K E R J A", "experience"),
        ("S E RT I F I K A S I", "certifications"),
        ("A B C D", None),
        ("Jabatan", None),
        ("Sales and Marketing", None),
        ("Education and Amazement", None),
    ],
)
def test_a_heading_of_several_headings(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == kind


@pytest.mark.parametrize(("line", "opens"), [("Programming", False), ("PROGRAMMING", True), ("Programming:", True)])
def test_a_word_of_lists_opens_a_section_only_when_it_stands_out(line: str, opens: bool) -> None:
    found = parse(f"Sari Melati\nsari@contoh.id\n\nEDUCATION\nHillcrest College\n{line}\nPython, SQL\n").sections
    assert ("skills" in [section.kind for section in found]) == opens


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Career Objective: To lead a branch of my own", "summary"), ("SKILLS: Excel, Word", "skills"), ("Tools: Excel, Word", None), ("References: on request", "references")],
)
def test_a_heading_with_its_text_on_the_same_line(line: str, kind: str | None) -> None:
    found = parse(f"Sari Melati\nsari@contoh.id\n{line}\n\nEDUCATION\nHillcrest College\n").sections
    assert [section.kind for section in found] == ["header", *([kind] if kind else []), "education"]


def test_what_is_rated_below_languages_opens_no_section() -> None:
    found = parse("Jane Field\njane@example.org\n\nLANGUAGE SKILLS\nBangla\nWRITING\nC1\nSPEAKING\nB2\n").sections
    assert [section.kind for section in found] == ["header", "languages"]


def test_an_address_told_with_a_job_is_the_employers() -> None:
    resume = parse("Jane Field\njane@example.org | +44 20 7946 0018\n\nEXPERIENCE\nTeller, Vinara Bank\nJan 2020 - Present\nEmail hr@vinara.example, Phone +44 20 7946 0999\n")
    assert (resume.emails, resume.phones) == (("jane@example.org",), ("+44 20 7946 0018",))
    alone = parse("Jane Field\n\nEXPERIENCE\nTeller, Vinara Bank\nJan 2020 - Present\nmail@jane.example\n")
    assert alone.emails == ("mail@jane.example",)


@pytest.mark.parametrize(
    ("line", "phones"),
    [
        ("(415) · 555 · 0132", ("(415) · 555 · 0132",)),
        ("Leeds 44444  614-555-0132", ("614-555-0132",)),
        ("875 (2007-2009)", ()),
        ("Leeds, TX 90034-4085", ()),
        ("https://example.org/pubmed/30419234", ()),
        ("linkedin.com/in/jane-field-207501265", ()),
        ("wa.me/6281234567801", ("6281234567801",)),
        ("081234567801/081234567802", ("081234567801", "081234567802")),
    ],
)
def test_telephone_numbers_beside_other_figures(line: str, phones: tuple[str, ...]) -> None:
    assert parse(f"Jane Field\n{line}\n").phones == phones


def test_contact_read_column_by_column_is_still_the_persons() -> None:
    resume = parse("Jane Field\nContact:\nReferees:\nm: 0421 000 333  e: jane@example.org\nUpon request\n")
    assert (resume.emails, resume.phones) == (("jane@example.org",), ("0421 000 333",))
