"""What a CV says, and where: every value keeps its span in the document's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from screening.document import Hidden, Line, Note, Page, Status

ResumeLanguage = Literal["id", "en", "mixed"]
EducationLevel = Literal["SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3", "profession"]
EDUCATION_RANK: dict[str, int] = {"SMA": 1, "D1": 2, "D2": 3, "D3": 4, "D4": 5, "S1": 5, "profession": 6, "S2": 7, "S3": 8}
ProtectedKind = Literal[
    "name", "email", "phone", "link", "address", "birth", "age", "sex", "religion", "marital_status",
    "ethnicity", "nationality", "id_number", "photo", "body", "family", "school",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets in `Resume.text`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the CV under one heading; `kind` as in `roles/lexicon/headings.yaml`, `heading` verbatim."""

    kind: str
    heading: str
    span: Span
    page: int


@dataclass(frozen=True, slots=True)
class Position:
    """One dated job. `start`/`end` are "YYYY-MM" or None; `end` None with `current` means it goes on.

    `span` covers its header and its duty lines; `body` the duty lines alone. `kind` lowers what it proves.
    """

    title: str | None
    employer: str | None
    place: str | None
    start: str | None
    end: str | None
    current: bool
    months: int | None
    span: Span
    body: Span
    title_span: Span | None = None
    employer_span: Span | None = None
    kind: Literal["work", "internship", "part_time", "volunteer", "project"] = "work"


@dataclass(frozen=True, slots=True)
class Education:
    """One school. `gpa` as written on its own scale, `year` of finishing."""

    level: EducationLevel | None
    degree: str | None
    field: str | None
    school: str | None
    year: int | None
    gpa: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A listed thing (skill, language, certificate) verbatim, with its level or year where written."""

    text: str
    span: Span
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch that must not reach the scorer and is masked in blind review."""

    kind: ProtectedKind
    span: Span


@dataclass(frozen=True, slots=True)
class Resume:
    """A parsed CV: the visible text, its line table, and what was understood. Can be stored and scored again."""

    file: str
    sha256: str
    status: Status
    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    language: ResumeLanguage
    as_of: str
    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Item, ...] = ()
    languages: tuple[Item, ...] = ()
    certificates: tuple[Item, ...] = ()
    experience_months: int | None = None
    protected: tuple[Protected, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    problems: tuple[Note, ...] = ()
    quality: float = 1.0
    media_type: str = ""

    def page_of(self, offset: int) -> int:
        """The page, counted from 1, that the character at `offset` stands on."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.lines[low - 1].page if low else 1


if TYPE_CHECKING:
    from pydantic import TypeAdapter

    RESUME_JSON: TypeAdapter[Resume]
    """`RESUME_JSON.dump_json(resume)` and `RESUME_JSON.validate_json(data)`: how a resume is kept and handed over."""


def __getattr__(name: str) -> Any:
    """RESUME_JSON when it is first used: building it costs a fifth of a command's start, and a reader needs none."""
    if name != "RESUME_JSON":
        raise AttributeError(f"module 'screening.resume' has no attribute '{name}'")
    from pydantic import TypeAdapter

    globals()[name] = TypeAdapter(Resume)
    return globals()[name]
