"""CVs of one opening that seem to be the same person's: shown, then kept or merged by a person, never by themselves."""

from __future__ import annotations

import hashlib
import re
import uuid

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased, object_session

from errors import NotAllowed
from screening.resume import Resume
from storage.models import Application, Job, LogEntry

CHOICES = ("keep", "merge")


def plain_phone(phone: str) -> str:
    """The digits after the country's or the trunk prefix: "+62 812-1" and "0812 1" are the same number."""
    digits = re.sub(r"\D", "", phone)
    return digits.removeprefix("62").removeprefix("0")[:40] if len(digits) >= 8 else ""


def mark_twin(application: Application, resume: Resume) -> None:
    """Note what a CV can be known again by, and the oldest other row of the opening that shares it."""
    words = " ".join(resume.text.lower().split())
    application.text_hash = hashlib.sha256(words.encode()).hexdigest() if len(words) >= 200 else ""
    application.email = resume.emails[0].lower()[:200] if resume.emails else ""
    application.phone = plain_phone(resume.phones[0]) if resume.phones else ""
    session = object_session(application)
    if session is None or application.twin_choice:
        return
    for kind, column in (("text", "text_hash"), ("email", "email"), ("phone", "phone")):
        value = getattr(application, column)
        if not value:
            continue
        same = (getattr(Application, column) == value) & (Application.opening == application.opening)
        query = select(Application.id).where(same, Application.id != application.id, Application.twin_of == "")
        older = session.scalar(query.order_by(Application.created, Application.id).limit(1))
        if older:
            application.twin_of, application.twin_kind = older, kind
            return


def list_twins(session: Session, opening: str, most: int = 200) -> list[tuple[Application, Application]]:
    """Pairs that wait for a choice: the newer row and the one it resembles."""
    older = aliased(Application)
    query = select(Application, older).join(older, older.id == Application.twin_of)
    query = query.where(Application.opening == opening, Application.twin_choice == "")
    return [(row[0], row[1]) for row in session.execute(query.order_by(Application.created).limit(most))]


def count_twins(session: Session, opening: str) -> int:
    """How many pairs wait for a choice."""
    waiting = (Application.opening == opening) & (Application.twin_choice == "") & (Application.twin_of != "")
    return session.scalar(select(func.count()).select_from(Application).where(waiting)) or 0


def choose_twin(session: Session, row: Application, choice: str, account: str) -> None:
    """Keep both, or merge: the newer row leaves the list and its file stays. The choice is logged."""
    if choice not in (*CHOICES, "") or not row.twin_of:
        raise NotAllowed("decision_unknown")
    _choose(session, row, choice, account, "")
    session.commit()


def choose_all(session: Session, opening: str, choice: str, account: str) -> str:
    """The same choice for every pair that waits; returns the batch to undo it by."""
    if choice not in CHOICES:
        raise NotAllowed("decision_unknown")
    batch = str(uuid.uuid4())
    for row, _ in list_twins(session, opening, most=10_000):
        _choose(session, row, choice, account, batch)
    session.commit()
    return batch


def undo_choices(session: Session, opening: str, batch: str, account: str) -> int:
    """Let the pairs of one bulk choice wait again; those chosen anew since stay. Returns how many changed."""
    query = select(LogEntry, Application).join(Application, Application.id == LogEntry.subject)
    query = query.where(LogEntry.batch == batch, LogEntry.act == "twin", Application.opening == opening)
    found = [row for entry, row in session.execute(query).all() if row.twin_choice == entry.after] if batch else []
    for row in found:
        _choose(session, row, "", account, "")
    session.commit()
    return len(found)


def _choose(session: Session, row: Application, choice: str, account: str, batch: str) -> None:
    session.add(LogEntry(account=account, act="twin", subject=row.id, before=row.twin_choice, after=choice, batch=batch))
    row.twin_choice = choice
    if choice == "keep" and row.state == "twin":
        row.state = "received"
        session.add(Job(application=row.id))
