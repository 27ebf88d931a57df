"""Fictional CVs in the layouts that people use, as HTML for a PDF and as what must be read from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    title: str
    employer: str
    place: str
    start: str
    end: str
    duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional person; `words` are the headings of the CV: summary, experience, education, skills, languages."""

    name: str
    contact: tuple[str, ...]
    summary: str
    jobs: tuple[Job, ...]
    schools: tuple[tuple[str, str, str], ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    words: tuple[str, str, str, str, str]
    months: int


RATNA = Person(
    "Ratna Kusumawardani", ("ratna.kusuma@contoh.id", "0812 3456 7701", "Semarang, Jawa Tengah"),
    "Account Officer dengan tujuh tahun pengalaman di perbankan, terbiasa mengelola debitur kecil dan menengah.",
    (
        Job("Account Officer Senior", "PT Bank Sinar Teladan", "Semarang", "Mar 2021", "sekarang",
            ("Mengelola 85 debitur dengan saldo Rp 42 miliar", "Menurunkan kredit bermasalah dari 4,1% menjadi 2,3%")),
        Job("Account Officer", "BPR Arta Mulia", "Kudus", "Jul 2018", "Feb 2021", ("Menganalisis laporan keuangan calon debitur",)),
        Job("Teller", "PT Bank Pasar Jaya", "Kudus", "Agt 2016", "Jun 2018", ("Melayani transaksi tunai rata-rata 120 nasabah sehari",)),
    ),
    (("S1 Manajemen", "Universitas Teladan Nusantara", "2012 - 2016"), ("SMA Negeri 3 Kudus", "", "2009 - 2012")),
    ("Analisis Kredit", "Microsoft Excel", "Negosiasi", "Penagihan", "Kunjungan Usaha"), ("Indonesia (aktif)", "Inggris (pasif)"),
    ("Profil", "Pengalaman Kerja", "Pendidikan", "Keahlian", "Bahasa"), 123,
)  # fmt: skip
DANIEL = Person(
    "Daniel Hartfield", ("daniel.hartfield@example.org", "+1 415 555 0132", "Portland, OR"),
    "Engineer with nine years in payments, who likes small teams, careful tests and systems that can be read.",
    (
        Job("Senior Software Engineer", "Quorvia", "Portland, OR", "Jan 2022", "Present",
            ("Designed the ledger that settles 3 million payments a day", "Cut the cost of storage by 31%")),
        Job("Backend Developer", "Tillbrook Labs", "Seattle, WA", "Jun 2018", "Dec 2021", ("Wrote the first public API and its documentation",)),
        Job("Junior Developer", "Umbrane", "Boise, ID", "Aug 2015", "May 2018", ("Fixed 240 reported errors in the billing module",)),
    ),
    (("M.Sc. in Computer Science", "Oregon Valley University", "2013 - 2015"), ("B.Sc. in Mathematics", "Hillcrest College", "2009 - 2013")),
    ("Python", "PostgreSQL", "Kafka", "Terraform", "Docker"), ("English (native)", "Spanish (B2)"),
    ("Summary", "Work Experience", "Education", "Skills", "Languages"), 135,
)  # fmt: skip
LESTARI = Person(
    "Lestari", ("lestari.1990@contoh.co.id", "(021) 555 0170", "Jakarta Selatan"),
    "Client relations professional with ten years in agencies, used to budgets, deadlines and difficult conversations.",
    (
        Job("Client Relationship Manager", "Wanadri Komunika", "Jakarta", "2020", "Present",
            ("Kept 14 of 15 clients for four years running", "Grew yearly billings from IDR 6 to 11 billion")),
        Job("Account Executive", "Pijar Media", "Jakarta", "2016", "2019", ("Presented 40 pitches, 17 of them won",)),
        Job("Marketing Intern", "Studio Kayumanis", "Bandung", "2015", "2015", ("Collected prices of 9 competitors",)),
    ),
    (("Bachelor of Communication", "Universitas Pelita Harapan Baru", "2011 - 2015"),),
    ("Client Servicing", "Budgeting", "Presentation", "Google Analytics"), ("Indonesian (native)", "English (fluent)"),
    ("About Me", "Professional Experience", "Education", "Core Skills", "Languages"), 142,
)  # fmt: skip
PEOPLE = (RATNA, DANIEL, LESTARI)

STYLE = """
@page { size: A4; margin: 18mm 16mm } * { font-family: 'DejaVu Sans', sans-serif } body { font-size: 9.5pt; line-height: 1.35; margin: 0 }
h1 { font-size: 20pt; margin: 0 0 2mm } h2 { font-size: 12.5pt; margin: 5mm 0 2mm; border-bottom: 1px solid #888 }
p, ul { margin: 0 0 1.5mm } ul { padding-left: 5mm } .row { display: flex; justify-content: space-between } .job { margin-bottom: 3mm }
.bold { font-weight: bold } .soft { font-style: italic; color: #333 } .right { text-align: right }
table { border-collapse: collapse; width: 100% } td, th { padding: 1mm 2mm; text-align: left; vertical-align: top }
.ruled td, .ruled th { border: 1px solid #999 } .two { display: flex } .side { width: 32%; padding-right: 6mm; font-size: 9pt } .main { width: 68% }
"""


def _duties(job: Job) -> str:
    return "<ul>" + "".join(f"<li>{duty}</li>" for duty in job.duties) + "</ul>"


def _dates(job: Job, dash: str = "–") -> str:
    return f"{job.start} {dash} {job.end}"


def title_first(job: Job) -> str:
    return (f"<div class=job><div class=row><span class=bold>{job.title}</span><span>{_dates(job)}</span></div>"
            f"<div class='row soft'><span>{job.employer}</span><span>{job.place}</span></div>{_duties(job)}</div>")  # fmt: skip


def employer_first(job: Job) -> str:
    return (f"<div class=job><div class=row><span class=bold>{job.employer}</span><span>{job.place}</span></div>"
            f"<div class=row><span>{job.title}</span><span>{_dates(job)}</span></div>{_duties(job)}</div>")  # fmt: skip


def dates_left(job: Job) -> str:
    return (f"<table><tr><td style='width:26%'>{_dates(job)}</td><td><div class=bold>{job.title}</div><div>{job.employer}, {job.place}</div>"
            f"{_duties(job)}</td></tr></table>")  # fmt: skip


def dates_above(job: Job) -> str:
    return f"<div class=job><div class=soft>{_dates(job)}</div><div class=bold>{job.title}</div><div>{job.employer}</div>{_duties(job)}</div>"


def dates_below(job: Job) -> str:
    return f"<div class=job><div class=bold>{job.employer}</div><div>{job.title}</div><div class=soft>{_dates(job)} | {job.place}</div>{_duties(job)}</div>"


def one_line(job: Job) -> str:
    return f"<div class=job><div class=bold>{job.title}, {job.employer} ({_dates(job)})</div>{_duties(job)}</div>"


def with_bars(job: Job) -> str:
    return f"<div class=job><div>{job.employer} | {job.title} | {_dates(job)}</div>{_duties(job)}</div>"


def with_dash(job: Job) -> str:
    return f"<div class=job><div class=row><span class=bold>{job.title} - {job.employer}</span><span>{_dates(job, '-')}</span></div>{_duties(job)}</div>"


def labelled(job: Job) -> str:
    return (f"<div class=job><p>Nama Perusahaan : {job.employer}</p><p>Jabatan : {job.title}</p><p>Periode : {_dates(job, 's.d.')}</p>"
            f"{_duties(job)}</div>")  # fmt: skip


def prose(job: Job) -> str:
    return f"<div class=job><div class=row><span class=bold>{job.title}</span><span>{_dates(job)}</span></div><div>{job.employer}</div>" + "".join(
        f"<p>{duty}.</p>" for duty in job.duties) + "</div>"  # fmt: skip


def _table(jobs: tuple[Job, ...], ruled: bool) -> str:
    rows = "".join(f"<tr><td style='width:16%'>{_dates(job)}</td><td style='width:24%'>{job.employer}</td><td style='width:22%'>{job.title}</td>"
                   f"<td>{'; '.join(job.duties)}</td></tr>" for job in jobs)  # fmt: skip
    return f"<table class={'ruled' if ruled else ''}><tr><th>Periode</th><th>Perusahaan</th><th>Jabatan</th><th>Tugas</th></tr>{rows}</table>"


def _section(word: str, body: str) -> str:
    return f"<h2>{word}</h2>{body}"


def _schools(person: Person) -> str:
    return "".join(f"<div class=row><span>{degree}{', ' + school if school else ''}</span><span>{years}</span></div>" for degree, school, years in person.schools)


def _list(values: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{value}</li>" for value in values) + "</ul>"


def _jobs(person: Person, job: Callable[[Job], str]) -> str:
    return "".join(map(job, person.jobs))


def _head(person: Person) -> str:
    return f"<h1>{person.name}</h1><p>{' | '.join(person.contact)}</p>"


def one_column(person: Person, jobs: str) -> str:
    words = person.words
    return (_head(person) + _section(words[0], f"<p>{person.summary}</p>") + _section(words[1], jobs) + _section(words[2], _schools(person))
            + _section(words[3], f"<p>{', '.join(person.skills)}</p>") + _section(words[4], f"<p>{', '.join(person.languages)}</p>"))  # fmt: skip


def sidebar_left(person: Person, jobs: str) -> str:
    words = person.words
    side = ("".join(f"<p>{line}</p>" for line in person.contact) + _section(words[3], _list(person.skills)) + _section(words[4], _list(person.languages)))
    main = f"<h1>{person.name}</h1>" + _section(words[0], f"<p>{person.summary}</p>") + _section(words[1], jobs) + _section(words[2], _schools(person))
    return f"<div class=two><div class=side>{side}</div><div class=main>{main}</div></div>"


def sidebar_right(person: Person, jobs: str) -> str:
    words = person.words
    side = _section(words[3], _list(person.skills)) + _section(words[2], _schools(person)) + _section(words[4], _list(person.languages))
    main = _section(words[0], f"<p>{person.summary}</p>") + _section(words[1], jobs)
    return _head(person) + f"<div class=two><div class=main style='padding-right:8mm'>{main}</div><div class=side>{side}</div></div>"


def heading_rail(person: Person, jobs: str) -> str:
    words = person.words
    parts = ((words[1], jobs), (words[2], _schools(person)), (words[3], ", ".join(person.skills)), (words[4], ", ".join(person.languages)))
    rows = "".join(f"<tr><td style='width:24%' class=bold>{word.upper()}</td><td>{body}</td></tr>" for word, body in parts)
    return _head(person) + f"<table>{rows}</table>"


JOBS = (title_first, employer_first, dates_left, dates_above, dates_below, one_line, with_bars, with_dash, labelled, prose)
PAGES = (one_column, sidebar_left, sidebar_right, heading_rail)


def page_of(person: Person, page: Callable[[Person, str], str], job: Callable[[Job], str]) -> str:
    """A whole HTML page."""
    return f"<style>{STYLE}</style>" + page(person, _jobs(person, job))


def table_of(person: Person, *, ruled: bool) -> str:
    """A page whose jobs stand in a table."""
    return f"<style>{STYLE}</style>" + one_column(person, _table(person.jobs, ruled))
