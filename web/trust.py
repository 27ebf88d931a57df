"""The invariance test of one candidate: a button on the score page, a result that can be printed."""

from __future__ import annotations

import datetime

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from screening.invariance import check_invariance
from storage.applications import load_application, log_act, resume_of
from storage.corrections import machine_card
from storage.database import db
from storage.openings import load_opening, rubric_of
from web.review import is_blind, list_arguments

pages = Blueprint("trust", __name__)


@pages.post("/candidates/<application_id>/invariance")
def run(application_id: str) -> Response:
    """Log who asked, then show the result."""
    person = load_application(db.session, application_id)
    log_act(db.session, g.account.id, "invariance", person.id)
    return redirect(url_for("trust.show", application_id=person.id, **list_arguments(request.args)))


@pages.get("/candidates/<application_id>/invariance")
def show(application_id: str) -> str:
    """Every swap with the score that came out; a result for the same file, role and engine is always the same."""
    person = load_application(db.session, application_id)
    resume, card = resume_of(person), machine_card(person)
    if resume is None or card is None or card.status == "failed":
        abort(404)
    opening = load_opening(db.session, person.opening)
    return render_template(
        "invariance.html", person=person, opening=opening, blind=is_blind(), card=card, kept=list_arguments(request.args),
        result=check_invariance(resume, rubric_of(opening)), names={line.id: line for line in card.lines},
        day=datetime.datetime.now(datetime.UTC).date().isoformat(),
    )  # fmt: skip
