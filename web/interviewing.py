"""The interviewer's scorecard of one candidate, and all sent ones together."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from catalog.lexicon import load_lexicon
from descriptions.interview_kit import InterviewKit, compose_kit
from screening.scorecard import Scorecard
from storage import interviews as store
from storage.applications import load_application
from storage.database import db
from storage.models import Application
from storage.openings import description_of, load_opening
from web.review import is_blind, list_arguments, note_shown, open_person
from web.undoing import offer_undo

pages = Blueprint("interviewing", __name__)


def kit_of(person: Application, card: Scorecard | None, name: str = "") -> InterviewKit:
    """The kit for one person, first what the CV leaves open."""
    open_ids = [line.id for line in card.lines if line.level < 2] if card else []
    return compose_kit(description_of(load_opening(db.session, person.opening)), load_lexicon(), open_ids, name)


@pages.get("/candidates/<application_id>/interview")
def show(application_id: str) -> str:
    """The form with questions and anchors, then what the others sent, where it may be seen."""
    person = load_application(db.session, application_id)
    blind = is_blind(person)
    card, account = open_person(person, blind)[1], g.account
    own = store.own_sheet(db.session, person.id, account.id)
    visible = store.may_see(db.session, person.id, account.id, account.role != "manager")
    sent = store.list_sent(db.session, person.id) if visible else []
    for sheet, _ in sent if blind else ():
        db.session.expunge(sheet)  # the masked copy must not be kept
        sheet.note = note_shown(person, sheet.note, blind)
        sheet.ratings = {key: one | {"note": note_shown(person, one["note"], blind)} for key, one in sheet.ratings.items()}
    return render_template(
        "interview.html", person=person, opening=load_opening(db.session, person.opening), blind=blind,
        kit=kit_of(person, card), own=own, visible=visible,
        sent=sent, count=store.count_sent(db.session, person.id), together=store.combine([sheet for sheet, _ in sent]),
        names={skill.id: skill.name for skill in load_lexicon().skills.values()}, kept=list_arguments(request.args),
    )  # fmt: skip


@pages.post("/candidates/<application_id>/interview")
def save(application_id: str) -> Response:
    """Keep the draft or send it."""
    person, form = load_application(db.session, application_id), request.form
    kit = kit_of(person, open_person(person, False)[1])
    ratings = {item.skill.id: _rating(form, item.skill.id) for item in kit.skills}
    sent = form.get("act") == "send"
    store.save_sheet(db.session, person.id, g.account.id, ratings, form.get("note", ""), sent)
    if sent:
        offer_undo("sheet_said_sent", url_for("interviewing.take_back", application_id=person.id, **list_arguments(request.args)))
    return _back(person)


@pages.post("/candidates/<application_id>/interview/back")
def take_back(application_id: str) -> Response:
    """A scorecard sent too early is a draft again."""
    person = load_application(db.session, application_id)
    store.take_back(db.session, person.id, g.account.id)
    return _back(person)


def _rating(form: MultiDict[str, str], skill: str) -> tuple[int | None, str]:
    rating = form.get(f"rating.{skill}", "")
    return int(rating) if rating.isdecimal() else None, form.get(f"note.{skill}", "")


def _back(person: Application) -> Response:
    return redirect(url_for("interviewing.show", application_id=person.id, **list_arguments(request.args)))
