"""Patterns of the lexicon are understood well enough to know at which words they can match at all."""

from __future__ import annotations

import re

import pytest

from screening.grammar import parse_pattern
from screening.patterns import REACH, split_arms


@pytest.mark.parametrize(
    ("pattern", "arms"),
    [
        (r"\bsold\b", [({("sold", True)}, set())]),
        (r"\bsold?\b[^.\n;]{0,40}?\bcars?\b", [({("sol", True), ("sold", True)}, {("car", True), ("cars", True)})]),
        (r"\b(?:sell\w*|Jual)\s+cars\b", [({("sell", False), ("sell", True), ("jual", True)}, {("cars", True)})]),
        (r"\bsold\s+cars\b|\bmade\s+tea\b", [({("sold", True)}, {("cars", True)}), ({("made", True)}, {("tea", True)})]),
        (r"\bs[eo]ll[a-c](?! s)\b", [({(f"s{a}ll{b}", True) for a in "eo" for b in "abc"}, set())]),
        (r"\b\d+ cars\b", [({("#", False)}, {("cars", True)})]),
        (rf"\bsold\b.{{0,{REACH}}}?\bcars\b", [({("sold", True)}, set())]),
    ],
)
def test_first_and_second_words_are_read_from_a_pattern(pattern: str, arms: list[tuple[set[object], set[object]]]) -> None:
    assert [(set(arm.first), set(arm.second)) for arm in split_arms(pattern) or ()] == arms


@pytest.mark.parametrize("pattern", [r"sold\b", r"\b\w+ cars\b", r"\bs\w+\b", r"\b(?:cars|\w+)\b", r"\b(?:cars)?\s*tea"])
def test_a_pattern_that_may_start_at_any_word_has_no_arms(pattern: str) -> None:
    assert split_arms(pattern) is None


@pytest.mark.parametrize("pattern", [r"^cars", r"(?i:cars)", r"(cars) \1", r"\x41", r"ca++r", r"car{,}s", r"[ -\x7f]", r"[!-~]"])
def test_what_the_lexicon_does_not_use_is_left_to_the_plain_search(pattern: str) -> None:
    assert (bool(re.compile(pattern)), parse_pattern(pattern)) == (True, None)
