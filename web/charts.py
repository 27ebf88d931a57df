"""Figures as shapes: one radar a person over the requirements, in a square of 200 by 200."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CENTRE, RADIUS = 100.0, 74.0


@dataclass(frozen=True, slots=True)
class Spoke:
    """The end of an axis, and where its number stands."""

    x: float
    y: float
    label_x: float
    label_y: float


def spokes(count: int) -> list[Spoke]:
    """The axes, the first one upright, clockwise."""
    return [Spoke(*_at(number, count, 1.0), *_at(number, count, 1.2)) for number in range(count)]


def outline(values: Sequence[float]) -> str:
    """The `points` of a polygon through values 0–1."""
    return " ".join("{:g},{:g}".format(*_at(number, len(values), value)) for number, value in enumerate(values))


def _at(number: int, count: int, value: float) -> tuple[float, float]:
    angle = 2 * math.pi * number / count
    far = RADIUS * min(max(value, 0.0), 1.2)
    return round(CENTRE + far * math.sin(angle), 1), round(CENTRE - far * math.cos(angle), 1)
