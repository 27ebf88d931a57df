"""Start from an existing ad: paste or upload, look at what goes where, create the opening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.role import Language, Role, Text
from descriptions import review
from descriptions.advert import LONGEST
from descriptions.advert_lines import PARTS, AdLine, Advert
from descriptions.drafting import OutlineGroup, outline
from descriptions.intake import build_requisition
from descriptions.mapping import FIELD, OUT, OWN, TEXT_FIELDS, Intake, MappedLine
from descriptions.phrases import money
from descriptions.requisition import Requisition, Wording
from errors import ConfigError, NotAllowed
from storage.adverts import name_role, read_advert, take_apart
from storage.database import db
from storage.models import now
from storage.openings import create_opening
from storage.roles import find_role, role_library
from web.texts import current_language, problem_text, t

pages = Blueprint("adverts", __name__)
PAY = ("salary_min", "salary_max")
ANSWERS = {
    "missing_pay": PAY,
    "missing_place": ("location",),
    "missing_deadline": ("closing_date",),
    "missing_contact": ("contact", "apply_url"),
}
"""A fact that was read is not missing, in whatever words the advertisement gives it."""
LARGEST = 10 * 2**20


@pages.get("/openings/from-ad")
def new() -> str:
    """Paste or upload."""
    return render_template("advert_new.html", problem="", text="")


@pages.post("/openings/from-ad")
def sort() -> str | tuple[str, int]:
    """The ad in sections, each line with its place in the opening; nothing is kept yet."""
    try:
        text = _sent_text()
        return _preview(text)
    except NotAllowed as error:
        shown = request.form.get("text", "")[:LONGEST]
        return render_template("advert_new.html", problem=problem_text(str(error)), text=shown), 400


@pages.post("/openings/from-ad/create")
def create() -> Response | tuple[str, int]:
    """The opening as chosen on the preview."""
    text = request.form.get("text", "")[:LONGEST]
    role = find_role(request.form.get("role", ""))
    intake = take_apart(text, role)
    requisition = build_requisition(
        intake, _choices(request.form, intake), own_words=request.form.get("words") != "library",
        also=request.form.getlist("also"),
    )  # fmt: skip
    if request.form.get("title") == "library":
        requisition = requisition.model_copy(update={"title": Wording()})
    try:
        opening = create_opening(db.session, _with_profile(requisition), g.account.id)
    except ConfigError as error:
        return render_template("advert_new.html", problem=problem_text(str(error)), text=text), 400
    return redirect(url_for("openings.edit", opening_id=opening.id))


def _sent_text() -> str:
    sent = request.files.get("file")
    if sent and sent.filename:
        data = sent.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise NotAllowed("advert_large")
        return read_advert(data, sent.filename)
    text = request.form.get("text", "").strip()
    if not text:
        raise NotAllowed("advert_empty")
    return text[:LONGEST]


def _with_profile(requisition: Requisition) -> Requisition:
    """The company profile; what the ad tells of the company goes before it."""
    from storage.drafts import company_profile

    profile, company = company_profile(db.session), requisition.company
    names = ("about", "address") if profile.name else ("name", "about", "address")
    said = {name: getattr(company, name) for name in names if getattr(company, name)}
    return requisition.model_copy(update={"company": profile.model_copy(update=said)})


def _choices(form: Mapping[str, str], intake: Intake) -> dict[int, str]:
    """Targets that the form names, by line; one that is no target of this role changes nothing."""
    valid = {value for group in _targets(intake.role) for value, _ in group.options}
    sent = {item.line.number: form.get(f"to:{item.line.number}", "") for item in intake.lines}
    return {number: target for number, target in sent.items() if target in valid}


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Options of one heading, each a target and its words."""

    label: str
    options: tuple[tuple[str, str], ...]


def _targets(role: Role) -> list[TargetGroup]:
    """Everything a line may become: HR's own line, a field, left out, or a line of the role."""
    language, groups = current_language(), outline(role, Requisition(role=role.id))
    own = [(f"{OWN}{group.id}", t("ad_own", heading=group.heading.in_(language))) for group in groups]
    own += [(f"{OWN}process", t("ad_own", heading=t("field_process")))]
    fields = [(f"{FIELD}{name}", t(f"field_{name}")) for name in TEXT_FIELDS]
    first = [*own, *fields, (f"{FIELD}fact", t("ad_field")), (OUT, t("ad_out"))]
    return [TargetGroup(t("ad_general"), tuple(first)), *(_target_group(group, language) for group in groups)]


def _target_group(group: OutlineGroup, language: Language) -> TargetGroup:
    options = tuple((item.id, _short(item.text, language)) for item in group.items)
    return TargetGroup(group.heading.in_(language), options)


def _short(text: Text, language: Language) -> str:
    words = text.in_(language)
    return words if len(words) <= 90 else f"{words[:88].rstrip()}…"


@dataclass(frozen=True, slots=True)
class AdRow:
    """A line on the preview; `pieces` are its words with the severity of a finding, or "" where there is none."""

    item: MappedLine
    pieces: tuple[tuple[str, str], ...]
    groups: tuple[TargetGroup, ...]


def _preview(text: str) -> str:
    found = name_role(text, now().date())
    best = found.best_roles[0].role if found.best_roles else found.title_role or "account_manager"
    role = find_role(request.form.get("role") or _concrete(best))
    intake = take_apart(text, role)
    findings, pieces = _review(intake.advert, role)
    targets = _targets(role)
    near = {value: label for group in targets for value, label in group.options}
    rows = [AdRow(item, pieces[item.line.number], _groups_for(item, targets, near)) for item in intake.lines]
    return render_template(
        "advert.html", text=text, found=found, role=role, intake=intake, findings=findings, rows=rows,
        parts=[part for part in PARTS if any(row.item.line.part == part for row in rows)],
        roles=[item for item in role_library().values() if not item.abstract],
        titles={item.id: item.title for item in role_library().values()},
        money={f.field: money(int(f.value), "IDR").in_(current_language()) for f in intake.advert.facts if f.field in PAY},
        unnamed=[(id, near[id]) for id in intake.unnamed if id in near],
    )  # fmt: skip


def _concrete(role_id: str) -> str:
    library = role_library()
    if role_id in library and not library[role_id].abstract:
        return role_id
    return next(
        (item.id for item in library.values() if not item.abstract and item.extends == role_id), "account_manager"
    )


def _groups_for(item: MappedLine, targets: list[TargetGroup], labels: Mapping[str, str]) -> tuple[TargetGroup, ...]:
    """What the line most likely is first; of the role's lines those of its kind: demands or duties."""
    likely = [target for target in (item.target, *item.others) if target in labels]
    groups = [TargetGroup(t("ad_likely"), tuple((target, labels[target]) for target in likely)), targets[0]]
    if item.line.part in {"must", "nice", "conditions", "other"}:
        groups.append(targets[-1])
    if item.line.part in {"duties", "other"}:
        groups += targets[1:-1]
    chosen = set(likely)
    rest = [TargetGroup(g.label, tuple(o for o in g.options if o[0] not in chosen)) for g in groups[1:]]
    return (groups[0], *rest)


def _review(advert: Advert, role: Role) -> tuple[list[dict[str, str]], dict[int, tuple[tuple[str, str], ...]]]:
    """Wording findings of the ad, and each line cut where one begins or ends."""
    text, places = _as_text(advert)
    english = current_language() == "en"
    found: list[dict[str, str]] = []
    marks: dict[int, list[tuple[int, int, str]]] = {line.number: [] for line in advert.lines}
    read = {fact.field for fact in advert.facts}
    for item in review(text, advert.language, role).findings:
        if not read.isdisjoint(ANSWERS.get(item.code, ())):
            continue
        found.append({
            "severity": item.severity, "quote": item.quote, "source": item.source,
            "reason": item.reason_en if english else item.reason_id,
        })  # fmt: skip
        for number, start, end in places:
            if start <= item.start < item.end <= end:
                marks[number].append((item.start - start, item.end - start, item.severity))
    ranked = sorted(found, key=lambda row: ("unlawful", "questionable", "style").index(row["severity"]))
    return ranked, {line.number: _pieces(line, marks[line.number]) for line in advert.lines}


def _as_text(advert: Advert) -> tuple[str, list[tuple[int, int, int]]]:
    """The ad as it is reviewed, headings included: they tell a demand from a duty."""
    text, heading = "", ""
    places: list[tuple[int, int, int]] = []
    for line in advert.lines:
        if line.heading != heading and line.heading:
            text += f"\n{line.heading}:\n"
        heading = line.heading
        places.append((line.number, len(text), len(text) + len(line.text)))
        text += f"{line.text}\n"
    return text, places


def _pieces(line: AdLine, marks: list[tuple[int, int, str]]) -> tuple[tuple[str, str], ...]:
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end, severity in sorted(marks):
        if start < at:
            continue
        pieces += [(line.text[at:start], ""), (line.text[start:end], severity)]
        at = end
    return tuple(piece for piece in (*pieces, (line.text[at:], "")) if piece[0])
