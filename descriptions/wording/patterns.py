"""The patterns of `roles/lexicon/wording.yaml`, with their macros put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from descriptions.wording.reading import read_table


@dataclass(frozen=True, slots=True)
class Pattern:
    """One criterion or manner of wording; `weak` and `listed` say when it counts, `refused` that only a refusal makes it one."""

    id: str
    category: str
    regex: re.Pattern[str]
    deny: re.Pattern[str] | None
    weak: bool
    listed: bool
    refused: bool
    negated: bool
    near: frozenset[str]
    also: frozenset[str]
    applicant: bool
    advice: dict[str, str]
    put: dict[str, str]


@cache
def _table() -> dict[str, Any]:
    return dict(read_table("wording"))


def read_words() -> dict[str, str]:
    """The macros by name."""
    return dict(_table()["words"])


def may_match(pattern: Pattern, letters: set[str]) -> bool:
    """Whether a line with words of these first letters is worth looking at."""
    if pattern.near and pattern.near.isdisjoint(letters):
        return False
    return not (pattern.also and pattern.also.isdisjoint(letters))


def first_letters(text: str) -> set[str]:
    """The first four letters of every word, and 0 where there is a digit."""
    found = {word[:4] for word in re.findall(r"[^\W\d_]+", text)}
    return found | {"0"} if re.search(r"\d", text) else found


def expand(pattern: str, words: dict[str, str]) -> str:
    """The regex with every `<NAME>` replaced by its macro."""
    while marks := re.findall(r"<([A-Z]+)>", pattern):
        for mark in set(marks):
            pattern = pattern.replace(f"<{mark}>", words[mark])
    return pattern


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, compiled once: the unlawful criteria first, then what is questionable or a matter of style."""
    words = read_words()
    return tuple(_pattern(row, words) for row in (*_table()["patterns"], *read_table("wording_style")["patterns"]))


def _pattern(row: dict[str, Any], words: dict[str, str]) -> Pattern:
    return Pattern(
        id=row["id"],
        category=row["category"],
        regex=re.compile("|".join(f"(?:{expand(part, words)})" for part in row["any"])),
        deny=re.compile(expand(row["deny"], words)) if "deny" in row else None,
        weak=bool(row.get("weak")),
        listed=bool(row.get("listed")),
        refused=bool(row.get("refused")),
        negated=bool(row.get("negated")),
        near=frozenset(str(row.get("near", "")).split()),
        also=frozenset(str(row.get("also", "")).split()),
        applicant=bool(row.get("applicant")),
        advice=row.get("advice", {}),
        put=row.get("put", {}),
    )
