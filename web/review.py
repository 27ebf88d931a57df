"""What a reviewer sees of a candidate: everything, or, in blind review, the masked copy and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from flask import g, session
from werkzeug.datastructures import MultiDict

from screening.redaction import redact_note, redact_scorecard, redact_text
from screening.resume import Resume
from screening.scorecard import Scorecard
from storage.applications import resume_of
from storage.corrections import scorecard_of
from storage.models import Application
from storage.ranking import Filter

HEAVIEST = 4.0


MOST_SHOWN = 40
"""People whose names one sign-in shows one by one; the first of more is covered again."""


def is_blind(person: Application | None = None) -> bool:
    """Blind by default for hiring managers, by choice for others; not for a `person` whose name was asked for."""
    if person is not None and person.id in session.get("shown", ()):
        return False
    return bool(session.get("blind", g.account.role == "manager"))


def show_name(application_id: str, shown: bool) -> None:
    """Show one person's name and data, or cover them again; the others stay as they are."""
    others = [one for one in session.get("shown", ()) if one != application_id]
    session["shown"] = ([*others, application_id] if shown else others)[-MOST_SHOWN:]


def hides_schools() -> bool:
    """By choice: names of schools are masked too."""
    return bool(session.get("blind_schools", False))


def open_person(row: Application, blind: bool) -> tuple[Resume | None, Scorecard | None]:
    """The reading and the scorecard; when blind, the copies in which protected characters are covered."""
    resume, card = resume_of(row), scorecard_of(row)
    if not blind or resume is None:
        return resume, card
    covered = dataclasses.replace(resume, text=redact_text(resume, hides_schools()), name=None, file="", emails=(), phones=(), links=())
    return covered, redact_scorecard(card, resume, hides_schools()) if card else None


def note_shown(row: Application, note: str, blind: bool) -> str:
    """What a person wrote about a candidate; when blind, with the candidate's data masked."""
    resume = resume_of(row) if blind and note else None
    return redact_note(note, resume, hides_schools()) if resume else note


def pseudonym(row: Application) -> str:
    """What a candidate is called in blind review and in its exports."""
    return row.id[:6].upper()


def read_filter(args: MultiDict[str, str], blind: bool) -> Filter:
    """The list that an address asks for; a search by name is not answered in blind review."""
    years = args.get("years", "")
    return Filter(
        search="" if blind else args.get("q", "").strip(), bucket=args.get("bucket", ""), decision=args.get("decision", ""),
        role=args.get("role", ""), years=float(years) if years.isdecimal() and len(years) < 4 else None, stage=args.get("stage", ""),
        order=args.get("order", "score") if not (blind and args.get("order") == "name") else "score", weights=read_weights(args),
    )  # fmt: skip


def read_weights(args: Mapping[str, str]) -> dict[str, float]:
    """Factors from `w.REQUIREMENT=2`; what is 1, no number, or out of 0–4 is left out."""
    found: dict[str, float] = {}
    for key, value in args.items():
        if key.startswith("w."):
            try:
                factor = float(value)
            except ValueError:
                continue
            if 0 <= factor <= HEAVIEST and factor != 1.0:
                found[key[2:]] = factor
    return found


def list_arguments(args: MultiDict[str, str]) -> dict[str, Any]:
    """What of an address belongs to the list, to be carried along to a candidate and back."""
    kept = ("q", "bucket", "decision", "stage", "role", "years", "order", "cols")
    return {key: value for key, value in args.items() if value and (key in kept or key.startswith("w."))}
