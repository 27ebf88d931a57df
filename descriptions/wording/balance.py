"""Whether the whole text leans towards words that readers take as manly; womanly words are no fault."""

from __future__ import annotations

import re
from functools import cache

from descriptions.wording.finding import Finding
from descriptions.wording.reading import read_table

FEWEST = 3  # manly words ahead, and at least twice as many: below that a text counts as balanced
_SOURCE = "Gaucher, Friesen & Kay 2011"


@cache
def _finders() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = read_table("wording_gender")

    def beginnings(side: str) -> re.Pattern[str]:
        stems = "|".join(re.escape(stem) for language in ("en", "id") for stem in data[side][language])
        return re.compile(rf"(?i)\b(?:{stems})[\w-]*")

    return beginnings("manly"), beginnings("womanly"), re.compile(data["except"])


def find_imbalance(text: str) -> list[Finding]:
    """One remark, at the first manly word, where different manly words outnumber the others."""
    manly, womanly, idle = _finders()
    plain = idle.sub(lambda found: " " * len(found.group()), text)
    words = {found.group().lower(): found for found in reversed(list(manly.finditer(plain)))}
    other = {found.group().lower() for found in womanly.finditer(plain)}
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
            quote=first.group(),
            reason_id=f"Teks ini condong ke kata yang dibaca maskulin: {named}.",
            reason_en=f"The text leans towards words that are read as manly: {named}.",
            source=_SOURCE,
            suggestion_id="Tambahkan kerja sama, layanan, dan dukungan yang memang ada dalam tugasnya.",
            suggestion_en="Add the teamwork, service and support that the work does hold.",
        )
    ]
