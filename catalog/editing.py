"""Writing role files: check before saving, a file to start from, JSON Schema for editors, differences in words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Any

from catalog.building import RoleFile, build_roles
from catalog.lexicon import load_lexicon
from catalog.library import Library
from catalog.role import Language, Role, Text
from catalog.rules import is_role_id
from catalog.starting import start_text
from errors import Problem, RoleError


def check_text(name: str, text: str, library: Library) -> Role:
    """The role that `text`, saved under the id `name`, would become in this library.

    RoleError holds all faults of the text, and those it would bring into the roles that extend it. Nothing is written.
    """
    file = f"{name}.yaml"
    if not is_role_id(name):
        raise RoleError([Problem(file, 1, 1, "id", f"'{name}' is no role id: small letters, digits and _")])
    layer = max(1, len(library.folders) - 1)
    others = [old for old in library.files if (old.id, old.layer) != (name, layer)]
    candidate = RoleFile(name, layer, file, text.encode("utf-8", "surrogatepass"))
    built = build_roles([*others, candidate], library.lexicon)
    known = {(problem.file, problem.path, problem.message) for problem in library.problems}
    problems = [problem for problem in built.problems if problem.file == file or _key(problem) not in known]
    if problems:
        raise RoleError(sorted(problems, key=lambda problem: (problem.file != file, problem.file, problem.line)))
    return built.roles[name]


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.path, problem.message


def new_role_text(
    role_id: str, extends: str | None = None, title: Text | None = None, language: Language = "en"
) -> str:
    """A commented role file to start from; it passes the check as it is."""
    if not is_role_id(role_id):
        message = f"'{role_id}' is no role id: small letters, digits and _, for instance account_manager_telco"
        raise RoleError([Problem(f"{role_id}.yaml", 1, 1, "id", message)])
    return start_text(role_id, extends, title, language)


def make_role_id(title: str, library: Library) -> str:
    """An id that no role has yet, from the title: "Account Manager Telko" becomes account_manager_telko."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_0123456789")[:70].rstrip("_") or "role"
    return next(name for name in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if name not in library)


def check_new_id(role_id: str, library: Library) -> None:
    """RoleError where a new role cannot have this id: it is none, or a role has it."""
    message = ""
    if not is_role_id(role_id):
        message = f"'{role_id}' is no role id: small letters, digits and _, for instance account_manager_telco"
    elif role_id in library:
        message = f"there is already a role '{role_id}'; choose another id"
    if message:
        raise RoleError([Problem(f"{role_id}.yaml", 1, 1, "id", message)])


def role_schema() -> dict[str, Any]:
    """JSON Schema of a role file: editors complete keys and skill ids and mark faults while typing."""
    schema = Role.model_json_schema()
    definitions = schema["$defs"]
    for name, definition in definitions.items():
        if "id" in definition.get("required", ()) and name != "Text":
            definition["required"] = ["id"]  # a kind may change single keys of an inherited line
    ids = {"type": "array", "items": {"type": "string"}, "description": "Ids of inherited lines to leave out."}
    schema["properties"]["drop"] = ids
    definitions["DutyGroup"]["properties"]["drop"] = ids
    lexicon = load_lexicon()
    definitions["Requirement"]["properties"]["skills"]["items"] = {"enum": sorted(lexicon.skills)}
    schema["properties"]["interview"]["items"] = {"enum": sorted(lexicon.questioned)}
    required = [name for name in schema.pop("required") if name != "id"]
    schema["if"] = {"required": ["extends"], "properties": {"extends": {"type": "string"}}}
    schema["then"] = {"required": ["title"]}
    schema["else"] = {"required": required}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Saring role", **schema}


def check_removal(role_id: str, library: Library) -> None:
    """RoleError where another role builds on this one."""
    for role in library.values():
        if role.extends == role_id != role.id:
            message = f"'{role.id}' extends this role; change or remove that one first"
            raise RoleError([Problem(f"{role_id}.yaml", 1, 1, "", message)])


def diff_text(before: str, after: str) -> tuple[str, ...]:
    """A unified difference of two YAML texts, three lines of context, without file names."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="")
    return tuple(lines)[2:]
