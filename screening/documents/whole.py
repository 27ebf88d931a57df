"""A whole file read: its kind, its reader, its offsets, its quality."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from screening.document import Document
from screening.documents.assembly import assemble
from screening.documents.formats import read_draft
from screening.documents.limits import Limits, load
from screening.documents.messages import note
from screening.documents.quality import rate_quality
from screening.documents.sniff import MEDIA_TYPES, sniff


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
