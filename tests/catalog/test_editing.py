"""Editing: nothing faulty is accepted, a new file is right from the start, differences are told by id."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from catalog.editing import check_text, diff_text, new_role_text, role_schema
from catalog.library import Library
from catalog.role import Language, Role, Text
from errors import RoleError

from .conftest import ROLE, WriteRole

LibraryOf = Callable[[], Library]
LANGUAGES: tuple[Language, ...] = ("en", "id")


def test_a_good_text_becomes_a_role_and_nothing_is_written(write: WriteRole, library: LibraryOf) -> None:
    path = write("sample", ROLE)
    role = check_text("sample", ROLE.replace("weight: 5", "weight: 1"), library())
    assert role.requirements[0].weight == 1
    assert path.read_text(encoding="utf-8") == ROLE


def test_a_faulty_text_is_refused_with_all_its_faults(library: LibraryOf) -> None:
    text = ROLE.replace("weight: 5", "weight: 9").replace("[negotiation]", "[nego]")
    with pytest.raises(RoleError) as raised:
        check_text("sample", text, library())
    assert [problem.path for problem in raised.value.problems] == [
        "requirements.nego.weight",
        "requirements.nego.skills.0",
    ]


def test_a_text_that_would_spoil_a_kind_is_refused(write: WriteRole, library: LibraryOf) -> None:
    write("sample", ROLE)
    write("sample/micro", "extends: sample\ntitle: {id: A, en: B}\nrequirements: [{id: driving, weight: 1}]\n")
    with pytest.raises(RoleError, match=r"micro\.yaml:3:16: requirements\.driving\.kind: 'kind' is missing"):
        check_text("sample", ROLE.replace("id: driving", "id: licence"), library())


def test_an_old_fault_elsewhere_does_not_block_a_save(write: WriteRole, library: LibraryOf) -> None:
    write("other", "family: [")
    assert check_text("sample", ROLE, library()).id == "sample"


@pytest.mark.parametrize("name", ["", "../x", "Peran", "a/b/c", "a b", "a.yaml"])
def test_an_id_that_is_no_id_is_refused(library: LibraryOf, name: str) -> None:
    with pytest.raises(RoleError, match="is no role id"):
        check_text(name, ROLE, library())
    with pytest.raises(RoleError, match="is no role id"):
        new_role_text(name)


def test_text_with_broken_characters_is_refused(library: LibraryOf) -> None:
    with pytest.raises(RoleError, match="not UTF-8"):
        check_text("sample", ROLE.replace("Menggali", "\ud800"), library())


def test_a_new_file_passes_the_check(write: WriteRole, library: LibraryOf) -> None:
    write("sample", ROLE)
    assert check_text("my_role", new_role_text("my_role"), library()).title.en == "Title of the role"
    assert check_text("sample/mine", new_role_text("sample/mine", "sample"), library()).extends == "sample"


@pytest.mark.parametrize("extends", [None, "sample"])
def test_a_new_file_is_commented_in_either_language(write: WriteRole, library: LibraryOf, extends: str | None) -> None:
    write("sample", ROLE)
    title = Text(id='Manajer "Telko": baru', en="Telco manager")
    english, indonesian = (new_role_text("mine", extends, title, language) for language in LANGUAGES)
    assert check_text("mine", english, library()) == check_text("mine", indonesian, library())
    assert check_text("mine", english, library()).title == title
    told = [line for line in indonesian.splitlines() if line in english.splitlines() and re.match("# \\S", line)]
    assert [line for line in told if re.search(r"\b(the|and|of|are|with)\b", line)] == []


def test_the_schema_knows_every_key_and_skill() -> None:
    schema = role_schema()
    assert set(schema["properties"]) == {*Role.model_fields, "drop"}
    assert "negotiation" in schema["$defs"]["Requirement"]["properties"]["skills"]["items"]["enum"]
    assert schema["else"]["required"] == ["family", "title", "purpose"]


def test_lines_of_a_text_difference() -> None:
    assert diff_text("a\nb\n", "a\nc\n") == ("@@ -1,2 +1,2 @@", " a", "-b", "+c")
