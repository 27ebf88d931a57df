"""The tables. Ids are UUIDs, since they stand in addresses; times are UTC."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from sqlalchemy import JSON, DateTime, Float, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy import false as sa_false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def new_id() -> str:
    """A random UUID as text."""
    return str(uuid.uuid4())


def now() -> datetime.datetime:
    """UTC without a zone: what SQLite and PostgreSQL both give back."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


class Model(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {dict[str, Any]: JSON}  # noqa: RUF012  # SQLAlchemy reads it from the class


class Account(Model):
    """A person who may sign in. `role` is admin, hr or manager; `columns` of the ranking by commas, "*" where never chosen."""

    __tablename__ = "account"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    password: Mapped[str] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(20), default="hr")
    language: Mapped[str] = mapped_column(String(2), default="id")
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime.datetime | None] = mapped_column(DateTime)
    columns: Mapped[str] = mapped_column(Text, default="*", server_default="*")
    created: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class SignIn(Model):
    """A signed-in browser; only the SHA-256 of its key is kept."""

    __tablename__ = "sign_in"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    expires: Mapped[datetime.datetime] = mapped_column(DateTime)


class SetupToken(Model):
    """The one-time key of the set-up link, kept as SHA-256."""

    __tablename__ = "setup_token"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires: Mapped[datetime.datetime] = mapped_column(DateTime)


class Opening(Model):
    """One opening: role id, requisition, status draft, published or closed."""

    __tablename__ = "opening"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    role: Mapped[str] = mapped_column(String(100))
    title: Mapped[str] = mapped_column(String(2000))
    requisition: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(String(20), default="draft")
    version: Mapped[int] = mapped_column(default=1)
    created: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class OpeningVersion(Model):
    """What an opening was before a change; never altered."""

    __tablename__ = "opening_version"
    __table_args__ = (UniqueConstraint("opening", "version"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id", ondelete="CASCADE"))
    version: Mapped[int]
    requisition: Mapped[dict[str, Any]]
    saved: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class Application(Model):
    """One CV for one opening. `state`: received, reading, read, partly, failed.

    `twin_of` is an older row that seems to be the same person's (`twin_kind` bytes, text, email, phone);
    `twin_choice` is what a person said: keep or merge. `credits`, `levels` and `answers` are the scorecard's
    columns in short, so that lists are weighed again without opening a scorecard. Where `corrections` (by requirement
    id) change a level, they and `score` are as corrected, and `machine_score` keeps the engine's own.
    """

    __tablename__ = "application"
    __table_args__ = (
        Index("ix_application_opening_score", "opening", "score"),
        Index("ix_application_opening_name", "opening", "name"),
        Index("ix_application_opening_state", "opening", "state"),
        Index("ix_application_stage", "opening", "stage"),
    )
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    file: Mapped[str] = mapped_column(String(500))
    name: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[str] = mapped_column(String(20), default="received", index=True)
    problem: Mapped[str] = mapped_column(Text, default="")
    resume: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    scorecard: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    score: Mapped[float | None] = mapped_column(Float, index=True)
    bucket: Mapped[str] = mapped_column(String(20), default="")
    confidence: Mapped[float | None]
    years: Mapped[float | None]
    best_role: Mapped[str] = mapped_column(String(100), default="")
    flags: Mapped[int] = mapped_column(default=0)
    decision: Mapped[str] = mapped_column(String(20), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    text_hash: Mapped[str] = mapped_column(String(64), default="", server_default="", index=True)
    email: Mapped[str] = mapped_column(String(200), default="", server_default="", index=True)
    phone: Mapped[str] = mapped_column(String(40), default="", server_default="", index=True)
    twin_of: Mapped[str] = mapped_column(String(36), default="", server_default="", index=True)
    twin_kind: Mapped[str] = mapped_column(String(10), default="", server_default="")
    twin_choice: Mapped[str] = mapped_column(String(10), default="", server_default="")
    credits: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    levels: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    answers: Mapped[str] = mapped_column(String(200), default="", server_default="", deferred=True)
    corrections: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    machine_score: Mapped[float | None]
    stage: Mapped[str] = mapped_column(String(36), default="", server_default="")
    created: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class Stage(Model):
    """A step of one's own between applying and hiring; `opening` is empty for those of the whole installation."""

    __tablename__ = "stage"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    opening: Mapped[str] = mapped_column(String(36), default="", server_default="", index=True)
    name: Mapped[str] = mapped_column(String(100))
    place: Mapped[int] = mapped_column(default=0)


class Job(Model):
    """Work still to do, saved with the row it is about. A lease that has run out may be taken by another worker."""

    __tablename__ = "job"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    application: Mapped[str] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(20), default="waiting", index=True)
    leased_until: Mapped[datetime.datetime | None] = mapped_column(DateTime)
    finished: Mapped[datetime.datetime | None] = mapped_column(DateTime, index=True)
    owner: Mapped[str] = mapped_column(String(100), default="", server_default="")
    attempts: Mapped[int] = mapped_column(default=0)
    created: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class Remark(Model):
    """A note that a person wrote about a candidate."""

    __tablename__ = "remark"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    application: Mapped[str] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    account: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class SavedView(Model):
    """A person's list under a name: the arguments of its address; `shared` with all who see the opening."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("account", "opening", "name"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))
    query: Mapped[dict[str, Any]]
    shared: Mapped[bool] = mapped_column(default=False, server_default=sa_false())


class Consent(Model):
    """What an applicant read and agreed to; `notice_version` is the start of the notice's SHA-256."""

    __tablename__ = "consent"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    application: Mapped[str] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    notice: Mapped[str] = mapped_column(Text)
    notice_version: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2))
    talent_pool: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)


class InterviewSheet(Model):
    """One interviewer's ratings of one candidate: by skill `rating` 1–5 or None, and `note`. Others see it once sent."""

    __tablename__ = "interview_sheet"
    __table_args__ = (UniqueConstraint("application", "account"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    application: Mapped[str] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    account: Mapped[str] = mapped_column(String(36))
    ratings: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(Text, default="")
    saved: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)
    sent: Mapped[datetime.datetime | None] = mapped_column(DateTime)


class LogEntry(Model):
    """Who did what to which row; only ever added to. `batch` is shared by the rows of one bulk act.

    `undoes` is the entry that an act of undoing takes back.
    """

    __tablename__ = "log_entry"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime.datetime] = mapped_column(DateTime, default=now)
    account: Mapped[str] = mapped_column(String(36))
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(36), index=True)
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")
    batch: Mapped[str] = mapped_column(String(36), default="", server_default="", index=True)
    undoes: Mapped[int | None]
