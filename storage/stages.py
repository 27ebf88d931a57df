"""Stages of one's own: a list for the installation, or one opening's own list in its place."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from errors import NotAllowed, NotFound
from storage.models import Application, LogEntry, Stage

MOST = 20


def list_stages(session: Session, opening: str = "") -> list[Stage]:
    """The stages in their order: the opening's own, else the installation's."""
    own = _list(session, opening) if opening else []
    return own or _list(session, "")


def _list(session: Session, opening: str) -> list[Stage]:
    return list(session.scalars(select(Stage).where(Stage.opening == opening).order_by(Stage.place, Stage.id)))


def has_own_stages(session: Session, opening: str) -> bool:
    """Whether the opening has a list of its own."""
    return bool(_list(session, opening))


def add_stage(session: Session, opening: str, name: str, account: str) -> Stage:
    """One more at the end of a list; `opening` empty means the installation's."""
    stages = _list(session, opening)
    name = _checked(name, stages)
    if len(stages) >= MOST:
        raise NotAllowed("stages_full")
    stage = Stage(opening=opening, name=name, place=max((one.place for one in stages), default=-1) + 1)
    session.add(stage)
    session.add(LogEntry(account=account, act="stages", subject=opening or "stages", after=f"+ {name}"))
    session.commit()
    return stage


def rename_stage(session: Session, stage: Stage, name: str, account: str) -> None:
    """A new name; people in the stage stay in it."""
    others = [one for one in _list(session, stage.opening) if one.id != stage.id]
    before, stage.name = stage.name, _checked(name, others)
    session.add(LogEntry(account=account, act="stages", subject=stage.opening or "stages", before=before, after=stage.name))
    session.commit()


def shift_stage(session: Session, stage: Stage, by: int, account: str) -> None:
    """One place up (-1) or down (1); at the ends nothing happens."""
    stages = _list(session, stage.opening)
    at = stages.index(stage)
    to = min(max(at + by, 0), len(stages) - 1)
    stages.insert(to, stages.pop(at))
    for place, one in enumerate(stages):
        one.place = place
    session.add(LogEntry(account=account, act="stages", subject=stage.opening or "stages", after=f"{stage.name} → {to + 1}"))
    session.commit()


def remove_stage(session: Session, stage: Stage, account: str) -> None:
    """Only an empty stage may go, so that nobody falls out of the process unseen."""
    if session.scalar(select(func.count()).select_from(Application).where(Application.stage == stage.id)):
        raise NotAllowed("stage_in_use")
    session.delete(stage)
    session.add(LogEntry(account=account, act="stages", subject=stage.opening or "stages", before=stage.name, after="−"))
    session.commit()


def own_stages(session: Session, opening: str, account: str) -> None:
    """Copy the installation's list for one opening; its people move to the copies."""
    if has_own_stages(session, opening):
        return
    copies = {old.id: Stage(opening=opening, name=old.name, place=old.place) for old in _list(session, "")}
    session.add_all(copies.values())
    session.flush()
    for row in session.scalars(select(Application).where(Application.opening == opening, Application.stage.in_(copies))):
        row.stage = copies[row.stage].id
    session.add(LogEntry(account=account, act="stages", subject=opening, after="own"))
    session.commit()


def load_stage(session: Session, stage_id: str, opening: str) -> Stage:
    """The stage of that list; NotFound where there is none."""
    stage = session.get(Stage, stage_id)
    if stage is None or stage.opening != opening:
        raise NotFound("stage")
    return stage


def _checked(name: str, others: list[Stage]) -> str:
    name = " ".join(name.split())[:100]
    if not name:
        raise NotAllowed("stage_name_empty")
    if any(other.name.casefold() == name.casefold() for other in others):
        raise NotAllowed("stage_name_taken")
    return name
