"""Decisions, stages, corrected levels and notes: always by a person, always with an undo."""

from __future__ import annotations

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from errors import NotAllowed
from storage import decisions as store
from storage.applications import load_application
from storage.corrections import correct_level
from storage.database import db
from storage.openings import load_opening
from storage.ranking import list_ids
from storage.remarks import add_remark
from web.candidates import person_address, show_person, show_ranking
from web.review import is_blind, list_arguments, read_filter
from web.texts import problem_text

pages = Blueprint("deciding", __name__)
Answer = Response | tuple[str, int]
MANY = 30
"""Above this number a bulk act wants the count typed."""


@pages.post("/candidates/<application_id>/decide")
def decide(application_id: str) -> Answer:
    """A person's decision with its reason; a missing reason is asked for on the same page."""
    person, form = load_application(db.session, application_id), request.form
    try:
        store.decide(db.session, person, form.get("decision", ""), form.get("reason", ""), g.account.id)
    except NotAllowed as error:
        return show_person(person.id, problem_text(str(error))), 400
    return redirect(person_address(person))


@pages.post("/candidates/<application_id>/undo")
def undo(application_id: str) -> Response:
    """Take the last decision, move or correction back."""
    person = load_application(db.session, application_id)
    store.undo_last(db.session, person, g.account.id)
    return redirect(person_address(person))


@pages.post("/candidates/<application_id>/notes")
def note(application_id: str) -> Response:
    """Add a note."""
    person = load_application(db.session, application_id)
    add_remark(db.session, person.id, g.account.id, request.form.get("text", ""))
    return redirect(person_address(person))


@pages.post("/candidates/<application_id>/correct")
def correct(application_id: str) -> Response:
    """A person's level for one requirement, or the machine's again."""
    person, form = load_application(db.session, application_id), request.form
    level = form.get("level", "", str)
    number = None if level == "machine" else int(level) if level.isdecimal() else -1
    requirement = form.get("requirement", "")
    correct_level(db.session, person, requirement, number, form.get("reason", ""), g.account.id)
    return redirect(f"{person_address(person)}#line-{requirement}")


@pages.post("/candidates/<application_id>/stage")
def move(application_id: str) -> Response:
    """Put one person into a stage."""
    person = load_application(db.session, application_id)
    store.move_many(db.session, person.opening, [person.id], request.form.get("stage", ""), g.account.id)
    return redirect(person_address(person))


@pages.post("/openings/<opening_id>/decide")
def decide_many(opening_id: str) -> Answer:
    """One decision or stage for the ticked people, or for all of the list where `everyone` is sent.

    What is missing is said on the same page, with the ticks as they were.
    """
    try:
        return _decide_many(opening_id)
    except NotAllowed as error:
        return show_ranking(opening_id, problem_text(str(error))), 400


def _decide_many(opening_id: str) -> Response:
    opening, form = load_opening(db.session, opening_id), request.form
    ids = form.getlist("id")
    if form.get("everyone"):
        ids = list_ids(db.session, opening.id, read_filter(request.args, is_blind()))
    if len(ids) > MANY and form.get("count", "").strip() != str(len(ids)):
        raise NotAllowed("count_differs")
    if "move" in form:
        batch = store.move_many(db.session, opening.id, ids, form.get("stage", ""), g.account.id)
    else:
        decision, reason = form.get("decision", ""), form.get("reason", "")
        batch = store.decide_many(db.session, opening.id, ids, decision, reason, g.account.id)
    kept = list_arguments(request.args)
    return redirect(url_for("candidates.ranking", opening_id=opening.id, batch=batch, **kept))


@pages.post("/openings/<opening_id>/undo")
def undo_many(opening_id: str) -> Response:
    """Take a bulk act back."""
    opening = load_opening(db.session, opening_id)
    store.undo_many(db.session, opening.id, request.form.get("batch", ""), g.account.id)
    return redirect(url_for("candidates.ranking", opening_id=opening.id, **list_arguments(request.args)))
