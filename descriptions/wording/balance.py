"""Whether the whole text leans towards words that readers take as manly; womanly words are no fault."""

from __future__ import annotations

import re
from functools import cache

from descriptions.wording.finding import Finding
from descriptions.wording.reading import read_table

FEWEST = 3  # manly words ahead, and at least twice as many: below that a text counts as balanced
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SOURCE = "Gaucher, Friesen & Kay 2011"


@cache
def _beginnings() -> tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str]]:
    data = read_table("wording_gender")
    manly, womanly = (tuple(data[side]["en"] + data[side]["id"]) for side in ("manly", "womanly"))
    return manly, womanly, re.compile(data["except"])


def find_imbalance(text: str) -> list[Finding]:
    """One remark, at the first manly word, where different manly words outnumber the others."""
    manly, womanly, idle = _beginnings()
    plain = text.lower()
    words: dict[str, re.Match[str]] = {}
    other: set[str] = set()
    for found in _WORD.finditer(plain):
        if plain.startswith(manly, found.start()) and not idle.match(plain, found.start()):
            words.setdefault(found.group(), found)
        elif plain.startswith(womanly, found.start()) and not idle.match(plain, found.start()):
            other.add(found.group())
    if len(words) - len(other) < FEWEST or len(words) < 2 * len(other):
        return []
    first = min(words.values(), key=lambda found: found.start())
    named = ", ".join(sorted(words))
    return [
        Finding(
            code="balance",
            category="coded",
            severity="style",
            start=first.start(),
            end=first.end(),
            quote=text[first.start() : first.end()],
            reason_id=f"Teks ini condong ke kata yang dibaca maskulin: {named}.",
            reason_en=f"The text leans towards words that are read as manly: {named}.",
            source=_SOURCE,
            suggestion_id="Tambahkan kerja sama, layanan, dan dukungan yang memang ada dalam tugasnya.",
            suggestion_en="Add the teamwork, service and support that the work does hold.",
        )
    ]
