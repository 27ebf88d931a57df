"""Applying on the public page: one file, a notice that was read, a reference to come back with."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from errors import NotAllowed
from storage.consents import receive_applicant
from storage.database import db
from storage.models import Opening
from storage.openings import description_of, load_published
from web.texts import current_language, problem_text, t

pages = Blueprint("applying", __name__)
LARGEST = 10 * 2**20
KINDS = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".html", ".htm", ".jpg", ".jpeg", ".png")


@pages.get("/jobs/<opening_id>/apply")
def form(opening_id: str) -> str:
    """The form with the notice."""
    return _page(load_published(db.session, opening_id), "")


@pages.post("/jobs/<opening_id>/apply")
def send(opening_id: str) -> Response | tuple[str, int]:
    """Take the CV; a filled trap means a robot, which is thanked and forgotten."""
    opening = load_published(db.session, opening_id)
    if request.form.get("website"):
        return redirect(url_for("applying.thanks", opening_id=opening.id, reference="-"))
    try:
        name, data = _file()
        if request.form.get("agree") != "1":
            raise NotAllowed("apply_consent")
        folder, pool = Path(current_app.config["FILES_DIR"]), request.form.get("pool") == "1"
        notice, language = _notice(opening), current_language()
        row = receive_applicant(db.session, folder, opening.id, name, data, notice, language, pool)
    except NotAllowed as error:
        return _page(opening, problem_text(str(error))), 400
    return redirect(url_for("applying.thanks", opening_id=opening.id, reference=row.id[:8].upper()))


@pages.get("/jobs/<opening_id>/applied")
def thanks(opening_id: str) -> str:
    """It has arrived."""
    opening = load_published(db.session, opening_id)
    reference = "".join(c for c in request.args.get("reference", "")[:8] if c.isalnum())
    return render_template("applied.html", opening=opening, reference=reference)


def _file() -> tuple[str, bytes]:
    sent = request.files.get("file")
    name = (sent.filename or "") if sent else ""
    data = b""
    if sent:
        data = sent.read(LARGEST + 1)
        sent.close()
    if not data or len(data) > LARGEST or not name.lower().endswith(KINDS):
        raise NotAllowed("apply_file")
    return name, data


def _notice(opening: Opening) -> str:
    jd = description_of(opening)
    company, contact = jd.company.name or t("company"), jd.requisition.contact or jd.company.contact or jd.company.address
    return t("apply_notice", company=company, title=jd.title.in_(current_language()), contact=contact or company)


def _page(opening: Opening, problem: str) -> str:
    title = description_of(opening).title.in_(current_language())
    return render_template("apply.html", opening=opening, title=title, notice=_notice(opening), problem=problem, kinds=",".join(KINDS))
