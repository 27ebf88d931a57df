"""Unlawful criteria: the patterns over folded sentences, each judged by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.role import Language
from descriptions.wording.advice import make_finding
from descriptions.wording.context import PERSONAL, Line, Section, judge, mask, with_glue
from descriptions.wording.finding import Finding
from descriptions.wording.folding import Folded, fold_sentences
from descriptions.wording.patterns import Pattern, first_letters, may_match, patterns

_ASKING = re.compile(r"\b(?:kualifikasi|persyaratan|syarat|require|qualifications?|kriteria|criteria|who you are)\b")
_TELLING = re.compile(
    r"\b(?:tanggung ?jawab|deskripsi|job ?desc\w*|responsibilit\w+|tugas|duties|about|tentang|benefits?|fasilitas|"
    r"what we offer|kami tawarkan|what you will do|jobdesk?)\b"
)
_HEADING_WORDS = 5
_JOINED = re.compile(r"[\s,/&+]*(?:\b(?:dan|and|atau|or|serta)\b)?[\s,/&+]*", re.IGNORECASE)


def _section_of(text: str, section: Section) -> Section:
    """The section after this line: a heading opens one, any other line stays where it is."""
    if len(text.split()) <= _HEADING_WORDS:
        if _ASKING.search(text):
            return "asked"
        if _TELLING.search(text):
            return "told"
    return section


def _matches(line: Line) -> list[tuple[Pattern, int, int]]:
    sure: list[tuple[Pattern, int, int]] = []
    beside: list[tuple[Pattern, int, int]] = []
    letters = first_letters(line.masked)
    signs = not {"♀", "♂"}.isdisjoint(line.masked)
    for pattern in patterns():
        if not (signs or may_match(pattern, letters)):
            continue
        for start, end in _spans(pattern, line):
            verdict = judge(pattern, line, start, end)
            if verdict != "no":
                (sure if verdict == "yes" else beside).append((pattern, start, end))
    personal = [match for match in sure if match[0].category in PERSONAL]
    return sure + beside if personal else sure


def _spans(pattern: Pattern, line: Line) -> Iterator[tuple[int, int]]:
    text = line.masked
    for found in pattern.regex.finditer(text):
        start, end = found.span()
        while start < end and not (text[start].isalnum() or text[start] in "♀♂<>≤≥#"):
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in "♀♂"):
            end -= 1
        while start < end and text[start] in "# ,/":
            start += 1
        if start < end:
            yield start, end


def find_criteria(text: str, language: Language) -> list[Finding]:
    """The unlawful criteria of an advertisement, one finding a stretch and category, in reading order."""
    found: list[Finding] = []
    section: Section = ""
    for sentence in fold_sentences(text):
        section = _section_of(sentence.text, section)
        masked = mask(sentence.text)
        spans: list[tuple[int, int, Pattern]] = []
        for pattern, left, right in _matches(Line(sentence.text, masked, section)):
            if not pattern.advice or pattern.category == "kept_papers":
                left, right = with_glue(masked, left, right)
            start, end = _span(text, sentence, left, right)
            if not any(
                start < b and a < end and (pattern.category == p.category or pattern.advice) for a, b, p in spans
            ):
                spans.append((start, end, pattern))
        found.extend(make_finding(text, *span, language) for span in _together(text, _apart(text, spans)))
    return sorted(found, key=lambda item: (item.start, item.end))


def _apart(text: str, spans: list[tuple[int, int, Pattern]]) -> list[tuple[int, int, Pattern]]:
    """The spans without what a shorter one of another class takes at either end: "cewek" goes before "max 27"."""
    kept: list[tuple[int, int, Pattern]] = []
    for start, end, pattern in sorted(spans, key=lambda span: span[1] - span[0]):
        for a, b, other in [span for span in kept if span[0] < end and start < span[1]]:
            if a <= start:
                start = b
            elif b >= end:
                end = a
            else:
                kept.remove((a, b, other))
        while start < end and not text[start].isalnum():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept.append((start, end, pattern))
    return kept


def _together(text: str, spans: list[tuple[int, int, Pattern]]) -> list[tuple[int, int, Pattern]]:
    """Spans of one class with nothing between them but a joining word are one: "single / belum menikah"."""
    joined: list[tuple[int, int, Pattern]] = []
    for start, end, pattern in sorted(spans, key=lambda span: span[:2]):
        before = joined[-1] if joined else None
        if (
            before
            and not pattern.advice
            and before[2].category == pattern.category
            and _JOINED.fullmatch(text[before[1] : start])
        ):
            joined[-1] = (before[0], end, before[2])
        else:
            joined.append((start, end, pattern))
    return joined


def _span(text: str, sentence: Folded, left: int, right: int) -> tuple[int, int]:
    start, end = sentence.span(left, right)
    while end < len(text) and text[end].isalpha() and text[end].lower() == text[end - 1].lower():
        end += 1
    return start, end
