"""Where each part of a CV begins: headings by word, shape and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from screening.document import Line
from screening.parsing.words import heading_kinds
from screening.resume import Section, Span

_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+$")
_NUMBER = re.compile(r"^\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2})\s*[.)]\s*(?=\S)")
_SPACED = re.compile(r"(?:\b\w ){3,}\w\b")
_PUBLIC = {"sub", "title", "family", "availability", "attachments", "letter", "declaration"}


def heading_kind(text: str) -> str | None:
    """The kind of section that `text` opens, or None. Numbers, icons, colons and letter spacing do not matter."""
    if len(text) > 60:
        return None
    word = _NUMBER.sub("", text.strip())
    if _SPACED.fullmatch(_DECORATION.sub("", word)):
        word = re.sub(r"(?<=\w) (?=\w)", "", word.replace("  ", "\0")).replace("\0", " ")
    word = " ".join(_DECORATION.sub("", word).lower().replace("&", " & ").split())
    kinds = heading_kinds()
    if word in kinds:
        return kinds[word]
    squeezed = word.replace(" & ", " and ")
    return kinds.get(squeezed) or kinds.get(word.replace(" dan ", " & "))


def find_sections(lines: Sequence[Line], text_end: int) -> tuple[Section, ...]:
    """Sections in reading order; what comes before the first heading is "header"."""
    body = median([line.size for line in lines if line.size] or [0])
    marks = [(index, kind) for index, line in enumerate(lines) if (kind := _opens(lines, index, body))]
    found = []
    if lines and (not marks or marks[0][0] > 0):
        end = lines[marks[0][0]].start if marks else text_end
        found.append(Section("header", "", Span(lines[0].start, end), lines[0].page))
    for number, (index, kind) in enumerate(marks):
        end = lines[marks[number + 1][0]].start if number + 1 < len(marks) else text_end
        found.append(Section(kind, lines[index].text.strip(), Span(lines[index].start, end), lines[index].page))
    return tuple(found)


def _opens(lines: Sequence[Line], index: int, body: float) -> str | None:
    line = lines[index]
    kind = heading_kind(line.text)
    if kind is None or kind in {"sub", "title"}:
        return None
    stripped = line.text.strip()
    bare = not line.text.lstrip().startswith(("-", "•", "·", "*"))
    looks = (
        stripped.isupper() or line.bold or bool(line.size and body and line.size > body * 1.05)
        or stripped.endswith(":") or stripped.istitle() or stripped[:1].isupper()
    )  # fmt: skip
    return kind if bare and looks else None
