"""The compiled form: validated values as JSON, named by the hash of everything they were made of.

A cache that cannot be read or written is no error; the YAML files are read again. JSON is validated on the way in,
so a spoilt cache file cannot put anything into a role that a YAML file could not.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel

Model = TypeVar("Model", bound="BaseModel")
_KEEP = 4


def default_folder() -> Path | None:
    """SARING_CACHE, else the user's cache folder; `off` means none."""
    chosen = os.environ.get("SARING_CACHE")
    if chosen:
        return None if chosen == "off" else Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache" if os.environ.get("HOME") else None)
    return Path(base) / "saring" if base else None


@lru_cache(maxsize=1)
def _code_version() -> bytes:
    """A hash of this package: changed code must not read what older code compiled."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def fingerprint(kind: str, files: Iterable[tuple[str, bytes]]) -> str:
    """Names a compiled form of a kind (`library`, `skills`): same code, same files, same name."""
    digest = hashlib.sha256(_code_version())
    for name, data in files:
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:32]}"


def load(folder: Path | None, name: str, model: type[Model]) -> dict[str, Model] | None:
    """The values kept under `name`, or None."""
    if folder is None:
        return None
    from pydantic import TypeAdapter, ValidationError  # plain values need none of it

    try:
        data = (folder / f"{name}.json").read_bytes()
        return TypeAdapter(dict[str, model]).validate_json(data)  # type: ignore[valid-type]
    except (OSError, ValidationError):
        return None


def save(folder: Path | None, name: str, values: Mapping[str, Model]) -> None:
    """Keep the values under `name`, and the newest few of its kind; other processes may do so at the same time."""
    if folder is None:
        return
    items = (f'"{key}":{value.model_dump_json()}' for key, value in values.items())
    text = "{" + ",".join(items) + "}"
    with contextlib.suppress(OSError):
        _write(folder / f"{name}.json", text)
        _forget_old(folder, name.partition("-")[0])


def load_plain(folder: Path | None, name: str) -> dict[str, Any] | None:
    """The plain values kept under `name`; None where they are absent, cut short or changed by another hand."""
    if folder is None:
        return None
    try:
        digest, _, body = (folder / f"{name}.json").read_bytes().partition(b"\n")
        if digest.decode("ascii") != hashlib.sha256(body).hexdigest():
            return None
        values = json.loads(body)
    except (OSError, ValueError):
        return None
    return values if isinstance(values, dict) else None


def save_plain(folder: Path | None, name: str, values: Mapping[str, Any]) -> None:
    """Keep plain values under `name` behind their digest: they are not validated again on the way in."""
    if folder is None:
        return
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        _write(folder / f"{name}.json", f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}")
        _forget_old(folder, name.partition("-")[0])


def remember(folder: Path | None, place: str, name: str) -> None:
    """Note that `name` was the last good compiled form of a set of folders."""
    if folder is not None and recall(folder, place) != name:
        with contextlib.suppress(OSError):
            _write(folder / f"good-{place}.txt", name)


def recall(folder: Path | None, place: str) -> str | None:
    """The name noted by `remember`, or None."""
    if folder is None:
        return None
    try:
        name = (folder / f"good-{place}.txt").read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return None
    return name if re.fullmatch(r"[a-z]+-[0-9a-f]{32}", name) else None


def _write(path: Path, text: str) -> None:
    """Written whole or not at all."""
    import tempfile  # seldom needed, and not quick to load

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(temporary).replace(path)


def _forget_old(folder: Path, kind: str) -> None:
    kept = sorted(folder.glob(f"{kind}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEEP:]:
        path.unlink(missing_ok=True)
