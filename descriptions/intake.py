"""Start from what they have: an existing advertisement becomes an opening, each line mapped to the role or kept as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from catalog.role import Language, Need, Role
from descriptions import phrases
from descriptions.advert_lines import AdLine, Advert
from descriptions.drafting import add_line, choose, drop_line, keep_line, outline, reword_line, with_skills
from descriptions.fields import set_fields
from descriptions.mapping import FIELD, OUT, OWN, TEXT_FIELDS, Intake, aspect_of
from descriptions.requisition import Requisition, Schooling, Wording
from errors import ConfigError


def build_requisition(
    intake: Intake, choices: Mapping[int, str] | None = None, *, own_words: bool = True, also: Sequence[str] = ()
) -> Requisition:
    """The opening that the advertisement describes.

    `choices`: targets by line number where a person decided otherwise; `own_words` false prints the library's words
    where a line has been mapped; `also`: lines of the role to print although the ad does not name them.
    """
    advert, role = intake.advert, intake.role
    language: Language | Literal["both"] = "both" if advert.two_languages else advert.language
    requisition = _with_facts(role, Requisition(role=role.id, language=language), advert)
    targets = {item.line.number: item.target for item in intake.lines} | dict(choices or {})
    taken: dict[str, list[AdLine]] = {}
    for line in advert.lines:
        taken.setdefault(targets[line.number], []).append(line)
    known = {item.id: item for group in outline(role, requisition) for item in group.items}
    for id, item in known.items():
        if id in taken or id in also:
            requisition = keep_line(requisition, id)
        elif item.chosen:
            requisition = drop_line(requisition, id)
    for target, lines in taken.items():
        if target in known:
            requisition = _with_line(requisition, target, lines, known[target].screened, own_words)
        elif target.startswith(OWN):
            requisition = _with_own(requisition, target.removeprefix(OWN), lines)
        elif target.startswith(FIELD):
            requisition = _with_field(requisition, target.removeprefix(FIELD), lines)
    if advert.title and not requisition.title and f"{FIELD}title" not in taken:
        requisition = requisition.model_copy(update={"title": _said([AdLine(0, advert.title, "title", language=advert.language)])})
    requisition = with_skills(requisition, lambda texts: [gist.skills for gist in intake.read_gists(texts)])
    return requisition.model_copy(update={"order": _order(role, requisition, taken)})


def _with_facts(role: Role, requisition: Requisition, advert: Advert) -> Requisition:
    """Facts into fields; one that the field does not take stays where it was read, in its line."""
    usual = {words for text in role.reports_to for words in (text.id, text.en)}
    for fact in advert.facts:
        if fact.value in usual:
            continue  # the role says so itself, in both languages
        try:
            requisition = set_fields(requisition, {fact.field: fact.value})
        except ConfigError:
            continue
    return requisition


def _with_line(
    requisition: Requisition, id: str, lines: Sequence[AdLine], screened: bool, own_words: bool
) -> Requisition:
    """Several lines of the ad that say one requirement are one line: it is scored once."""
    if own_words:
        requisition = reword_line(requisition, id, _said(lines, "; "))
    if screened:
        requisition = _with_minimum(requisition, id, lines)
    if screened and any(line.part in {"must", "nice"} for line in lines):
        need: Need = "must" if any(line.part == "must" for line in lines) else "nice"
        requisition = choose(requisition, id, need)
    return requisition


_YEARS = re.compile(r"(?i)\b(\d{1,2}(?:[.,]5)?)\s*(?:\+|(?:-|–|s/d|to)\s*\d{1,2})?\s*(?:tahun|thn|th\b|years?|yrs?)")
_SCHOOLING: dict[Schooling, re.Pattern[str]] = {
    "SMA": re.compile(r"\b(?:SMA|SMK|SLTA|SMU|high school|secondary school)\b", re.IGNORECASE),
    "D1": re.compile(r"\bD[- ]?(?:1|I)\b", re.IGNORECASE),
    "D3": re.compile(r"\b(?:D[- ]?(?:3|III)|diploma)\b", re.IGNORECASE),
    "D4": re.compile(r"\bD[- ]?(?:4|IV)\b", re.IGNORECASE),
    "S1": re.compile(r"\b(?:S[- ]?1|strata[- ](?:1|satu)|sarjana|bachelor|undergraduate degree)", re.IGNORECASE),
    "S2": re.compile(r"\b(?:S[- ]?2|magister|master['’]?s)", re.IGNORECASE),
}
"""The lowest level comes first: a line that names several asks for the lowest."""


def _with_minimum(requisition: Requisition, id: str, lines: Sequence[AdLine]) -> Requisition:
    """The years and the lowest schooling that the ad names become the criterion of the line."""
    for line in lines:
        kind = aspect_of(line.text)
        years = _YEARS.search(line.text) if kind == "years" else None
        if years and 0 < (number := float(years[1].replace(",", "."))) <= 40:
            return choose(requisition, id, years=number)
        level = next((level for level, pattern in _SCHOOLING.items() if pattern.search(line.text)), None)
        if kind == "education" and level:
            return choose(requisition, id, schooling=level)
    return requisition


def _with_own(requisition: Requisition, heading: str, lines: Sequence[AdLine]) -> Requisition:
    for line in _originals(lines):
        need: Need = "nice" if line.part == "nice" else "must"
        words = _said([line, *(other for other in lines if other.translates == line.number)])
        requisition = add_line(requisition, heading, words, need=need)
    return requisition


def _originals(lines: Sequence[AdLine]) -> list[AdLine]:
    """The lines that do not translate one of the others."""
    numbers = {line.number for line in lines}
    return [line for line in lines if line.translates not in numbers]


def _said(lines: Iterable[AdLine], glue: str = "") -> Wording:
    """The lines of each language as one; cut at what a field holds, the rest of an endless line stays in the ad."""
    texts: dict[Language, list[str]] = {"id": [], "en": []}
    for line in lines:
        texts[line.language].append(line.text)
    return Wording(id=_joined(texts["id"], glue), en=_joined(texts["en"], glue))


def _joined(texts: Sequence[str], glue: str) -> str:
    stripped = [text.rstrip(" .;") for text in texts[:-1]] if glue.strip() else texts[:-1]
    return glue.join([*stripped, *texts[-1:]])[:2000]


_OFFERED = [phrases.PAY[id] for id in ("commission", "bonus", "allowances")]
_LABEL = re.compile(rf"^(?:{'|'.join(re.escape(name) for text in _OFFERED for name in (text.id, text.en))}):\s*")


def _with_field(requisition: Requisition, field: str, lines: Sequence[AdLine]) -> Requisition:
    if field not in TEXT_FIELDS:
        return requisition
    lines = [part for line in lines for part in _by_language(replace(line, text=_LABEL.sub("", line.text)), requisition)]
    words = _said(lines, " " if field in {"company_about", "purpose"} else "; ")
    if field == "company_about":
        return requisition.model_copy(update={"company": requisition.company.model_copy(update={"about": words})})
    if field in {"purpose", "title"}:
        return requisition.model_copy(update={field: words})
    return requisition.model_copy(update={"pay": requisition.pay.model_copy(update={field: words})})


def _by_language(line: AdLine, requisition: Requisition) -> list[AdLine]:
    """A value said in both languages in one line, as two."""
    first, bar, second = line.text.partition(" | ")
    if not bar or requisition.language != "both":
        return [line]
    return [replace(line, text=first, language="id"), replace(line, text=second, language="en")]


def _order(role: Role, requisition: Requisition, taken: Mapping[str, Sequence[AdLine]]) -> tuple[str, ...]:
    """Lines in the order of the advertisement, within their headings."""
    first = {id: lines[0].number for id, lines in taken.items() if not id.startswith((OWN, FIELD)) and id != OUT}
    own = iter(sorted(requisition.additions, key=lambda item: int(item.id[4:])))
    numbers = [line.number for target, lines in taken.items() if target.startswith(OWN) for line in _originals(lines)]
    first |= {item.id: number for item, number in zip(own, numbers, strict=False)}
    ids = [item.id for group in outline(role, requisition) for item in group.items]
    return tuple(sorted((id for id in ids if id in first), key=lambda id: first[id]))
