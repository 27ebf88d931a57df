"""Any file as a Document: what a person sees, where it stands, and what was hidden. Names are imported when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screening.documents.limits import Limits, load
    from screening.documents.messages import note, say
    from screening.documents.whole import read_document

__all__ = ["Limits", "load", "note", "read_document", "say"]

_HOMES = {"Limits": "limits", "load": "limits", "note": "messages", "read_document": "whole", "say": "messages"}


def __getattr__(name: str) -> Any:
    """Import a name's home when the name is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'screening.documents' has no attribute '{name}'")
    value = getattr(import_module(f"screening.documents.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
