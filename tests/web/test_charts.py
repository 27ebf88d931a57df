"""Radars: the first axis upright, values from the centre out; compare shows one a person."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from web.charts import outline, spokes


@pytest.mark.parametrize(
    ("values", "points"),
    [([1.0, 0.5, 0.0, 0.25], "100,26 137,100 100,100 81.5,100"), ([0.0, 0.0, 0.0], "100,100 100,100 100,100")],
)
def test_points_of_a_radar(values: list[float], points: str) -> None:
    assert outline(values) == points


def test_numbers_stand_outside() -> None:
    assert [(one.x, one.y, one.label_x, one.label_y) for one in spokes(4)][1] == (174.0, 100.0, 188.8, 100.0)


def test_compare_draws_everybody(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    opening, ids = people
    page = auth.get(f"/openings/{opening}/compare?" + "&".join(f"id={one}" for one in ids)).text
    assert page.count('class="shape"') == page.count('class="mean"') == 3
