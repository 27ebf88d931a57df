"""Retention, erasure and the check that everything kept is whole."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import delete, event, inspect, select, text, update
from sqlalchemy.orm import Session

from storage.models import Application, Consent, InterviewSheet, Job, LogEntry, Opening, Remark, SavedView

_GONE = "files_of_erased"


def purge(session: Session, folder: Path, before: datetime.datetime) -> int:
    """Erase applications of closed openings that came before `before`, rows and files; the number erased."""
    closed = select(Opening.id).where(Opening.status == "closed")
    old = list(
        session.scalars(select(Application).where(Application.opening.in_(closed), Application.created < before))
    )
    for application in old:
        if inspect(application).persistent:  # not erased already with the row it was merged into
            erase(session, folder, application)
    session.commit()
    _forget(session)
    return len(old)


def erase(session: Session, folder: Path, application: Application, account: str = "") -> None:
    """Erase one application and those merged into it, with all that people wrote; of the log, acts and ids stay.

    The file goes too, once the rows are gone for good, unless another application shares it.
    """
    _release_twins(session, folder, application, account)
    shared = session.scalar(
        select(Application.id).where(Application.sha256 == application.sha256, Application.id != application.id)
    )
    if shared is None and application.sha256:  # an upload that was refused has no file
        session.info.setdefault(_GONE, []).extend(folder.rglob(f"{application.sha256}*"))
    for table in (Job, Remark, InterviewSheet, Consent):
        session.execute(delete(table).where(table.application == application.id))
    # decisions, corrections and what undid them hold reasons, which may name the person
    session.execute(update(LogEntry).where(LogEntry.subject == application.id).values(before="", after=""))
    _drop_searches(session, application)
    session.add(LogEntry(account=account, act="erase", subject=application.id))
    session.delete(application)


def erase_person(session: Session, folder: Path, application: Application, everywhere: bool, account: str) -> list[str]:
    """Erase at a person's wish, `everywhere` with the applications of `list_same`; returns the hashes of their files."""
    from screening.redaction import forget_words

    rows = [application, *(list_same(session, application) if everywhere else ())]
    hashes = [row.sha256 for row in rows]
    for row in rows:
        if inspect(row).persistent:
            erase(session, folder, row, account)
    session.commit()
    _forget(session)
    forget_words()
    return hashes


def list_same(session: Session, application: Application) -> list[Application]:
    """Other applications, on any opening, with the same file or the same e-mail address."""
    same = (Application.sha256 == application.sha256) & (Application.sha256 != "")
    if application.email:
        same |= Application.email == application.email
    return list(session.scalars(select(Application).where(same, Application.id != application.id)))


@event.listens_for(Session, "after_commit")
def _unlink_files(session: Session) -> None:
    for path in session.info.pop(_GONE, ()):
        path.unlink(missing_ok=True)


@event.listens_for(Session, "after_rollback")
def _keep_files(session: Session) -> None:
    session.info.pop(_GONE, None)


def _release_twins(session: Session, folder: Path, older: Application, account: str) -> None:
    """Rows merged into `older` are the same person's and go with it; the others stand on their own from now on."""
    for row in session.scalars(select(Application).where(Application.twin_of == older.id)).all():
        if row.twin_choice == "merge":
            erase(session, folder, row, account)
            continue
        row.twin_of, row.twin_kind = "", ""
        if row.state == "twin":
            row.state = "received"
            session.add(Job(application=row.id))


def _drop_searches(session: Session, application: Application) -> None:
    """Saved lists that search for this person by name."""
    for view in session.scalars(select(SavedView).where(SavedView.opening == application.opening)):
        asked = str(view.query.get("q", "")).casefold().strip()
        if asked and (asked in application.name.casefold() or asked in application.file.casefold()):
            session.delete(view)


def _forget(session: Session) -> None:
    """SQLite leaves erased rows in free pages and in the WAL until told otherwise."""
    if session.get_bind().dialect.name == "sqlite":
        session.commit()
        session.execute(text("VACUUM"))
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def find_faults(session: Session, folder: Path) -> Iterator[str]:
    """One sentence for each thing that is not whole: missing or altered files, orphans."""
    kept = set(session.scalars(select(Application.sha256).where(Application.sha256 != "").distinct()))
    present = {
        path.name.split(".")[0]: path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")
    }
    for sha256 in sorted(kept - present.keys()):
        yield f"file {sha256[:12]} is missing; restore it from a backup"
    for sha256 in sorted(kept & present.keys()):
        if hashlib.sha256(present[sha256].read_bytes()).hexdigest() != sha256:
            yield f"file {sha256[:12]} was altered; restore it from a backup"
    for sha256 in sorted(present.keys() - kept):
        yield f"file {sha256[:12]} belongs to no application; delete {present[sha256].name}"
