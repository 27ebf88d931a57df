"""Strict YAML: what scalars mean, what is refused, where a fault is said to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.source import MAX_ALIASES, read_yaml


def faults(text: str | bytes) -> list[str]:
    """`line:column: message` of every fault."""
    data = text.encode() if isinstance(text, str) else text
    return [f"{p.line}:{p.column}: {p.message}" for p in read_yaml(data, "x.yaml")[1]]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("2026-01-02", "2026-01-02"),
        (".5", ".5"),
        ("1e3", "1e3"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("7", 7),
        ("-3", -3),
        ("0.5", 0.5),
        ('"7"', "7"),
        ("'true'", "true"),
        ("99999999999999999999", "99999999999999999999"),
        ("!!str 7", "7"),
    ],
)
def test_scalars_follow_yaml_1_2(word: str, value: object) -> None:
    node, problems = read_yaml(f"key: {word}\n".encode(), "x.yaml")
    assert node is not None
    assert (node.plain(), problems) == ({"key": value}, [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: 'a' is already set on line 1; keep one of the two"),
        ("a:\n  b: 1\n\n  b: 2\n", "4:3: 'b' is already set on line 2; keep one of the two"),
        ("a: !!python/tuple [1]\n", "1:4: the tag !!python/tuple is not allowed here; leave it out"),
        ("a: !date 1\n", "1:4: the tag !date is not allowed here; leave it out"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document starts here; one file holds one document"),
        ("a: 1\n\tb: 2\n", "2:1: a tab in the indent; YAML wants spaces"),
        ("a: x\u202ey\n", "1:5: hidden character U+202E; delete it"),
        ('a: "x\\u202ey"\n', "1:4: hidden character U+202E; delete it"),
        ("a: x\x00y\n", "1:5: hidden character U+0000; delete it"),
        ("? [a]\n: 1\n", "1:3: a key must be one word, not a list or mapping"),
        ("a: &x\n  b: *x\n", "2:6: *x points at nothing before it, or at itself"),
        ("a: *nowhere\n", "1:4: *nowhere points at nothing before it, or at itself"),
        ("- a\n- b\n", "1:1: the file must hold keys and values (`title: …`), not a list or a word"),
        ("# only a comment\n", "1:1: the file is empty"),
        (
            "a: &b {c: 1}\nd:\n  <<: *b\n",
            "3:3: merge keys (<<) are not used here; a kind of a role takes the rest over with 'extends'",
        ),
    ],
)
def test_a_fault_has_its_place(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_bytes_that_are_not_utf_8_are_located_by_character() -> None:
    assert faults("é: caf".encode() + b"\xe9\n") == ["1:7: this character is not UTF-8; save the file as UTF-8"]


def test_a_syntax_error_says_what_to_do() -> None:
    assert faults("a: b: c\n") == [
        "1:5: not valid YAML: mapping values are not allowed in this context; put text that holds ': ' in quotes"
    ]


def test_all_tabs_and_hidden_characters_are_told_at_once() -> None:
    assert [fault.split(":")[0] for fault in faults("a: 1\n\tb: 2\nc: \u202e\n\td: 4\n")] == ["2", "3", "4"]


@pytest.mark.parametrize(
    "text", ["[" * 3000, "- " * 3000, "a: " + "{b: " * 3000, "\n".join(" " * n + "a:" for n in range(400))]
)
def test_deep_nesting_ends_in_a_fault(text: str) -> None:
    assert "nested deeper than 20 levels" in faults(text)[0]


def test_a_file_too_large_is_not_parsed() -> None:
    assert faults("a: " + "x" * 300_000) == [
        "1:1: larger than 262,144 bytes; split the file, or let a kind of the role carry a part"
    ]


def test_aliases_cannot_blow_up() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert "too many aliases" in faults("l0: &l0 [x, x]\n" + "\n".join(levels))[0]


def test_a_few_aliases_are_welcome() -> None:
    node, problems = read_yaml(b"a: &t {id: satu, en: one}\nb: *t\n", "x.yaml")
    assert node is not None
    assert problems == []
    assert node.plain()["b"] == {"id": "satu", "en": "one"}
    assert "too many aliases" in faults("a: &t x\nb: [" + "*t, " * (MAX_ALIASES + 1) + "]\n")[0]


def test_a_value_knows_its_place_and_item_id() -> None:
    node, _ = read_yaml(b"duties:\n  - id: growth\n    points:\n      - {id: a, text: x}\n", "x.yaml")
    assert node is not None
    found = node.find(("duties", 0, "points", 0, "text"))
    assert (found.value, found.line, found.column) == ("x", 4, 23)
    assert node.find(("duties", 0)).identity() == "growth"


@given(st.binary(max_size=200))
def test_any_bytes_end_in_values_or_in_faults(data: bytes) -> None:
    node, problems = read_yaml(data, "x.yaml")
    assert node is not None or problems


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t~<", max_size=80))
def test_any_text_of_yaml_signs_ends_in_values_or_in_faults(text: str) -> None:
    node, problems = read_yaml(text.encode(), "x.yaml")
    assert node is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
