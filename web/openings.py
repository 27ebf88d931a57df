"""Openings: the list, a new one, the composer with preview, drafts, versions and wording."""

from __future__ import annotations

from flask import Blueprint, g, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from catalog import load_lexicon
from catalog.role import Role, Text
from descriptions import JobDescription, Requisition, compose, open_placeholders, render_article
from descriptions.comparison import Difference, compare
from descriptions.composition import empty_facts
from descriptions.drafting import outline, with_skills
from descriptions.exporting import FORMATS
from descriptions.posting import missing_fields
from descriptions.requisition import Wording
from errors import ConfigError, NotAllowed, NotFound
from storage.adverts import name_skills
from storage.applications import score_again
from storage.database import db
from storage.drafts import drop_draft, find_draft, keep_draft, last_editor, revision
from storage.models import Opening, now
from storage.openings import (
    create_opening,
    description_of,
    list_demo_ids,
    list_openings,
    list_versions,
    load_opening,
    load_version,
    override_wording,
    overrides_of,
    requisition_of,
    rubric_of,
    save_opening,
    set_status,
)
from storage.roles import find_role, role_library
from web.composer import apply_act, fill_requisition, fixed_shares, process_text
from web.forms import opening_form
from web.rewording import Finding, fix_all, fix_line, review_lines
from web.texts import current_language, problem_text, t

pages = Blueprint("openings", __name__)
FAULTS = {"salary_min": "pay", "salary_max": "pay", "closing_date": "day", "openings": "number"}
"""Fields with a sentence of their own for what cannot be read."""


@pages.get("/")
def index() -> str:
    """All openings."""
    return render_template("openings.html", openings=list_openings(db.session), demo=list_demo_ids(db.session))


@pages.get("/openings/new")
def new() -> str:
    """Choose the role."""
    roles = [role for role in role_library().values() if not role.abstract]
    return render_template("new_opening.html", roles=roles)


@pages.post("/openings/new")
def create() -> Response:
    """A draft of the chosen role."""
    role = find_role(request.form.get("role", ""))
    opening = create_opening(db.session, Requisition(role=role.id), g.account.id)
    return redirect(_address(opening))


@pages.get("/openings/<opening_id>/edit")
def edit(opening_id: str) -> str:
    """The composer, with the draft where there is one."""
    opening = load_opening(db.session, opening_id)
    return _composer(opening, _current(opening), "")


@pages.post("/openings/<opening_id>/edit")
def save(opening_id: str) -> Response | tuple[str, int]:
    """Save a version, or keep the draft and do one act on a line; a changed rubric scores the stored CVs again."""
    opening = load_opening(db.session, opening_id)
    role, act = find_role(opening.role), request.form.get("act", "")
    current = _current(opening)
    faults: list[str] = []
    try:
        requisition = apply_act(role, fill_requisition(role, current, request.form, faults), act, request.form)
        requisition = with_skills(requisition, name_skills)
        compose(role, requisition)
        if conflict := _conflict(opening):
            if "over" not in request.form:
                return _composer(opening, requisition, "", conflict), 409
            _save(opening, current)
        if faults:
            keep_draft(db.session, opening, requisition, g.account.id)
            return _composer(opening, requisition, _say_faults(faults)), 400
        if act:
            keep_draft(db.session, opening, requisition, g.account.id)
        else:
            _save(opening, requisition)
    except ConfigError as error:
        db.session.rollback()
        return _composer(opening, current, problem_text(str(error))), 400
    anchor = "line-sections" if act == "add-section" else f"line-{act.partition(':')[2]}" if act.startswith(("up:", "down:", "reset:", "add:")) else None
    return redirect(_address(opening, anchor))


@pages.post("/openings/<opening_id>/draft")
def draft(opening_id: str) -> Response | tuple[Response, int]:
    """Keep what stands in the form and answer with preview and findings: autosave."""
    opening = load_opening(db.session, opening_id)
    role = find_role(opening.role)
    faults: list[str] = []
    try:
        requisition = with_skills(fill_requisition(role, _current(opening), request.form, faults), name_skills)
        jd = compose(role, requisition)
    except ConfigError as error:
        return jsonify(problem=problem_text(str(error))), 400
    if conflict := _conflict(opening):
        return jsonify(conflict=conflict), 409
    keep_draft(db.session, opening, requisition, g.account.id)
    return jsonify(article=render_article(jd), findings=_findings_part(opening, jd), problem=_say_faults(faults), faults=faults,
                   changed=requisition != requisition_of(opening), revision=revision(db.session, opening))  # fmt: skip


def _say_faults(names: list[str]) -> str:
    """One sentence for the fields that could not be read; all others are kept."""
    kinds = dict.fromkeys(FAULTS.get(name, "field") for name in names)
    return " ".join(t(f"fault_{kind}") for kind in kinds)


@pages.post("/openings/<opening_id>/preview")
def preview(opening_id: str) -> str | tuple[str, int]:
    """The article alone, from what stands in the form; nothing is kept."""
    opening = load_opening(db.session, opening_id)
    role = find_role(opening.role)
    try:
        return render_article(compose(role, fill_requisition(role, _current(opening), request.form)))
    except ConfigError as error:
        return render_template("problem.html", problem=problem_text(str(error))), 400


@pages.post("/openings/<opening_id>/discard")
def discard(opening_id: str) -> Response:
    """Back to the saved version."""
    opening = load_opening(db.session, opening_id)
    drop_draft(db.session, opening)
    db.session.commit()
    return redirect(_address(opening))


@pages.post("/openings/<opening_id>/wording")
def wording(opening_id: str) -> Response:
    """Take a finding's replacement, or let it stand with a reason."""
    opening = load_opening(db.session, opening_id)
    role, requisition = find_role(opening.role), _current(opening)
    if request.form.get("do") == "fix-all":
        keep_draft(db.session, opening, fix_all(role, requisition, overrides_of(db.session, opening)), g.account.id)
        return redirect(_address(opening, "wording"))
    finding = _find_finding(opening, compose(role, requisition), request.form.get("mark", ""))
    if request.form.get("do") == "fix":
        keep_draft(db.session, opening, fix_line(role, requisition, finding), g.account.id)
    else:
        override_wording(db.session, opening, finding.mark, request.form.get("reason", ""), g.account.id)
    return redirect(_address(opening, "wording"))


@pages.post("/openings/<opening_id>/status")
def status(opening_id: str) -> Response | tuple[str, int]:
    """Publish, close, or back to draft; what is typed is saved first."""
    opening = load_opening(db.session, opening_id)
    wanted = request.form.get("status", "")
    try:
        if wanted == "published":
            if conflict := _conflict(opening):
                raise NotAllowed(conflict)
            _save(opening, _current(opening))
            _check_wording(opening)
            if (last := requisition_of(opening).closing_date) and last < now().date():
                raise NotAllowed("closing_past")
        set_status(db.session, opening, wanted, g.account.id)
    except NotAllowed as error:
        return _composer(opening, _current(opening), problem_text(str(error))), 400
    return redirect(_address(opening))


@pages.get("/openings/<opening_id>/versions")
def versions(opening_id: str) -> str:
    """All versions, and what changed from the one chosen to the present."""
    opening = load_opening(db.session, opening_id)
    chosen = request.args.get("version", type=int)
    rows = list_versions(db.session, opening)
    if chosen is None and rows:
        chosen = rows[0].version
    changes: tuple[Difference, ...] = ()
    if chosen is not None:
        before = compose(find_role(opening.role), load_version(db.session, opening, chosen))
        changes = compare(before, description_of(opening))
    return render_template("opening_versions.html", opening=opening, versions=rows, chosen=chosen, changes=changes)


@pages.post("/openings/<opening_id>/restore")
def restore(opening_id: str) -> Response:
    """An earlier version becomes the newest; nothing is lost."""
    opening = load_opening(db.session, opening_id)
    _save(opening, load_version(db.session, opening, request.form.get("version", -1, type=int)))
    return redirect(_address(opening))


def _address(opening: Opening, anchor: str | None = None) -> str:
    return url_for("openings.edit", opening_id=opening.id, _anchor=anchor)


def _current(opening: Opening) -> Requisition:
    return find_draft(db.session, opening) or requisition_of(opening)


def _conflict(opening: Opening) -> str:
    """Says who changed the opening since this page was opened; empty where nobody has.

    `own`: the page knows of a save of its own whose answer it has not read, so its revision may be older.
    """
    if request.form.get("revision", (now := revision(db.session, opening))) == now:
        return ""
    editor = last_editor(db.session, opening)
    if editor == g.account.name:
        return "" if "own" in request.form else t("conflict_own")
    return t("conflict", name=editor or t("somebody"))


def _save(opening: Opening, requisition: Requisition) -> None:
    if save_opening(db.session, opening, requisition, g.account.id):
        score_again(db.session, opening.id, rubric_of(opening))


def _check_wording(opening: Opening) -> None:
    """Unlawful words block publishing until they are mended or somebody answers for them."""
    found = review_lines(description_of(opening), overrides_of(db.session, opening), current_language())
    quotes = ", ".join(f"“{finding.quote}”" for finding in found if finding.blocks)
    if quotes:
        raise NotAllowed(
            f"Perbaiki dahulu kata yang melanggar hukum, atau beri alasan: {quotes}.\n"
            f"Mend the unlawful words first, or give a reason: {quotes}."
        )


def _find_finding(opening: Opening, jd: JobDescription, mark: str) -> Finding:
    for finding in review_lines(jd, overrides_of(db.session, opening), current_language()):
        if finding.mark == mark:
            return finding
    raise NotFound("finding")


def _findings_part(opening: Opening, jd: JobDescription) -> str:
    findings = review_lines(jd, overrides_of(db.session, opening), current_language())
    return render_template("composer_findings.html", opening=opening, findings=findings, gaps=open_placeholders(jd),
                           empty=empty_facts(jd), missing=missing_fields(jd))  # fmt: skip


def _composer(opening: Opening, requisition: Requisition, problem: str, conflict: str = "") -> str:
    """`conflict`: the page keeps what was typed and its old revision, and shows how it differs from what is kept."""
    role = find_role(opening.role)
    jd = compose(role, requisition)
    theirs = compare(compose(role, _current(opening)), jd) if conflict else ()
    return render_template(
        "composer.html",
        opening=opening,
        role=role,
        requisition=requisition,
        problem=problem,
        form=opening_form(role, requisition),
        groups=outline(role, requisition),
        usual=_usual(role, requisition),
        purpose=jd.purpose.text,
        process={language: process_text(requisition, language) for language in ("id", "en")},
        article=Markup(render_article(jd)),  # escaped by its own template
        findings=Markup(_findings_part(opening, jd)),  # likewise
        drafted=requisition != requisition_of(opening),
        formats=FORMATS,
        fixed=fixed_shares(),
        skill_names={id: skill.name for id, skill in load_lexicon().skills.items()},
        conflict=conflict,
        theirs=theirs,
        revision=request.form.get("revision", "") if conflict else revision(db.session, opening),
    )


def _usual(role: Role, requisition: Requisition) -> dict[str, Text | None]:
    """What is printed for a title or a superior that nobody has typed."""
    bare = compose(role, requisition.model_copy(update={"title": Wording(), "reports_to": Wording()}))
    superior = next((fact.value for fact in bare.facts if fact.id == "reports_to" and fact.stated), None)
    return {"title": bare.title, "reports_to": superior}
