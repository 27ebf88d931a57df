"""Blind review: personal data masked in text, quotes and exports."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator

from screening.resume import ProtectedKind, Resume, Span
from screening.scorecard import Evidence, Scorecard

MASK = "█"


def school_spans(resume: Resume) -> Iterator[Span]:
    """Where the names of schools stand: in the education lines, and wherever else the same name is written."""
    for name in {item.school for item in resume.education if item.school and len(item.school) > 3}:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", resume.text, re.IGNORECASE):
            yield Span(match.start(), match.end())


def redact_text(resume: Resume, kinds: Collection[ProtectedKind] | None = None) -> str:
    """The text with protected stretches masked character for character, so that offsets still hold."""
    text = list(resume.text)
    for item in resume.protected:
        if kinds is None or item.kind in kinds:
            for index in range(item.span.start, min(item.span.end, len(text))):
                if not text[index].isspace():
                    text[index] = MASK
    return "".join(text)


def redact_scorecard(card: Scorecard, resume: Resume) -> Scorecard:
    """The same card with masked quotes and, for the file's name, the first letters of its hash."""
    text = redact_text(resume)

    def masked(item: Evidence) -> Evidence:
        return dataclasses.replace(item, quote=text[item.start : item.end])

    def masked_quote(quote: str | None) -> str | None:
        at = resume.text.find(quote) if quote else -1
        return text[at : at + len(quote)] if quote and at >= 0 else quote

    lines = tuple(
        dataclasses.replace(
            line, evidence=tuple(map(masked, line.evidence)), rejected=tuple(map(masked, line.rejected))
        )
        for line in card.lines
    )
    knockouts = tuple(dataclasses.replace(line, quote=masked_quote(line.quote)) for line in card.knockouts)
    flags = tuple(dataclasses.replace(flag, quote=masked_quote(flag.quote) or "") for flag in card.flags)
    quotes = {name: tuple(masked_quote(quote) or "" for quote in found) for name, found in card.function_quotes.items()}
    return dataclasses.replace(
        card, file=f"CV-{card.sha256[:8]}", lines=lines, knockouts=knockouts, flags=flags, function_quotes=quotes
    )
