"""The library: layers, the last good version, the compiled form, versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import catalog
from catalog.building import RoleFile, build_roles
from catalog.library import OURS, Library, load_library, role_version
from errors import NotFound

from .conftest import ROLE, WriteRole


@pytest.fixture
def layers(tmp_path: Path) -> Callable[[str, str], Library]:
    """A library of `sample` in two folders: ours, then the user's."""

    def make(ours: str, own: str) -> Library:
        for name, text in (("ours", ours), ("own", own)):
            (tmp_path / name).mkdir(exist_ok=True)
            if text:
                (tmp_path / name / "sample.yaml").write_text(text, encoding="utf-8")
        return Library((tmp_path / "ours", tmp_path / "own"))

    return make


def test_a_role_of_the_user_takes_the_place_of_ours(layers: Callable[[str, str], Library]) -> None:
    library = layers(ROLE, ROLE.replace("weight: 5", "weight: 1"))
    assert library["sample"].requirements[0].weight == 1
    assert library.is_own("sample")


def test_a_role_of_the_user_may_extend_ours_of_the_same_id(layers: Callable[[str, str], Library]) -> None:
    library = layers(ROLE, "extends: sample\ntitle: {id: Milik kami, en: Our own}\ndrop: [driving]\n")
    assert library.problems == ()
    assert library["sample"].title.en == "Our own"
    assert [item.id for item in library["sample"].requirements] == ["nego"]


def test_where_the_users_file_is_faulty_ours_stays_in_use(layers: Callable[[str, str], Library]) -> None:
    library = layers(ROLE, ROLE.replace("weight: 5", "weight: 50"))
    assert library["sample"].requirements[0].weight == 5
    assert len(library.problems) == 1


def test_a_broken_save_keeps_the_last_good_version(write: WriteRole, folder: Path) -> None:
    write("sample", ROLE)
    library = Library((folder,))
    good = library["sample"]
    write("sample", ROLE.replace("family: am", "family: xx"))
    library.refresh()
    assert (library["sample"], len(library.problems)) == (good, 1)
    write("sample", ROLE.replace("weight: 5", "weight: 4"))
    library.refresh()
    assert (library["sample"].requirements[0].weight, library.problems) == (4, ())


def test_the_last_good_version_outlives_the_process(write: WriteRole, folder: Path, tmp_path: Path) -> None:
    write("sample", ROLE)
    good = Library((folder,), tmp_path / "cache")["sample"]
    write("sample", "family: [")
    library = Library((folder,), tmp_path / "cache")
    assert (library["sample"], len(library.problems)) == (good, 1)


def test_a_deleted_file_takes_its_role_away(write: WriteRole, folder: Path) -> None:
    path = write("sample", ROLE)
    library = Library((folder,))
    path.unlink()
    library.refresh()
    assert list(library) == []


def test_a_file_named_on_its_own_is_read_under_its_id(write: WriteRole, library: Callable[[], Library]) -> None:
    write("sample", ROLE)
    kind = write("sample/micro", "id: sample/micro\nextends: sample\ntitle: {id: A, en: B}\n")
    assert "sample/micro" in library()
    assert [problem.path for problem in Library((kind,)).problems] == ["extends"]


def test_hidden_files_and_the_lexicon_are_no_roles(write: WriteRole, library: Callable[[], Library]) -> None:
    for name in ("_draft", ".hidden", "lexicon/notes"):
        write(name, "nonsense")
    assert (list(library()), library().problems) == ([], ())


def test_a_file_with_another_ending_is_told(folder: Path, library: Callable[[], Library]) -> None:
    (folder / "sample.yml").write_text(ROLE, encoding="utf-8")
    assert [problem.message for problem in library().problems] == ["is not read; rename it to sample.yaml"]


def test_a_folder_that_is_not_there_holds_no_roles(tmp_path: Path) -> None:
    library = Library((tmp_path / "nowhere",))
    assert (list(library), library.problems) == ([], ())


@given(st.integers(0, len(ROLE)), st.integers(0, 40), st.text(alphabet="ab:-[]{}'\"# \n\t~", max_size=5))
def test_a_role_changed_anywhere_is_a_role_or_has_faults(start: int, length: int, new: str) -> None:
    text = ROLE[:start] + new + ROLE[start + length :]
    built = build_roles([RoleFile("sample", 0, "sample.yaml", text.encode())])
    assert bool(built.roles) != bool(built.problems)


def test_an_unknown_role_names_the_nearest(write: WriteRole, library: Callable[[], Library]) -> None:
    write("account_manager", ROLE)
    with pytest.raises(NotFound, match=r"no role 'acount_manager'; did you mean 'account_manager'\?"):
        library().find("acount_manager")


def test_from_the_cache_comes_the_same_library(
    write: WriteRole, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("sample", ROLE)
    built = dict(Library((folder,), tmp_path / "cache"))
    monkeypatch.setattr("catalog.library.build_roles", None)  # building again would fail
    assert dict(Library((folder,), tmp_path / "cache")) == built


@pytest.mark.parametrize("spoilt", ["", "{", '{"sample": {"id": "sample"}}', "[]"])
def test_a_spoilt_cache_is_built_again(write: WriteRole, folder: Path, tmp_path: Path, spoilt: str) -> None:
    write("sample", ROLE)
    cache = tmp_path / "cache"
    built = dict(Library((folder,), cache))
    for file in cache.glob("library-*.json"):
        file.write_text(spoilt, encoding="utf-8")
    assert dict(Library((folder,), cache)) == built


def test_a_cache_that_cannot_be_written_is_no_error(write: WriteRole, folder: Path, tmp_path: Path) -> None:
    write("sample", ROLE)
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert list(Library((folder,), blocked / "cache")) == ["sample"]


def test_a_changed_file_is_not_answered_from_the_cache(write: WriteRole, folder: Path, tmp_path: Path) -> None:
    write("sample", ROLE)
    Library((folder,), tmp_path / "cache")
    write("sample", ROLE.replace("weight: 5", "weight: 1"))
    assert Library((folder,), tmp_path / "cache")["sample"].requirements[0].weight == 1


OWN_SKILL = "skills: {halal_audit: {name: {id: A, en: B}, kind: hard, group: x, aliases: {id: [audit halal]}}}\n"


def test_a_role_may_ask_for_a_skill_of_the_users_own(write: WriteRole, folder: Path) -> None:
    write("sample", ROLE.replace("[negotiation]", "[halal_audit]"))
    write("lexicon/skills", OWN_SKILL)
    library = Library((folder,))
    assert library.problems == ()
    assert library.lexicon.skills["halal_audit"].aliases.id == ("audit halal",)
    assert "negotiation" in library.lexicon.skills


def test_a_faulty_lexicon_of_the_user_is_told_and_the_last_one_stays(write: WriteRole, folder: Path) -> None:
    write("sample", ROLE.replace("[negotiation]", "[halal_audit]"))
    write("lexicon/skills", OWN_SKILL)
    library = Library((folder,))
    write("lexicon/skills", OWN_SKILL.replace("kind: hard", "kind: herd"))
    library.refresh()
    assert [problem.message for problem in library.problems] == ["'herd' is not allowed; did you mean 'hard'?"]
    assert list(library) == ["sample"]


def test_a_version_tells_content_apart(write: WriteRole, library: Callable[[], Library]) -> None:
    write("sample", ROLE)
    first = role_version(library()["sample"])
    write("sample", "version: 2\n" + ROLE.replace("weight: 5", "weight: 4"))
    second = role_version(library()["sample"])
    assert (first[:2], second[:2], first[2:] != second[2:]) == ("1-", "2-", True)


def test_the_front_door_leads_to_the_same_things() -> None:
    assert (catalog.load_library, catalog.role_version) == (load_library, role_version)
    with pytest.raises(AttributeError, match="no attribute 'load_rol'"):
        _ = catalog.load_rol


def test_our_library_is_without_fault() -> None:
    assert [str(problem) for problem in Library((OURS,)).problems] == []


def test_no_file_no_role() -> None:
    assert build_roles([]).roles == {}
