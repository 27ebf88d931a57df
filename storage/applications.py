"""CVs of an opening: received, read, scored, ranked, decided."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from catalog.role import Role
from errors import NotAllowed, NotFound
from screening.resume import RESUME_JSON, Resume
from screening.scorecard import SCORECARD_JSON, Scorecard
from storage.corrections import correct_row
from storage.files import keep_file
from storage.models import Application, Job, LogEntry, new_id
from storage.twins import mark_twin

MOST_MEMBERS = 5_000
LARGEST_MEMBER = 25 * 2**20
MOST_UNPACKED = 2 * 2**30


def receive_file(session: Session, folder: Path, opening: str, name: str, data: bytes) -> tuple[Application, bool]:
    """Keep a CV with its job in one transaction; the second value is True where these bytes were here already."""
    sha256 = keep_file(folder, data)
    known = session.scalar(select(Application).where(Application.opening == opening, Application.sha256 == sha256))
    if known:
        return known, True
    application = Application(id=new_id(), opening=opening, sha256=sha256, file=name[-500:])
    session.add(application)
    session.flush()
    session.add(Job(application=application.id))
    session.commit()
    return application, False


def receive_upload(session: Session, folder: Path, opening: str, name: str, data: bytes) -> tuple[Application, str]:
    """As `receive_file`, for a person: "new", "again" (same name and bytes), or "twin", a row that waits for a choice."""
    row, known = receive_file(session, folder, opening, name, data)
    if not known:
        return row, "new"
    same = select(Application).where(Application.opening == opening, Application.sha256 == row.sha256)
    for other in session.scalars(same):
        if other.file == name[-500:]:
            return other, "again"
    twin = Application(id=new_id(), opening=opening, sha256=row.sha256, file=name[-500:], state="twin", twin_of=row.id,
                       twin_kind="bytes")  # fmt: skip
    session.add(twin)
    session.commit()
    return twin, "twin"


def refuse_upload(session: Session, opening: str, name: str, problem: str) -> Application:
    """A row for a file that cannot even be opened, so that the list of files names it."""
    row = Application(id=new_id(), opening=opening, sha256="", file=name[-500:], state="failed", problem=problem)
    row.bucket = "unreadable"
    session.add(row)
    session.commit()
    return row


def unpack(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an upload: itself, or the members of a ZIP; NotAllowed where it would unpack to too much."""
    if not name.lower().endswith(".zip") or not zipfile.is_zipfile(io.BytesIO(data)):
        yield name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [item for item in archive.infolist() if not item.is_dir() and not _is_clutter(item.filename)]
        if len(members) > MOST_MEMBERS or sum(item.file_size for item in members) > MOST_UNPACKED:
            raise NotAllowed("zip_too_large")
        for item in members:
            if item.file_size > LARGEST_MEMBER:
                raise NotAllowed("zip_too_large")
            try:
                yield item.filename, archive.read(item)
            except (RuntimeError, zipfile.BadZipFile, NotImplementedError):
                raise NotAllowed("zip_unreadable") from None


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")


def load_application(session: Session, application_id: str) -> Application:
    """One CV with its reading and scorecard; NotFound where there is none."""
    options = (undefer(Application.resume), undefer(Application.scorecard), undefer(Application.corrections))
    found = session.get(Application, application_id, options=options)
    if found is None:
        raise NotFound("application")
    return found


def count_states(session: Session, opening: str) -> dict[str, int]:
    """How many CVs are in each state."""
    query = select(Application.state, func.count()).where(Application.opening == opening).group_by(Application.state)
    return {row[0]: row[1] for row in session.execute(query)}


def keep_reading(application: Application, resume: Resume) -> None:
    """Store what was read; problems in Indonesian, then on a second line in English."""
    application.resume = RESUME_JSON.dump_json(resume)
    application.name = (resume.name or "")[:300]
    mark_twin(application, resume)
    application.state = resume.status
    in_id = " ".join(note.message_id for note in resume.problems)
    in_en = " ".join(note.message_en for note in resume.problems)
    application.problem = f"{in_id}\n{in_en}" if resume.problems else ""


def keep_score(application: Application, card: Scorecard) -> None:
    """Store the scorecard and the figures the list is sorted by; people's corrections stay in force."""
    application.scorecard = SCORECARD_JSON.dump_json(card)
    application.bucket, application.confidence, application.years = card.bucket, card.confidence, card.years_in_role
    application.best_role = card.best_role or ""
    application.flags = len(card.flags)
    application.answers = "".join(line.result[0] for line in card.knockouts)[:200]
    correct_row(application, card)


def score_again(session: Session, opening: str, rubric: Role) -> int:
    """Score all stored readings against a changed rubric, reading no file; returns how many."""
    from screening.scoring import screen

    query = select(Application).where(Application.opening == opening, Application.resume.is_not(None))
    count = 0
    for application in session.scalars(query.options(undefer(Application.resume), undefer(Application.corrections))):
        assert application.resume is not None
        keep_score(application, screen(RESUME_JSON.validate_json(application.resume), rubric))
        count += 1
    session.commit()
    return count


def resume_of(application: Application) -> Resume | None:
    """What was read, if anything."""
    return RESUME_JSON.validate_json(application.resume) if application.resume else None


def log_act(session: Session, account: str, act: str, subject: str, said: str = "") -> None:
    """Add a line to the log for an act that changes no row, such as revealing identities."""
    session.add(LogEntry(account=account, act=act, subject=subject, after=said))
    session.commit()


def try_again(session: Session, application: Application) -> None:
    """Read a failed file once more."""
    if not application.sha256:
        raise NotAllowed("send_again")
    application.state, application.problem = "received", ""
    session.add(Job(application=application.id))
    session.commit()
