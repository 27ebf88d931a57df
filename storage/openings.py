"""Openings, their versions, and what HR decided about wording."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.role import Role
from descriptions import JobDescription, Requisition, compose, open_placeholders, rubric_role
from errors import NotAllowed, NotFound
from screening.scorecard import LEAST_FIT, RoleFit
from storage.drafts import company_profile, drop_draft
from storage.models import Application, LogEntry, Opening, OpeningVersion, now
from storage.roles import find_role

STATUSES = ("draft", "published", "closed")


def list_openings(session: Session) -> list[tuple[Opening, int]]:
    """Newest first, each with its number of CVs."""
    count = func.count(Application.id)
    query = select(Opening, count).outerjoin(Application, Application.opening == Opening.id).group_by(Opening.id)
    return [(row[0], row[1]) for row in session.execute(query.order_by(Opening.created.desc()))]


def list_demo_ids(session: Session) -> set[str]:
    """The openings that came with the demo."""
    return set(session.scalars(select(LogEntry.subject).where(LogEntry.act == "create", LogEntry.account == "demo")))


def list_published(session: Session) -> list[Opening]:
    """The openings that anybody may see, newest first."""
    query = select(Opening).where(Opening.status == "published").order_by(Opening.created.desc())
    return list(session.scalars(query))


def list_fitting(session: Session, here: str, fits: Iterable[RoleFit], most: int = 3) -> list[tuple[Opening, float]]:
    """Other openings that are not closed and whose role fits, the best fit first, each with the fit 0–100."""
    scores = {fit.role: fit.score for fit in fits if fit.score >= LEAST_FIT}
    query = select(Opening).where(Opening.role.in_(scores), Opening.status != "closed", Opening.id != here)
    found = [(opening, scores[opening.role]) for opening in session.scalars(query.order_by(Opening.created.desc()))]
    return sorted(found, key=lambda pair: -pair[1])[:most]


def load_opening(session: Session, opening_id: str) -> Opening:
    """The opening; NotFound where there is none."""
    opening = session.get(Opening, opening_id)
    if opening is None:
        raise NotFound("opening")
    return opening


def load_published(session: Session, opening_id: str) -> Opening:
    """The opening if it is published; NotFound tells strangers nothing else."""
    opening = session.get(Opening, opening_id)
    if opening is None or opening.status != "published":
        raise NotFound("opening")
    return opening


def create_opening(session: Session, requisition: Requisition, account: str) -> Opening:
    """A new draft, with the company profile where the requisition names no company."""
    if not requisition.company.name:
        requisition = requisition.model_copy(update={"company": company_profile(session)})
    title = compose(find_role(requisition.role), requisition).title.id
    opening = Opening(role=requisition.role, title=title, requisition=requisition.model_dump(mode="json"))
    session.add(opening)
    session.flush()
    session.add(LogEntry(account=account, act="create", subject=opening.id))
    session.commit()
    return opening


def save_opening(session: Session, opening: Opening, requisition: Requisition, account: str) -> bool:
    """Keep the old version and take the new; True where the rubric changed, so that stored CVs must be scored again."""
    if requisition == requisition_of(opening):
        drop_draft(session, opening)
        session.commit()
        return False
    title = compose(find_role(requisition.role), requisition).title.id
    before = rubric_of(opening)
    session.add(OpeningVersion(opening=opening.id, version=opening.version, requisition=opening.requisition))
    opening.version += 1
    opening.requisition = requisition.model_dump(mode="json")
    opening.title = title
    drop_draft(session, opening)
    session.add(LogEntry(account=account, act="save", subject=opening.id, after=str(opening.version)))
    session.commit()
    return rubric_of(opening) != before


def list_versions(session: Session, opening: Opening) -> list[OpeningVersion]:
    """What the opening was before, newest first."""
    query = select(OpeningVersion).where(OpeningVersion.opening == opening.id)
    return list(session.scalars(query.order_by(OpeningVersion.version.desc())))


def load_version(session: Session, opening: Opening, version: int) -> Requisition:
    """The requisition of an earlier version; NotFound where there is none."""
    query = select(OpeningVersion).where(OpeningVersion.opening == opening.id, OpeningVersion.version == version)
    row = session.scalar(query)
    if row is None:
        raise NotFound("version")
    return Requisition.model_validate(row.requisition)


def set_status(session: Session, opening: Opening, status: str, account: str) -> None:
    """Move the opening to draft, published or closed; an open gap forbids publishing, the message names all."""
    if status not in STATUSES:
        raise NotAllowed("status_unknown")
    if status == "published":
        _prepare_publishing(opening)
    session.add(LogEntry(account=account, act="status", subject=opening.id, before=opening.status, after=status))
    opening.status = status
    session.commit()


def _prepare_publishing(opening: Opening) -> None:
    """The day of publishing is written into the posting once."""
    gaps = open_placeholders(description_of(opening))
    if gaps:
        quotes = ", ".join(dict.fromkeys(gap.quote for gap in gaps))
        raise NotAllowed(f"Isi dahulu bagian yang masih kosong: {quotes}.\nFill in first what is still open: {quotes}.")
    requisition = requisition_of(opening)
    if requisition.posted_on is None:
        posted = requisition.model_copy(update={"posted_on": now().date()})
        opening.requisition = posted.model_dump(mode="json")


def override_wording(session: Session, opening: Opening, mark: str, reason: str, account: str) -> None:
    """Let a finding stand; the reason is logged with the person. `mark` names code and quote."""
    if not reason.strip():
        raise NotAllowed("override_reason_missing")
    entry = LogEntry(account=account, act="override", subject=opening.id, before=mark, after=reason.strip()[:500])
    session.add(entry)
    session.commit()


def overrides_of(session: Session, opening: Opening) -> dict[str, str]:
    """Reason by mark of the findings that HR let stand."""
    query = select(LogEntry).where(LogEntry.subject == opening.id, LogEntry.act == "override").order_by(LogEntry.id)
    return {entry.before: entry.after for entry in session.scalars(query)}


def requisition_of(opening: Opening) -> Requisition:
    """The opening's choices as a value."""
    return Requisition.model_validate(opening.requisition)


def description_of(opening: Opening) -> JobDescription:
    """The job description of the saved version."""
    return compose(find_role(opening.role), requisition_of(opening))


def rubric_of(opening: Opening) -> Role:
    """The role as this opening scores it."""
    return rubric_role(find_role(opening.role), requisition_of(opening))
