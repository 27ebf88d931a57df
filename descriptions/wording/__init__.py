"""Wording review of a job advertisement: unlawful criteria, missing facts, structure, over-asking."""

from __future__ import annotations

from dataclasses import replace

from catalog.role import Language, Role
from descriptions.wording.advice import guess_language
from descriptions.wording.balance import find_imbalance
from descriptions.wording.criteria import find_criteria
from descriptions.wording.finding import Finding, Review, review_record
from descriptions.wording.fixing import apply_fix, mend_line, words_instead
from descriptions.wording.gaps import find_missing, find_overasking, find_structure

__all__ = ["Finding", "Review", "apply_fix", "mend_line", "review", "review_record", "words_instead"]


def review(text: str, language: Language | None = None, role: Role | None = None) -> Review:
    """Everything to mend in an advertisement; the language is guessed from its small words when not given."""
    if language is None:
        language = guess_language(text)
    whole = [*find_missing(text, language), *find_structure(text), *find_overasking(text, role), *find_imbalance(text)]
    found = [*find_criteria(text, language), *(replace(item, language=language) for item in whole)]
    return Review(language, tuple(sorted(found, key=lambda item: (item.start, item.end))))
