"""CV files under the SHA-256 of their bytes: the same file is kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def _path(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def keep_file(folder: Path, data: bytes) -> str:
    """Write durably and return the hash; a crash leaves either the whole file or none."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = _path(folder, sha256)
    if target.exists():
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    directory = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(directory)  # else the rename itself may be lost
    finally:
        os.close(directory)
    return sha256


def load_file(folder: Path, sha256: str) -> bytes:
    """The bytes kept under `sha256`."""
    return _path(folder, sha256).read_bytes()
