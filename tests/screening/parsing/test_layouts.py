"""The same people in many page layouts, printed as PDF and read back."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import docx
import pytest
from weasyprint import HTML

from screening.documents import read_document
from screening.parsing import parse_resume
from screening.resume import Resume
from tests.screening.parsing import layouts
from tests.screening.parsing.layouts import DANIEL, JOBS, LESTARI, PAGES, RATNA, Job, Person

AS_OF = datetime.date(2026, 11, 1)


def read(html: str) -> Resume:
    return parse_resume(read_document(HTML(string=html).write_pdf(), "cv.pdf"), AS_OF)


def jobs_of(resume: Resume) -> list[tuple[str | None, str | None]]:
    return [(position.title, position.employer) for position in resume.positions]


@pytest.mark.parametrize("job", JOBS, ids=lambda job: str(job.__name__))
def test_jobs_in_every_form_of_header(job: Callable[[Job], str]) -> None:
    for person in (RATNA, DANIEL):
        resume = read(layouts.page_of(person, layouts.one_column, job))
        assert jobs_of(resume) == [(job.title, job.employer) for job in person.jobs]
        assert resume.experience_months == person.months


@pytest.mark.parametrize("person", [RATNA, DANIEL, LESTARI], ids=lambda person: str(person.name))
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.__name__))
def test_every_page_layout(page: Callable[[Person, str], str], person: Person) -> None:
    resume = read(layouts.page_of(person, page, layouts.title_first))
    assert resume.name == person.name
    assert jobs_of(resume) == [(job.title, job.employer) for job in person.jobs]
    assert tuple(skill.text for skill in resume.skills) == person.skills


@pytest.mark.parametrize("ruled", [True, False])
def test_jobs_in_a_table(ruled: bool) -> None:
    assert jobs_of(read(layouts.table_of(RATNA, ruled=ruled))) == [(job.title, job.employer) for job in RATNA.jobs]


def test_a_form_whose_labels_and_values_stand_in_two_columns() -> None:
    rows = (("Tahun", ": 2019 - 2021"), ("Instansi / Perusahaan", ": PT Sinar Contoh"), ("Posisi", ": Kasir"), ("Job Deskripsi", ": Melayani pembeli"))
    cells = "".join(f"<tr><td style='width:6cm'>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = f"<h1>Ratna Kusuma</h1><p>ratna@contoh.id</p><h3>Riwayat Pekerjaan</h3><p>1</p><table>{cells}</table>"
    assert jobs_of(read(page)) == [("Kasir", "PT Sinar Contoh")]


def test_an_employer_behind_a_bullet_with_its_place_at_the_right() -> None:
    jobs = "".join(
        f"<div class=row><span>• {job.employer}</span><span>{job.place}</span></div><div class=row><span>{job.title}</span>"
        f"<span>{job.start} – {job.end}</span></div><p>◦ {job.duties[0]}.</p>"
        for job in DANIEL.jobs
    )
    page = f"<style>{layouts.STYLE}</style>" + layouts.one_column(DANIEL, jobs)
    assert jobs_of(read(page)) == [(job.title, job.employer) for job in DANIEL.jobs]


def test_a_large_header_that_wraps() -> None:
    duty = "Menghubungi calon nasabah usaha kecil setiap hari kerja dan mencatat hasilnya di buku"
    job = f"<div style='width:400px'><div style='font-size:15pt'>Vinara Media, Semarang, Jawa Tengah — Sales Representative</div>Jan 2020 – Mar 2021<p>{duty}</p></div>"
    page = f"<style>{layouts.STYLE}</style>" + layouts.one_column(RATNA, job)
    assert jobs_of(read(page)) == [("Sales Representative", "Vinara Media")]


def test_a_rail_of_headings_and_dates_beside_jobs_with_form_labels() -> None:
    def row(left: str, right: str) -> str:
        return f"<tr><td style='width:4.5cm'>{left}</td><td>{right}</td></tr>"

    jobs = "".join(
        row(f"{job.start} - {job.end}", job.title) + row("(2 tahun)", f"{job.employer} | Jawa Tengah") + row("", "Jabatan<br>Staf") + row("", job.duties[0])
        for job in RATNA.jobs
    )
    rest = row("<h3>Pendidikan</h3>", "") + row("2016", "Universitas Teladan") + row("", "Gelar Sarjana di Manajemen") + row("<h3>Keahlian</h3>", "") + row("Menengah", "Kanvasing, Negosiasi")
    resume = read(f"<h1>Ratna Kusuma</h1><p>ratna@contoh.id</p><table>{row('<h3>Pengalaman</h3>', '')}{jobs}{rest}</table>")
    assert jobs_of(resume) == [(job.title, job.employer) for job in RATNA.jobs]
    assert [school.level for school in resume.education] == ["S1"]


def test_skills_in_a_table_of_labels_and_lists() -> None:
    rows = (("Programming", "Python, R"), ("Protocols &amp; interfaces", "XML, JSON"), ("Databases", "MySQL, Redis"))
    cells = "".join(f"<tr><td style='width:5cm'>{label}</td><td>{value}</td></tr>" for label, value in rows)
    resume = read(f"<h1>Ratna Kusuma</h1><p>ratna@contoh.id</p><h3>Skills</h3><table>{cells}</table>")
    assert [skill.text for skill in resume.skills] == ["Python", "R", "XML", "JSON", "MySQL", "Redis"]


def test_skills_set_in_below_a_label() -> None:
    items = "".join(f"<div style='margin-left:8pt'>{skill}</div>" for skill in ("Python", "Mathematica", "Canva"))
    resume = read(f"<h1>Ratna Kusuma</h1><p>ratna@contoh.id</p><h3>Skills</h3><div>Computer</div>{items}")
    assert [skill.text for skill in resume.skills] == ["Python", "Mathematica", "Canva"]


def test_titles_below_one_employer() -> None:
    jobs = RATNA.jobs[:2]
    rows = "".join(f"<div class=row><span class=bold>{job.title}</span><span>{job.start} – {job.end}</span></div><p>{job.duties[0]}.</p>" for job in jobs)
    page = f"<style>{layouts.STYLE}</style>" + layouts.one_column(RATNA, f"<div class=row><b>BPR Arta Mulia</b><span>Kudus</span></div>{rows}")
    assert jobs_of(read(page)) == [(job.title, "BPR Arta Mulia") for job in jobs]


def word(build: Callable[[docx.document.Document], None]) -> Resume:
    document, stream = docx.Document(), io.BytesIO()
    build(document)
    document.save(stream)
    return parse_resume(read_document(stream.getvalue(), "cv.docx"), AS_OF)


def test_a_word_table_of_jobs() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph(RATNA.name)
        document.add_heading("Pengalaman Kerja", 1)
        table = document.add_table(rows=0, cols=3)
        for row in [("Periode", "Perusahaan", "Jabatan"), *((f"{job.start} - {job.end}", job.employer, job.title) for job in RATNA.jobs)]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    assert jobs_of(word(build)) == [(job.title, job.employer) for job in RATNA.jobs]


def test_a_word_sidebar() -> None:
    def build(document: docx.document.Document) -> None:
        side, main = document.add_table(rows=1, cols=2).rows[0].cells
        side.text = "CONTACT\n+62 812 3456 7801\nSKILLS\nBudgeting\nPresentation\nLANGUAGES\nEnglish"
        jobs = "".join(f"{job.title}\n{job.employer} | {job.start} - {job.end}\n" for job in DANIEL.jobs)
        main.text = f"{DANIEL.name}\nPROFILE\n{DANIEL.summary}\nEXPERIENCE\n{jobs}"

    resume = word(build)
    assert (resume.name, [skill.text for skill in resume.skills]) == (DANIEL.name, ["Budgeting", "Presentation"])
    assert jobs_of(resume) == [(job.title, job.employer) for job in DANIEL.jobs]
