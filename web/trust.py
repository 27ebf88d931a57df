"""The invariance test of one candidate: a button on the score page, a result that can be printed."""

from __future__ import annotations

import datetime
import json

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from screening.invariance import Invariance, check_invariance
from screening.scorecard import Scorecard
from storage.applications import load_application, log_act, resume_of
from storage.corrections import machine_card
from storage.database import db
from storage.decisions import list_history
from storage.models import Application
from storage.openings import load_opening, rubric_of
from web.review import is_blind, list_arguments

pages = Blueprint("trust", __name__)


@pages.post("/candidates/<application_id>/invariance")
def run(application_id: str) -> Response:
    """Keep the outcome with who asked, when, and the versions, then show it."""
    person = load_application(db.session, application_id)
    result, card = _check(person)
    said = {"equal": result.equal, "swaps": len(result.trials), "score": result.score, "role_version": card.role_version,
            "engine": card.engine_version, "sha256": card.sha256}  # fmt: skip
    log_act(db.session, g.account.id, "invariance", person.id, json.dumps(said))
    return redirect(url_for("trust.show", application_id=person.id, **list_arguments(request.args)))


@pages.get("/candidates/<application_id>/invariance")
def show(application_id: str) -> str:
    """Every swap with the score that came out; a result for the same file, role and engine is always the same."""
    person = load_application(db.session, application_id)
    result, card = _check(person)
    runs = [(entry.at, who, json.loads(entry.after)) for entry, who in list_history(db.session, person.id)
            if entry.act == "invariance" and entry.after]  # fmt: skip
    opening = load_opening(db.session, person.opening)
    return render_template(
        "invariance.html", person=person, opening=opening, blind=is_blind(person), card=card, kept=list_arguments(request.args),
        result=result, runs=runs, names={line.id: line for line in card.lines},
        day=datetime.datetime.now(datetime.UTC).date().isoformat(),
    )  # fmt: skip


def _check(person: Application) -> tuple[Invariance, Scorecard]:
    resume, card = resume_of(person), machine_card(person)
    if resume is None or card is None or card.status == "failed":
        abort(404)
    return check_invariance(resume, rubric_of(load_opening(db.session, person.opening))), card
