"""Every error that Saring raises on purpose.

    SaringError
    ├── RoleError              a list of Problem(file, line, column, path, message)   raised in catalog
    ├── UnreadableDocument     file, code, message: encrypted, empty, too large, …    raised in screening.documents
    ├── ExportUnavailable      format, what to install or fill in                     raised in descriptions
    ├── NotAllowed             the person or the state of the opening forbids it      raised in storage
    ├── NotFound               no such role, opening, candidate                       raised in catalog, storage
    └── ConfigError            a setting that cannot work                             raised in app, storage

Anything else that escapes is a defect. Errors are shown in `cli.py` and `web/errors.py` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class SaringError(Exception):
    """Base class; its message is one sentence a person can act on."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a YAML file; line and column count from 1."""

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        """Editors make `file:line:column:` clickable."""
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class RoleError(SaringError):
    """A role or lexicon file that cannot be used; `problems` holds all faults, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnreadableDocument(SaringError):
    """A file that gave no CV; `code` is stable (`encrypted`, `empty`, …), the message is for people."""

    def __init__(self, file: str, code: str, message: str) -> None:
        self.file, self.code = file, code
        super().__init__(message)


class ExportUnavailable(SaringError):
    """An export that cannot be made here; `missing` lists what to install or to fill in."""

    def __init__(self, format: str, message: str, missing: Iterable[str] = ()) -> None:
        self.format, self.missing = format, tuple(missing)
        super().__init__(message)


class NotAllowed(SaringError):
    """The person's rights or the state of the opening forbid the act."""


class NotFound(SaringError):
    """Nothing has that id; the message offers the nearest one where there is one."""


class ConfigError(SaringError):
    """A setting whose value cannot work; the message names the setting and the value."""
