"""What people decide about candidates: decisions, stages, corrections; each is logged and can be taken back."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from errors import NotAllowed
from storage.corrections import put_correction
from storage.models import Account, Application, LogEntry, Remark
from storage.stages import list_stages

DECISIONS = ("", "advance", "hold", "decline")
ACTS = ("decide", "move", "correct", "note")
"""The acts that undo takes back, the last one first."""
REVEALS = ("reveal", "reveal_schools")
"""Acts of a list or a person by which covered words are shown; `after` holds the reason."""


def decide(session: Session, application: Application, decision: str, reason: str, account: str) -> None:
    """A person's decision; declining needs a reason."""
    _check_decision(decision, reason)
    _set_decision(session, application, decision, reason.strip(), account, "")
    session.commit()


def decide_many(session: Session, opening: str, ids: Sequence[str], decision: str, reason: str, account: str) -> str:
    """One decision for many people of one opening, all or none; returns the batch to undo it by."""
    _check_decision(decision, reason)
    batch = str(uuid.uuid4())
    for row in _chosen(session, opening, ids):
        _set_decision(session, row, decision, reason.strip(), account, batch)
    session.commit()
    return batch


def move_many(session: Session, opening: str, ids: Sequence[str], stage: str, account: str) -> str:
    """Put people into a stage ("" takes them out); returns the batch to undo it by."""
    if stage and stage not in {one.id for one in list_stages(session, opening)}:
        raise NotAllowed("stage_unknown")
    batch = str(uuid.uuid4())
    for row in _chosen(session, opening, ids):
        session.add(LogEntry(account=account, act="move", subject=row.id, before=row.stage, after=stage, batch=batch))
        row.stage = stage
    session.commit()
    return batch


def _chosen(session: Session, opening: str, ids: Sequence[str]) -> list[Application]:
    rows = list(session.scalars(select(Application).where(Application.opening == opening, Application.id.in_(ids))))
    if not rows or len(rows) != len(set(ids)):
        raise NotAllowed("nobody_chosen")
    return rows


def _check_decision(decision: str, reason: str) -> None:
    if decision not in DECISIONS:
        raise NotAllowed("decision_unknown")
    if decision == "decline" and not reason.strip():
        raise NotAllowed("reason_missing")


def _set_decision(session: Session, row: Application, decision: str, reason: str, account: str, batch: str) -> None:
    session.add(LogEntry(account=account, act="decide", subject=row.id, before=f"{row.decision}|{row.reason}",
                         after=f"{decision}|{reason}", batch=batch))  # fmt: skip
    row.decision, row.reason = decision, reason


def last_act(session: Session, subject: str, account: str) -> LogEntry | None:
    """What `account` would take back: the newest act not yet taken back; a note is taken back by its writer alone."""
    undone = select(LogEntry.undoes).where(LogEntry.subject == subject, LogEntry.undoes.is_not(None))
    query = select(LogEntry).where(LogEntry.subject == subject, LogEntry.act.in_(ACTS), LogEntry.id.not_in(undone))
    query = query.where((LogEntry.act != "note") | (LogEntry.account == account))
    return session.scalar(query.order_by(LogEntry.id.desc()).limit(1))


def undo_last(session: Session, application: Application, account: str) -> None:
    """Take the last decision, move, correction or note back; the log keeps that it was done."""
    entry = last_act(session, application.id, account)
    if entry is None:
        raise NotAllowed("nothing_to_undo")
    _take_back(session, application, entry, account)
    session.commit()


def undo_many(session: Session, opening: str, batch: str, account: str) -> int:
    """Take a bulk act back; people acted on since keep what is newer. Returns how many changed."""
    query = select(LogEntry, Application).join(Application, Application.id == LogEntry.subject)
    query = query.where(LogEntry.batch == batch, LogEntry.act.in_(ACTS), Application.opening == opening)
    changed = 0
    for entry, row in session.execute(query).all() if batch else ():
        if entry.after == (row.stage if entry.act == "move" else f"{row.decision}|{row.reason}"):
            _take_back(session, row, entry, account)
            changed += 1
    session.commit()
    return changed


def _take_back(session: Session, row: Application, entry: LogEntry, account: str) -> None:
    if entry.act == "decide":
        row.decision, _, row.reason = entry.before.partition("|")
    elif entry.act == "move":
        row.stage = entry.before
    elif entry.act == "note":
        session.execute(delete(Remark).where(Remark.id == entry.after))
    else:
        before = json.loads(entry.before)
        put_correction(row, before["requirement"], before["entry"])
    session.add(LogEntry(account=account, act="undo", subject=row.id, before=entry.after, after=entry.before, undoes=entry.id))


def list_history(session: Session, subject: str, opening: str = "") -> list[tuple[LogEntry, str]]:
    """What was done to a row, newest first, each with the account's name; names shown in the list of its `opening` too."""
    query = select(LogEntry, Account.name).outerjoin(Account, Account.id == LogEntry.account)
    own = LogEntry.subject == subject
    if opening:
        own |= (LogEntry.subject == opening) & LogEntry.act.in_(REVEALS)
    found = session.execute(query.where(own).order_by(LogEntry.id.desc()))
    return [(row[0], row[1] or "") for row in found]
