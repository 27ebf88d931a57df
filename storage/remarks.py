"""Notes of reviewers about a candidate."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from errors import NotAllowed
from storage.models import Account, LogEntry, Remark

LONGEST = 4_000


def add_remark(session: Session, application: str, account: str, text: str) -> None:
    """Keep a note; it can be taken back."""
    if not text.strip():
        raise NotAllowed("note_empty")
    remark = Remark(application=application, account=account, text=text.strip()[:LONGEST])
    session.add(remark)
    session.flush()
    session.add(LogEntry(account=account, act="note", subject=application, after=remark.id))
    session.commit()


def list_remarks(session: Session, application: str) -> list[tuple[Remark, str]]:
    """Newest first, each with its writer's account name."""
    query = select(Remark, Account.name).outerjoin(Account, Account.id == Remark.account)
    found = session.execute(query.where(Remark.application == application).order_by(Remark.created.desc()))
    return [(row[0], row[1] or "") for row in found]
