"""Every statement of the articles is carried by a role, beside its source, or left out with a reason."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from catalog.library import OURS, Library, load_library
from catalog.role import Kpi, Note, Point, Requirement, Role, Salary

COVERAGE = yaml.safe_load((OURS / "_coverage.yaml").read_text(encoding="utf-8"))
CARRIED: dict[str, list[str]] = COVERAGE["carried"]
LEFT_OUT: dict[str, list[str]] = COVERAGE["left_out"]
STATEMENTS = 334
UNSOURCED_CLAIMS = {"am-num-1", "am-num-2", "am-num-3", "am-num-4"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def find(library: Library, path: str) -> Any:
    """The item a coverage path names, after inheritance."""
    role_id, *steps = path.split("/")
    value: Any = library[role_id.replace(".", "/")]
    for step in steps:
        if isinstance(value, dict):
            value = value[step]
        elif isinstance(value, tuple):
            value = value[int(step)] if step.isdigit() else next(item for item in value if item.id == step)
        else:
            value = getattr(value, step)
    return value


def sources(item: Any) -> tuple[str, ...]:
    return (item.source.split()[0],) if isinstance(item, Salary) else item.source


def roles(library: Library) -> list[Role]:
    return [library[role_id] for role_id in library]


def lines_of(role: Role) -> list[Point | Requirement | Kpi | Note]:
    points = [point for group in role.duties for point in group.points]
    notes = (*role.definitions, *role.career, *role.conditions)
    return [*points, *role.requirements, *role.kpis, *notes]


def test_all_statements_are_decided() -> None:
    assert len(CARRIED.keys() | LEFT_OUT.keys()) == STATEMENTS
    assert CARRIED.keys() & LEFT_OUT.keys() == set()


@pytest.mark.parametrize("statement", CARRIED)
def test_statement_stands_beside_its_source(library: Library, statement: str) -> None:
    line, path = CARRIED[statement]
    assert line in sources(find(library, path))


@pytest.mark.parametrize("statement", LEFT_OUT)
def test_left_out_with_a_reason(statement: str) -> None:
    assert len(LEFT_OUT[statement][1].split()) >= 4


def test_unsourced_claims_are_left_out() -> None:
    assert LEFT_OUT.keys() >= UNSOURCED_CLAIMS


def test_library_is_free_of_faults(library: Library) -> None:
    assert [str(problem) for problem in library.problems] == []


def test_every_line_names_its_source(library: Library) -> None:
    unsourced = [(role.id, item.id) for role in roles(library) for item in lines_of(role) if not item.source]
    assert unsourced == []


def test_foreign_pay_is_never_indonesian(library: Library) -> None:
    salaries = [salary for role in roles(library) for salary in role.pay.salaries]
    assert {salary.currency for salary in salaries if salary.country == "ID"} == {"IDR"}
    assert {salary.country for salary in salaries if salary.currency == "USD"} == {"US"}
    assert all(salary.date for salary in salaries)


def test_rule_of_the_united_states_stays_there(library: Library) -> None:
    rules = [rule for role in roles(library) for rule in role.regulation if "FINRA" in rule.name]
    assert {rule.country for rule in rules} == {"US"}


def test_driving_licence_and_bank_certificate_are_questions(library: Library) -> None:
    names = {"driving_licence", "smr_bsmr"}
    asked: list[Requirement] = [item for role in roles(library) for item in role.requirements if names & {*item.skills}]
    assert {(item.need, item.knockout) for item in asked} == {("nice", None)}


def test_bookkeeping_stays_out_of_financing(library: Library) -> None:
    financing = [role for role in roles(library) if role.family == "ao" and not role.adjacent]
    assert {role.functions.get("ledger", 0) for role in financing} == {0}
    tools = {skill for role in financing for item in role.requirements for skill in item.skills}
    assert tools & {"quickbooks", "bookkeeping", "invoicing", "reconciliation"} == set()
    assert library["account_officer_bookkeeping"].adjacent


def test_ordinary_role_asks_eight_to_thirteen_things(library: Library) -> None:
    asked = {
        role.id: len([item for item in role.requirements if item.default and not item.levels and not item.industries])
        for role in roles(library)
        if not role.abstract and not role.adjacent
    }
    assert {name: count for name, count in asked.items() if not 8 <= count <= 13} == {}


def test_at_most_six_points_at_every_level_and_in_every_industry(library: Library) -> None:
    crowded = [
        (role.id, group.id, level, industry)
        for role in roles(library)
        for group in role.duties
        for level in ("", *role.levels)
        for industry in ("", *role.industries)
        if sum(shown(point, level, industry) for point in group.points) > 6
    ]
    assert crowded == []


def shown(point: Point, level: str, industry: str) -> bool:
    fits_level = not point.levels or level in point.levels
    return point.default and fits_level and (not point.industries or industry in point.industries)
