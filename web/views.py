"""Saved views and the choice of columns."""

from __future__ import annotations

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from storage import views as store
from storage.database import db
from storage.openings import load_opening
from web.review import list_arguments
from web.undoing import offer_undo

pages = Blueprint("views", __name__)


@pages.post("/openings/<opening_id>/views")
def save(opening_id: str) -> Response:
    """Keep the list at hand, with the columns it shows."""
    opening, kept = load_opening(db.session, opening_id), list_arguments(request.args)
    query = kept | {"cols": kept.get("cols") or ",".join(store.columns_of(g.account)) or "-"}
    store.save_view(db.session, g.account.id, opening.id, request.form.get("name", ""), query, "shared" in request.form)
    return redirect(url_for("candidates.ranking", opening_id=opening.id, **query))


@pages.post("/views/<view_id>/share")
def share(view_id: str) -> Response:
    """Share a view with those who see the opening, or no longer."""
    view = store.share_view(db.session, g.account.id, view_id)
    offer_undo("view_said_shared" if view.shared else "view_said_own", url_for("views.share", view_id=view.id), name=view.name)
    return redirect(url_for("candidates.ranking", opening_id=view.opening))


@pages.post("/views/<view_id>/remove")
def remove(view_id: str) -> Response:
    """Forget a view."""
    view = store.remove_view(db.session, g.account.id, view_id)
    fields = {"name": view.name} | ({"shared": "1"} if view.shared else {})
    offer_undo("view_said_removed", url_for("views.save", opening_id=view.opening, **view.query), fields, name=view.name)
    return redirect(url_for("candidates.ranking", opening_id=view.opening))


@pages.post("/openings/<opening_id>/columns")
def columns(opening_id: str) -> Response:
    """The person's columns from now on."""
    opening, kept = load_opening(db.session, opening_id), list_arguments(request.args)
    store.keep_columns(db.session, g.account, request.form.getlist("column"))
    kept.pop("cols", None)
    return redirect(url_for("candidates.ranking", opening_id=opening.id, **kept))
