"""The years that a level asks for, set into the requirement's words and knockout alike."""

from __future__ import annotations

import re

from catalog.role import Requirement, Role, Text
from descriptions.requisition import Requisition


def with_years(item: Requirement, role: Role, requisition: Requisition) -> Requirement | None:
    """The requirement with the years of the chosen level; None where the level asks for none.

    HR's own words, an explicit keep, and words that do not name the number stand as they are.
    """
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


def _renumbered(text: Text, old: float, new: float) -> Text | None:
    indonesian, found_id = re.subn(rf"\b{old:g}(?=[ -]tahun)", f"{new:g}", text.id, count=1)
    word = "year" if new == 1 else "years"
    english, found_en = re.subn(rf"\b{old:g} years?\b", f"{new:g} {word}", text.en, count=1)
    return Text(id=indonesian, en=english) if found_id and found_en else None
