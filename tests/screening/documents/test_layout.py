"""Reading order by geometry where a file's own order jumps about."""

import pytest

from screening.document import Box
from screening.documents.draft import Piece
from screening.documents.layout import go_on, put_in_order
from tests.screening.documents.test_formats import lines, paragraph, word

WIDTH = 600.0


def at(text: str, x: float, y: float, size: float = 10) -> Piece:
    return Piece(text, 1, Box(x, y, x + 5 * len(text), y + size), size)


def order(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in put_in_order(pieces, WIDTH)[0]]


def test_dates_drawn_last_come_back_to_their_rows() -> None:
    rows = [(f"Pekerjaan {number} yang agak panjang", f"20{10 + number} - 20{11 + number}") for number in range(5)]
    left = [at(job, 50, 100 + 30 * number) for number, (job, _) in enumerate(rows)]
    right = [at(dates, 480, 100 + 30 * number) for number, (_, dates) in enumerate(rows)]
    assert order(left + right) == [text for row in rows for text in row]


def test_headings_drawn_first_come_back_above_their_columns() -> None:
    sidebar = [at(f"Keahlian {n}", 40, 150 + 13 * n) for n in range(9)]
    main = [at(f"Baris panjang di kolom kanan nomor {n}", 240, 157 + 17 * n) for n in range(9)]
    headings = [at("KEAHLIAN", 40, 120), at("PENGALAMAN", 240, 120)]
    assert order(headings + main + sidebar) == [
        "KEAHLIAN", *(piece.text for piece in sidebar), "PENGALAMAN", *(piece.text for piece in main),
    ]  # fmt: skip


def test_a_table_is_read_row_by_row() -> None:
    pieces = [at("Sebuah kalimat pembuka yang melintasi seluruh lebar halaman ini dari kiri sampai kanan", 50, 80)]
    for row in range(4):
        pieces += [at(f"201{row} - 201{row + 1}", 50, 110 + 20 * row), at(f"PT Contoh {row}", 200, 110 + 20 * row)]
        pieces += [at(f"Jabatan {row}", 400, 110 + 20 * row)]
    assert order(pieces[::-1])[1:4] == ["2010 - 2011", "PT Contoh 0", "Jabatan 0"]


@pytest.mark.parametrize("gap", [4, 12])
def test_a_bullet_set_apart_joins_its_line(gap: float) -> None:
    assert order([at("•", 50, 100), at("Mengelola 40 debitur", 55 + gap, 100)]) == ["• Mengelola 40 debitur"]


def test_bullets_of_two_columns_read_as_one_line_part_again() -> None:
    both = Piece("• •", 1, Box(40, 100, 245, 110), 10)
    assert order([both, at("Negosiasi", 48, 100), at("Mengelola 40 debitur", 250, 100)]) == ["• Negosiasi", "• Mengelola 40 debitur"]


def test_lines_in_order_stay_as_they_are() -> None:
    lines = [at(f"Baris {number}", 50, 100 + 14 * number) for number in range(12)]
    assert order(lines) == [piece.text for piece in lines]


def test_a_column_that_goes_on_over_the_page_comes_before_a_new_sidebar() -> None:
    def page(sidebar: str, first: str) -> list[Piece]:
        left = [at(sidebar, 40, 100), *(at(f"Butir {n}", 40, 115 + 14 * n) for n in range(8))]
        right = [at(first, 240, 100), *(at(f"Baris panjang di kolom kanan {n}", 240, 115 + 14 * n) for n in range(8))]
        for piece in right:
            piece.column = 1
        return left + right

    one, two = page("KEAHLIAN", "PENGALAMAN KERJA"), page("PENDIDIKAN", "Melayani nasabah di loket")
    assert [piece.text for piece in go_on(one, two)] == [piece.text for piece in two[9:] + two[:9]]
    assert go_on(one, page("PENDIDIKAN", "BAHASA")) == page("PENDIDIKAN", "BAHASA")


def box(lines: list[str], x: int, y: int, wide: int, high: int, ground: str) -> str:
    """A floating text box of Word; points."""
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    across, down = (f'<wp:posOffset>{at * 12700}</wp:posOffset>' for at in (x, y))
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="urn:wp"><wp:positionH relativeFrom="page">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="{ground}">{down}</wp:positionV><wp:extent cx="{wide * 12700}" cy="{high * 12700}"/>'
        f"<w:txbxContent>{inside}</w:txbxContent></wp:anchor></w:drawing></w:r>"
    )


@pytest.mark.parametrize("ground", ["page", "paragraph"])
def test_floating_boxes_of_word_are_read_by_their_place(ground: str) -> None:
    head, skills = ["Ratna Dewi"], ["KEAHLIAN", *(f"Keahlian {number}" for number in range(5))]
    jobs, schools = ["PENGALAMAN", *(f"Pekerjaan {number}" for number in range(5))], ["PENDIDIKAN", "S1 Manajemen, 2015", "SMA 2 Bandung"]
    boxes = [
        box(schools, 230, 400, 320, 60, ground), box(skills, 40, 120, 150, 160, ground),
        box(jobs, 230, 120, 320, 200, ground), box(head, 40, 40, 500, 40, ground),
    ]  # fmt: skip
    texts = [text.strip() for text in lines(word(f"<w:p>{''.join(boxes)}</w:p>"))]
    assert texts == [*head, *skills, *jobs, *schools]


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (["Telepon:", "Surel:"], ["0812-3456-7890", "ratna@contoh.id"], ["Telepon:", "0812-3456-7890", "Surel:", "ratna@contoh.id"]),
        (["2019 - 2021", "2017 - 2019"], ["Teller", "Kasir"], ["2019 - 2021", "Teller", "2017 - 2019", "Kasir"]),
        (["KEAHLIAN", "Excel"], ["PENGALAMAN", "Teller"], ["KEAHLIAN", "Excel", "PENGALAMAN", "Teller"]),
    ],
    ids=["labels", "dates", "sidebar"],
)
def test_labels_and_dates_of_one_cell_stand_before_their_lines(left: list[str], right: list[str], shown: list[str]) -> None:
    row = "".join(f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>" for texts in (left, right))
    assert [text.strip() for text in lines(word(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))] == shown
