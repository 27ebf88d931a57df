"""Backup, restore, retention and the check that everything kept is whole."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from errors import ConfigError
from storage.models import Application, Job, LogEntry, Opening

ROWS, FILES = "saring.sqlite", "files"


def database_file(data: Path) -> Path:
    """The SQLite file of a data folder."""
    return data / ROWS


def back_up(data: Path, archive: Path) -> int:
    """Rows (a consistent copy, also while serving), files and own roles into one ZIP; the number of files kept."""
    count = 0
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        copy = Path(folder) / ROWS
        with (
            contextlib.closing(sqlite3.connect(database_file(data))) as source,
            contextlib.closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        out.write(copy, ROWS)
        for path in sorted(data.rglob("*")):
            name = path.relative_to(data).as_posix()
            if path.is_file() and name.startswith((f"{FILES}/", "roles/")):
                out.write(path, name)
                count += 1
    return count


def restore(data: Path, archive: Path) -> int:
    """Bring a backup into an empty data folder; the number of files brought back. Refuses to write over anything."""
    if data.exists() and database_file(data).exists():
        raise ConfigError(f"{data} holds data already; choose an empty folder with SARING_DATA_DIR.")
    try:
        with zipfile.ZipFile(archive) as source:
            names = [n for n in source.namelist() if n == ROWS or n.startswith((f"{FILES}/", "roles/"))]
            if ROWS not in names or any(".." in Path(n).parts for n in names):
                raise ConfigError(f"{archive} is no backup of Saring; choose the file that saring backup wrote.")
            data.mkdir(parents=True, exist_ok=True)
            for name in names:
                target = data / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read(name))
    except zipfile.BadZipFile:
        raise ConfigError(f"{archive} is damaged or no ZIP file; choose another backup.") from None
    return len(names)


def purge(session: Session, folder: Path, before: datetime.datetime) -> int:
    """Erase applications of closed openings that came before `before`, rows and files; the number erased."""
    closed = select(Opening.id).where(Opening.status == "closed")
    old = list(
        session.scalars(select(Application).where(Application.opening.in_(closed), Application.created < before))
    )
    for application in old:
        erase(session, folder, application)
    session.commit()
    _forget(session)
    return len(old)


def erase(session: Session, folder: Path, application: Application) -> None:
    """Erase one application; its file too unless another application shares it. The log keeps only the id."""
    shared = session.scalar(
        select(Application.id).where(Application.sha256 == application.sha256, Application.id != application.id)
    )
    if shared is None:
        for path in folder.rglob(f"{application.sha256}*"):
            path.unlink(missing_ok=True)
    session.execute(delete(Job).where(Job.application == application.id))
    session.add(LogEntry(account="", act="erase", subject=application.id))
    session.delete(application)


def _forget(session: Session) -> None:
    """SQLite leaves erased rows in free pages and in the WAL until told otherwise."""
    if session.get_bind().dialect.name == "sqlite":
        session.commit()
        session.execute(text("VACUUM"))
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def find_faults(session: Session, folder: Path) -> Iterator[str]:
    """One sentence for each thing that is not whole: missing or altered files, orphans."""
    kept = set(session.scalars(select(Application.sha256).distinct()))
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
