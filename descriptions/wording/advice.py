"""The way out of a finding: what to write instead, in the language of the line and fitting its place in it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from catalog.role import Language
from descriptions.wording.finding import Finding, Severity
from descriptions.wording.patterns import Pattern
from descriptions.wording.reading import read_table

_SEVERITIES: dict[str, Severity] = {"questionable": "questionable", "style": "style"}
_INDONESIAN = re.compile(
    r"(?i)\b(?:dan|yang|yg|untuk|di|dengan|tahun|thn|usia|umur|wanita|pria|minimal|maksimal|pengalaman|kami|"
    r"tidak|atau|mampu|memiliki|diutamakan|lowongan|dibutuhkan|cewek?|cowok?|bersedia|kerja|sehat|menarik)\b"
)
_ENGLISH = re.compile(
    r"(?i)\b(?:and|the|of|for|with|to|years?|or|our|we|must|able|experience|only|not|age|male|female|be|is|are|than|"
    r"preferred|required|candidates?|applicants?|should|over|under|married|looking)\b"
)
_EDGE_BEFORE = re.compile(r"(?:^|[\n,;:(/]|[^\w\s,.)\]]\s|[•●▪*]|\d[.)]\s)\s*\Z")
# Before a word of sex that stands for a person ("dicari cewek", "a lady"); after any other word it only describes one.
_PERSON_NEXT = re.compile(
    r"(?i)(?:^|[,.;:(/]|\b(?:di)?(?:cari|butuh|mencari|nyari|cariin|butuhin|butuhkan|perlu|perlukan|utamakan)|seorang|para|"
    r"khusus|hanya|untuk|buat|bagi|oleh|only|an?|for|seeking|need|wanted|hire|hiring|prefer|kalian|kamu|\d)\s*\Z"
)
_PERSON_AFTER = re.compile(
    r"(?i)\s+(?:pelamar|kandidat|karyawan|pegawai|staff?|applicants?|candidates?|"
    r"(?!for|with|who|aged|under|over|only|prefer|to|and|or|in|between|from|at|is|are|yang|dan|untuk|di|dengan|saja)"
    r"(?<=male )[a-z]+)"
)
_EDGE_AFTER = re.compile(r"\s*(?:\Z|[\n,;.!)])")


@cache
def reasons() -> dict[str, dict[str, Any]]:
    """Reason, source and way out by category."""
    return dict(read_table("wording_reasons"))


def guess_language(text: str) -> Language:
    """The language that more of the small words belong to; Indonesian when there are none."""
    return "en" if len(_ENGLISH.findall(text)) > len(_INDONESIAN.findall(text)) else "id"


def _line_language(text: str, start: int, end: int, language: Language) -> Language:
    """The language of one line when two small words or more, all of one language, speak for it."""
    line = text[text.rfind("\n", 0, start) + 1 : end + len(text[end:].split("\n", 1)[0])]
    english, indonesian = len(_ENGLISH.findall(line)), len(_INDONESIAN.findall(line))
    if min(english, indonesian) == 0 and max(english, indonesian) >= 2:
        return "en" if english else "id"
    return language


def make_finding(text: str, start: int, end: int, pattern: Pattern, language: Language) -> Finding:
    """The finding of one match, with its replacement in the language of its line."""
    reason = reasons()[pattern.category]
    severity = _SEVERITIES.get(reason.get("severity", ""), "unlawful")
    own = _line_language(text, start, end, language)
    advice = pattern.advice or reason["advice"]
    put = {} if text[start - 1 : start] == "(" and text[end : end + 1] == ")" else pattern.put or reason.get("put", {})
    alone = _EDGE_BEFORE.search(text, max(0, start - 8), start) and _EDGE_AFTER.match(text, end)
    if reason.get("whole_line") and not (alone and _is_whole_line(text, start, end)):
        put = {}
    elif severity == "unlawful" and not alone:
        stands = _PERSON_NEXT.search(text, max(0, start - 16), start) and not _PERSON_AFTER.match(text, end)
        put = reason.get("within", {}) if stands else {}
    words = put.get(own, "")
    return Finding(
        code=pattern.id,
        category=pattern.category,
        severity=severity,
        start=start,
        end=end,
        quote=text[start:end],
        reason_id=reason["id"],
        reason_en=reason["en"],
        source=reason["source"],
        suggestion_id=_sentence(advice["id"]),
        suggestion_en=_sentence(advice["en"]),
        replacement=words[:1].upper() + words[1:] if text[start].isupper() else words,
        language=own,
    )


def _is_whole_line(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end:].split("\n", 1)[0]
    return not re.search(r"[^\W\d_]{2}", before + after)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
