"""What the composer shows and changes: the form read into a requisition, one act on a line, the wording findings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from catalog.role import Language, Role
from descriptions import JobDescription, Requisition, set_fields
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
from errors import ConfigError, NotAllowed
from web.forms import PLAIN, WORDED, worded

if TYPE_CHECKING:
    from descriptions.wording import Finding as Remark

PLAIN_FIELDS = (*PLAIN, "company_name", "company_address", "company_website", "period", "salary_min", "salary_max",
                "thr", "bpjs")  # fmt: skip
LISTED = {"missing_pay", "missing_place", "missing_deadline"}
"""Missing facts that are fields of the opening: the list of empty parts names them, the text need not be searched."""
STANDING = {"title", "company_about", "purpose"}
"""Lines that a description cannot do without."""
JOINING = frozenset({
    "dan", "atau", "serta", "dengan", "yang", "untuk", "bersedia", "selama", "masa", "kontrak", "kerja", "wajib",
    "harus", "diutamakan", "lebih", "disukai", "syarat", "and", "or", "with", "who", "for", "to", "be", "a", "the",
    "must", "willing", "during", "contract", "preferred", "preferably", "only", "is", "are",
})  # fmt: skip
ORDER = ("unlawful", "questionable", "style")
SCHOOLING = ("SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")
LANGUAGES: tuple[Language, ...] = ("id", "en")


def fill_requisition(role: Role, requisition: Requisition, form: MultiDict[str, str]) -> Requisition:
    """The requisition with everything that the form sent; fields it did not send stay as they were."""
    filled: Requisition = set_fields(requisition, {name: form[name] for name in PLAIN_FIELDS if name in form})
    try:
        for name in WORDED:
            filled = _fill_worded(filled, name, form)
        filled = _fill_purpose(role, filled, form)
        filled = _fill_process(filled, form)
        return _fill_lines(role, filled, form)
    except ValidationError as error:
        raise ConfigError(error.errors()[0]["msg"]) from None


def _fill_worded(requisition: Requisition, name: str, form: Mapping[str, str]) -> Requisition:
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


def _fill_purpose(role: Role, requisition: Requisition, form: Mapping[str, str]) -> Requisition:
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


def _fill_lines(role: Role, requisition: Requisition, form: MultiDict[str, str]) -> Requisition:
    requisition = _fill_order(role, requisition, form)
    shown, ticked = set(form.getlist("shown")), set(form.getlist("line"))
    for group in outline(role, requisition):
        requisition = _fill_heading(role, requisition, group, form)
        for item in group.items:
            if item.id not in shown:
                continue
            requisition = _fill_text(role, requisition, item, form)
            requisition = _fill_choice(requisition, item, form)
            if not item.own and (item.id in ticked) != item.chosen:
                requisition = (keep_line if item.id in ticked else drop_line)(requisition, item.id)
            elif item.own and item.id not in ticked:
                requisition = drop_line(requisition, item.id)
    return requisition


def _fill_heading(
    role: Role, requisition: Requisition, group: OutlineGroup, form: Mapping[str, str]
) -> Requisition:
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
    old = _own_words(requisition, item.id)
    words = {lang: "" if library and text == library.in_(lang) else text for lang, text in sent.items()}
    wording = Wording(**{"id": old.id, "en": old.en, **words})
    if item.own and not wording:
        return requisition
    return reword_line(requisition, item.id, wording)


def _own_words(requisition: Requisition, id: str) -> Wording:
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


@dataclass(frozen=True, slots=True)
class Finding:
    """A wording finding on one line: `before` + `quote` + `after` is the line; `mark` names it in the log.

    `replacement`: None there is no one-click fix, "" the words go. `alone`: the line holds nothing but unlawful
    criteria, so the fix is to delete it.
    """

    mark: str
    line: str
    language: Language
    before: str
    quote: str
    after: str
    severity: str
    reason: str
    source: str
    advice: str
    replacement: str | None
    override: str = ""
    alone: bool = False

    @property
    def blocks(self) -> bool:
        """Unlawful words that nobody has answered for."""
        return self.severity == "unlawful" and not self.override


def review_lines(jd: JobDescription, overrides: Mapping[str, str], reader: Language) -> list[Finding]:
    """Findings on the whole text, so that headings give context; reasons in the reader's language."""
    found: list[Finding] = []
    for number, language in enumerate(jd.requisition.languages()):
        for finding in _review(jd, language, overrides, reader):
            if finding.quote or not number:  # a missing fact is missing once
                found.append(finding)
    return sorted(found, key=lambda finding: ORDER.index(finding.severity))


def _review(jd: JobDescription, language: Language, overrides: Mapping[str, str], reader: Language) -> list[Finding]:
    from descriptions.wording import review

    text, places = _plain_text(jd, language)
    fixed = text.rfind(f"\n{jd.assurance.heading.in_(language)}")
    found: list[Finding] = []
    remarks = _merge(item for item in review(text, language, jd.role).findings if not _is_answered(item, jd, fixed))
    for item in remarks:
        inside = (place for place in places if place[1] <= item.start < item.end <= place[2])
        line, start, end = next(inside, ("", item.start, item.end))
        mark = hashlib.sha256(f"{item.code}\n{line}\n{item.quote}".encode()).hexdigest()[:16]
        removable = bool(line) and item.severity == "unlawful"
        found.append(
            Finding(
                mark=mark,
                line=line,
                language=language,
                before=text[start : item.start],
                quote=text[item.start : item.end],
                after=text[item.end : end],
                severity=item.severity,
                reason=item.reason_en if reader == "en" else item.reason_id,
                source=item.source,
                advice=item.suggestion_en if reader == "en" else item.suggestion_id,
                replacement=item.replacement if line and item.replacement else "" if removable else None,
                override=overrides.get(mark, ""),
                alone=removable and line not in STANDING and _is_alone(text, start, end, remarks),
            )
        )
    return found


def _is_answered(item: Remark, jd: JobDescription, fixed: int) -> bool:
    """`fixed`: where our own closing lines begin; they are read so that what they say is not missed."""
    if fixed <= item.start < item.end:
        return True
    return item.code in LISTED or (item.code == "missing_contact" and bool(jd.requisition.apply_url))


def _merge(remarks: Iterable[Remark]) -> list[Remark]:
    """One remark a stretch: of those that overlap the gravest stands, and of these the longest."""
    kept: list[Remark] = []
    for item in sorted(remarks, key=lambda item: (ORDER.index(item.severity), item.start - item.end)):
        if item.start == item.end or not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: (item.start, item.end))


def _is_alone(text: str, start: int, end: int, remarks: Iterable[Remark]) -> bool:
    """The line says nothing once its unlawful criteria are gone; joining words say nothing."""
    rest = text[:end]
    for item in sorted(remarks, key=lambda item: -item.start):
        if item.severity == "unlawful" and start <= item.start < item.end <= end:
            rest = rest[: item.start] + " " + rest[item.end :]
    return JOINING.issuperset(re.findall(r"\w+", rest[start:].lower()))


def _plain_text(jd: JobDescription, language: Language) -> tuple[str, list[tuple[str, int, int]]]:
    """The description as lines of text, and where each line that HR may change stands."""
    parts: list[tuple[str, str]] = [("title", jd.title.in_(language))]
    if jd.about:
        parts.append(("company_about", jd.about.in_(language)))
    parts.append(("purpose", jd.purpose.text.in_(language)))
    parts += [("", f"{fact.name.in_(language)}: {fact.value.in_(language)}") for fact in (*jd.facts, *jd.pay)]
    for section in (*jd.duties, *jd.requirements, jd.process):
        parts.append(("", f"\n{section.heading.in_(language)}"))
        parts += [(line.id, line.text.in_(language)) for line in section.lines]
    parts += [("", jd.contact), ("", f"\n{jd.assurance.heading.in_(language)}")]
    parts += [("", line.text.in_(language)) for line in jd.assurance.lines]
    text, places = "", []
    for id, words in parts:
        if id:
            places.append((id, len(text), len(text) + len(words)))
        text += words + "\n"
    return text, places


def fix_line(role: Role, requisition: Requisition, finding: Finding) -> Requisition:
    """The finding's words replaced by its suggestion; while the line holds more to mend they only go.

    A line of nothing but unlawful criteria is dropped.
    """
    if finding.alone:
        return drop_line(requisition, finding.line)
    if finding.replacement is None or not finding.line:
        raise NotAllowed("no_fix")
    rest = finding.before + finding.after
    again = finding.replacement.lower() in rest.lower() or _is_unlawful(rest, finding.language)
    fresh = "" if again and finding.severity == "unlawful" else finding.replacement
    words = _tidy(f"{finding.before}{fresh}{finding.after}")
    if (finding.before + finding.quote)[:1].isupper():
        words = words[:1].upper() + words[1:]
    name = f"{finding.line}_{finding.language}"
    if finding.line in {"title", "company_about"}:
        return _fill_worded(requisition, finding.line, {name: words})
    if finding.line == "purpose":
        return _fill_purpose(role, requisition, {f"text:purpose:{finding.language}": words})
    if not words:
        return drop_line(requisition, finding.line)
    own = _own_words(requisition, finding.line)
    changed = Wording(**{"id": own.id, "en": own.en, finding.language: words})
    return reword_line(requisition, finding.line, changed)


def _is_unlawful(words: str, language: Language) -> bool:
    from descriptions.wording import review

    heading = "Persyaratan" if language == "id" else "Requirements"
    return bool(review(f"{heading}:\n{words.strip(' ,;')}", language).unlawful)


def _tidy(words: str) -> str:
    """The line without the commas and spaces that a removed part leaves behind."""
    line = re.sub(r"\s+([,;.])", r"\1", " ".join(words.split()))
    line = re.sub(r"([,;])(?:\s*[,;])+", r"\1", line).strip(" ,;")
    return "" if line == "." else line
