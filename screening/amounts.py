"""Results in a line: money, shares, numbers and periods, in Indonesian and English forms."""

from __future__ import annotations

import re

_RESULT = re.compile(
    r"(?:rp\.?|idr|usd|us\$|\$|€|£)\s?\d[\d.,]*(?:\s?(?:rb|ribu|jt|juta|mio|mn|m|miliar|milyar|billion|million|k|t|triliun|b|bn))?"
    r"|\d[\d.,]*\s?(?:rb|ribu|jt|juta|miliar|milyar|triliun|million|billion|trillion)\b"
    r"|\d[\d.,]*\s?(?:%|persen|percent)"
    r"|\b\d{1,3}(?:[.,]\d{3})+\b"
    r"|\b(?:1?[0-9]|[2-9]\d|1\d\d|[2-9]\d\d|\d{4,})\b(?!\s*[/-]\s*\d)(?=\s+[^\W\d])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_BEFORE_DIGIT = 4
"""The most characters a result has before its first digit: "Rp. "."""
_NOT_A_RESULT = re.compile(r"\b(?:19|20)\d{2}\b")


def has_result(text: str) -> bool:
    """Whether `text` tells an amount, a share or a count; a bare year is none."""
    digit = _DIGIT.search(text)
    if digit is None:
        return False
    for match in _RESULT.finditer(text, max(0, digit.start() - _BEFORE_DIGIT)):
        if not _NOT_A_RESULT.fullmatch(match.group().strip()):
            return True
    return False
