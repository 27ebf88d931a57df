"""The house stands as drawn: imports point down, and third-party libraries come in by one door each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
FLOORS = {"errors": 0, "catalog": 1, "descriptions": 2, "screening": 2, "storage": 3, "web": 4, "app": 5, "commands": 6, "cli": 7}
NOT_IN_THE_DOMAIN = {"flask", "sqlalchemy", "time", "huey", "wtforms"}
ONE_DOOR = {
    "weasyprint": {"descriptions/printing.py", "descriptions/exporting.py"},
    "pypdfium2": {"screening/documents/pdf.py"},
    "docx": {"descriptions/docx.py"},
    "tesserocr": {"screening/documents/ocr.py"},
    "olefile": {"screening/documents/legacy.py"},
    "huey": {"storage/queue.py"},
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in HOUSE.rglob("*.py"):
        name = path.relative_to(HOUSE).as_posix()
        if name.split("/")[0].removesuffix(".py") in FLOORS:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def upward(name: str, tree: ast.Module) -> list[str]:
    here = name.split("/")[0].removesuffix(".py")
    above = [other for other in imported(tree) if FLOORS.get(other.split(".")[0], -1) > FLOORS[here]]
    beside = [other for other in imported(tree) if {here, other.split(".")[0]} == {"descriptions", "screening"}]
    return above + beside


def test_imports_point_down() -> None:
    assert {name: found for name, tree in modules() if (found := upward(name, tree))} == {}


def test_the_domain_knows_no_flask_no_sql_no_clock() -> None:
    domain = [(name, tree) for name, tree in modules() if name.split("/")[0] in {"catalog", "descriptions", "screening"}]
    domain = [(name, tree) for name, tree in domain if "/evaluation_" not in name]  # they time what they measure
    found = {name: {o for o in imported(tree) if o.split(".")[0] in NOT_IN_THE_DOMAIN} for name, tree in domain}

    assert {name: libraries for name, libraries in found.items() if libraries} == {}


@pytest.mark.parametrize(("library", "doors"), ONE_DOOR.items())
def test_a_library_comes_in_by_one_door(library: str, doors: set[str]) -> None:
    users = {name for name, tree in modules() if any(o.split(".")[0] == library for o in imported(tree))}

    assert users <= doors


def test_a_floor_that_looks_up_is_seen() -> None:
    assert upward("catalog/role.py", ast.parse("from web import forms")) == ["web"]
