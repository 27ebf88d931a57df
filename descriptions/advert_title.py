"""The job title that an advertisement names, by itself or inside a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from catalog import load_lexicon

WANTED = re.compile(
    r"(?i)\b(?:loker|lowongan|di ?butuhkan|butuh|dicari|cari|nyari|mencari|kami|hiring|wanted|urgent(?:ly)?|vacancy|walk[- ]in|we|join|looking for)\b"
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
            short = found.isupper() and not line.isupper() and WANTED.search(line)  # "kita lagi nyari AE nih"
            if _key(found) in _titles() and (size > 1 or len(words) <= 3 or short):
                return found
    return ""


_MAIL_HEAD = re.compile(r"(?i)^\s*(?:subjects?|subjek|perihal|hal|re|fwd?|from|dari|to|kepada|date|tanggal|cc)\s*:")
_CALL = re.compile(
    r"(?i)(?:\W|\b(?:loker|lowongan|kerja|pekerjaan|job|jobs|vacanc(?:y|ies)|urgent(?:ly)?|needed|segera|di ?butuhkan|dicari|"
    r"we|re|looking|for|an?|mencari|sedang|are|is|now|hiring|wanted|open|recruitment|rekrutmen|walk[- ]?in|interview|info|terbaru|career|karir|opportunity)\b)+"
)
_BANNER = re.compile(r"(?i)^\W*(?:info )?(?:loker|lowongan(?: (?:kerja|pekerjaan))?|job vacancy|vacancy|(?:we are )?hiring)\b")
EMPLOYER_INSIDE = re.compile(
    r"\b(?:PT|CV|UD|KSP|BPR|Koperasi|Bank|Yayasan)\.? (?:[A-Z][\w.&']+ ?){1,6}(?=\s*(?:$|[-–|,(]|cab\b|cabang\b|Cab\b))"
)
_BESIDE = re.compile(
    r"\s*(?:\((?:penempatan|lokasi|placement|area|cabang|cab)\b[^)]*\)|"
    r"[-–|@]\s*(?:PT|CV|UD|KSP|BPR|Koperasi|Bank|Yayasan)\b.*)\s*$", re.IGNORECASE,
)  # fmt: skip


def is_call(line: str) -> bool:
    """A line that only calls for attention: the head of a mail, "URGENTLY NEEDED!!", "Lowongan kerja - PT …"."""
    if _MAIL_HEAD.match(line):
        return True
    rest = EMPLOYER_INSIDE.sub("", line) if _BANNER.match(line) else line
    return bool(_CALL.fullmatch(re.sub(r"(?i)\bcab(?:ang)?\.? +\w+", "", rest)))


def tidy_title(title: str) -> str:
    """The title alone, without place and employer; capitals only where it is an abbreviation."""
    title = _BESIDE.sub("", title).strip(" .!*_-–")
    if not title.isupper() or len(title) <= 4:
        return title
    return re.sub(r"(?<!\()\b[^\W\d_]+\b", lambda word: _in_title_case(word.group()), title)


_SMALL = frozenset(["of", "di", "to", "in", "at", "on", "for", "and", "the", "dan", "ke", "untuk", "dari", "by"])
_VOWEL = re.compile("[AEIOUY]")


def _in_title_case(word: str) -> str:
    """Two letters and words that cannot be spoken are abbreviations: AO, KPR, CRM."""
    if word.lower() in _SMALL:
        return word.lower()
    return word.title() if len(word) > 2 and _VOWEL.search(word) else word
