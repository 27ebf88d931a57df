"""First account, signing in and out, the people who may sign in, the language switch."""

from __future__ import annotations

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from errors import NotAllowed
from storage.accounts import (
    create_account,
    is_setup_key,
    list_accounts,
    remove_account,
    sign_in,
    sign_out,
    use_setup_key,
)
from storage.database import db
from web.forms import AccountForm, SetupForm, SignInForm
from web.texts import problem_text, t

pages = Blueprint("accounts", __name__)
Page = str | tuple[str, int]


def _remember(key: str) -> Response:
    language = session.get("language")
    session.clear()
    session["key"] = key
    if language:
        session["language"] = language
    return redirect(url_for("openings.index"))


@pages.get("/setup")
def setup() -> Page:
    """The form of the first account; the key comes from the link."""
    key = request.args.get("key", "")
    if not is_setup_key(db.session, key):
        abort(404)
    return render_template("setup.html", form=SetupForm(data={"key": key}), problem="")


@pages.post("/setup")
def setup_submit() -> Page | Response:
    """Make the first account and sign it in."""
    form = SetupForm()
    if not form.validate_on_submit():
        return render_template("setup.html", form=form, problem=""), 400
    try:
        use_setup_key(db.session, form.key.data or "", form.name.data, form.password.data)
        return _remember(sign_in(db.session, form.name.data, form.password.data))
    except NotAllowed as error:
        return render_template("setup.html", form=form, problem=problem_text(str(error))), 400


@pages.get("/login")
def login() -> Page:
    """The sign-in form."""
    return render_template("login.html", form=SignInForm(), problem="")


@pages.post("/login")
def login_submit() -> Page | Response:
    """Sign in with a new key, so that a planted one is worth nothing."""
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("login.html", form=form, problem=""), 400
    try:
        return _remember(sign_in(db.session, form.name.data, form.password.data))
    except NotAllowed as error:
        return render_template("login.html", form=form, problem=problem_text(str(error))), 400


@pages.get("/accounts")
def index() -> Page:
    """Who may sign in, and the form for one more."""
    return _people(AccountForm(), "")


@pages.post("/accounts")
def add() -> Page | Response:
    """One more person; they sign in with the password set here."""
    form = AccountForm()
    if not form.validate_on_submit():
        return _people(form, ""), 400
    try:
        create_account(db.session, form.name.data, form.password.data, form.role.data)
    except NotAllowed as error:
        return _people(form, problem_text(str(error))), 400
    return redirect(url_for("accounts.index"))


@pages.post("/accounts/<account_id>/remove")
def remove(account_id: str) -> Response:
    """End a person's access; nobody removes themselves."""
    remove_account(db.session, account_id, g.account.id)
    return redirect(url_for("accounts.index"))


def _people(form: AccountForm, problem: str) -> str:
    form.role.choices = [SelectChoice(role, t(f"role_{role}")) for role in ("hr", "manager", "admin")]
    return render_template("accounts.html", form=form, problem=problem, people=list_accounts(db.session))


@pages.post("/logout")
def logout() -> Response:
    """End this browser's sign-in."""
    sign_out(db.session, session.get("key", ""))
    session.clear()
    return redirect(url_for("accounts.login"))


@pages.post("/language")
def language() -> Response:
    """Indonesian or English, then back to the page."""
    session["language"] = "en" if request.form.get("language") == "en" else "id"
    back = request.form.get("back", "/")
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    return redirect(back if inside else "/")
