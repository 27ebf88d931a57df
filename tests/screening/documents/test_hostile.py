"""What a file only pretends, overdoes or leaves unfinished costs neither the CV nor the finding of what is hidden."""

from __future__ import annotations

import pytest

from screening.documents import read_document
from screening.documents.measures import measure_of, number_of
from tests.screening.documents.test_concealment import document
from tests.screening.documents.test_forms import PRINTED, form, seen
from tests.screening.documents.test_unseen import SHOWN, TRICK, odt

HUGE = "9" * 5000


@pytest.mark.parametrize(
    ("text", "measure"),
    [("12", (12.0, "")), (" -.5 PT", (-0.5, "pt")), ("1e-3em", (0.001, "em")), ("50%", (50.0, "%")), (HUGE, (1e12, "")), ("-" + HUGE, (-1e12, "")),
     ("1.2.3pt", None), ("²", None), ("٣", None), (".", None), ("", None), ("nan", None), ("1px 2px", None)],
)  # fmt: skip
def test_only_a_number_is_a_number(text: str, measure: tuple[float, str] | None) -> None:
    assert measure_of(text) == measure


def test_a_length_with_a_unit_is_no_bare_number() -> None:
    assert (number_of("3"), number_of("3pt", -1.0), number_of("²", -1.0)) == (3.0, -1.0, -1.0)


@pytest.mark.parametrize("number", ["²", "1.2.3", ".", HUGE, "", "٣"])
def test_no_number_in_a_file_costs_the_cv(number: str) -> None:
    run = f'<w:r><w:rPr><w:sz w:val="{number}"/><w:spacing w:val="{number}"/></w:rPr><w:t>{TRICK}</w:t></w:r>'
    web = "".join(
        f'<p style="color:{colour};margin-left:{number}px">{TRICK}</p>'
        for colour in (f"rgb({number},0,0)", f"hsl({number},1%,{number}%)", f"rgb({number}%,0,0)")
    )

    assert SHOWN in read_document(document(f"<w:p>{run}</w:p>"), "cv.docx").text
    assert SHOWN in read_document(odt(f'fo:font-size="{number}pt" fo:opacity="{number}%"'), "cv.odt").text
    assert SHOWN in read_document(f"<html><body><p>{SHOWN}</p>{web}</body></html>".encode(), "cv.html").text


@pytest.mark.parametrize(("number", "blanks"), [("3", 2), ("²", 1), (HUGE, 2), ("-4", 0)])
def test_blanks_of_odt_are_counted(number: str, blanks: int) -> None:
    text = read_document(odt("", f'<t:s t:c="{number}"/>Bandung'), "cv.odt").text

    assert text == f"{SHOWN}\n{TRICK}{' ' * blanks}Bandung"


@pytest.mark.parametrize("place", ["<wp:align>left</wp:align>", f"<wp:posOffset>{HUGE}</wp:posOffset>", "<wp:posOffset/>", ""])
def test_a_box_without_a_number_for_its_place_is_read(place: str) -> None:
    places = "".join(f'<wp:position{side} relativeFrom="page">{place}</wp:position{side}>' for side in "HV")
    inner = f"<w:txbxContent><w:p><w:r><w:t>{TRICK}</w:t></w:r></w:p></w:txbxContent>"
    box = f'<w:p><w:r><wp:anchor>{places}<wp:extent cx="900000" cy="900000"/>{inner}</wp:anchor></w:r></w:p>'
    found = read_document(document(box), "cv.docx")

    assert TRICK in [line.text for line in found.lines] + [hidden.text for hidden in found.hidden]


@pytest.mark.parametrize(
    ("end", "unseen"), [(r"{\v \'52\'61\'68\'61\'73\'69\'61", "Rahasia"), (r"{\v di \u-10179?\u-8704? sini}}", "di 😀 sini"), (r"{\v \{a\}}}", "{a}")]
)  # fmt: skip
def test_hidden_text_of_rtf_stays_hidden_and_whole(end: str, unseen: str) -> None:
    found = read_document(rf"{{\rtf1\ansi {SHOWN}\par {end}".encode(), "cv.rtf")

    assert (found.text, [hidden.text for hidden in found.hidden]) == (SHOWN, [unseen])


def test_what_lies_below_500_open_elements_is_not_seen() -> None:
    deep = f"{'<div>' * 600}<b style='display:none'>{TRICK}</b>{'</div>' * 600}"
    found = read_document(f"<html><body>{deep}<p>{SHOWN}</p></body></html>".encode(), "cv.html")

    assert (found.text, [hidden.text for hidden in found.hidden]) == (SHOWN, [TRICK])


@pytest.mark.parametrize("tags", [("<p>",), ("<ul>", "<li>"), ("<table>", "<tr><td>")])
def test_elements_that_nobody_closed_lie_beside_each_other(tags: tuple[str, ...]) -> None:
    rows = "".join(f"{tags[-1]}Baris {number}" for number in range(700))
    found = read_document(f"<html><body>{''.join(tags[:-1])}{rows}".encode(), "cv.html")

    assert (len(found.lines), found.hidden) == (700, ())


@pytest.mark.parametrize(("flags", "shown"), [(4, 1), (2, 0)])
def test_a_note_of_any_length_is_read(flags: int, shown: int) -> None:
    note = "menagih kredit " * 2000
    lines, hidden = seen(read_document(form(f"/Subtype/FreeText/Contents({note})/F {flags}"), "cv.pdf"))

    assert ["menagih kredit" in line for line in lines if line not in PRINTED] == [True] * shown
    assert [reason for _, reason in hidden] == ["vanish"] * (1 - shown)


def test_pages_keep_their_numbers_beside_a_damaged_one() -> None:
    pdf = form("/Subtype/Link").replace(b"Kids[3 0 R]/Count 1", b"Kids[99 0 R 3 0 R]/Count 2")
    found = read_document(pdf, "cv.pdf")

    assert ([page.number for page in found.pages], {line.page for line in found.lines}) == ([1, 2], {2})
    assert found.status == "partly"
