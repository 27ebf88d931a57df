"""CVs that applicants send themselves, each with the notice they agreed to."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from errors import NotAllowed
from storage.applications import receive_file
from storage.models import Application, Consent, LogEntry, now

MOST_AN_HOUR = 200
"""Applications one opening takes in an hour: more is a flood, not people."""
HOUR = datetime.timedelta(hours=1)


def notice_version(notice: str) -> str:
    """Eight letters that change with any word of the notice."""
    return hashlib.sha256(notice.encode()).hexdigest()[:8]


def receive_applicant(
    session: Session, folder: Path, opening: str, name: str, data: bytes, notice: str, language: str, talent_pool: bool
) -> Application:
    """Keep the CV with its consent; the same bytes again give the same row and one more consent."""
    query = select(func.count()).select_from(Consent).join(Application, Application.id == Consent.application)
    recent = session.scalar(query.where(Application.opening == opening, Consent.at > now() - HOUR)) or 0
    if recent >= MOST_AN_HOUR:
        raise NotAllowed("apply_busy")
    row, _ = receive_file(session, folder, opening, name, data)
    version = notice_version(notice)
    session.add(Consent(application=row.id, notice=notice, notice_version=version, language=language, talent_pool=talent_pool))
    session.add(LogEntry(account="", act="applied", subject=row.id, after=version))
    session.commit()
    return row


def consent_of(session: Session, application: str) -> Consent | None:
    """The newest consent of an applicant, if the CV came this way."""
    query = select(Consent).where(Consent.application == application).order_by(Consent.at.desc()).limit(1)
    return session.scalar(query)
