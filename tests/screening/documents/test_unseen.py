"""What a person cannot see stands apart; what only looks like a trick is text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import pytest

from screening.document import Document
from screening.documents import read_document

SHOWN = "Ratna Dewi, Sales Executive di Jakarta"
TRICK = "Kredit mikro dan analis kredit senior"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
FIRST = f"BT /F 12 Tf 50 700 Td ({SHOWN}) Tj ET "


def pdf(content: str, page: str = "/MediaBox[0 0 595 842]", image: bytes = b"") -> bytes:
    """One page whose image /I, if given, is grey, 100 by 100 pixels."""
    squeezed = zlib.compress(image)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R 8 0 R]/D<</OFF[7 0 R]/Order[7 0 R 8 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R%b/Contents 4 0 R/Resources<</Font<</F 5 0 R/B 10 0 R>>/XObject<</I 6 0 R>>"
        b"/ExtGState<</G<</ca 0>>/M<</SMask<</S/Luminosity/G 9 0 R>>>>>>/Properties<</Off 7 0 R/On 8 0 R>>>>>>" % page.encode(),
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content.encode()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(squeezed), squeezed),
        b"<</Type/OCG/Name(Off)>>",
        b"<</Type/OCG/Name(On)>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>/Length 20>>stream\n0 g 0 0 595 842 re f\nendstream",
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32/LastChar 122/Widths[%b]"
        b"/Encoding/WinAnsiEncoding/CharProcs<<>>/Resources<<>>>>" % (b"500 " * 91),
    ]
    body = b"".join(b"%d 0 obj %b endobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>"


def packed(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ("" if name == "mimetype" else ".xml"), text)
    return stream.getvalue()


def word(runs: str) -> bytes:
    return packed(
        word__document=f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{SHOWN}</w:t></w:r></w:p>'
        f"<w:p>{runs}</w:p></w:body></w:document>"
    )


def odt(properties: str, more: str = "") -> bytes:
    content = (
        f'<o:document-content xmlns:o="{ODF}:office:1.0" xmlns:t="{ODF}:text:1.0" xmlns:s="{ODF}:style:1.0" '
        f'xmlns:fo="{ODF}:xsl-fo-compatible:1.0"><o:automatic-styles><s:style s:name="T1">'
        f"<s:text-properties {properties}/></s:style></o:automatic-styles><o:body><o:text><t:p>{SHOWN}</t:p>"
        f'<t:p><t:span t:style-name="T1">{TRICK}</t:span>{more}</t:p></o:text></o:body></o:document-content>'
    )
    return packed(mimetype="application/vnd.oasis.opendocument.text", content=content)


def seen(document: Document) -> tuple[str, list[tuple[str, str]]]:
    return document.text, [(found.text, found.reason) for found in document.hidden]


@pytest.mark.parametrize(
    ("trick", "reason"),
    [
        ("1 1 1 rg BT /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        (".97 .97 .98 rg BT /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        ("0 0 .4 rg 40 590 400 30 re f 0 0 .38 rg BT /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        ("BT /F 1 Tf 50 600 Td (%s) Tj ET", "tiny"),
        ("BT /F 12 Tf .1 0 0 .1 50 600 Tm (%s) Tj ET", "tiny"),
        ("BT /F 12 Tf 50 900 Td (%s) Tj ET", "off_page"),
        ("BT /F 12 Tf 700 600 Td (%s) Tj ET", "off_page"),
        ("BT /F 12 Tf 50 600 Td (%s) Tj ET 1 1 1 rg 40 590 400 30 re f", "covered"),
        ("BT /F 12 Tf 50 600 Td (%s) Tj ET q 400 0 0 30 40 590 cm /I Do Q", "covered"),
        ("BT 3 Tr /F 12 Tf 50 600 Td (%s) Tj ET", "transparent"),
        ("BT 3 Tr /F 11 Tf 50 700.5 Td (%s) Tj ET", "transparent"),
        ("/G gs BT /F 12 Tf 50 600 Td (%s) Tj ET", "transparent"),
        ("1 1 1 RG BT 1 Tr /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        ("BT /F 12 Tf .5 Tz 50 600 Td (%s) Tj ET", "tiny"),
        ("/OC /Off BDC BT /F 12 Tf 50 600 Td (%s) Tj ET EMC", "transparent"),
        ("/Span<</ActualText(%s di bank)>>BDC BT /F 12 Tf 50 600 Td (.) Tj ET EMC", "tiny"),
        ("q 0 0 10 10 re W n BT /F 12 Tf 50 600 Td (%s) Tj ET Q", "clipped"),
        ("q 100 604 0 0 re W n BT /F 12 Tf 50 600 Td (%s) Tj ET Q", "clipped"),
        ("q 50 604 400 .3 re W n BT /F 12 Tf 50 600 Td (%s) Tj ET Q", "clipped"),
        ("q 400 0 0 30 40 590 cm /I Do Q .98 g BT /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        (".93 g BT /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        ("1 1 .8 rg BT /F 12 Tf 50 600 Td (%s) Tj ET", "white"),
        ("/M gs BT /F 12 Tf 50 600 Td (%s) Tj ET", "transparent"),
        ("BT /B 12 Tf 50 600 Td (%s) Tj ET", "transparent"),
    ],
)
def test_a_trick_in_a_pdf_is_hidden(trick: str, reason: str) -> None:
    document = read_document(pdf(FIRST + trick.replace("%s", TRICK), image=b"\xff" * 10_000), "cv.pdf")

    assert document.text == SHOWN
    assert [(found.text.removesuffix(" di bank"), found.reason) for found in document.hidden] == [(TRICK, reason)]


STRIPES = (b"\x00" * 50 + b"\xff" * 50) * 100


@pytest.mark.parametrize(
    ("content", "image"),
    [
        (f"0 0 .5 rg 40 590 400 30 re f 1 1 1 rg BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET", b""),
        (f"q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F 12 Tf 200 600 Td ({TRICK}) Tj 0 -20 Td ({SHOWN}) Tj ET", STRIPES),
        (f".9 .95 1 rg 0 0 595 842 re f 0 g BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET", b""),
        (f"q 0 0 595 842 re W n BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET Q", b""),
        (f"BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET 0 G 40 590 400 30 re S", b""),
        (f"/OC /On BDC BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET EMC", b""),
        (f"BT /F 12 Tf 60 Tz 50 600 Td ({TRICK}) Tj ET", b""),
        (f"q 595 0 0 842 0 0 cm /I Do Q 1 g BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET", STRIPES),
        (f"1 1 1 rg 0 0 595 842 re f 0 g BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET", b""),
    ],
    ids=["heading on a bar", "scan with text", "tinted page", "page-wide clip", "frame drawn later", "layer switched on", "narrow font", "white on a photo", "white paper"],
)
def test_an_ordinary_design_is_not(content: str, image: bytes) -> None:
    document = read_document(pdf(content, image=image), "cv.pdf")

    assert seen(document) == ("\n".join(re.findall(r"\((.*?)\)", content)), [])


@pytest.mark.parametrize(
    ("page", "at", "box"),
    [
        ("/MediaBox[0 0 600 800]", "100 700", (100, 91)),
        ("/MediaBox[1000 1000 1600 1800]", "1100 1700", (100, 91)),
        ("/MediaBox[0 0 600 800]/Rotate 90", "100 700", (697, 100)),
        ("/MediaBox[0 0 600 800]/Rotate 270", "100 700", (91, None)),
    ],
    ids=["plain", "moved", "turned right", "turned left"],
)
def test_boxes_stand_on_the_page_as_it_is_shown(page: str, at: str, box: tuple[float, float | None]) -> None:
    document = read_document(pdf(f"BT /F 12 Tf {at} Td ({SHOWN}) Tj ET", page), "cv.pdf")
    found = document.lines[0].box

    assert document.hidden == ()
    assert found is not None
    assert found.x0 == pytest.approx(box[0], abs=4)
    if box[1] is not None:
        assert found.y0 == pytest.approx(box[1], abs=4)


RED = '<w:rPr><w:color w:val="%s"/></w:rPr>'


@pytest.mark.parametrize(
    "data",
    [
        word(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{TRICK}</w:t></w:r>"),
        word(f"<w:r>{RED % 'FFFFFF'}<w:t>{TRICK}</w:t></w:r>"),
        word(f'<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:color w:val="auto" w:themeColor="background1"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:highlight w:val="black"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:w w:val="1"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><x:textFill xmlns:x="w14"><x:noFill/></x:textFill></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        packed(
            word__document=f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{SHOWN}</w:t></w:r></w:p>'
            f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>{TRICK}</w:t></w:r></w:p></w:body></w:document>',
            word__styles=f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
        ),
        odt('t:display="none"'),
        odt('fo:font-size="1pt"'),
        odt('fo:color="#000000" fo:background-color="#000000"'),
        odt('fo:color="#FFFFFF"'),
        rf"{{\rtf1\ansi {SHOWN}\par {{\v {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi{{\colortbl;\red255\green255\blue255;}} {SHOWN}\par {{\cf1 {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi {SHOWN}\par {{\fs2 {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi {SHOWN}\par {{\webhidden {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi {SHOWN}\par {{\deleted {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi {SHOWN}\par {{\charscalex1 {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi {SHOWN}\par {{\expndtw-300 {TRICK}}}\par}}".encode(),
        rf"{{\rtf1\ansi{{\colortbl;\red9\green0\blue128;}} {SHOWN}\par {{\chcbpat1\cf1 {TRICK}}}\par}}".encode(),
        f"<html><body><p>{SHOWN}</p><p style='display:none'>{TRICK}</p></body></html>".encode(),
        f"<html><body><p>{SHOWN}</p><p hidden>{TRICK}</p></body></html>".encode(),
        f"<html><body><p>{SHOWN}</p><p style='color:#fff'>{TRICK}</p></body></html>".encode(),
        f"<html><p>{SHOWN}</p><p style='position:absolute;left:-9999px'>{TRICK}</p></html>".encode(),
        f"<html><p>{SHOWN}</p><p><font color='#ffffff'>{TRICK}</font></p></html>".encode(),
        f"<html><p>{SHOWN}</p><p style='opacity:0'>{TRICK}</p></html>".encode(),
        f"<html><head><style>.x{{display:none}}</style></head><body><p>{SHOWN}</p><p class='x'>{TRICK}</p></body></html>".encode(),
    ],
    ids=["docx vanish", "docx white", "docx tiny", "docx paper colour", "docx shade", "docx highlight", "docx narrow",
         "docx no fill", "docx style", "odt none", "odt tiny", "odt ground", "odt white", "rtf v", "rtf white", "rtf tiny",
         "rtf webhidden", "rtf deleted", "rtf narrow", "rtf pushed", "rtf ground",
         "html none", "html hidden", "html white", "html aside", "html font", "html faint", "html class"],
)  # fmt: skip
def test_a_trick_in_another_format_is_hidden(data: bytes) -> None:
    document = read_document(data, "cv")

    assert seen(document) == (SHOWN, [(TRICK, "vanish")])


@pytest.mark.parametrize(
    "data",
    [
        word(f'<w:r><w:rPr><w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:color w:val="auto"/><w:shd w:fill="FFFFFF"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        word(f'<w:r><w:rPr><w:w w:val="80"/><w:highlight w:val="yellow"/></w:rPr><w:t>{TRICK}</w:t></w:r>'),
        odt('fo:color="#ffffff" fo:background-color="#003366"'),
        rf"{{\rtf1\ansi{{\colortbl;\red255\green255\blue255;\red9\green0\blue128;}} {SHOWN}\par {{\chcbpat2\cf1 {TRICK}}}\par}}".encode(),
        f"<html><p>{SHOWN}</p><p style='opacity:0.8;margin-left:-12px'>{TRICK}</p></html>".encode(),
    ],
    ids=["docx on a bar", "docx on white", "docx unhidden", "docx marked", "odt on a bar", "rtf on a bar", "html set off"],
)
def test_an_ordinary_design_in_another_format_is_not(data: bytes) -> None:
    assert seen(read_document(data, "cv")) == (f"{SHOWN}\n{TRICK}", [])


@pytest.mark.parametrize(
    ("text", "shown", "reason"),
    [
        ("Ahli Py\u200bthon dan SQL", "Ahli Python dan SQL", "zero_width"),
        ("Ahli P\u034fython dan SQL", "Ahli Python dan SQL", "zero_width"),
        ("Ahli Py\u2062thon dan SQL", "Ahli Python dan SQL", "zero_width"),
        ("Ahli Py\u3164thon dan SQL", "Ahli Python dan SQL", "zero_width"),
        ("Ahli P\u00ady\u00adt\u00adh\u00ado\u00adn dan SQL", "Ahli Python dan SQL", "zero_width"),
        ("Ahli Python dan SQL" + "".join(chr(0xE0100 + n) for n in range(9)), "Ahli Python dan SQL", "zero_width"),
        ("Ahli P\u0443thon dan SQL", "Ahli P\u0443thon dan SQL", "look_alike"),
        ("Ahli \u2160nventor dan SQL", "Ahli \u2160nventor dan SQL", "look_alike"),
    ],
)
def test_words_that_are_not_what_they_look_like_are_told(text: str, shown: str, reason: str) -> None:
    document = read_document(text.encode(), "cv.txt")

    assert (document.text, [found.reason for found in document.hidden]) == (shown, [reason])


def test_ordinary_hyphenation_is_no_trick() -> None:
    assert read_document("Pe\u00adnga\u00adla\u00adman ker\u00adja di bank".encode(), "cv.txt").hidden == ()


def test_what_a_note_covers_is_hidden() -> None:
    cover = b"<</Type/Annot/Subtype/Square/Rect[40 590 440 620]/F 4/AP<</N 6 0 R>>>>"
    data = pdf(f"{FIRST} BT /F 12 Tf 50 600 Td ({TRICK}) Tj ET", f"/MediaBox[0 0 595 842]/Annots[{cover.decode()}]")
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 400 30]/Length 25>>stream\n1 1 1 rg 0 0 400 30 re f \nendstream endobj"
    data = re.sub(rb"6 0 obj.*?endobj", lambda _: b"6 0 obj " + form, data, flags=re.DOTALL)

    assert seen(read_document(data, "cv.pdf")) == (SHOWN, [(TRICK, "covered")])


def test_an_icon_that_stands_for_a_link_is_no_trick() -> None:
    icon = "/Span<</ActualText(https://www.linkedin.example/in/ratna-dewi-kusuma)>>BDC BT /F 12 Tf 50 600 Td (.) Tj ET EMC"

    assert read_document(pdf(FIRST + icon), "cv.pdf").hidden == ()


def test_links_that_can_be_clicked_are_kept() -> None:
    page = (
        "/MediaBox[0 0 595 842]/Annots[<</Subtype/Link/Rect[50 690 200 710]/A<</S/URI/URI(mailto:ratna@contoh.id)>>>>]"
    )

    assert read_document(pdf(FIRST, page), "cv.pdf").links == ("mailto:ratna@contoh.id",)


def test_a_mail_link_in_word_is_kept() -> None:
    relations = '<Relationships><Relationship Id="r1" Target="mailto:ratna@contoh.id"/></Relationships>'
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{SHOWN}</w:t></w:r></w:p></w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("word/_rels/document.xml.rels", relations)

    assert read_document(stream.getvalue(), "cv.docx").links == ("mailto:ratna@contoh.id",)


def test_a_scan_without_time_left_is_partly_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tesserocr")
    monkeypatch.setattr("screening.documents.ocr.available", lambda: True)
    monkeypatch.setattr("screening.documents.patience.left", lambda: 1.0)
    scan = f"q 595 0 0 842 0 0 cm /I Do Q BT /F 12 Tf 320 700 Td ({SHOWN[:20]}) Tj ET"

    document = read_document(pdf(scan, image=STRIPES), "cv.pdf")

    assert (document.text, document.status) == (SHOWN[:20].strip(), "partly")
    assert [problem.code for problem in document.problems] == ["ocr_time"]


def test_a_line_painted_over_here_and_there_is_one_below_another() -> None:
    words = "".join(f"BT /F 12 Tf {50 + 60 * at} 600 Td (kreditur{at}) Tj ET " for at in range(6))
    patches = "1 1 1 rg " + "".join(f"{48 + 120 * at} 590 58 30 re f " for at in range(3))
    document = read_document(pdf(FIRST + words + patches))

    assert document.text == SHOWN
    assert {found.reason for found in document.hidden} == {"covered"}
