"""Pydantic's findings as sentences with a place: what is wrong, where, and the nearest right word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalog.role import Text
from catalog.source import Node
from errors import Problem

Path = tuple[str | int, ...]


def nearest(word: str, choices: Collection[str]) -> str:
    """`; did you mean 'x'?` for the closest choice, or nothing."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, score_cutoff=60)
    best = found[0] if found else next((choice for choice in sorted(choices) if word and word in choice), None)
    return f"; did you mean '{best}'?" if best else ""


def locate(error: ValidationError, node: Node, model: type[BaseModel]) -> list[Problem]:
    """One problem a fault; a key missing only because it was misspelt is reported once."""
    details = [_drop_marks(detail) for detail in error.errors(include_url=False, include_input=True)]
    unknown = {tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"}
    problems = []
    for detail in details:
        path = tuple(detail["loc"])
        if detail["type"] == "missing" and _is_misspelt(path, unknown):
            continue
        problems.append(_describe(detail, path, node, model))
    return problems


def _drop_marks(detail: ErrorDetails) -> ErrorDetails:
    """Pydantic appends '[key]' where the key of a mapping is at fault."""
    loc = detail["loc"]
    if loc and loc[-1] == "[key]":
        return {**detail, "loc": loc[:-1], "type": "bad_key"}
    return detail


def _is_misspelt(path: Path, unknown: set[Path]) -> bool:
    from rapidfuzz import fuzz

    siblings = (other for other in unknown if other[:-1] == path[:-1])
    return any(fuzz.ratio(str(path[-1]), str(other[-1])) >= 75 for other in siblings)


def _describe(detail: ErrorDetails, path: Path, node: Node, model: type[BaseModel]) -> Problem:
    shown = show_path(path, node)
    parent = node.find(path[:-1])
    last = str(path[-1]) if path else ""
    match detail["type"]:
        case "missing":
            language = {"id": "Indonesian", "en": "English"} if set(_keys_at(model, path[:-1])) == {"id", "en"} else {}
            extra = f" (the {language[last]} text)" if last in language else ""
            return parent.problem(shown, f"'{last}'{extra} is missing")
        case "extra_forbidden":
            keys = _keys_at(model, path[:-1])
            hint = nearest(last, keys) or f"; known here: {', '.join(sorted(keys))}"
            return parent.key_problem(last, shown, f"unknown key '{last}'{hint}")
        case "bad_key":
            return parent.key_problem(last, shown, f"'{last}' is not known here{nearest(last, _choices(detail))}")
        case kind:
            value = node.find(path)
            if kind == "model_type" and _keys_at(model, path) == ["id", "en"]:
                return value.problem(shown, "both languages are expected here: {id: …, en: …}")
            return value.problem(shown, _sentence(kind, detail, value.value))


def _sentence(kind: str, detail: ErrorDetails, value: Any) -> str:
    limits = detail.get("ctx", {})
    said = "nothing" if value is None else f"'{value}'" if isinstance(value, (str, int, float)) else "a block of lines"
    if kind == "literal_error":
        choices = _choices(detail)
        hint = nearest(str(value), choices) or f"; one of {', '.join(choices)}"
        return f"{said} is not allowed{hint}"
    if kind == "string_type" and isinstance(value, (int, float)):
        return f"{said} must be text; put it in quotes"
    if kind == "string_too_short":
        return "the text is empty"
    simple = {
        "string_type": "text is expected here",
        "tuple_type": "a list is expected here (lines that begin with '- ')",
        "dict_type": "keys and values are expected here (`key: value`)",
        "model_type": "keys and values are expected here (`key: value`)",
        "model_attributes_type": "keys and values are expected here (`key: value`)",
        "bool_parsing": "true or false is expected here",
        "bool_type": "true or false is expected here",
        "int_from_float": "a whole number is expected here",
        "greater_than_equal": f"at least {limits.get('ge')} is expected here",
        "less_than_equal": f"at most {limits.get('le')} is expected here",
    }
    if kind in simple:
        return f"{simple[kind]}, not {said}"
    if kind.startswith(("int_", "float_")):
        return f"a number is expected here, not {said}"
    if kind == "string_pattern_mismatch":
        return f"{said} is no id: use small letters a-z, digits and _, for instance 'account_planning'"
    return f"{detail['msg']}, not {said}"


def _choices(detail: ErrorDetails) -> list[str]:
    expected = str(detail.get("ctx", {}).get("expected", detail["msg"]))
    return [part for part in expected.split("'")[1::2] if part]


def show_path(path: Path, node: Node | None = None) -> str:
    """`duties.growth.points.find_needs.text`: ids in place of positions where items have them."""
    steps = []
    for number, step in enumerate(path):
        name = node.find(path[: number + 1]).identity() if node is not None and isinstance(step, int) else None
        steps.append(name or str(step))
    return ".".join(steps)


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand at `path`."""
    current: Any = model
    for step in path:
        current = _step_into(current, step)
        if current is None:
            return []
    return list(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else []


def _step_into(kind: Any, step: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(step))
        return None if field is None else _unwrap(field.annotation)
    if get_origin(kind) in (tuple, list):
        return _unwrap(get_args(kind)[0])
    if get_origin(kind) is dict:
        return _unwrap(get_args(kind)[1])
    return None


def _unwrap(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return next(arg for arg in get_args(kind) if arg is not type(None))
    return kind


def walk_texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every bilingual text in a validated value, with its path."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk_texts(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk_texts(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from walk_texts(item, (*path, number))
