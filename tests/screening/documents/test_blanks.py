"""Exported PDFs draw each letter by itself; a narrow blank between two of them still parts two words."""

import pytest

from screening.documents import read_document
from screening.documents.characters import clean
from tests.screening.documents.test_reading import pdf

WIDTHS = {"i": 2.22, "l": 2.22, "t": 2.78, "f": 2.78, "r": 3.33, "s": 5.0, "k": 5.0}
TIGHT = 0.4
"""Points by which letters of 10 points overlap, as browsers set them."""
SENTENCE = "also the skills of a trade and a friend"


def letter_by_letter(sentence: str, blank: float, letter: str = "BT /F 10 Tf {x:.2f} 700 Td ({sign}) Tj ET") -> str:
    x, drawn = 50.0, []
    for sign in sentence:
        drawn.append(letter.format(x=x, sign=sign))
        x += blank if sign == " " else WIDTHS.get(sign, 5.56) - TIGHT
    return " ".join(drawn)


@pytest.mark.parametrize("blank", [1.2, 1.6, 2.0, 2.4, 3.0])
def test_a_drawn_blank_parts_words_however_narrow_it_is(blank: float) -> None:
    assert read_document(pdf(letter_by_letter(SENTENCE, blank))).text == SENTENCE


def test_letters_drawn_twice_for_boldness_are_not_torn_apart() -> None:
    twice = "BT /F 10 Tf {x:.2f} 700 Td ({sign}) Tj ET BT /F 10 Tf {x:.2f} 700 Td ({sign}) Tj ET"

    assert "riend" in read_document(pdf(letter_by_letter(SENTENCE, 3.0, twice))).text


@pytest.mark.parametrize(
    ("words", "blank", "shown"),
    [
        (["Excel", "Stok", "Kasir"], 20.0, "Excel   Stok   Kasir"),
        (["2019 - 2021", "Teller di Bank Contoh"], 12.0, "2019 - 2021   Teller di Bank Contoh"),
        (["mengelola", "stok", "gudang", "pusat"], 16.0, "mengelola stok gudang pusat"),
        (["Negosiasi dan", "stok gudang", "pusat kota"], 5.0, "Negosiasi dan stok gudang pusat kota"),
    ],
    ids=["tags", "date and job", "justified prose", "narrow gaps"],
)
def test_wide_gaps_part_tags_and_cells_but_not_prose(words: list[str], blank: float, shown: str) -> None:
    drawn, x = [], 50.0
    for word in words:
        drawn.append(f"BT /F 10 Tf {x:.2f} 700 Td ({word}) Tj ET")
        x += sum(2.78 if sign == " " else WIDTHS.get(sign, 5.56) for sign in word) + blank
    assert read_document(pdf(" ".join(drawn))).text == shown


@pytest.mark.parametrize(
    ("drawn", "shown"),
    [
        ("H a r s h i t", "Harshit"),
        ("P E N G A L A M A N  K E R J A", "PENGALAMAN KERJA"),
        ("A & B", "A & B"),
        ("S I M A B C dan S I M D", "S I M A B C dan S I M D"),
        ("Jos´e P´erez, Bo˘gazi¸ci, S¸ahin, G¨uler, Mar´ıa", "José Pérez, Boğaziçi, Şahin, Güler, María"),
        ("don´t, it´s, D´Angelo, 50 ¨, â€¨and", "don´t, it´s, D´Angelo, 50 ¨, â€¨and"),
    ],
    ids=["a spread name", "spread words", "letters", "licences", "accents apart", "apostrophes"],
)
def test_letters_drawn_apart_are_words(drawn: str, shown: str) -> None:
    assert clean(drawn) == shown
