"""The screening desk: the ranking, one person, how a score came about, comparing."""

from __future__ import annotations

import dataclasses
import re

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from errors import NotAllowed
from screening.explanation import REASONS, explain, missing_evidence
from storage import applications as store
from storage import ranking as rows
from storage.consents import consent_of
from storage.database import db
from storage.decisions import last_act, list_history
from storage.files import load_file
from storage.interviews import count_sent
from storage.keeping import erase_person, list_same
from storage.models import Application
from storage.openings import list_fitting, load_opening
from storage.remarks import list_remarks
from storage.stages import list_stages
from storage.twins import count_twins
from storage.views import COLUMNS, columns_of, list_shared, list_views, read_columns
from web.charts import outline, spokes
from web.history import tell_history
from web.laying_out import lay_out
from web.marking import draw_sheets, has_pictures
from web.pictures import cover_page, drawer
from web.review import hides_schools, is_blind, list_arguments, note_shown, open_person, read_filter, show_name
from web.texts import current_language, t
from web.undoing import say_once

pages = Blueprint("candidates", __name__)
BUCKETS = ("all_met", "open_questions", "not_met", "unreadable")
MOST_PRINTED = 100
"""People on one printed shortlist."""
MOST_SAID = 500
"""Characters of the reason for revealing names."""
AROUND = 12
"""Rows of the list shown above and below the person at hand."""


@pages.get("/openings/<opening_id>/candidates")
def ranking(opening_id: str) -> str:
    """A page of the table, sorted, filtered and weighed by the address."""
    return show_ranking(opening_id)


def show_ranking(opening_id: str, problem: str = "") -> str:
    """The table; with a `problem` it stands beside the buttons, and what was ticked and typed is kept."""
    opening, args, blind = load_opening(db.session, opening_id), request.args, is_blind()
    wish = read_filter(args, blind)
    counts = rows.count_values(db.session, opening.id)
    count = rows.count_ranked(db.session, opening.id, wish) if wish.narrows else counts.people
    last = max(1, -(-count // rows.PAGE))
    number = min(max(request.values.get("page", 1, int), 1), last)
    rubric = rows.load_rubric(db.session, opening.id)
    stages = list_stages(db.session, opening.id)
    columns = read_columns(args["cols"].split(",")) if args.get("cols") else columns_of(g.account)
    return render_template(
        "ranking.html", opening=opening, blind=blind, wish=wish, count=count, number=number, last=last, rubric=rubric,
        people=rows.list_page(db.session, opening.id, wish, (number - 1) * rows.PAGE, rubric=rubric), kept=list_arguments(args),
        buckets=BUCKETS, orders=rows.ORDERS, states=store.count_states(db.session, opening.id),
        scores=counts.scores, losses=rows.count_losses(db.session, opening.id, rubric)[:6],
        by_bucket=counts.bucket, by_decision=counts.decision, by_role=counts.best_role, by_stage=counts.stage, batch=args.get("batch", ""),
        twins=count_twins(db.session, opening.id), stages=stages, stage_names={one.id: one.name for one in stages},
        columns=columns, plain_columns=COLUMNS, views=list_views(db.session, g.account.id, opening.id),
        shared=[(view, who) for view, who in list_shared(db.session, g.account.id, opening.id) if not (blind and view.query.get("q"))],
        level_at={f"r:{line.id}": (at, line) for at, line in enumerate(rubric.lines)},
        problem=problem, ticked=set(request.values.getlist("id")) if problem else set(), typed=request.form if problem else {},
        here=url_for("candidates.ranking", opening_id=opening.id, **list_arguments(args)) if problem else request.full_path,
        listed=say_listed(counts.decision.get("advance", 0), sum(counts.decision.values()) - counts.decision.get("decline", 0)),
    )  # fmt: skip


@pages.get("/candidates/<application_id>")
def show(application_id: str) -> str:
    """List, the CV's pages or text, and the rubric beside each other."""
    return show_person(application_id)


def show_person(application_id: str, problem: str = "") -> str:
    """One person; a `problem` stands beside the box for the reason, and what was typed is kept."""
    person, listed_blind = store.load_application(db.session, application_id), is_blind()
    blind = is_blind(person)
    wish = read_filter(request.args, listed_blind)
    ids = rows.list_ids(db.session, person.opening, wish)
    place = ids.index(person.id) if person.id in ids else 0
    start = max(place - AROUND, 0)
    resume, card = open_person(person, blind)
    pictures = has_pictures(resume)
    view = request.args.get("view") or ("page" if pictures else "text")
    language = current_language()
    stages = list_stages(db.session, person.opening)
    names = {one.id: one.name for one in stages}
    return render_template(
        "candidate.html", person=person, opening=load_opening(db.session, person.opening), blind=blind, listed_blind=listed_blind, card=card,
        people=rows.list_page(db.session, person.opening, wish, start, 2 * AROUND + 1), kept=list_arguments(request.args),
        resume=resume, pictures=pictures, view=view if pictures else "text", place=place + 1, count=len(ids),
        sheets=draw_sheets(resume, card) if resume and pictures and view == "page" else [],
        blocks=lay_out(resume, card) if resume and not (pictures and view == "page") else [], reasons=REASONS,
        consent=consent_of(db.session, person.id), sheets_sent=count_sent(db.session, person.id), stages=stages, last=last_act(db.session, person.id, g.account.id),
        history=[
            dataclasses.replace(deed, reason=note_shown(person, deed.reason, blind))
            for deed in tell_history(list_history(db.session, person.id, person.opening), card, names)
        ],
        reason=note_shown(person, person.reason, blind), problem=problem, typed=request.form if problem else {},
        here=person_address(person) if problem else request.full_path,
        fitting=list_fitting(db.session, person.opening, card.best_roles if card else ()),
        missing=missing_evidence(card, language) if card and card.status != "failed" else [],
        remarks=[
            (remark, note_shown(person, remark.text, blind), writer) for remark, writer in list_remarks(db.session, person.id)
        ],
        same=len(list_same(db.session, person)) if g.account.role != "manager" else 0,
        before=ids[place - 1] if place else None, after=ids[place + 1] if place + 1 < len(ids) else None,
    )  # fmt: skip


@pages.get("/candidates/<application_id>/page/<int:number>.png")
def picture(application_id: str, number: int) -> Response:
    """One page of the CV; the file itself is never handed out."""
    person = store.load_application(db.session, application_id)
    resume = store.resume_of(person)
    if resume is None or not has_pictures(resume) or not 1 <= number <= len(resume.pages):
        abort(404)
    data = load_file(current_app.config["FILES_DIR"], person.sha256)
    drawn = drawer().draw(person.sha256, data, number)
    return Response(cover_page(drawn, resume, number, hides_schools()) if is_blind(person) else drawn, mimetype="image/png")


@pages.post("/candidates/<application_id>/erase")
def erase(application_id: str) -> AnyResponse:
    """Everything of a person gone for good, once the word is typed that says so; no undo brings it back."""
    person = store.load_application(db.session, application_id)
    if request.form.get("word", "").strip().lower() != t("erase_word").lower():
        raise NotAllowed("erase_word_missing")
    opening = person.opening
    hashes = erase_person(db.session, current_app.config["FILES_DIR"], person, request.form.get("everywhere") == "1", g.account.id)
    drawer().forget(hashes)
    say_once("erased", n=len(hashes))
    return redirect(url_for("candidates.ranking", opening_id=opening))


@pages.get("/candidates/<application_id>/score")
def score(application_id: str) -> str:
    """How this score came about: every line's weight times its credit, adding up, to be checked by hand."""
    person = store.load_application(db.session, application_id)
    blind = is_blind(person)
    _, card = open_person(person, blind)
    if card is None:
        abort(404)
    together = sum(line.weight for line in card.lines)
    return render_template(
        "score.html", person=person, opening=load_opening(db.session, person.opening), blind=blind, card=card,
        together=together, earned=sum(line.weight * line.credit for line in card.lines), kept=list_arguments(request.args),
        sentences=explain(card, current_language()),
    )  # fmt: skip


@pages.get("/openings/<opening_id>/compare")
def compare(opening_id: str) -> str | tuple[str, int]:
    """Two to five people side by side."""
    ids = request.args.getlist("id")
    if not 2 <= len(ids) <= 5:
        return show_ranking(opening_id, t("problem_compare_number")), 400
    people = [store.load_application(db.session, one) for one in ids]
    if any(person.opening != opening_id for person in people):
        raise NotAllowed("compare_number")
    blind = is_blind()
    pairs = [(person, open_person(person, blind)[1]) for person in people]
    read = [(person, card) for person, card in pairs if card and card.lines]
    ids = [line.id for line in read[0][1].lines] if read else []
    credits = [[next((line.credit for line in card.lines if line.id == one), 0.0) for one in ids] for _, card in read]
    mean = [sum(column) / len(column) for column in zip(*credits, strict=True)]
    return render_template("compare.html", opening=load_opening(db.session, opening_id), blind=blind, pairs=read,
                           shapes=[outline(row) for row in credits], mean=outline(mean), axes=spokes(len(ids)),
                           rings=[outline([share] * len(ids)) for share in (0.25, 0.5, 0.75, 1.0)],
                           left_out=[person for person, card in pairs if not (card and card.lines)])  # fmt: skip


@pages.post("/blind")
def blind() -> AnyResponse:
    """Names and protected traits, or names of schools, on or off; the choice lasts while signed in and is logged.

    A hiring manager, blind by default, says why names are shown, and on a person's page asks for that person alone.
    """
    back = request.form.get("back", "/")
    for key, words in (("blind", ("reveal", "hide")), ("schools", ("reveal_schools", "hide_schools"))):
        if key in request.form:
            hide = request.form[key] == "1"
            reason = " ".join(filter(None, (" ".join(request.form.get(name, "").split()) for name in ("why", "reason"))))[:MOST_SAID]
            if key == "blind" and not hide and not reason and g.account.role == "manager":
                raise NotAllowed("reveal_reason_missing")
            subject = _subject(back)
            if key == "blind" and g.account.role == "manager" and back.startswith("/candidates/"):
                show_name(subject, not hide)
            else:
                session["blind_schools" if key == "schools" else "blind"] = hide
            store.log_act(db.session, g.account.id, words[hide], subject, "" if hide else reason)
    return redirect(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/")


def _subject(address: str) -> str:
    """The candidate or the opening that a page is about, for the log; else whoever asks."""
    found = re.match(r"/(?:candidates|openings)/([0-9a-f-]{36})(?![0-9a-f-])", address)
    return found.group(1) if found else str(g.account.id)


def say_listed(advanced: int, people: int) -> str:
    """Whom the printed shortlist lists: those advanced, else all not declined, and never more than `MOST_PRINTED`."""
    kind, number = ("advanced", advanced) if advanced else ("all", people)
    return t(f"listed_{kind}" if number <= MOST_PRINTED else f"listed_{kind}_first", n=number, most=MOST_PRINTED)


def person_address(person: Application) -> str:
    """The page of a person within the list it was reached from."""
    return url_for("candidates.show", application_id=person.id, **list_arguments(request.args))
