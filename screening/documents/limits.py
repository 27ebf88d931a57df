"""How much a file may ask of the machine before reading stops with a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from screening.documents.messages import unreadable

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts, and seconds of wall time; `memory` is the address space of a reading process."""

    file_bytes: int = 15 * MEGABYTE
    unpacked_bytes: int = 100 * MEGABYTE
    ratio: int = 200
    entries: int = 2_000
    pages: int = 30
    pixels: int = 40_000_000
    characters: int = 200_000
    seconds: float = 10.0
    ocr_seconds: float = 60.0
    memory: int = 800 * MEGABYTE
    recycle_after: int = 500


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
