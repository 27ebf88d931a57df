"""What the composer shows and changes: the form read into a requisition, one act on a line, the wording findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from catalog.role import Language, Role
from descriptions import Requisition, set_fields
from descriptions.drafting import (
    REQUIREMENTS,
    OutlineGroup,
    OutlineItem,
    add_line,
    add_section,
    choose,
    drop_line,
    drop_section,
    keep_line,
    move,
    outline,
    reword_heading,
    reword_line,
)
from descriptions.requisition import Addition, Wording
from errors import ConfigError
from web.forms import PLAIN, WORDED, worded

PLAIN_FIELDS = (*PLAIN, "company_name", "company_address", "company_website", "period", "salary_min", "salary_max",
                "thr", "bpjs")  # fmt: skip
SCHOOLING = ("SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")
LANGUAGES: tuple[Language, ...] = ("id", "en")


def fill_requisition(
    role: Role, requisition: Requisition, form: MultiDict[str, str], faults: list[str] | None = None
) -> Requisition:
    """The requisition with everything that the form sent; fields it did not send stay as they were.

    Names of fields that cannot be read go into `faults`, and the others are filled; without `faults` ConfigError.
    """
    filled = _fill_plain(requisition, {name: form[name] for name in PLAIN_FIELDS if name in form}, faults)
    try:
        for name in WORDED:
            filled = fill_worded(filled, name, form)
        filled = fill_purpose(role, filled, form)
        filled = _fill_process(filled, form)
        ticked_before = {item.id: item.chosen for group in outline(role, requisition) for item in group.items}
        return _fill_lines(role, filled, form, ticked_before)
    except ValidationError as error:
        raise ConfigError(error.errors()[0]["msg"]) from None


def _fill_plain(requisition: Requisition, sent: Mapping[str, str], faults: list[str] | None) -> Requisition:
    try:
        return set_fields(requisition, sent)
    except ConfigError:
        if faults is None:
            raise
    for name, value in sent.items():
        try:
            requisition = set_fields(requisition, {name: value})
        except ConfigError:
            faults.append(name)
    return requisition


def fill_worded(requisition: Requisition, name: str, form: Mapping[str, str]) -> Requisition:
    """A text in two languages; what the form does not send stays."""
    old = worded(requisition, name)
    sent = {lang: form[f"{name}_{lang}"].strip() for lang in LANGUAGES if f"{name}_{lang}" in form}
    if not sent:
        return requisition
    new = Wording(**{"id": old.id, "en": old.en, **sent})
    if name == "company_about":
        return requisition.model_copy(update={"company": requisition.company.model_copy(update={"about": new})})
    if name in {"commission", "bonus", "allowances"}:
        return requisition.model_copy(update={"pay": requisition.pay.model_copy(update={name: new})})
    return requisition.model_copy(update={name: new})


def fill_purpose(role: Role, requisition: Requisition, form: Mapping[str, str]) -> Requisition:
    """The purpose in HR's words; the library's words are no rewording."""
    sent = _sent("purpose", form)
    if not sent:
        return requisition
    old = requisition.purpose
    words = {lang: "" if text == role.purpose.in_(lang) else text for lang, text in sent.items()}
    return requisition.model_copy(update={"purpose": Wording(**{"id": old.id, "en": old.en, **words})})


def _fill_process(requisition: Requisition, form: Mapping[str, str]) -> Requisition:
    """One step a line; the languages are paired by their place."""
    if not any(f"process_{lang}" in form for lang in LANGUAGES):
        return requisition
    steps = {lang: process_text(requisition, lang).splitlines() for lang in LANGUAGES}
    steps |= {lang: form[f"process_{lang}"].splitlines() for lang in LANGUAGES if f"process_{lang}" in form}
    kept = {lang: [step.strip() for step in rows if step.strip()] for lang, rows in steps.items()}
    longest = max(len(rows) for rows in kept.values())
    pairs = [{lang: rows[n] if n < len(rows) else "" for lang, rows in kept.items()} for n in range(longest)]
    return requisition.model_copy(update={"process": tuple(Wording(**pair) for pair in pairs)})


def process_text(requisition: Requisition, language: Language) -> str:
    """The steps of HR's own, one a line."""
    return "\n".join(step.id if language == "id" else step.en for step in requisition.process)


def _sent(id: str, form: Mapping[str, str]) -> dict[Language, str]:
    return {lang: form[f"text:{id}:{lang}"].strip() for lang in LANGUAGES if f"text:{id}:{lang}" in form}


def _fill_lines(
    role: Role, requisition: Requisition, form: MultiDict[str, str], ticked_before: Mapping[str, bool]
) -> Requisition:
    """What a person ticked or unticked; a line that another level or industry brings follows the role."""
    requisition = _fill_order(role, requisition, form)
    shown, ticked = set(form.getlist("shown")), set(form.getlist("line"))
    for group in outline(role, requisition):
        requisition = _fill_heading(role, requisition, group, form)
        for item in group.items:
            if item.id not in shown:
                continue
            requisition = _fill_text(role, requisition, item, form)
            requisition = _fill_choice(requisition, item, form)
            if not item.own and (item.id in ticked) != ticked_before.get(item.id, item.chosen):
                requisition = (keep_line if item.id in ticked else drop_line)(requisition, item.id)
            elif item.own and item.id not in ticked:
                requisition = drop_line(requisition, item.id)
    return requisition


def _fill_heading(role: Role, requisition: Requisition, group: OutlineGroup, form: Mapping[str, str]) -> Requisition:
    """A heading in HR's words; the library's words are no rewording."""
    sent = _sent(f"heading.{group.id}", form)
    if not sent or all(text == group.heading.in_(lang) for lang, text in sent.items()):
        return requisition
    library = next((item.heading for item in role.duties if item.id == group.id), None)
    own = next((item.heading for item in requisition.sections if item.id == group.id), Wording())
    old = own or requisition.wording.get(f"heading.{group.id}", Wording())
    words = {lang: "" if library and text == library.in_(lang) else text for lang, text in sent.items()}
    return reword_heading(requisition, group.id, Wording(**{"id": old.id, "en": old.en, **words}))


def _fill_order(role: Role, requisition: Requisition, form: MultiDict[str, str]) -> Requisition:
    """Lines and headings stand on the page in the order that was dragged; a list that is not whole changes nothing."""
    groups = outline(role, requisition)
    headings = [f"heading.{group.id}" for group in groups if group.id != REQUIREMENTS]
    order = [*requisition.order]
    for ids in (headings, *([item.id for item in group.items] for group in groups)):
        sent = [id for id in form.getlist("shown") if id in set(ids)]
        if sent != ids and sorted(sent) == sorted(ids):
            order = [id for id in order if id not in set(ids)] + sent
    return requisition if tuple(order) == requisition.order else requisition.model_copy(update={"order": tuple(order)})


def _fill_text(role: Role, requisition: Requisition, item: OutlineItem, form: Mapping[str, str]) -> Requisition:
    """Words equal to the library's are no rewording; an emptied line takes the library's words back."""
    sent = _sent(item.id, form)
    if not sent or all(text == item.text.in_(lang) for lang, text in sent.items()):
        return requisition
    library = library_texts(role).get(item.id)
    old = own_words(requisition, item.id)
    words = {lang: "" if library and text == library.in_(lang) else text for lang, text in sent.items()}
    wording = Wording(**{"id": old.id, "en": old.en, **words})
    if item.own and not wording:
        return requisition
    return reword_line(requisition, item.id, wording)


def own_words(requisition: Requisition, id: str) -> Wording:
    """HR's words for a line, blank where the library's stand."""
    own: Addition | None = next((line for line in requisition.additions if line.id == id), None)
    return own.text if own else requisition.wording.get(id, Wording())


def library_texts(role: Role) -> dict[str, Any]:
    """The library's text by line id."""
    groups = outline(role, Requisition(role=role.id))
    return {item.id: item.text for group in groups for item in group.items}


def _fill_choice(requisition: Requisition, item: OutlineItem, form: Mapping[str, str]) -> Requisition:
    need, weight = form.get(f"need:{item.id}"), form.get(f"weight:{item.id}", "")
    if not item.screened or need not in {"must", "nice"} or weight not in set("12345"):
        return requisition
    years, schooling = _asked(form.get(f"years:{item.id}", "")), form.get(f"schooling:{item.id}", "")
    if years and item.years and years != item.years:
        requisition = choose(requisition, item.id, years=years)
    if item.schooling and schooling in SCHOOLING and schooling != item.schooling:
        requisition = choose(requisition, item.id, schooling=schooling)  # type: ignore[arg-type]  # one of SCHOOLING
    if need == item.need and int(weight) == item.weight:
        return requisition
    return choose(requisition, item.id, "must" if need == "must" else "nice", int(weight))


def _asked(years: str) -> float | None:
    """Years as typed, "2" or "1,5"; None for what is no number between 0 and 40."""
    try:
        number = float(years.replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number <= 40 else None


def apply_act(role: Role, requisition: Requisition, act: str, form: Mapping[str, str]) -> Requisition:
    """One button: `up|down|reset:LINE`, `add|drop-section:HEADING`, `add-section`; others change nothing."""
    verb, _, id = act.partition(":")
    if verb in {"up", "down"}:
        return move(role, requisition, id, -1 if verb == "up" else 1)
    if verb == "reset":
        return reword_line(requisition, id, Wording())
    if verb == "drop-section":
        return drop_section(requisition, id)
    if act == "add-section":
        sent = {lang: form.get(f"new-section:{lang}", "").strip() for lang in LANGUAGES}
        return add_section(requisition, Wording(**sent)) if any(sent.values()) else requisition
    if verb == "add":
        sent = {lang: form.get(f"new:{id}:{lang}", "").strip() for lang in LANGUAGES}
        return add_line(requisition, id, Wording(**sent)) if any(sent.values()) else requisition
    return requisition


def fixed_shares() -> dict[str, int]:
    """Percent of the score that the rows beside the requirements carry, whatever the requirements weigh."""
    from screening.functions import WORK_SHARE
    from screening.scoring import TITLE_SHARE, TRADE_SHARE

    shares = {"work": WORK_SHARE, "title": TITLE_SHARE, "trade": TRADE_SHARE}
    return {row: round(100 * share / (1 + sum(shares.values()))) for row, share in shares.items()}
