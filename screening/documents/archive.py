"""The CVs in a ZIP, counted while they unpack rather than by what the ZIP says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from screening.documents.limits import Limits
from screening.documents.messages import unreadable

NOT_CVS = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def members(data: bytes, name: str, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file; folders and what systems leave behind are passed over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]
        if len(infos) > limits.entries:
            raise unreadable(name, "unpacked_too_large")
        budget = Budget(len(data), limits, name)
        for info in infos:
            yield _shown(info.filename), read_member(archive, info, budget)


class Budget:
    """Bytes that may still come out of one ZIP."""

    def __init__(self, packed: int, limits: Limits, name: str) -> None:
        self.left = min(limits.unpacked_bytes, max(packed * limits.ratio, 1 << 20))
        self.name = name

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise unreadable(self.name, "unpacked_too_large")


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes as they unpack, whatever size the header claims."""
    if info.flag_bits & 1:
        raise unreadable(budget.name, "encrypted")
    parts = []
    try:
        with archive.open(info) as member:
            while chunk := member.read(1 << 16):
                budget.take(len(chunk))
                parts.append(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise unreadable(budget.name, "damaged") from None
    return b"".join(parts)


def _is_litter(path: str) -> bool:
    return path.lower().startswith(NOT_CVS[0]) or path.lower().rsplit("/", 1)[-1] in NOT_CVS


def _shown(path: str) -> str:
    """No way out of the archive: only the plain parts of the path."""
    parts = [part for part in PurePosixPath(path.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return "/".join(parts) or "?"
