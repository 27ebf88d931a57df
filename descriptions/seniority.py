"""Years and schooling that a level or HR asks for, set into the requirement's words and knockout alike."""

from __future__ import annotations

import re

from catalog.role import Requirement, Role, Text
from descriptions.requisition import Choice, Requisition


def with_years(item: Requirement, role: Role, requisition: Requisition) -> Requirement | None:
    """The requirement with the years of the chosen level; None where the level asks for none.

    HR's own words, an explicit keep, and words that do not name the number stand as they are.
    """
    choice = requisition.choices.get(item.id)
    if choice and (choice.minimum_years or choice.minimum_level):
        return _as_chosen(item, choice, item.id in requisition.wording)
    level, knockout = role.levels.get(requisition.level), item.knockout
    if level is None or knockout is None or knockout.kind != "years" or not knockout.minimum_years:
        return item
    if item.id in requisition.keep or item.id in requisition.wording:
        return item
    if level.minimum_years == 0:
        return None
    text = _renumbered(item.text, knockout.minimum_years, level.minimum_years)
    if text is None:
        return item
    changed = knockout.model_copy(update={"minimum_years": level.minimum_years})
    return item.model_copy(update={"text": text, "knockout": changed})


def _as_chosen(item: Requirement, choice: Choice, reworded: bool) -> Requirement:
    """The criterion HR set; the library's words follow where they name the number, else plain words take their place."""
    knockout = item.knockout
    if knockout and knockout.kind == "years" and choice.minimum_years:
        old, new = knockout.minimum_years or 0, choice.minimum_years
        text = item.text if reworded or old == new else _renumbered(item.text, old, new) or _plain_years(new)
        changed = knockout.model_copy(update={"minimum_years": new})
        return item.model_copy(update={"text": text, "knockout": changed})
    if knockout and knockout.kind == "education" and choice.minimum_level:
        level = choice.minimum_level
        text = item.text if reworded or level == knockout.minimum_level else _plain_schooling(level)
        changed = knockout.model_copy(update={"minimum_level": level})
        return item.model_copy(update={"text": text, "knockout": changed})
    return item


_SCHOOLS = {
    "SMA": "Senior secondary school", "D1": "One-year diploma", "D2": "Two-year diploma", "D3": "Three-year diploma",
    "D4": "Applied bachelor's degree", "S1": "Bachelor's degree", "S2": "Master's degree", "S3": "Doctorate",
}  # fmt: skip


def _plain_schooling(level: str) -> Text:
    equal = "SMA atau sederajat" if level == "SMA" else level
    return Text(id=f"Pendidikan minimal {equal}.", en=f"{_SCHOOLS[level]} or higher.")


def _plain_years(years: float) -> Text:
    word = "year" if years == 1 else "years"
    return Text(
        id=f"Berpengalaman minimal {years:g} tahun di bidang ini.", en=f"At least {years:g} {word} in this field."
    )


def _renumbered(text: Text, old: float, new: float) -> Text | None:
    indonesian, found_id = re.subn(rf"\b{old:g}(?=[ -]tahun)", f"{new:g}", text.id, count=1)
    word = "year" if new == 1 else "years"
    english, found_en = re.subn(rf"\b{old:g} years?\b", f"{new:g} {word}", text.en, count=1)
    return Text(id=indonesian, en=english) if found_id and found_en else None
