"""The fast search finds what the plain one finds: patterns run everywhere, phrases tried one by one, amounts from the start."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening import amounts, parse_resume, read_document
from screening.document import Line, Page
from screening.evidence import find_evidence, match_phrases
from screening.masking import masked_text
from screening.patterns import Anchors
from screening.resume import Resume
from screening.vocabulary import TOKEN, Vocabulary, load_vocabulary
from screening.words import read_words

AS_OF = datetime.date(2026, 1, 15)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VOCABULARY = load_vocabulary()
EVERYWHERE = dataclasses.replace(
    VOCABULARY, first=Anchors({}, {}), anywhere=range(len(VOCABULARY.patterns)), surfaces={}, compiled={}
)
"""The same lexicon with no index: each pattern runs over the whole text."""
PATTERN_WORDS = (
    "menjual", "sold", "selling", "closed", "12", "deals", "kontrak", "mencari", "calon", "nasabah", "baru", "acquired", "new", "clients",
    "cold-calling", "cold", "calls", "5C", "kredit", "analisis", "churn", "reduced", "to", "3", "%", "e-procurement", "tender", "in charge",
    "key accounts", "Quarterly", "business reviews", "NPL", "di bawah", "2", ".", ";", "and", "dan", "yang", "\n- ", "follow up", "leads",
    "120%", "of", "quota", "12 calls", "menagih", "angsuran", "Salesforce", "CRM", "up-sell", "managed", "campaigns", "pipeline", "MEMBUAT", "laporan", "on-boarding",
)  # fmt: skip
RESULT_PARTS = (
    "Rp ", "Rp. ", "rp", "us$ ", "IDR ", "€", "2,5", "1.200", "2019", "1999", "12", "7", "%", " %", " persen", " juta", " M", " klien",
    "/", " - ", " ", "Jan ", "budget ", "٣", "k",
)  # fmt: skip


def resume_of(duties: str) -> Resume:
    text = f"Experience\nStaff, PT Maju, 2020 - 2023\n- {duties}"
    return parse_resume(read_document(text.encode(), "cv.txt"), AS_OF)


@SLOW
@given(st.lists(st.sampled_from(PATTERN_WORDS), min_size=1, max_size=40))
def test_patterns_are_found_as_if_each_ran_over_everything(words: list[str]) -> None:
    resume = resume_of(" ".join(words))

    assert find_evidence(resume, VOCABULARY) == find_evidence(resume, EVERYWHERE)


def test_only_the_plain_search_runs_patterns_everywhere() -> None:
    """The comparison above compares two ways."""
    assert (list(VOCABULARY.anywhere), len(EVERYWHERE.anywhere)) == ([], len(VOCABULARY.patterns))


def plain_terms(words: list[str], vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """First word, last word and skill of each term: at each word all terms are tried, the longest first."""
    keys = [tuple(vocabulary.word(t.lower()) for t in TOKEN.findall(phrase)) for phrase, _, _ in vocabulary.terms]
    rows = sorted(zip(keys, vocabulary.terms, strict=True), key=lambda row: -len(row[0]))
    covered: dict[str, int] = {}
    found = []
    for first in range(len(words)):
        for key, (_, skills, _) in rows:
            if tuple(words[first : first + len(key)]) == key:
                fresh = [skill for skill in skills if covered.get(skill, -1) < first]
                covered |= dict.fromkeys(fresh, first + len(key) - 1)
                found += [(first, first + len(key) - 1, skill) for skill in fresh]
    return found


@SLOW
@given(st.lists(st.sampled_from([phrase for phrase, _, _ in VOCABULARY.terms]), min_size=1, max_size=6))
def test_terms_are_found_as_if_each_were_tried_at_each_word(phrases: list[str]) -> None:
    text = " ".join(phrases).replace("\n", " ")
    resume = Resume("cv", "", "read", text, (Line(text, 0, 1),), (Page(1, 0, 0),), "en", "2026-01-15")
    words = read_words(resume, text, VOCABULARY)
    finds, _ = match_phrases(words, VOCABULARY)

    assert sorted((a, b, skill) for a, b, _, skills, _ in finds for skill in skills) == sorted(plain_terms(words.words, VOCABULARY))


@SLOW
@given(st.lists(st.sampled_from(RESULT_PARTS), max_size=12))
def test_results_are_found_as_if_looked_for_from_the_start(parts: list[str]) -> None:
    text = "".join(parts)
    plain = any(not amounts._NOT_A_RESULT.fullmatch(m.group().strip()) for m in amounts._RESULT.finditer(text))

    assert amounts.has_result(text) == plain


def test_names_are_blanked_and_nothing_else() -> None:
    text = "Nama: Budi\n- Sales at PT Negosiasi Bangsa\nContract Law University, closing\nperusahaan : X: y\n(Closing Deals Ltd.) sold"
    resume = Resume("cv", "", "read", text, (Line(text, 0, 1),), (Page(1, 0, 0),), "en", "2026-01-15")

    assert [" ".join(line.split()) for line in masked_text(resume).split("\n")] == ["", "- Sales at", ", closing", "", "sold"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nama: Budi\n: x", "\n: x"),
        ("x\n: Nama: Budi\ny", "x\n\ny"),
        ("Nama\n: Budi\nsold", "\n\nsold"),
        (":" * 200_000, ":" * 200_000),
        ("a:" * 100_000, "a:" * 100_000),
        (":\n" * 100_000 + "x", ":\n" * 100_000 + "x"),
        ("PT " + "A-" * 100_000, ""),
        ("sold at College " + "A-A " * 50_000, "sold at College " + "A-A " * 50_000),
    ],
    ids=["colon below", "colon before", "label above", "colons", "labels", "lines", "letters", "words"],
)
def test_labelled_names_are_blanked_in_any_text_however_strange(text: str, shown: str) -> None:
    resume = Resume("cv", "", "read", text, (Line(text, 0, 1),), (Page(1, 0, 0),), "en", "2026-01-15")

    assert [line.strip() for line in masked_text(resume).split("\n")] == [line.strip() for line in shown.split("\n")]
