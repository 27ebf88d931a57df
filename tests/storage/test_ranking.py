"""Lists: order, filters, moved weights, what loses people."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from storage.ranking import Filter, count_losses, count_values, list_ids, list_page, load_rubric
from tests.storage.conftest import add_scored


@pytest.fixture
def people(session: Session, opening: str) -> dict[str, str]:
    rows = [("Ani", (1.0, 0.0), 6), ("Budi", (0.0, 0.8), 2), ("Citra", (0.2, 0.2), 9)]
    return {add_scored(session, opening, name, credits, years).id: name for name, credits, years in rows}


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (Filter(), "Ani Budi Citra"),
        (Filter(order="years"), "Citra Ani Budi"),
        (Filter(search="ud"), "Budi"),
        (Filter(search="%"), ""),
        (Filter(years=5), "Ani Citra"),
        (Filter(bucket="not_met"), ""),
        (Filter(weights={"b": 3}), "Budi Ani Citra"),
        (Filter(weights={"a": 0}), "Budi Citra Ani"),
    ],
)
def test_lists(session: Session, opening: str, people: dict[str, str], wish: Filter, names: str) -> None:
    assert " ".join(people[one] for one in list_ids(session, opening, wish)) == names


def test_moved_weights_tell_what_changed(session: Session, opening: str, people: dict[str, str]) -> None:
    page = list_page(session, opening, Filter(weights={"b": 3}))
    assert [(one.row.name, one.score, one.place, one.moved) for one in page] == [
        ("Budi", 60.0, 1, 1), ("Ani", 25.0, 2, -1), ("Citra", 20.0, 3, 0),
    ]  # fmt: skip


def test_a_page_goes_on_where_the_last_ended(session: Session, opening: str, people: dict[str, str]) -> None:
    assert [(one.row.name, one.place) for one in list_page(session, opening, Filter(), 1, 1)] == [("Budi", 2)]


def test_the_requirement_that_loses_most_stands_first(session: Session, opening: str, people: dict[str, str]) -> None:
    add_scored(session, opening, "Dewi", (0.0, 0.0), 7)
    losses = count_losses(session, opening, load_rubric(session, opening))
    assert [(loss.name_en, loss.lost, loss.experienced, loss.of) for loss in losses] == [("A", 2, 1, 4), ("B", 2, 2, 4)]


def test_a_full_score_belongs_to_the_last_tenth(session: Session, opening: str) -> None:
    add_scored(session, opening, "Ani", (1.0, 1.0))
    assert count_values(session, opening).scores == (*[0] * 9, 1)
