"""Levels that a person set in place of the machine's: kept with the row, in force again after every scoring."""

from __future__ import annotations

import array
import json
from typing import Any

from sqlalchemy.orm import Session

from errors import NotAllowed
from screening.correction import correct_card
from screening.scorecard import SCORECARD_JSON, Scorecard
from storage.models import Application, LogEntry, now

LEVELS = (0, 1, 2, 3)
LONGEST = 1_000


def correct_level(session: Session, row: Application, requirement: str, level: int | None, reason: str, account: str) -> None:
    """Set the level of one requirement, with a reason; `level` None takes the machine's again."""
    card = machine_card(row)
    if card is None or all(line.id != requirement for line in card.lines):
        raise NotAllowed("requirement_unknown")
    if level is None:
        entry = None
    elif level not in LEVELS:
        raise NotAllowed("level_unknown")
    elif not reason.strip():
        raise NotAllowed("correction_reason_missing")
    else:
        entry = {"level": level, "reason": reason.strip()[:LONGEST], "account": account, "at": now().isoformat(timespec="minutes")}
    before = (row.corrections or {}).get(requirement)
    put_correction(row, requirement, entry)
    found = {"requirement": requirement, "machine": next(line.level for line in card.lines if line.id == requirement)}
    session.add(LogEntry(account=account, act="correct", subject=row.id, before=json.dumps(found | {"entry": before}),
                         after=json.dumps(found | {"entry": entry})))  # fmt: skip
    session.commit()


def put_correction(row: Application, requirement: str, entry: dict[str, Any] | None) -> None:
    """Keep or drop one correction and count again; the caller logs and commits."""
    kept = {key: value for key, value in (row.corrections or {}).items() if key != requirement}
    row.corrections = (kept | {requirement: entry} if entry else kept) or None
    card = machine_card(row)
    if card is not None:
        correct_row(row, card)


def correct_row(row: Application, card: Scorecard) -> None:
    """The figures of lists, as corrected."""
    corrected = correct_card(card, _levels(row))
    row.score = None if card.status == "failed" else corrected.score
    row.machine_score = corrected.machine_score
    row.credits = array.array("f", (line.credit for line in corrected.lines)).tobytes()
    row.levels = bytes(line.level for line in corrected.lines)


def machine_card(row: Application) -> Scorecard | None:
    """The scorecard as the engine made it, if there is one."""
    return SCORECARD_JSON.validate_json(row.scorecard) if row.scorecard else None


def scorecard_of(row: Application) -> Scorecard | None:
    """The scorecard with people's corrections in force, the machine's levels beside."""
    card = machine_card(row)
    return correct_card(card, _levels(row)) if card else None


def _levels(row: Application) -> dict[str, tuple[Any, str]]:
    return {key: (entry["level"], entry["reason"]) for key, entry in (row.corrections or {}).items()}
