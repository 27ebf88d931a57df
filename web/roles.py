"""The role library as HR reads and edits it."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.editing import check_text, diff_text
from errors import Problem, RoleError
from storage.roles import (
    earlier_role_text,
    find_role,
    is_own_role,
    list_role_texts,
    remove_own_role,
    role_library,
    role_text,
    save_role_text,
    use_role_folder,
)
from web.forms import RoleTextForm

pages = Blueprint("roles", __name__)


def register(app: Flask) -> None:
    """Own roles lie in the data folder."""
    use_role_folder(Path(app.config["DATA_DIR"]).resolve() / "roles")


@pages.get("/roles")
def index() -> str:
    """All roles that can be advertised."""
    roles = [role for role in role_library().values() if not role.abstract]
    own = {role.id for role in roles if is_own_role(role.id)}
    return render_template("roles.html", roles=roles, own=own)


@pages.get("/roles/<path:role_id>")
def show(role_id: str) -> str:
    """One role in full."""
    return render_template("role.html", role=find_role(role_id), own=is_own_role(role_id))


@pages.get("/role-text/<path:role_id>")
def edit(role_id: str) -> str:
    """The YAML of a role; the first save makes an own copy."""
    find_role(role_id)
    return _editor(role_id, RoleTextForm(data={"text": role_text(role_id)}), ())


@pages.post("/role-text/<path:role_id>")
def save(role_id: str) -> str | tuple[str, int] | Response:
    """Check, then save; a broken text changes nothing and is shown again with its faults."""
    form = RoleTextForm()
    if not form.validate_on_submit():
        return _editor(role_id, form, ()), 400
    try:
        if request.form.get("act") == "check":
            check_text(role_id, form.text.data.replace("\r\n", "\n"), role_library())
            return _editor(role_id, form, (), checked=True)
        save_role_text(role_id, form.text.data)
    except RoleError as error:
        return _editor(role_id, form, error.problems), 400
    return redirect(url_for("roles.show", role_id=role_id))


@pages.get("/role-history/<path:role_id>")
def history(role_id: str) -> str:
    """Earlier texts and what changed since the one chosen."""
    numbers = list_role_texts(role_id)
    chosen = request.args.get("version", numbers[0] if numbers else None, type=int)
    lines: tuple[str, ...] = ()
    if chosen is not None:
        lines = diff_text(earlier_role_text(role_id, chosen), role_text(role_id))
    return render_template("role_history.html", role=find_role(role_id), numbers=numbers, chosen=chosen, lines=lines,
                           own=is_own_role(role_id))  # fmt: skip


@pages.post("/role-history/<path:role_id>")
def restore(role_id: str) -> Response:
    """An earlier text, or ours, comes back; the present one is kept."""
    if request.form.get("version") == "ours":
        remove_own_role(role_id)
    else:
        save_role_text(role_id, earlier_role_text(role_id, request.form.get("version", -1, type=int)))
    return redirect(url_for("roles.show", role_id=role_id))


def _editor(role_id: str, form: RoleTextForm, problems: tuple[Problem, ...], checked: bool = False) -> str:
    return render_template("role_editor.html", role=find_role(role_id), form=form, problems=problems, checked=checked,
                           own=is_own_role(role_id))  # fmt: skip
