"""The words a CV is recognised by: headings, months, degrees. Read once from `roles/lexicon`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[2] / "roles" / "lexicon"


def _load(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), loader)
    return loaded


@functools.cache
def heading_kinds() -> dict[str, str]:
    """Heading in lower case, single spaces → kind of section."""
    return {word: kind for kind, words in _load("headings.yaml")["headings"].items() for word in words}


@functools.cache
def month_numbers() -> dict[str, int]:
    """Month name or short form in lower case → 1–12."""
    return {word: int(number) for number, words in _load("dates.yaml")["months"].items() for word in words}


@functools.cache
def present_words() -> tuple[str, ...]:
    """Words for "now", longest first."""
    return tuple(sorted(_load("dates.yaml")["present"], key=len, reverse=True))


@functools.cache
def degree_words() -> dict[str, list[str]]:
    """Level → the ways it is written."""
    return {level: list(words) for level, words in _load("degrees.yaml")["degrees"].items()}


@functools.cache
def job_title_words() -> frozenset[str]:
    """Words that make a line a job title rather than a place."""
    return frozenset(_load("job_words.yaml")["title"])
