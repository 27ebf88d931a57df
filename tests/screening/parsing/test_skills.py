"""Skills as CVs list them."""

import datetime

import pytest

from screening.documents import read_document
from screening.parsing import parse_resume

AS_OF = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("section", "skills"),
    [
        ("Excel, Negosiasi, Penagihan", ["Excel", "Negosiasi", "Penagihan"]),
        ("- Excel\n- Negosiasi", ["Excel", "Negosiasi"]),
        ("Tools: Excel, Power BI\nBahasa pemrograman: Python, SQL", ["Excel", "Power BI", "Python", "SQL"]),
        ("Excel | Word | PowerPoint", ["Excel", "Word", "PowerPoint"]),
        ("Excel, Word,\nPowerPoint, Outlook", ["Excel", "Word", "PowerPoint", "Outlook"]),
        ("Web\nExcel, Word, Canva\nData\nPython, SQL, R", ["Excel", "Word", "Canva", "Python", "SQL", "R"]),
        ("Excel\nMahir\nNegosiasi\nMenengah", ["Excel", "Negosiasi"]),
        ("Excel, Word and PowerPoint", ["Excel", "Word and PowerPoint"]),
        ("Excel, Word, Outlook and PowerPoint", ["Excel", "Word", "Outlook", "PowerPoint"]),
        ("Excel\nSIM A dan SIM C\nMaret 2017", ["Excel"]),
        ("Backend Go, Kafka, REST API\nFrontend Vue, Sass\nDatabases & Tools Redis, Git", ["Go", "Kafka", "REST API", "Vue", "Sass", "Redis", "Git"]),
        ("Cloud Security, Web Design, Canva", ["Cloud Security", "Web Design", "Canva"]),
        ("Excel    Word    Canva\nPython    SQL\nNegosiasi", ["Excel", "Word", "Canva", "Python", "SQL", "Negosiasi"]),
        ("OFFICE TOOLS\nExcel    Word    Canva\nDATA TOOLS\nPython    SQL", ["Excel", "Word", "Canva", "Python", "SQL"]),
        ("Aplikasi    Excel, Word, Canva", ["Excel", "Word", "Canva"]),
        ("Excel\nKlaten, Oktober 2026\nSari Melati", ["Excel"]),
    ],
)
def test_items_without_labels_levels_dates_and_signature(section: str, skills: list[str]) -> None:
    resume = parse_resume(read_document(f"Sari Melati\n\nKEAHLIAN\n{section}\n".encode(), "cv.txt"), AS_OF)
    assert [item.text for item in resume.skills] == skills
    assert all(resume.text[item.span.start : item.span.end] == item.text for item in resume.skills)


@pytest.mark.parametrize(
    ("section", "skills"),
    [
        ("SKILLS\nProgramming\n• Kotlin\n• PHP, Laravel\nSpecialized Skills\n• Canva\n• Figma", ["Kotlin", "PHP", "Laravel", "Canva", "Figma"]),
        ("SKILLS\nOffice & Web — Excel, Word, Canva\nMethods — Scrum, Kanban", ["Excel", "Word", "Canva", "Scrum", "Kanban"]),
        ("SKILLS\nExcel 5+ yrs\nWord 3+ years\n2+ yrs\nCanva (4 years)\nFigma - 80%", ["Excel", "Word", "Canva", "Figma"]),
        ("SKILLS\n★★★★☆ Excel\nWord ●●●○○\nCanva Intermediate\nFigma (basic)", ["Excel", "Word", "Canva", "Figma"]),
        ("SKILLS\nProficient in Excel, Word, Canva\nNon-Technical Skills Summary\nFigma - Basic knowledge\nMenguasai Scrum", ["Excel", "Word", "Canva", "Figma", "Scrum"]),
        ("Core Skills : Excel | Word | Canva", ["Excel", "Word", "Canva"]),
        ("Technical Skills Summary\nExcel, Word", ["Excel", "Word"]),
        ("KEAHLIAN\nBahasa: Indonesia (penutur asli), Inggris (aktif)\nKomputer: Excel, Word", ["Excel", "Word"]),
    ],
)
def test_labels_lengths_and_spoken_languages_are_no_skills(section: str, skills: list[str]) -> None:
    resume = parse_resume(read_document(f"Dina Harahap\ndina@contoh.id\n{section}\n".encode(), "cv.txt"), AS_OF)
    assert [item.text for item in resume.skills] == skills


def test_languages_among_skills_are_languages() -> None:
    resume = parse_resume(read_document(b"Dina Harahap\ndina@contoh.id\nSKILLS\nExcel, English (fluent), German", "cv.txt"), AS_OF)
    assert [(item.text, item.level) for item in resume.languages] == [("English", "fluent"), ("German", None)]
