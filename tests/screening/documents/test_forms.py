"""What a candidate typed into a PDF form or onto the page is read where it stands, and only if it can be seen."""

from __future__ import annotations

import pytest

from screening.document import Document
from screening.documents import ocr, read_document

LABELS = "BT /F 12 Tf 50 700 Td (Nama:) Tj 0 -40 Td (Pendidikan: S1 Manajemen, Universitas Contoh) Tj ET"
VALUE = "Ratna Dewi Kusuma, Sales Executive"
BOX = "120 695 420 715"


def form(annotation: str, shown: str = f"BT /F 12 Tf 2 5 Td ({VALUE}) Tj ET") -> bytes:
    """One page with two printed lines and one annotation, object 6, that looks like `shown`, object 7."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 12 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(LABELS)}>>stream\n{LABELS}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/Annot/Rect[{BOX}]/P 3 0 R/DA(/F 12 Tf 0 g)/AP<</N 7 0 R>>{annotation}>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F 5 0 R>>>>/Length {len(shown)}>>"
        f"stream\n{shown}\nendstream",
    ]
    body = "".join(f"{number} 0 obj {part} endobj\n" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.6\n{body}trailer<</Root 1 0 R>>".encode()


def seen(document: Document) -> tuple[list[str], list[tuple[str, str]]]:
    return [line.text for line in document.lines], [(found.text, found.reason) for found in document.hidden]


FIELD = f"/Subtype/Widget/FT/Tx/T(nama)/V({VALUE})/F "
NOTE = f"/Subtype/FreeText/Contents({VALUE})/F "
PRINTED = ["Nama:", "Pendidikan: S1 Manajemen, Universitas Contoh"]


@pytest.mark.parametrize("annotation", [FIELD + "4", NOTE + "4"], ids=["field", "note"])
def test_what_was_typed_is_read_beside_its_label(annotation: str) -> None:
    assert seen(read_document(form(annotation), "cv.pdf")) == ([PRINTED[0], VALUE, PRINTED[1]], [])


@pytest.mark.parametrize("flag", [2, 32], ids=["hidden", "no view"])
@pytest.mark.parametrize("annotation", [FIELD, NOTE], ids=["field", "note"])
def test_a_flag_that_hides_is_a_trick(annotation: str, flag: int) -> None:
    assert seen(read_document(form(f"{annotation}{flag}"), "cv.pdf")) == (PRINTED, [(VALUE, "vanish")])


def test_a_note_in_the_colour_of_the_paper_is_hidden() -> None:
    white = f"1 1 1 rg BT /F 12 Tf 2 5 Td ({VALUE}) Tj ET"

    assert seen(read_document(form(NOTE + "4", white), "cv.pdf")) == (PRINTED, [(VALUE, "white")])


@pytest.mark.parametrize(
    "annotation",
    ["/Subtype/Text/Contents(Komentar penyunting)/F 4", "/Subtype/Widget/FT/Btn/T(setuju)/V/Yes/F 4"],
    ids=["comment", "button"],
)
def test_comments_and_buttons_are_no_text_of_the_page(annotation: str) -> None:
    assert seen(read_document(form(annotation), "cv.pdf")) == (PRINTED, [])


@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract")
def test_letters_under_wrong_numbers_are_read_from_their_picture() -> None:
    words = ["Petugas kredit mikro di kantor cabang", "Menilai kelayakan usaha dan agunan", "Menagih tunggakan dengan santun"]
    shown = "BT /F 16 Tf 50 700 Td " + " 0 -40 Td ".join(f"({line}) Tj" for line in words) + " ET"
    wrong = "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange <61> <78> <0063> <79> <7A> <0061> endbfrange"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        f"<</Length {len(wrong) + 36}>>stream\nbegincmap {wrong} endcmap\nendstream",
    ]
    body = "".join(f"{number} 0 obj {part} endobj\n" for number, part in enumerate(parts, start=1))
    document = read_document(f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>".encode(), "cv.pdf")

    assert [line.text for line in document.lines] == words
    assert document.pages[0].ocr
