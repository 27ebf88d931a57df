"""The same people in many page layouts, printed as PDF and read back."""

from __future__ import annotations

import datetime
from collections.abc import Callable

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
