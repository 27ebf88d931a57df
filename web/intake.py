"""Files in: received one by one, read behind the pages, each with a named outcome."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from errors import NotAllowed
from storage import applications as store
from storage.database import db
from storage.intake import count_intake, list_files
from storage.openings import load_opening
from storage.twins import choose_all, choose_twin, list_twins, undo_choices
from web.review import is_blind
from web.texts import problem_text, t
from web.undoing import offer_undo

pages = Blueprint("intake", __name__)
PAGE = 100


@pages.get("/openings/<opening_id>/files")
def index(opening_id: str) -> str:
    """All files of an opening with their state; twins and failures first."""
    opening, state = load_opening(db.session, opening_id), request.args.get("state", "")
    number = max(request.args.get("page", 1, int), 1)
    files = list_files(db.session, opening.id, state, (number - 1) * PAGE, PAGE + 1)
    return render_template(
        "files.html", opening=opening, files=files[:PAGE], more=len(files) > PAGE, number=number, state=state,
        states=store.count_states(db.session, opening.id), twins=list_twins(db.session, opening.id), blind=is_blind(),
    )  # fmt: skip


@pages.post("/openings/<opening_id>/candidates")
def upload(opening_id: str) -> Response | dict[str, object]:
    """Take files, folders or ZIPs; a script gets each file's outcome, a browser without scripts the list of files."""
    opening, folder = load_opening(db.session, opening_id), Path(current_app.config["FILES_DIR"])
    outcomes: list[dict[str, object]] = []
    for sent in request.files.getlist("files"):
        if sent.filename:
            outcomes += _take(folder, opening.id, sent.filename, sent.read())
    if request.headers.get("Accept") == "application/json":
        return {"files": outcomes}
    return redirect(url_for("intake.index", opening_id=opening.id))


def _take(folder: Path, opening: str, filename: str, data: bytes) -> list[dict[str, object]]:
    outcomes: list[dict[str, object]] = []
    try:
        for name, content in store.unpack(filename, data):
            row, outcome = store.receive_upload(db.session, folder, opening, name, content)
            outcomes.append({"file": name, "id": row.id, "duplicate": outcome != "new", "outcome": t(f"outcome_{outcome}")})
    except NotAllowed as error:
        row = store.refuse_upload(db.session, opening, filename, str(error))
        outcomes.append({"file": filename, "id": row.id, "duplicate": False, "outcome": problem_text(str(error))})
    return outcomes


@pages.get("/openings/<opening_id>/progress")
def progress(opening_id: str) -> dict[str, object]:
    """How many CVs are in each state, and the time left from how fast the last ones went."""
    opening = load_opening(db.session, opening_id)
    return count_intake(db.session, opening.id)


@pages.post("/candidates/<application_id>/retry")
def retry(application_id: str) -> Response:
    """Read a file once more."""
    person = store.load_application(db.session, application_id)
    store.try_again(db.session, person)
    return redirect(url_for("intake.index", opening_id=person.opening))


@pages.post("/openings/<opening_id>/retry")
def retry_all(opening_id: str) -> Response:
    """Read all failed files of an opening once more."""
    opening = load_opening(db.session, opening_id)
    for row in list_files(db.session, opening.id, "failed", 0, 10_000):
        if row.sha256:
            store.try_again(db.session, row)
    return redirect(url_for("intake.index", opening_id=opening.id))


@pages.post("/candidates/<application_id>/twin")
def twin(application_id: str) -> Response:
    """Keep both rows, or merge the newer one into the older."""
    person = store.load_application(db.session, application_id)
    choice = request.form.get("choice", "")
    choose_twin(db.session, person, choice, g.account.id)
    if choice:
        offer_undo(f"twin_said_{choice}", url_for("intake.twin", application_id=person.id), {"choice": ""})
    return redirect(url_for("intake.index", opening_id=person.opening))


@pages.post("/openings/<opening_id>/twins")
def twins(opening_id: str) -> Response:
    """One choice for all pairs that wait, or a `batch` of such choices taken back."""
    opening, form = load_opening(db.session, opening_id), request.form
    if form.get("batch"):
        undo_choices(db.session, opening.id, form["batch"], g.account.id)
    else:
        batch = choose_all(db.session, opening.id, form.get("choice", ""), g.account.id)
        offer_undo("twins_done", url_for("intake.twins", opening_id=opening.id), {"batch": batch})
    return redirect(url_for("intake.index", opening_id=opening.id))
