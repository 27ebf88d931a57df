"""A whole file read: its kind, its reader, its offsets, its quality."""

from __future__ import annotations

from pathlib import Path

from screening.document import Document
from screening.documents.assembly import assemble
from screening.documents.formats import read_draft
from screening.documents.limits import Limits, load
from screening.documents.sniff import MEDIA_TYPES, sniff


def read_document(source: Path | str | bytes, name: str | None = None, limits: Limits | None = None) -> Document:
    """The file as text with places; its type is decided by content.

    Raises UnreadableDocument. Files of strangers belong in `screening.reading.ReaderPool`, which limits what they cost.
    """
    limits = limits or Limits()
    data, name = load(Path(source) if isinstance(source, str) else source, name, limits)
    kind = sniff(data)
    return assemble(read_draft(kind, data, name, limits), data, name, MEDIA_TYPES[kind], limits)
