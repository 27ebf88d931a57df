"""The words a CV is recognised by: headings, months, degrees. Read once from `roles/lexicon`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import cache

FOLDER = Path(__file__).parents[2] / "roles" / "lexicon"


@functools.cache
def _load(name: str) -> dict[str, Any]:
    """A file of words as plain values, from its compiled form where that is kept; keys are strings there."""
    path, folder = FOLDER / name, cache.default_folder()
    kept = cache.fingerprint(path.stem, [(name, path.read_bytes())])
    loaded = cache.load_plain(folder, kept)
    if loaded is None:
        import yaml

        loaded = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        cache.save_plain(folder, kept, loaded)
    return loaded


@functools.cache
def heading_kinds() -> dict[str, str]:
    """Heading in lower case, single spaces → kind of section."""
    return {word: kind for kind, words in _load("headings.yaml")["headings"].items() for word in words}


@functools.cache
def weak_headings() -> frozenset[str]:
    """Headings in lower case that are words of lists and sentences too."""
    return frozenset(_load("headings.yaml")["weak"])


@functools.cache
def heading_stems() -> list[tuple[str, str]]:
    """(word or phrase in lower case, kind of section), longest first."""
    pairs = [(word, kind) for kind, words in _load("headings.yaml")["stems"].items() for word in words]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@functools.cache
def column_labels() -> dict[str, str]:
    """Name of a table's column in lower case → what stands in it."""
    return {word: kind for kind, words in _load("job_words.yaml")["columns"].items() for word in words}


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


@dataclass(frozen=True, slots=True)
class JobWords:
    """Words, lower case, that tell a title, an employer and a place apart."""

    title: frozenset[str]
    employer: frozenset[str]
    place: frozenset[str]


@functools.cache
def job_words() -> JobWords:
    """From `roles/lexicon/job_words.yaml`."""
    data = _load("job_words.yaml")
    return JobWords(frozenset(data["title"]), frozenset(data["employer"]), frozenset(data["place"]))


def job_title_words() -> frozenset[str]:
    """Words that make a line a job title rather than a place."""
    return job_words().title


@functools.cache
def words_also_names() -> frozenset[str]:
    """Words of trade that people are called by too: "Cook", "Utama"."""
    return frozenset(_load("name_words.yaml")["also_names"])


@functools.cache
def everyday_words() -> frozenset[str]:
    """Words of job titles, headings, skills and everyday speech, lower case: a line of them names no person."""
    skills = _load("skills.yaml")["skills"].values()
    aliases = (alias for skill in skills for words in skill.get("aliases", {}).values() for alias in words)
    named = (name for skill in skills for name in skill["name"].values())
    found = {word for phrase in (*aliases, *named, *heading_kinds()) for word in re.findall(r"[^\W\d_]{3,}", phrase.lower())}
    found |= job_words().title | set(_load("ordinary_words.yaml")["words"]) | set(_load("name_words.yaml")["everyday"])
    return frozenset(found - words_also_names())
