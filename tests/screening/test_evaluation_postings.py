from dataclasses import dataclass

import pytest

from screening.evaluation_postings import rank_postings, sells


@dataclass(frozen=True)
class Ad:
    title: str
    labels: frozenset[str]
    grade: int
    worth: float

    def value(self, text: str, label: str, kind: str) -> float:
        return self.worth


def areas(*ads: Ad) -> dict[tuple[str, str, str], tuple[float, int]]:
    return {
        (a.question, a.label, a.measure): (a.value, a.count) for a in rank_postings(ads, ["account_officer"]) if (a.text, a.kind) == ("masked", "fit")
    }


HELD = Ad("Account Officer", frozenset({"account_officer"}), 2, 90)
NEAR = Ad("Credit Analyst", frozenset({"account_officer"}), 1, 10)
OTHER = Ad("Barista", frozenset({"other"}), 0, 20)
SELLING = Ad("Sales Executive", frozenset({"other"}), 0, 50)


def test_near_titles_are_left_out_where_held_ones_are_asked_for() -> None:
    found = areas(HELD, NEAR, OTHER)
    assert found["held", "account_officer", "AUC"] == (1.0, 1)
    assert found["held or near", "account_officer", "AUC"] == (0.5, 2)
    assert found["held or near", "mean", "AP"] == found["held or near", "account_officer", "AP"] == ((1 + 2 / 3) / 2, 2)


def test_selling_is_told_by_the_title() -> None:
    assert areas(SELLING, OTHER)["selling", "account_executive", "AP"] == (1.0, 1)


def test_others_of_the_same_value_stand_first() -> None:
    assert areas(HELD, Ad("Barista", frozenset({"other"}), 0, 90))["held", "account_officer", "AP"] == (0.5, 1)


@pytest.mark.parametrize(
    ("title", "selling"),
    [("Sales Executive B2B", True), ("Business Development", True), ("Sales Admin", False), ("Store Sales", False), ("Akuntan", False)],
)
def test_sells(title: str, selling: bool) -> None:
    assert sells(title) is selling
