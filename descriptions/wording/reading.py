"""Reads the tables of the wording review in `roles/lexicon` with the fast loader where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).resolve().parents[2] / "roles" / "lexicon"


def read_table(name: str) -> Any:
    """The value of `roles/lexicon/<name>.yaml`."""
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
