"""What a reading process answers: a resume as JSON, the members of a ZIP, the picture of a page, or why not."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

from errors import UnreadableDocument
from screening.document import Document, Note
from screening.documents import read_document
from screening.documents.limits import Limits
from screening.documents.messages import note, unreadable
from screening.documents.sniff import sniff
from screening.resume import Resume

Frame = tuple[bytes, dict[str, Any], bytes]
RESUME = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"),
    default=lambda value: {name: getattr(value, name) for name in value.__dataclass_fields__},
)  # fmt: skip
"""What `RESUME_JSON` writes, letter for letter, without its library: a reader starts a fifth of a second sooner."""


def answer(header: dict[str, Any], data: bytes, limits: Limits) -> Iterator[Frame]:
    """`R` resume, `M` member, `P` picture, `X` code and sentences of a failure; `.` ends the answer."""
    try:
        yield from _do(header, data, limits)
    except UnreadableDocument as error:
        yield failure(error)
    except MemoryError:
        yield failure(unreadable("", "memory"))
    except Exception:  # whatever a stranger's file does, the candidate's row gets a sentence
        yield failure(unreadable("", "crash"))
    yield b".", {}, b""


def _do(header: dict[str, Any], data: bytes, limits: Limits) -> Iterator[Frame]:
    name = header["name"]
    if header["do"] == "render":
        from screening.documents.pictures import render_page

        yield b"P", {}, render_page(data, header["page"], header["scale"], limits)
    elif sniff(data) == "archive":
        from screening.documents.archive import members

        for member, body in members(data, name, limits):
            yield b"M", {"name": member}, body
    else:
        resume = read(data, name, datetime.date.fromisoformat(header["as_of"]), limits)
        yield b"R", {}, RESUME.encode(resume).encode()


def failure(error: UnreadableDocument) -> Frame:
    """The code and both sentences."""
    return b"X", {"code": error.code, "en": str(error), "id": "".join(getattr(error, "__notes__", []))}, b""


def read(data: bytes, name: str, as_of: datetime.date, limits: Limits) -> Resume:
    """The document, understood; a text that breaks the understanding is still handed over."""
    document = read_document(data, name, limits)
    try:
        from screening.parsing import parse_resume
    except ImportError:
        return bare_resume(document, as_of)
    try:
        return parse_resume(document, as_of)
    except Exception:
        return bare_resume(document, as_of, note("parts_failed"))


def bare_resume(document: Document, as_of: datetime.date, *notes: Note) -> Resume:
    """The text without understanding."""
    return Resume(
        file=document.name, sha256=document.sha256, status="partly" if notes else document.status, text=document.text,
        lines=document.lines, pages=document.pages, language="mixed", as_of=as_of.isoformat(), links=document.links,
        hidden=document.hidden, problems=(*document.problems, *notes), quality=document.quality,
        media_type=document.media_type,
    )  # fmt: skip
