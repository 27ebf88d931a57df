"""Every fault can be told in Indonesian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import catalog
from catalog.messages import _HINTS, _MESSAGES, message_in
from catalog.source import read_yaml
from errors import Problem

from .test_faults import TOLD


def told(message: str) -> str:
    """The message in Indonesian."""
    return message_in(Problem("x.yaml", 1, 1, "", message), "id")


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("unknown key 'famly'; did you mean 'family'?", "kunci 'famly' tidak dikenal; maksud Anda 'family'?"),
        ("'mus' is not allowed; one of must, nice", "'mus' tidak diizinkan; pilihannya must, nice"),
        ("'en' (the English text) is missing", "'en' (teks Inggris) belum ada"),
        ("text is expected here, not nothing", "di sini seharusnya teks, bukan kosong"),
        (
            "'a; b' is already set on line 3; keep one of the two",
            "'a; b' sudah ditulis pada baris 3; pertahankan salah satu",
        ),
        ("'x{y}' is missing", "'x{y}' belum ada"),
        ("something new", "something new"),
    ],
)
def test_a_message_in_indonesian(english: str, indonesian: str) -> None:
    assert told(english) == indonesian
    assert message_in(Problem("x.yaml", 1, 1, "", english), "en") == english


@pytest.mark.parametrize(
    "text",
    [
        "title: a: b",
        "a: [1",
        "a: {b: 1",
        'a: "b',
        "a: 'b",
        "a: - b",
        "a: *gone",
        "\tb: 1",
        "a: b\n c\nd",
        "a: @b",
        'a: "\\q"',
        "a: !x!y z",
    ],
)
def test_what_the_parser_says_is_translated(text: str) -> None:
    problems = read_yaml(text.encode(), "x.yaml")[1]
    left = [told(p.message) for p in problems if re.search(r"\b(?:not|found|expected|did|the|is)\b", told(p.message))]
    assert (bool(problems), left) == (True, [])


@pytest.mark.parametrize("line", TOLD.splitlines())
def test_the_planted_faults_are_translated(line: str) -> None:
    message = re.sub(r"^\d+:\d+: (?:[\w. ]+: )?", "", line)
    assert told(message) != message


def test_no_template_is_left_without_its_sentence_in_the_code() -> None:
    """A message changed in the code and not here would silently stay English on the pages."""
    folder = Path(catalog.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "messages.py")
    code = re.sub(r"\s+", " ", code)
    composed = r"\{\w+\}|'|; |, not |\(the (?:English|Indonesian) text\)|(?:levels|industries) of"
    parts = {part.strip() for english in (*_MESSAGES, *_HINTS) for part in re.split(composed, english)}
    assert {part for part in parts if len(part) > 10 and part not in code} == set()


def test_both_sides_of_the_table_carry_the_same_values() -> None:
    names = re.compile(r"\{(\w+)\}")
    assert [
        en for en, indonesian in _MESSAGES.items() if set(names.findall(en)) != set(names.findall(indonesian))
    ] == []
