"""Each move of a composer gives a new opening; the composed description and the rubric follow."""

from __future__ import annotations

import pytest

from descriptions import compose, rubric_role
from descriptions.drafting import add_line, choose, drop_line, keep_line, move, outline, reword_line
from descriptions.requisition import Requisition, Wording
from errors import NotFound
from tests.descriptions.samples import OPENING, ROLE


def offered(requisition: Requisition, heading: str) -> list[tuple[str, bool]]:
    return [
        (item.id, item.chosen) for group in outline(ROLE, requisition) if group.id == heading for item in group.items
    ]


def test_the_outline_offers_what_is_not_chosen_too() -> None:
    assert offered(OPENING, "clients") == [
        ("duty.single_contact", True),
        ("duty.complaints", True),
        ("duty.visits", False),
        ("duty.team", False),
    ]


def test_a_line_is_kept_and_dropped_again() -> None:
    kept = keep_line(OPENING, "duty.visits")

    assert ("duty.visits", True) in offered(kept, "clients")
    assert ("duty.visits", False) in offered(drop_line(kept, "duty.visits"), "clients")


@pytest.mark.parametrize(
    ("id", "steps", "order"),
    [
        ("duty.complaints", -1, ["duty.complaints", "duty.single_contact", "duty.visits", "duty.team"]),
        ("duty.single_contact", 2, ["duty.complaints", "duty.visits", "duty.single_contact", "duty.team"]),
        ("duty.single_contact", -1, ["duty.single_contact", "duty.complaints", "duty.visits", "duty.team"]),
        ("duty.team", 9, ["duty.single_contact", "duty.complaints", "duty.visits", "duty.team"]),
    ],
)
def test_a_line_moves_among_its_neighbours(id: str, steps: int, order: list[str]) -> None:
    assert [item for item, _ in offered(move(ROLE, OPENING, id, steps), "clients")] == order


def test_a_heading_moves_and_lines_keep_their_order() -> None:
    moved = move(ROLE, move(ROLE, OPENING, "duty.complaints", -1), "heading.growth", -1)
    jd = compose(ROLE, moved)

    assert [section.id for section in jd.duties] == ["growth", "clients"]
    assert [line.id for line in jd.duties[1].lines] == ["duty.complaints", "duty.single_contact"]


def test_an_unknown_line_cannot_move() -> None:
    with pytest.raises(NotFound, match="has no line “nope”"):
        move(ROLE, OPENING, "nope", 1)


def test_own_lines_get_ids_that_stay() -> None:
    one = add_line(OPENING, "clients", Wording(id="Satu."))
    two = add_line(one, "requirements", Wording(id="Dua."), need="must", weight=3)
    rest = drop_line(two, "own.1")

    assert [item.id for item in add_line(rest, "growth", Wording(id="Tiga.")).additions] == ["own.2", "own.3"]
    assert rubric_role(ROLE, rest).requirements[-1].id == "own.2"


def test_words_and_weights_of_own_lines_change_in_place() -> None:
    own = add_line(OPENING, "requirements", Wording(id="Satu."))
    changed = choose(reword_line(own, "own.1", Wording(id="Dua.")), "own.1", need="must", weight=4)
    line = rubric_role(ROLE, changed).requirements[-1]

    assert (line.text.id, line.need, line.weight) == ("Dua.", "must", 4)


def test_empty_words_bring_the_library_back() -> None:
    reworded = reword_line(OPENING, "duty.upsell", Wording(id="Lain."))

    assert reword_line(reworded, "duty.upsell", Wording()) == OPENING


def test_a_choice_keeps_what_it_does_not_name() -> None:
    changed = choose(choose(OPENING, "crm", need="must"), "crm", weight=5)
    crm = next(r for r in rubric_role(ROLE, changed).requirements if r.id == "crm")

    assert (crm.need, crm.weight) == ("must", 5)
