"""What a reader of one format hands over before offsets are counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from screening.document import Box, Hidden, Note, Page


@dataclass(slots=True)
class Piece:
    """One visible line as the format gave it, in reading order."""

    text: str
    page: int = 1
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    column: int = 0


@dataclass(slots=True)
class Draft:
    """Pages, lines and findings of one file; `incomplete` when something in it could not be read."""

    pages: list[Page] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    photo: bool = False
    incomplete: bool = False
    extra: dict[str, str] = field(default_factory=dict)
    confidence: float = 1.0
