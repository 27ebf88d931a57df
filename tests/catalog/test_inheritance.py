"""A kind takes over its parent: same ids replace or change, new ones follow, `drop` takes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog.library import Library

from .conftest import ROLE, WriteRole

LibraryOf = Callable[[], Library]
NEW = "kind: condition, need: must, text: {id: A, en: B}"
KIND = "extends: sample\ntitle: {id: Manajer Mikro, en: Micro Manager}\n"


@pytest.fixture
def kind(write: WriteRole, library: LibraryOf) -> Callable[[str], Library]:
    """The library of `sample` and a kind of it with some lines of its own."""

    def write_kind(lines: str) -> Library:
        write("sample", ROLE)
        write("sample/micro", KIND + lines)
        return library()

    return write_kind


def test_a_kind_takes_over_what_it_does_not_name(kind: Callable[[str], Library]) -> None:
    library = kind("")
    parent, child = library["sample"], library["sample/micro"]
    assert library.problems == ()
    assert (child.id, child.extends, child.title.en) == ("sample/micro", "sample", "Micro Manager")
    assert (child.duties, child.requirements, child.levels) == (parent.duties, parent.requirements, parent.levels)


def test_a_title_is_never_taken_over(write: WriteRole, library: LibraryOf) -> None:
    write("sample", ROLE)
    write("sample/micro", "extends: sample\n")
    assert [problem.message for problem in library().problems] == ["'title' is missing"]


@pytest.mark.parametrize(
    ("lines", "weights"),
    [
        ("requirements: [{id: nego, weight: 2}]", {"nego": 2, "driving": 3}),
        (f"requirements: [{{id: nego, {NEW}}}]", {"nego": 3, "driving": 3}),
        (
            "requirements: [{id: map, kind: condition, need: must, text: {id: A, en: B}}]",
            {"nego": 5, "driving": 3, "map": 3},
        ),
        ("drop: [nego]", {"driving": 3}),
        (
            "drop: [nego]\nrequirements: [{id: nego, kind: condition, need: must, text: {id: A, en: B}}]",
            {"driving": 3, "nego": 3},
        ),
    ],
)
def test_requirements_merge_by_id(kind: Callable[[str], Library], lines: str, weights: dict[str, int]) -> None:
    library = kind(lines)
    assert library.problems == ()
    assert {item.id: item.weight for item in library["sample/micro"].requirements} == weights


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        ("duties: [{id: growth, points: [{id: visit, text: {id: A, en: B}}]}]", ["find_needs", "renew", "visit"]),
        ("duties: [{id: growth, drop: [renew], points: [{id: visit, text: {id: A, en: B}}]}]", ["find_needs", "visit"]),
        ("drop: [find_needs]", ["renew"]),
        ("duties: [{id: growth, points: [{id: renew, default: false}]}]", ["find_needs", "renew"]),
    ],
)
def test_a_heading_keeps_the_points_it_does_not_name(
    kind: Callable[[str], Library], lines: str, points: list[str]
) -> None:
    library = kind(lines)
    assert library.problems == ()
    assert [point.id for point in library["sample/micro"].duties[0].points] == points


def test_tables_merge_by_key_and_shares_are_replaced(kind: Callable[[str], Library]) -> None:
    child = kind("levels: {junior: {title: {id: A, en: B}}}\nfunctions: {credit: 1.0}")["sample/micro"]
    assert list(child.levels) == ["senior", "junior"]
    assert child.functions == {"credit": 1.0}


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("drop: [nobody]", "'nobody' is not in the role that this one extends"),
        (
            "duties: [{id: growth, drop: [renewal]}]",
            "'renewal' is not in the role that this one extends; did you mean 'renew'?",
        ),
        ("drop: nego", "a list of ids is expected here: [first_id, second_id]"),
        ("drop: [{id: nego}]", "an id is expected here"),
        ("requirements: [{id: neggo, weight: 2}]", "'kind' is missing"),
    ],
)
def test_a_change_to_nothing_is_a_fault(kind: Callable[[str], Library], lines: str, fault: str) -> None:
    assert fault in [problem.message for problem in kind(lines).problems]


def test_a_fault_of_the_parent_is_told_once_and_the_kind_says_why_it_is_missing(
    write: WriteRole, library: LibraryOf
) -> None:
    write("sample", ROLE.replace("weight: 5", "weight: 9"))
    write("sample/micro", KIND)
    assert [problem.message for problem in library().problems] == [
        "at most 5 is expected here, not '9'",
        "'sample' must be repaired first",
    ]


def test_circles_end_in_a_fault(write: WriteRole, library: LibraryOf) -> None:
    write("one", "extends: two\n" + ROLE)
    write("two", "extends: one\n" + ROLE)
    messages = [problem.message for problem in library().problems]
    assert messages == [
        "'two' must be repaired first",
        "'one' extends this role in turn; one of the two must stand alone",
    ]
