"""The job title that an advertisement names, by itself or inside a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from catalog import load_lexicon

WANTED = re.compile(
    r"(?i)\b(?:loker|lowongan|di ?butuhkan|butuh|dicari|cari|mencari|kami|hiring|wanted|urgent(?:ly)?|vacancy|walk[- ]in|we|join|looking for)\b"
)
"""Words of a call, not of a title."""
_WORD = re.compile(r"[^\W_]+")
LONGEST = 7


@functools.cache
def _titles() -> frozenset[tuple[str, ...]]:
    return frozenset(_key(title) for row in load_lexicon().titles for title in row.titles)


def _key(title: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(title))


def find_title(lines: Sequence[str]) -> tuple[int, str] | None:
    """The first line that names a known title, and the title: the whole line where that is short and no call."""
    for number, line in enumerate(lines):
        known = _longest(line)
        if known:
            whole = len(line.split()) <= 8 and not WANTED.search(line)
            return number, line.strip(" .!*_") if whole else known
    return None


def _longest(line: str) -> str:
    """The longest known title in the line, as written there; a short form only where it is nearly the whole line."""
    words = list(_WORD.finditer(line))
    for size in range(min(len(words), LONGEST), 0, -1):
        for first in range(len(words) - size + 1):
            found = line[words[first].start() : words[first + size - 1].end()]
            if _key(found) in _titles() and (size > 1 or len(words) <= 3):
                return found
    return ""
