"""Stages of one's own: named, ordered, for the installation or for one opening."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storage import stages as store
from storage.database import db
from storage.openings import load_opening
from storage.ranking import count_values
from web.texts import t
from web.undoing import offer_undo

pages = Blueprint("stages", __name__)
USUAL = ("stage_call", "stage_test", "stage_meet", "stage_offer")


@pages.get("/stages", defaults={"opening_id": ""})
@pages.get("/openings/<opening_id>/stages")
def index(opening_id: str) -> str:
    """The list, to be changed."""
    opening = load_opening(db.session, opening_id) if opening_id else None
    return render_template(
        "stages.html", opening=opening, stages=store.list_stages(db.session, opening_id), scope=opening_id,
        own=not opening_id or store.has_own_stages(db.session, opening_id), examples=USUAL,
        counts=count_values(db.session, opening_id).stage if opening_id else {},
    )  # fmt: skip


@pages.post("/stages", defaults={"opening_id": ""})
@pages.post("/openings/<opening_id>/stages")
def change(opening_id: str) -> Response:
    """One act: `add`, `own`, `usual` (the usual stages, while there are none), or `rename`, `up`, `down`, `remove` with a stage's id after a colon."""
    if opening_id:
        load_opening(db.session, opening_id)
    act, _, stage_id = request.form.get("act", "add").partition(":")
    name, account = request.form.get("name", ""), g.account.id
    if act == "usual":
        if not store.list_stages(db.session, opening_id):
            for key in USUAL:
                store.add_stage(db.session, opening_id, t(key), account)
    elif act == "add":
        store.add_stage(db.session, opening_id, name, account)
    elif act == "own" and opening_id:
        store.own_stages(db.session, opening_id, account)
    elif stage_id:
        stage = store.load_stage(db.session, stage_id, opening_id)
        if act == "rename":
            store.rename_stage(db.session, stage, name, account)
        elif act in {"up", "down"}:
            store.shift_stage(db.session, stage, -1 if act == "up" else 1, account)
        elif act == "remove":
            name = stage.name
            store.remove_stage(db.session, stage, account)
            offer_undo("stage_said_removed", request.full_path, {"act": "add", "name": name}, name=name)
    return redirect(url_for("stages.index", opening_id=opening_id) if opening_id else url_for("stages.index"))
