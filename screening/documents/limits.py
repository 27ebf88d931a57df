"""How much a file may ask of the machine before reading stops with a sentence."""

from __future__ import annotations

from dataclasses import dataclass

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
