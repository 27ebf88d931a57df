"""The files of an opening and how far reading them has come."""

from __future__ import annotations

import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from storage.applications import count_states
from storage.models import Application, Job, now

RECENT = datetime.timedelta(minutes=3)


def list_files(session: Session, opening: str, state: str = "", start: int = 0, most: int = 100) -> list[Application]:
    """Files with their states: what failed first, then what is under way, then the newest."""
    query = select(Application.id).where(Application.opening == opening)
    if state:
        query = query.where(Application.state == state)
    rank = case({"failed": 0, "reading": 1, "received": 2}, value=Application.state, else_=3)
    order = (rank, Application.created.desc(), Application.id)
    ids = list(session.scalars(query.order_by(*order).offset(start).limit(most)))  # sorting must not carry whole rows
    rows = {row.id: row for row in session.scalars(select(Application).where(Application.id.in_(ids)))}
    return [rows[one] for one in ids]


def count_intake(session: Session, opening: str) -> dict[str, object]:
    """Counts by state, and `seconds_left` by the pace of the last three minutes; None before anything was read."""
    states = count_states(session, opening)
    ahead = select(func.count()).select_from(Job).where(Job.state != "done")
    waiting = session.scalar(ahead) or 0
    done = select(func.count(), func.min(Job.finished)).where(Job.finished > now() - RECENT)
    count, since = session.execute(done).one()
    seconds = None
    if count > 1 and since:
        seconds = round((now() - since).total_seconds() / count * waiting)
    return {"states": states, "seconds_left": seconds if waiting else 0}
