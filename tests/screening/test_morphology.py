"""Indonesian verb forms, English endings, look-alike letters and typing errors."""

from __future__ import annotations

import pytest

from screening.morphology import nasal, plain, verb_forms
from screening.spelling import fold, index_deletions, near_words


@pytest.mark.parametrize(
    ("root", "active"),
    [
        ("kelola", "mengelola"), ("tagih", "menagih"), ("susun", "menyusun"), ("pasar", "memasar"), ("bina", "membina"), ("jaga", "menjaga"),
        ("analisis", "menganalisis"), ("negosiasi", "menegosiasi"),
    ],
)  # fmt: skip
def test_active_form(root: str, active: str) -> None:
    assert nasal(root) == active


def test_short_roots_are_left_alone() -> None:
    assert verb_forms("uji") == {"uji"}


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("clients", "client"),
        ("renewals", "renewal"),
        ("companies", "company"),
        ("process", "process"),
        ("nasabah", "nasabah"),
    ],
)
def test_english_endings(word: str, stem: str) -> None:
    assert plain(word) == stem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("negotation", ["negotiation"]),
        ("negotaition", ["negotiation"]),
        ("megotiation", []),
        ("negtation", []),
        ("negotiations", []),
    ],
)
def test_one_error_in_a_long_word(typed: str, meant: list[str]) -> None:
    assert near_words(typed, index_deletions(["negotiation"])) == meant


def test_cyrillic_letters_are_read_as_latin() -> None:
    assert fold("negоtiatiоn") == "negotiation"
