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
