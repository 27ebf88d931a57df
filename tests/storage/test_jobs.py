"""Work that an ended process left behind is taken up again."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.applications import receive_file
from storage.jobs import fail_job, lease_job, own_name, queue_unscored, release_dead
from storage.models import Job
from tests.storage.conftest import add_scored

GONE = 2**22 + 1  # above the highest process id there is


@pytest.mark.parametrize(
    ("owner", "released"),
    [
        (f"{socket.gethostname()}:{GONE}", 1),
        ("", 1),
        ("elsewhere:1", 0),
        (f"{socket.gethostname()}:1", 0),
        (own_name(), 0),
    ],
)
def test_leases_of_ended_processes_are_freed(
    session: Session, opening: str, tmp_path: Path, owner: str, released: int
) -> None:
    receive_file(session, tmp_path, opening, "cv.txt", b"CV")
    job = lease_job(session)
    assert job is not None
    job.owner = owner
    session.commit()
    assert release_dead(session) == released
    assert (lease_job(session) is job) is bool(released)


@pytest.mark.parametrize(
    ("state", "scored", "queued"), [("read", False, 1), ("reading", False, 1), ("read", True, 0), ("failed", False, 0)]
)
def test_what_was_never_scored_gets_a_job(
    session: Session, opening: str, state: str, scored: bool, queued: int
) -> None:
    row = add_scored(session, opening, "Ani", (1.0,))
    row.state = state
    if not scored:
        row.scorecard = None
    session.commit()
    assert queue_unscored(session) == queued
    assert len(list(session.scalars(select(Job)))) == queued
    assert queue_unscored(session) == 0


def test_a_reading_that_cannot_be_scored_ends_as_failed(session: Session, opening: str) -> None:
    row = add_scored(session, opening, "Ani", (1.0,))
    row.scorecard, row.resume = None, b"{}"
    job = Job(application=row.id, attempts=3)
    session.add(job)
    session.commit()
    fail_job(session, job.id)
    assert (row.state, row.problem, job.state) == ("failed", "reading_ended", "done")
    assert queue_unscored(session) == 0
