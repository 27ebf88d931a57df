"""A file as text that knows where it stands: pages, lines with boxes, and what was hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["read", "partly", "failed"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line; `start` is its offset in `Document.text`, where it stands verbatim."""

    text: str
    start: int
    page: int
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    column: int = 0

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """A page counted from 1; width and height in points. `kind` "other": an identity card, diploma …, not CV."""

    number: int
    width: float
    height: float
    columns: int = 1
    ocr: bool = False
    kind: Literal["cv", "other"] = "cv"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text a person would not see; never part of `Document.text`."""

    text: str
    page: int
    reason: Literal["white", "tiny", "off_page", "covered", "clipped", "transparent", "vanish", "zero_width", "look_alike", "metadata"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person should know about the file: a stable code and one sentence in both languages."""

    code: str
    message_id: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `text` is all visible lines joined by newlines; offsets everywhere count in it."""

    name: str
    sha256: str
    media_type: str
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    hidden: tuple[Hidden, ...] = ()
    problems: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    quality: float = 1.0
    photo: bool = False
    status: Status = "read"
    extra: dict[str, str] = field(default_factory=dict)
