"""Interviewers' scorecards: each alone until sent, then together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from errors import NotAllowed
from storage.models import Account, Application, InterviewSheet, LogEntry, now

LONGEST = 4_000
APART = 2
"""Ratings this far from each other are worth a talk."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What the interviewers said of one skill; `ratings` in the order of the sheets, None where it was not asked."""

    skill: str
    ratings: tuple[int | None, ...]
    notes: tuple[str, ...]

    @property
    def mean(self) -> float | None:
        """Of those who rated."""
        given = [rating for rating in self.ratings if rating]
        return sum(given) / len(given) if given else None

    @property
    def apart(self) -> bool:
        """Whether two ratings differ much."""
        given = [rating for rating in self.ratings if rating]
        return bool(given) and max(given) - min(given) >= APART


def own_sheet(session: Session, application: str, account: str) -> InterviewSheet | None:
    """What this person wrote so far."""
    query = select(InterviewSheet).where(InterviewSheet.application == application, InterviewSheet.account == account)
    return session.scalar(query)


def save_sheet(
    session: Session, application: str, account: str, ratings: Mapping[str, tuple[int | None, str]], note: str, send: bool
) -> None:
    """Keep a draft, or send it: then it stands."""
    sheet = own_sheet(session, application, account)
    if sheet and sheet.sent:
        raise NotAllowed("sheet_sent")
    if any(rating is not None and not 1 <= rating <= 5 for rating, _ in ratings.values()):
        raise NotAllowed("rating_unknown")
    if send and not any(rating for rating, _ in ratings.values()):
        raise NotAllowed("sheet_empty")
    if sheet is None:
        sheet = InterviewSheet(application=application, account=account, ratings={})
        session.add(sheet)
    sheet.ratings = {skill: {"rating": rating, "note": said.strip()[:LONGEST]} for skill, (rating, said) in ratings.items()}
    sheet.note, sheet.saved = note.strip()[:LONGEST], now()
    if send:
        sheet.sent = now()
        session.add(LogEntry(account=account, act="sheet_sent", subject=application))
    session.commit()


def take_back(session: Session, application: str, account: str) -> None:
    """A sent sheet is a draft again, as long as nobody else's was sent after it: nobody's ratings may have been seen."""
    sheet = own_sheet(session, application, account)
    if sheet is None or sheet.sent is None:
        raise NotAllowed("nothing_to_undo")
    others = (InterviewSheet.application == application) & (InterviewSheet.account != account)
    if session.scalar(select(func.count()).select_from(InterviewSheet).where(others, InterviewSheet.sent.is_not(None))):
        raise NotAllowed("sheet_seen")
    sheet.sent = None
    session.add(LogEntry(account=account, act="sheet_back", subject=application))
    session.commit()


def count_sent(session: Session, application: str) -> int:
    """How many sheets of a candidate were sent."""
    query = select(func.count()).select_from(InterviewSheet).where(InterviewSheet.application == application)
    return session.scalar(query.where(InterviewSheet.sent.is_not(None))) or 0


def may_see(session: Session, application: str, account: str, coordinates: bool) -> bool:
    """Those who sent theirs see the others'; so do those who coordinate and have begun none."""
    own = own_sheet(session, application, account)
    return bool(own and own.sent) or (coordinates and own is None)


def list_sent(session: Session, application: str) -> list[tuple[InterviewSheet, str]]:
    """The sent sheets in the order of sending, each with its writer."""
    query = select(InterviewSheet, Account.name).outerjoin(Account, Account.id == InterviewSheet.account)
    query = query.where(InterviewSheet.application == application, InterviewSheet.sent.is_not(None))
    return [(row[0], row[1] or "") for row in session.execute(query.order_by(InterviewSheet.sent, InterviewSheet.id))]


def list_sent_by_candidate(session: Session, opening: str, account: str) -> dict[str, list[tuple[InterviewSheet, str]]]:
    """The sent sheets of an opening by application; none of a candidate whom the asker is still rating."""
    query = select(InterviewSheet, Account.name).join(Application, Application.id == InterviewSheet.application)
    query = query.outerjoin(Account, Account.id == InterviewSheet.account).where(Application.opening == opening)
    found: dict[str, list[tuple[InterviewSheet, str]]] = {}
    drafted: set[str] = set()
    for sheet, writer in session.execute(query.order_by(InterviewSheet.sent, InterviewSheet.id)):
        if sheet.sent:
            found.setdefault(sheet.application, []).append((sheet, writer or ""))
        elif sheet.account == account:
            drafted.add(sheet.application)
    return {application: sheets for application, sheets in found.items() if application not in drafted}


def combine(sheets: list[InterviewSheet]) -> list[Rated]:
    """All ratings by skill, in the order of the first sheet that names it."""
    skills = dict.fromkeys(skill for sheet in sheets for skill in sheet.ratings)
    empty = {"rating": None, "note": ""}
    return [
        Rated(
            skill,
            tuple(sheet.ratings.get(skill, empty)["rating"] for sheet in sheets),
            tuple(sheet.ratings.get(skill, empty)["note"] for sheet in sheets),
        )
        for skill in skills
    ]
