"""Where people's decisions and the machine's order differ, opening by opening; nothing is tuned by it."""

from __future__ import annotations

from flask import Blueprint, render_template

from screening.agreement import ENOUGH
from storage.agreement import report_agreement
from storage.applications import load_application
from storage.database import db
from storage.openings import load_opening
from web.review import is_blind, note_shown

pages = Blueprint("agreement", __name__)
MOST = 100
"""Decided candidates that the page compares; the command compares all."""


@pages.get("/openings/<opening_id>/agreement")
def show(opening_id: str) -> str:
    """How far scores tell the advanced from the declined, by requirement, and the decisions against the order."""
    opening, blind = load_opening(db.session, opening_id), is_blind()
    report = report_agreement(db.session, opening.id, MOST)
    people = [(one, load_application(db.session, one.id)) for one in report.disagreements]
    return render_template(
        "agreement.html", opening=opening, blind=blind, report=report, enough=ENOUGH, most=MOST,
        against=[(one, row, note_shown(row, row.reason, blind)) for one, row in people],
    )  # fmt: skip
