"""Floor 2: what we publish. Compose, review the wording, render, export.

    from descriptions import Requisition, compose, export

    jd = compose(load_role("account_manager"), Requisition(role="account_manager"))
    Path("account_manager.pdf").write_bytes(export(jd, "pdf"))

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from descriptions.composition import JobDescription, compose, open_placeholders, rubric_role
    from descriptions.exporting import export
    from descriptions.fields import set_fields
    from descriptions.rendering import render_article
    from descriptions.requisition import Requisition
    from descriptions.wording import apply_fix, review, review_record

__all__ = [
    "JobDescription",
    "Requisition",
    "apply_fix",
    "compose",
    "export",
    "open_placeholders",
    "render_article",
    "review",
    "review_record",
    "rubric_role",
    "set_fields",
]

_HOMES = {
    "JobDescription": "descriptions.composition",
    "Requisition": "descriptions.requisition",
    "apply_fix": "descriptions.wording",
    "compose": "descriptions.composition",
    "export": "descriptions.exporting",
    "open_placeholders": "descriptions.composition",
    "render_article": "descriptions.rendering",
    "review": "descriptions.wording",
    "review_record": "descriptions.wording",
    "rubric_role": "descriptions.composition",
    "set_fields": "descriptions.fields",
}


def __getattr__(name: str) -> Any:
    """Import a name's home when the name is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'descriptions' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
