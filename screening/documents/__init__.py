"""Any file as a Document: what a person sees, where it stands, and what was hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from screening.document import Document
from screening.documents.assembly import assemble
from screening.documents.formats import read_draft
from screening.documents.limits import Limits
from screening.documents.messages import note, say, unreadable
from screening.documents.quality import rate_quality
from screening.documents.sniff import MEDIA_TYPES, sniff

__all__ = ["Limits", "note", "read_document", "say"]


def read_document(source: Path | str | bytes, name: str | None = None, limits: Limits | None = None) -> Document:
    """The file as text with places; its type is decided by content.

    Raises UnreadableDocument. Files of strangers belong in `screening.reading.ReaderPool`, which limits what they cost.
    """
    limits = limits or Limits()
    data, name = load(Path(source) if isinstance(source, str) else source, name, limits)
    kind = sniff(data)
    draft = read_draft(kind, data, name, limits)
    return _rated(assemble(draft, data, name, MEDIA_TYPES[kind], limits), draft.confidence)


def _rated(document: Document, confidence: float) -> Document:
    quality, poor = rate_quality(document.text, confidence)
    problems = document.problems
    if poor and not any(problem.code == "glyph_codes" for problem in problems):
        problems = (*problems, note("hard_to_read"))
    return replace(document, quality=quality, problems=problems)


def load(source: Path | bytes, name: str | None, limits: Limits) -> tuple[bytes, str]:
    """The bytes and the name to show; refuses what is too large before reading it."""
    name = name or (str(source) if isinstance(source, Path) else "CV")
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        if size > limits.file_bytes:
            raise unreadable(name, "too_large", limit=limits.file_bytes >> 20)
        return (source.read_bytes() if isinstance(source, Path) else source), name
    except OSError:
        raise unreadable(name, "not_found") from None
