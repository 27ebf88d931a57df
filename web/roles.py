"""The role library as HR reads and edits it."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.editing import check_new_id, check_text, diff_text, make_role_id, new_role_text
from catalog.role import Role, Text
from errors import NotFound, Problem, RoleError
from storage.roles import (
    create_role_text,
    earlier_role_text,
    faulty_roles,
    find_role,
    is_own_role,
    list_removed_roles,
    list_role_texts,
    remove_own_role,
    removed_title,
    role_library,
    role_text,
    save_role_text,
    stands_without_own,
    use_role_folder,
)
from web.forms import NewRoleForm, RoleTextForm
from web.texts import current_language
from web.undoing import offer_undo

pages = Blueprint("roles", __name__)


def register(app: Flask) -> None:
    """Own roles lie in the data folder."""
    use_role_folder(Path(app.config["DATA_DIR"]).resolve() / "roles")
    app.jinja_env.globals["role_title"] = role_title


def role_title(role_id: str) -> str:
    """The role's title in the page's language; of one that was taken away, its id as words."""
    if "library" not in g:
        g.library = role_library()  # looks at every file; once a page is enough
    role: Role | None = g.library.get(role_id)
    return role.title.in_(current_language()) if role else role_id.replace("/", ": ").replace("_", " ").capitalize()


@pages.get("/roles")
def index() -> str:
    """All roles, what is wrong with own files, and own roles taken away."""
    library = role_library()
    own = {role_id for role_id in library if is_own_role(role_id)}
    return render_template("roles.html", roles=library, own=own, problems=library.problems, faulty=faulty_roles(),
                           removed=[(one, removed_title(one, current_language()) or role_title(one)) for one in list_removed_roles()])  # fmt: skip


@pages.get("/roles/<path:role_id>")
def show(role_id: str) -> str:
    """One role in full."""
    library, role = role_library(), find_role(role_id)
    kinds = [kind for kind in library.values() if kind.extends == role_id != kind.id]
    asked = [library.lexicon.skills[skill] for skill in role.interview if skill in library.lexicon.skills]
    return render_template("role.html", role=role, own=is_own_role(role_id), library=library, kinds=kinds, asked=asked)


@pages.get("/new-role")
def draft() -> str:
    """Where a new role begins: its id, and the role it builds on if any."""
    return _new_role(NewRoleForm(request.args, choices=list(role_library().values())))


@pages.post("/new-role")
def create() -> str | tuple[str, int] | Response:
    """First the text to start from, then check and save; nothing faulty is kept."""
    form = NewRoleForm(choices=list(role_library().values()))
    if not form.validate_on_submit():
        return _new_role(form), 400
    form.id.data = form.id.data.strip() or make_role_id(form.title_id.data, role_library())
    role_id, text = form.id.data, (form.text.data or "").replace("\r\n", "\n")
    try:
        check_new_id(role_id, role_library())
        if request.form.get("act") == "save" and text:
            create_role_text(role_id, text)
            return redirect(url_for("roles.show", role_id=role_id))
        if request.form.get("act") == "check" and text:
            check_text(role_id, text, role_library())
            return _new_role(form, checked=True)
    except RoleError as error:
        return _new_role(form, error.problems), 400
    title = Text(id=form.title_id.data, en=form.title_en.data)
    form.text.data = new_role_text(role_id, form.extends.data or None, title, current_language())
    return _new_role(form)


@pages.get("/role-text/<path:role_id>")
def edit(role_id: str) -> str:
    """The YAML of a role; the first save makes an own copy."""
    problems = faulty_roles().get(role_id, ())
    if not problems:
        find_role(role_id)
    return _editor(role_id, RoleTextForm(data={"text": role_text(role_id)}), problems)


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
                           own=is_own_role(role_id), ours=stands_without_own(role_id))  # fmt: skip


@pages.post("/role-history/<path:role_id>")
def restore(role_id: str) -> str | tuple[str, int] | Response:
    """An earlier text, or ours, comes back; the present one is kept. One that no longer fits is shown to be mended."""
    if request.form.get("version") == "ours":
        remove_own_role(role_id)
        last = {"version": str(list_role_texts(role_id)[0])}
        again = "roles.restore" if stands_without_own(role_id) else "roles.bring_back"
        offer_undo("role_said_removed", url_for(again, role_id=role_id), last)
        return redirect(url_for("roles.show", role_id=role_id) if role_id in role_library() else url_for("roles.index"))
    text = earlier_role_text(role_id, request.form.get("version", -1, type=int))
    try:
        save_role_text(role_id, text)
    except RoleError as error:
        if role_id not in role_library():
            raise
        return _editor(role_id, RoleTextForm(data={"text": text}), error.problems), 400
    return redirect(url_for("roles.show", role_id=role_id))


@pages.post("/removed-role/<path:role_id>")
def bring_back(role_id: str) -> Response:
    """An own role that was taken away, as it last was."""
    numbers = list_role_texts(role_id)
    if not numbers:
        raise NotFound(f"no role '{role_id}'")
    create_role_text(role_id, earlier_role_text(role_id, numbers[0]))
    return redirect(url_for("roles.show", role_id=role_id))


def _editor(role_id: str, form: RoleTextForm, problems: tuple[Problem, ...], checked: bool = False) -> str:
    own = is_own_role(role_id) or role_id in faulty_roles()
    return render_template("role_editor.html", role_id=role_id, title=role_title(role_id), usable=role_id in role_library(),
                           form=form, problems=problems, checked=checked, own=own)  # fmt: skip


def _new_role(form: NewRoleForm, problems: tuple[Problem, ...] = (), checked: bool = False) -> str:
    return render_template("role_new.html", form=form, problems=problems, checked=checked)
