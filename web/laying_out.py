"""A CV's text laid out to be read: headings, jobs and their lines set apart, quotes marked and linked to the rubric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from screening.document import Line
from screening.resume import Resume
from screening.scorecard import Scorecard
from web.marking import quote_spans

BULLETS = "•◦▪●–-*·»✓"
Kind = Literal["page", "name", "heading", "job", "item", "bullet", "text"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the CV and what it is: a "bullet" has its own sign, an "item" lost it. `page` says where a "page" begins."""

    kind: Kind
    text: Markup
    page: int = 1


def lay_out(resume: Resume, card: Scorecard | None) -> list[Block]:
    """Every visible line in reading order; what stands between lines is kept with the line before."""
    lines = sorted(resume.lines, key=lambda line: line.start)
    if not lines:
        return [Block("text", _mark(resume, 0, len(resume.text), _spans(card)))]
    spans, headings = _spans(card), {section.span.start: section for section in resume.sections if section.heading}
    blocks: list[Block] = []
    page = lines[0].page
    for line in lines:
        if line.page != page:
            page = line.page
            blocks.append(Block("page", Markup(""), page))
        text = _mark(resume, line.start, line.end, spans)
        if resume.text[line.start : line.end].strip():
            blocks.append(Block(_kind(resume, line, set(headings)), text, page))
    return blocks


def _kind(resume: Resume, line: Line, headings: set[int]) -> Kind:
    if any(line.start <= start < line.end for start in headings):
        return "heading"
    if any(item.kind == "name" and item.span.start == line.start for item in resume.protected) and line.start < 200:
        return "name"
    text = resume.text[line.start : line.end].strip()
    bulleted = text[:1] in BULLETS and len(text) > 2
    for position in resume.positions:
        if position.body.start <= line.start < position.body.end:
            return "bullet" if bulleted else "item" if line.box is None else "text"
        if position.span.start <= line.start < position.span.end:
            return "job"
    return "bullet" if bulleted else "text"


def _spans(card: Scorecard | None) -> list[tuple[int, int, int]]:
    """Start, end and level of the quotes, none inside another."""
    found: list[tuple[int, int, int]] = []
    for (start, end), (level, _) in sorted(quote_spans(card).items()):
        if not found or start >= found[-1][1]:
            found.append((start, end, level))
    return found


def _mark(resume: Resume, first: int, last: int, spans: Sequence[tuple[int, int, int]]) -> Markup:
    """A stretch of the text; the first piece of a quote is the anchor `q-START` that the rubric leads to."""
    parts: list[Markup] = []
    done = first
    for start, end, level in spans:
        begin, stop = max(start, first), min(end, last)
        if begin >= stop:
            continue
        parts.append(escape(resume.text[done:begin]))
        anchor = Markup(' id="q-{}"').format(start) if begin == start else Markup("")
        mark = Markup('<mark{0} class="level-{1}"><a href="#e-{2}" data-mark="{2}">{3}</a></mark>')
        parts.append(mark.format(anchor, level, start, resume.text[begin:stop]))
        done = stop
    return Markup("").join([*parts, escape(resume.text[done:last])])
