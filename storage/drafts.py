"""What is typed but not yet saved, one draft an opening, and the company profile that every opening starts with."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from descriptions import Requisition
from descriptions.requisition import Company
from storage.models import Account, LogEntry, Model, Opening, now


class OpeningDraft(Model):
    """The composer's content between two saved versions; the published page does not show it."""

    __tablename__ = "opening_draft"
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id", ondelete="CASCADE"), primary_key=True)
    requisition: Mapped[dict[str, Any]]
    account: Mapped[str] = mapped_column(String(36))
    saved: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class Setting(Model):
    """A value kept once for the whole installation."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    value: Mapped[dict[str, Any]]


def find_draft(session: Session, opening: Opening) -> Requisition | None:
    """The draft, or None where all is saved."""
    row = session.get(OpeningDraft, opening.id)
    return Requisition.model_validate(row.requisition) if row else None


def keep_draft(session: Session, opening: Opening, requisition: Requisition, account: str) -> None:
    """Keep what stands in the composer; a draft equal to the saved version is no draft."""
    if requisition == Requisition.model_validate(opening.requisition):
        drop_draft(session, opening)
    else:
        values = requisition.model_dump(mode="json")
        session.merge(OpeningDraft(opening=opening.id, requisition=values, account=account, saved=now()))
    session.commit()


def revision(session: Session, opening: Opening) -> str:
    """Names what stands in the composer now; it changes with every save and every kept draft."""
    row = session.get(OpeningDraft, opening.id)
    return f"{opening.version}.{row.saved:%Y%m%d%H%M%S%f}" if row else str(opening.version)


def last_editor(session: Session, opening: Opening) -> str:
    """The name of who changed the opening last; empty where nobody has, or the account is gone."""
    row = session.get(OpeningDraft, opening.id)
    saved = select(LogEntry.account).where(LogEntry.subject == opening.id, LogEntry.act == "save")
    account = row.account if row else session.scalar(saved.order_by(LogEntry.id.desc()).limit(1))
    person = session.get(Account, account) if account else None
    return person.name if person else ""


def drop_draft(session: Session, opening: Opening) -> None:
    """Forget the draft; the caller commits."""
    row = session.get(OpeningDraft, opening.id)
    if row:
        session.delete(row)


def company_profile(session: Session) -> Company:
    """The employer as new openings show it; empty until HR has filled it in."""
    row = session.get(Setting, "company")
    return Company.model_validate(row.value) if row else Company()


def keep_company_profile(session: Session, company: Company, account: str) -> None:
    """Keep the profile for all new openings."""
    session.merge(Setting(key="company", value=company.model_dump(mode="json")))
    session.add(LogEntry(account=account, act="company", subject="company", after=company.name))
    session.commit()
