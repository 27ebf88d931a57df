"""Floor 1: what a role is. Values, strict YAML with line and column, inheritance, the lexicon.

    from catalog import load_role, load_library, load_lexicon

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalog.lexicon import Lexicon, load_lexicon
    from catalog.library import Library, load_library, load_role, role_version
    from catalog.messages import message_in
    from catalog.role import Language, Role, Text

__all__ = [
    "Language",
    "Lexicon",
    "Library",
    "Role",
    "Text",
    "load_lexicon",
    "load_library",
    "load_role",
    "message_in",
    "role_version",
]

_HOMES = {
    "Language": "catalog.role",
    "Lexicon": "catalog.lexicon",
    "Library": "catalog.library",
    "Role": "catalog.role",
    "Text": "catalog.role",
    "load_lexicon": "catalog.lexicon",
    "load_library": "catalog.library",
    "load_role": "catalog.library",
    "message_in": "catalog.messages",
    "role_version": "catalog.library",
}


def __getattr__(name: str) -> Any:
    """Import a name's home when the name is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'catalog' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
