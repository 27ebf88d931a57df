"""Stages of one's own: order, moving people, one opening's own list."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from errors import NotAllowed
from storage.decisions import move_many, undo_many
from storage.ranking import Filter, count_ranked, count_values
from storage.stages import add_stage, list_stages, own_stages, remove_stage, rename_stage, shift_stage
from tests.storage.conftest import add_scored


def names(session: Session, opening: str = "") -> list[str]:
    return [stage.name for stage in list_stages(session, opening)]


def test_names_and_order_are_ones_own(session: Session) -> None:
    first, second = (add_stage(session, "", name, "a") for name in ("Telepon", "Wawancara"))
    shift_stage(session, second, -1, "a")
    rename_stage(session, first, "Telepon pertama", "a")
    assert names(session) == ["Wawancara", "Telepon pertama"]


@pytest.mark.parametrize(("name", "fault"), [(" ", "stage_name_empty"), ("telepon", "stage_name_taken")])
def test_names_are_told_apart(session: Session, name: str, fault: str) -> None:
    add_stage(session, "", "Telepon", "a")
    with pytest.raises(NotAllowed, match=fault):
        add_stage(session, "", name, "a")


def test_people_move_are_counted_and_come_back(session: Session, opening: str) -> None:
    stage = add_stage(session, "", "Telepon", "a")
    people = [add_scored(session, opening, name, [0.5]) for name in "xyz"]
    batch = move_many(session, opening, [people[0].id, people[1].id], stage.id, "a")
    assert count_values(session, opening).stage == {"": 1, stage.id: 2}
    assert count_ranked(session, opening, Filter(stage=stage.id)) == 2
    with pytest.raises(NotAllowed, match="stage_in_use"):
        remove_stage(session, stage, "a")
    assert undo_many(session, opening, batch, "a") == 2
    remove_stage(session, stage, "a")
    assert names(session) == []


def test_an_opening_with_its_own_list_keeps_its_people(session: Session, opening: str) -> None:
    common = add_stage(session, "", "Telepon", "a")
    person = add_scored(session, opening, "x", [0.5])
    move_many(session, opening, [person.id], common.id, "a")
    own_stages(session, opening, "a")
    add_stage(session, opening, "Studi kasus", "a")
    assert (names(session, opening), names(session)) == (["Telepon", "Studi kasus"], ["Telepon"])
    assert person.stage == list_stages(session, opening)[0].id
    with pytest.raises(NotAllowed, match="stage_unknown"):
        move_many(session, opening, [person.id], common.id, "a")
