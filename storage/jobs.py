"""Work still to do, as rows: leased, done, given up. A killed worker loses nothing, since its lease runs out."""

from __future__ import annotations

import datetime
import os
import socket
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from screening.resume import Resume
from storage.applications import keep_reading, keep_score, load_application, resume_of
from storage.files import load_file
from storage.models import Application, Job, now
from storage.openings import load_opening, rubric_of

LEASE = datetime.timedelta(minutes=5)
MOST_ATTEMPTS = 3
Read = Callable[[bytes, str, datetime.date], Resume]


def is_free() -> ColumnElement[bool]:
    """A job that waits, or whose lease ran out."""
    return or_(Job.state == "waiting", (Job.state == "leased") & (Job.leased_until < now()))


def list_free(session: Session) -> list[str]:
    """Ids of the jobs that any worker may take, oldest first."""
    return list(session.scalars(select(Job.id).where(is_free()).order_by(Job.created)))


def lease_job(session: Session, job_id: str = "") -> Job | None:
    """Take this job, or else the oldest; None where it is not free or there is nothing to do."""
    free = is_free()
    query = select(Job).where(free, Job.id == job_id) if job_id else select(Job).where(free)
    job = session.scalar(query.order_by(Job.created).limit(1))
    if job is None:
        return None
    taken = update(Job).where(Job.id == job.id, Job.attempts == job.attempts, free)
    taken = taken.values(state="leased", leased_until=now() + LEASE, owner=own_name(), attempts=job.attempts + 1)
    done = session.execute(taken.execution_options(synchronize_session=False))
    session.commit()
    session.refresh(job)
    return job if getattr(done, "rowcount", 0) == 1 else None


def own_name() -> str:
    """This process as the owner of a lease: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"[-100:]


def release_dead(session: Session) -> int:
    """Free the leases of processes of this host that are gone; returns how many."""
    released = 0
    for job in session.scalars(select(Job).where(Job.state == "leased")):
        host, _, number = job.owner.rpartition(":")
        if job.owner != own_name() and (not host or host == socket.gethostname()) and not _is_alive(number):
            job.state, job.leased_until = "waiting", None
            released += 1
    session.commit()
    return released


def _is_alive(number: str) -> bool:
    if not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def queue_unscored(session: Session) -> int:
    """Give a job to every CV that has none though it was never read or never scored; returns how many."""
    unread = Application.state.in_(("received", "reading"))
    unscored = Application.state.in_(("read", "partly")) & Application.scorecard.is_(None)
    busy = select(Job.application).where(Job.state != "done")
    query = select(Application.id).where(or_(unread, unscored), Application.id.not_in(busy), Application.sha256 != "")
    found = list(session.scalars(query))
    session.add_all(Job(application=one) for one in found)
    session.commit()
    return len(found)


def do_job(session: Session, folder: Path, job: Job, read: Read) -> None:
    """Read and score the CV of one job."""
    application = load_application(session, job.application)
    opening = load_opening(session, application.opening)
    if job.attempts > MOST_ATTEMPTS:
        application.state, application.problem, job.state = "failed", "reading_ended", "done"
        job.finished = now()
        session.commit()
        return
    resume = resume_of(application) if application.state in {"read", "partly"} else None
    if resume is None:
        application.state = "reading"
        session.commit()
        resume = read(load_file(folder, application.sha256), application.file, now().date())
        keep_reading(application, resume)
        session.commit()  # a fault while scoring must not lose what was read
    from screening.scoring import screen

    keep_score(application, screen(resume, rubric_of(opening)))
    job.state, job.finished = "done", now()
    session.commit()


def fail_job(session: Session, job_id: str) -> None:
    """After an unexpected fault: wait for another try, or give up with a named reason."""
    session.rollback()
    job = session.get(Job, job_id)
    if job is None:
        return
    application = load_application(session, job.application)
    given_up = job.attempts >= MOST_ATTEMPTS
    job.state = "done" if given_up else "waiting"
    if given_up:
        application.state, application.problem, application.bucket = "failed", "reading_ended", "unreadable"
    elif not application.resume:
        application.state, application.problem = "received", ""
    session.commit()
