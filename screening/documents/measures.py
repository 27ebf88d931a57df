"""Numbers and lengths as files write them; what only looks like one is none."""

from __future__ import annotations

import re

MEASURE = re.compile(r"([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?)\s*(%|[a-z]*)", re.ASCII | re.IGNORECASE)
MOST = 1e12
"""A greater number counts as this one, so that no reckoning with it overflows."""


def measure_of(text: str) -> tuple[float, str] | None:
    """A number and its unit in small letters, empty where there is none; never raises."""
    found = MEASURE.fullmatch(text.strip())
    return (max(-MOST, min(float(found[1]), MOST)), found[2].lower()) if found else None


def number_of(text: str, otherwise: float = 0.0) -> float:
    """A number without a unit, `otherwise` for all else."""
    number, unit = measure_of(text) or (otherwise, "")
    return otherwise if unit else number
