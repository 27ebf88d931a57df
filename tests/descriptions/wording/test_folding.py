"""Chat spellings become plain words, and every letter keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descriptions.wording.folding import LONGEST_SENTENCE, fold_sentence, fold_sentences


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Umur maks. 27thn", "usia maks. 27 tahun"),
        ("cewe2 blm nikah", "wanita belum menikah"),
        ("laki - laki / prempuan", "pria / wanita"),
        ("u m u r 20 s/d 3O", "usia 20 sampai 30"),
        ("c3wek g00d l00king", "wanita goodlooking"),
        ("UsiaMaks30Tahun", "usia maks 30 tahun"),
        ("berpenampiln menarikkk", "penampilan menarik"),
        ("beragam produk untuk pertemuan", "beragam produk untuk pertemuan"),
        ("hijabnya boleh dilepas", "hijab boleh dilepas"),
    ],
)
def test_chat_spelling_becomes_plain_words(typed: str, plain: str) -> None:
    assert fold_sentence(typed).text == plain


@given(st.text(alphabet="abi 01U3\n.,-💃éwṧ♀", max_size=60))
def test_every_letter_lies_inside_the_text(text: str) -> None:
    for sentence in fold_sentences(text):
        assert len(sentence.text) == len(sentence.starts) == len(sentence.ends)
        assert all(0 <= a < b <= len(text) for a, b in zip(sentence.starts, sentence.ends, strict=True))


def test_a_text_without_an_end_is_read_in_pieces_of_bounded_length() -> None:
    pieces = list(fold_sentences("usia tidak maks " * 2_000))
    assert max(len(piece.text) for piece in pieces) <= LONGEST_SENTENCE
    assert len(pieces) == -(-len("usia tidak maks " * 2_000) // LONGEST_SENTENCE)
