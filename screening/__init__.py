"""Floor 2: what we read and judge. The front door; each name is imported when it is first used.

    card = screen(parse_resume(read_document("cv.pdf"), as_of), load_role("account_manager"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screening.documents import read_document
    from screening.explanation import explain, missing_evidence
    from screening.identification import identification_record, identify
    from screening.parsing import parse_resume
    from screening.scoring import screen
    from screening.shortlist import rank

__all__ = ["explain", "identification_record", "identify", "missing_evidence", "parse_resume", "rank", "read_document", "screen"]

_HOMES = {
    "explain": "explanation", "identification_record": "identification", "identify": "identification", "missing_evidence": "explanation",
    "parse_resume": "parsing", "rank": "shortlist", "read_document": "documents", "screen": "scoring",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a name's home when the name is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'screening' has no attribute '{name}'")
    value = getattr(import_module(f"screening.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
