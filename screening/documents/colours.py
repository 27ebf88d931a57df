"""When two colours are one to the eye."""

from __future__ import annotations

from collections.abc import Sequence

ALIKE = 24
"""Levels of a channel by which letters and their ground may differ and still be one colour."""


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether nobody tells two colours of as many channels, each from 0 to 255, apart."""
    return all(abs(a - b) < ALIKE for a, b in zip(one, other, strict=True))
