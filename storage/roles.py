"""Roles of the user's own: files in the data folder, over ours; every earlier text is kept.

The folder is set once at start. `.history/ROLE/N.yaml` holds the N-th text before a change; the library skips it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from catalog import Library, Role, load_library
from catalog.editing import check_new_id, check_removal, check_text
from catalog.role import Language
from catalog.rules import is_role_id
from errors import NotFound, Problem

_place: list[Path] = []


def use_role_folder(folder: Path) -> None:
    """Read own roles from this folder from now on."""
    folder.mkdir(parents=True, exist_ok=True)
    _place[:] = [folder]
    role_library.cache_clear()


@lru_cache(maxsize=1)
def role_library() -> Library:
    """Ours and the user's."""
    return load_library(*_place)


def find_role(role_id: str) -> Role:
    """The role as openings use it."""
    return role_library().find(role_id)


def role_text(role_id: str) -> str:
    """The YAML text now in use."""
    return role_library().file_of(role_id).data.decode("utf-8", "replace")


def faulty_roles() -> dict[str, tuple[Problem, ...]]:
    """Own files that cannot be used as they are: their faults by role id, also of roles that never were right."""
    library = role_library()
    faults = {file.id: tuple(one for one in library.problems if one.file == file.name) for file in library.files if file.layer > 0}
    return {role_id: problems for role_id, problems in faults.items() if problems and is_role_id(role_id)}


def is_own_role(role_id: str) -> bool:
    """Whether the text in use is the user's own copy."""
    return role_id in role_library() and role_library().is_own(role_id)


def list_role_texts(role_id: str) -> list[int]:
    """Numbers of the earlier own texts, newest first."""
    folder = _history(role_id)
    return sorted((int(path.stem) for path in folder.glob("*.yaml") if path.stem.isdigit()), reverse=True)


def earlier_role_text(role_id: str, number: int) -> str:
    """One earlier text."""
    path = _history(role_id) / f"{number}.yaml"
    if not path.is_file():
        raise NotFound("role version")
    return path.read_text(encoding="utf-8")


def save_role_text(role_id: str, text: str) -> Role:
    """Check, keep the text in use, then write; RoleError holds all faults and nothing is changed."""
    text = text.replace("\r\n", "\n")
    role = check_text(role_id, text, role_library())
    if role_id in role_library() or role_id in faulty_roles():
        _keep_earlier(role_id)
    _write(_file(role_id), text)
    role_library.cache_clear()
    return role


def create_role_text(role_id: str, text: str) -> Role:
    """A role that did not exist before; RoleError where the id is taken or the text is faulty."""
    check_new_id(role_id, role_library())
    return save_role_text(role_id, text)


def remove_own_role(role_id: str) -> None:
    """Back to our text; the own one stays in the history."""
    if not is_own_role(role_id):
        raise NotFound("own role")
    if not stands_without_own(role_id):
        check_removal(role_id, role_library())
    _keep_earlier(role_id)
    _file(role_id).unlink()
    role_library.cache_clear()


def stands_without_own(role_id: str) -> bool:
    """Whether a role of ours remains when the own text goes."""
    return any(file.id == role_id and file.layer == 0 for file in role_library().files)


def list_removed_roles() -> list[str]:
    """Ids of own roles taken away whose texts are still kept."""
    history = _place[0] / ".history"
    folders = {path.parent.relative_to(history).as_posix() for path in history.rglob("*.yaml")}
    return sorted(folders - role_library().keys())


def removed_title(role_id: str, language: Language) -> str | None:
    """The title in the last text of a role that was taken away; None where the text states none."""
    text = earlier_role_text(role_id, list_role_texts(role_id)[0])
    found = re.search(rf"(?m)^title:[^\n]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+{language}:[ \t]*(.+)$", text)
    return found.group(1).strip().strip("\"'") if found else None


def _keep_earlier(role_id: str) -> None:
    numbers = list_role_texts(role_id)
    _write(_history(role_id) / f"{(numbers[0] if numbers else 0) + 1}.yaml", role_text(role_id))


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a broken save leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)


def _file(role_id: str) -> Path:
    return _safe(_place[0], role_id).with_suffix(".yaml")


def _history(role_id: str) -> Path:
    return _safe(_place[0] / ".history", role_id)


def _safe(folder: Path, role_id: str) -> Path:
    """Only a role id may become a path."""
    if not is_role_id(role_id):
        raise NotFound(f"no role '{role_id}'")
    return folder.joinpath(*role_id.split("/"))
