"""How well a text can be read by a machine, 0 to 1: the figure that tells a person to look at the file itself.

The product of five shares: signs that are letters of some script, words that are shaped like words, words that are
neither glued together nor spaced out, enough words for a CV, and the reader's own confidence (OCR; 1 elsewhere).
Ordinary CVs have 0.9 and more; under POOR the person is told.
"""

from __future__ import annotations

import re

POOR = 0.6
FEW = 12
"""Words below which nothing is said about letters and spaces."""
ENOUGH = 60
"""Words that a CV has at least; half the figure is left to a text that has none."""
LONGEST = 22
"""Letters of a long word ("pertanggungjawabannya" has 21); more are words without their spaces."""
SPACED = 0.15
"""Share of one-letter words that ordinary text has ("a", "s", initials)."""
SAMPLE = 20
"""Lines looked at, up to twice as many, spread over the whole text."""
STRANGE = 0.12
"""Share of words without a plausible shape that ordinary text has (abbreviations, product names)."""

BROKEN = re.compile("\ufffd|\\(cid:\\d*\\)?|[\ue000-\uf8ff\x00-\x08]")
ADDRESS = re.compile(r"@|://|www\.|\.com|\.id/")
GLUED = re.compile(rf"(?<![@/])\b[^\W\d_]{{{LONGEST + 1},}}")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[a-z\u00df-\u024f]+")
VOWEL = re.compile("[aeiouy\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00fc]")
HARD_RUN = re.compile("[^aeiouy\u00df-\u024f]{6}|[aeiou]{5}|(.)\\1\\1")
MIXED = re.compile("[a-z][A-Z].*[a-z][A-Z]")
"""As in "qUwTz"; "LinkedIn" and "PowerPoint" have one capital in the middle."""
HARD_START = re.compile("(?:[bcdfghjklmnpqrstvwxz]{4}|[bdfgjkmvxz][bcdfgjkmpqtvxz]|q[^u]|x[^aeioy])")


def rate_quality(text: str, confidence: float = 1.0) -> tuple[float, bool]:
    """The figure, and whether letters or spaces are so spoilt that a person should compare with the file."""
    lines = text.splitlines()
    stride = 1 + len(lines) // SAMPLE
    whole, text = text, "\n".join(lines[::stride])
    words = [word for part in text.split() if not ADDRESS.search(part) for word in WORD.findall(part)]
    if not words:
        return 0.0, False
    sound = _legible(text) * _shaped(words) ** 2 * _spaced(whole, words)
    amount = 0.5 + 0.5 * min(1.0, stride * len(words) / ENOUGH)
    return round(sound * amount * max(0.0, min(1.0, confidence)), 2), sound < POOR and len(words) >= FEW


def _legible(text: str) -> float:
    broken = sum(len(found[0]) for found in BROKEN.finditer(text))
    return max(0.0, 1 - 6 * broken / len(text))


def _shaped(words: list[str]) -> float:
    """Glyph numbers in place of letters give words that no tongue can say."""
    longer = [word for word in words if len(word) > 3]
    if len(longer) < 5:
        return 1.0
    strange = sum(_is_strange(word) for word in longer) / len(longer)
    return 1 - max(0.0, strange - STRANGE) / (1 - STRANGE)


def _is_strange(word: str) -> bool:
    if len(word) <= 5 and word.isupper():  # an abbreviation
        return False
    small = word.casefold()
    if not LATIN.fullmatch(small):  # another script has its own rules; a mixture has none
        return bool(LATIN.search(small))
    return not VOWEL.search(small) or bool(HARD_RUN.search(small) or HARD_START.match(small) or MIXED.search(word))


def _spaced(whole: str, words: list[str]) -> float:
    longer = [part for part in whole.split() if len(part) > LONGEST]
    glued = sum(len(found) for part in longer for found in GLUED.findall(part)) / len(whole)
    alone = sum(len(word) == 1 for word in words) / len(words)
    return (1 - min(1.0, 1.5 * glued)) * (1 - max(0.0, alone - SPACED) / (1 - SPACED))
