"""Both languages stand in every text of the roles and the lexicon, each in its place."""

from __future__ import annotations

import re

import pytest

from catalog.faults import show_path, walk_texts
from catalog.lexicon import Lexicon
from catalog.library import OURS, Library
from catalog.role import Text

# words that make a sentence of one language and hardly occur in the other
ENGLISH = re.compile(r"\b(the|and|of|with|from|your|their|which|does|when|what)\b", re.IGNORECASE)
INDONESIAN = re.compile(r"\b(yang|dan|untuk|dengan|dari|pada|tidak|adalah|oleh|atau|serta)\b", re.IGNORECASE)
FAMILIAR = re.compile(r"\b(kamu|kalian|loe|lu|lo|nggak|gak|banget|kayak)\b", re.IGNORECASE)
CITED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|\([^)]*\)|\*[^*]*\*")
NAMES = re.compile(r"\b(?:Assets [Uu]nder|[Ss]ervice [Ll]evel|Know Your|Point of Sale)\b.*")


def all_texts() -> list[tuple[str, Text]]:
    """Every bilingual text with the path to it."""
    lexicon = Lexicon()
    parts: list[tuple[str, object]] = [(f"roles.{role.id}", role) for role in Library((OURS,)).values()]
    parts += [("skills", lexicon.skills), ("titles", lexicon.titles), ("interview", lexicon.interview_bank)]
    parts += [("market", lexicon.market), ("institutions", lexicon.institutions), ("laws", lexicon.laws)]
    return [(f"{name}.{show_path(path)}", text) for name, part in parts for path, text in walk_texts(part)]


TEXTS = all_texts()


@pytest.mark.parametrize(
    ("language", "foreign"), [("id", ENGLISH), ("en", INDONESIAN), ("id", FAMILIAR)], ids=["id", "en", "familiar"]
)
def test_no_sentence_stands_in_the_place_of_the_other_language(language: str, foreign: re.Pattern[str]) -> None:
    wrong = [
        (path, getattr(text, language))
        for path, text in TEXTS
        if len(foreign.findall(NAMES.sub("", CITED.sub("", getattr(text, language))))) >= 2
    ]
    assert wrong == []


def test_no_text_is_cut_short_in_one_language() -> None:
    """One language four times as long as the other: something was left out."""
    wrong = [
        (path, text.id, text.en)
        for path, text in TEXTS
        if max(len(text.id), len(text.en)) > 60 and not 0.25 < len(text.id) / len(text.en) < 4
    ]
    assert wrong == []


def test_texts_are_tidy() -> None:
    """No double blanks, no blank before a comma, no forgotten mark."""
    untidy = re.compile(r"  | [,;]|\b(?:TODO|FIXME|XXX|lorem)\b")
    assert [(path, text) for path, text in TEXTS if untidy.search(f"{text.id}|{text.en}")] == []
