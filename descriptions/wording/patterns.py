"""The patterns of `roles/lexicon/wording.yaml`, with their macros put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from descriptions.wording.reading import read_table


@dataclass(frozen=True, slots=True)
class Pattern:
    """One criterion; `weak` and `listed` say when it counts, `refused` that only a refusal makes it one."""

    id: str
    category: str
    regex: re.Pattern[str]
    deny: re.Pattern[str] | None
    weak: bool
    listed: bool
    refused: bool
    negated: bool
    near: frozenset[str]


@cache
def _table() -> dict[str, Any]:
    return dict(read_table("wording"))


def read_words() -> dict[str, str]:
    """The macros by name."""
    return dict(_table()["words"])


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
    """All patterns, compiled once."""
    words = read_words()
    return tuple(
        Pattern(
            row["id"],
            row["category"],
            re.compile("|".join(f"(?:{expand(part, words)})" for part in row["any"])),
            re.compile(expand(row["deny"], words)) if "deny" in row else None,
            bool(row.get("weak")),
            bool(row.get("listed")),
            bool(row.get("refused")),
            bool(row.get("negated")),
            frozenset(str(row.get("near", "")).split()),
        )
        for row in _table()["patterns"]
    )
