"""Wording review of a job advertisement: unlawful criteria, missing facts, structure, over-asking."""

from __future__ import annotations

import re

from catalog.role import Language, Role
from descriptions.wording.criteria import find_criteria
from descriptions.wording.finding import Finding, Review, apply_fix, review_record
from descriptions.wording.gaps import find_missing, find_overasking, find_structure

__all__ = ["Finding", "Review", "apply_fix", "review", "review_record"]

_INDONESIAN = re.compile(
    r"(?i)\b(?:dan|yang|yg|untuk|di|dengan|tahun|thn|usia|umur|wanita|pria|minimal|maksimal|pengalaman|kami|"
    r"tidak|atau|mampu|memiliki|diutamakan|lowongan|dibutuhkan|cewek?|cowok?|bersedia|kerja|sehat|menarik)\b"
)
_ENGLISH = re.compile(
    r"(?i)\b(?:and|the|of|for|with|to|years?|or|our|we|must|able|experience|only|not|age|male|female)\b"
)


def review(text: str, language: Language | None = None, role: Role | None = None) -> Review:
    """Everything to mend in an advertisement; the language is guessed from its small words when not given."""
    if language is None:
        language = "en" if len(_ENGLISH.findall(text)) > len(_INDONESIAN.findall(text)) else "id"
    found = [
        *find_missing(text, language),
        *find_criteria(text, language),
        *find_structure(text),
        *find_overasking(text, role),
    ]
    return Review(language, tuple(sorted(found, key=lambda item: (item.start, item.end))))
