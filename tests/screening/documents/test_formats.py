"""Every format gives all that a person sees in it, in reading order and once."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, ImageDraw, ImageFont

from errors import UnreadableDocument
from screening.documents import ocr, read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
TEXT = "Rénata Çelik\nSales Executive – PT Contoh Jaya, gaji “Rp5 juta”"


def packed(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ("" if name == "mimetype" else ".xml"), text)
    return stream.getvalue()


def lines(data: bytes) -> list[str]:
    return [line.text for line in read_document(data, "cv").lines]


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def part(kind: str, inside: str) -> str:
    return f'<w:{kind} xmlns:w="{WORD}" xmlns:mc="{COMPATIBLE}">{inside}</w:{kind}>'


def word(body: str, **parts: str) -> bytes:
    return packed(word__document=part("document", f"<w:body>{body}</w:body>"), **parts)


def cells(*texts: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts) + "</w:tr>"


BOX = f"<w:txbxContent>{paragraph('0812-3456-7890')}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph("Ratna") + paragraph("Jakarta"), ["Ratna", "Jakarta"]),
        (f"<w:tbl>{cells('2019', 'Account Officer')}{cells('2015', 'Teller')}</w:tbl>", ["2019", "Account Officer", "2015", "Teller"]),
        (f"<w:tbl><w:tr><w:tc><w:tbl>{cells('Bahasa Inggris')}</w:tbl></w:tc></w:tr></w:tbl>", ["Bahasa Inggris"]),
        (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
            "</w:r></w:p>",
            ["0812-3456-7890"],
        ),
        (f"<w:sdt><w:sdtContent>{paragraph('Kepala Cabang')}</w:sdtContent></w:sdt>", ["Kepala Cabang"]),
        ("<w:p><w:hyperlink><w:r><w:t>ratna@contoh.id</w:t></w:r></w:hyperlink></w:p>", ["ratna@contoh.id"]),
        (
            "<w:p><w:ins><w:r><w:t>Senior </w:t></w:r></w:ins><w:del><w:r><w:delText>Junior </w:delText></w:r></w:del>"
            "<w:r><w:t>Teller</w:t></w:r></w:p>",
            ["Senior Teller"],
        ),
        ("<w:p><w:r><w:t>2019</w:t><w:tab/><w:t>Teller</w:t><w:br/><w:t>Bandung</w:t></w:r></w:p>", ["2019", "Teller", "Bandung"]),
        ("<w:p><w:smartTag><w:r><w:t>Bandung</w:t></w:r></w:smartTag></w:p>", ["Bandung"]),
    ],
    ids=["body", "table", "nested table", "text box once", "content control", "link", "tracked changes", "tab and break", "smart tag"],
)  # fmt: skip
def test_word_shows(body: str, shown: list[str]) -> None:
    assert [text.strip() for line in lines(word(body)) for text in line.split("   ")] == shown


def test_word_headers_come_first_and_notes_last() -> None:
    data = word(
        paragraph("Pengalaman"),
        word__header1=part("hdr", paragraph("Ratna Dewi")),
        word__footer1=part("ftr", paragraph("ratna@contoh.id")),
        word__footnotes=part("footnotes", f"<w:footnote>{paragraph('cuti melahirkan 2021')}</w:footnote>"),
    )

    assert lines(data) == ["Ratna Dewi", "Pengalaman", "cuti melahirkan 2021", "ratna@contoh.id"]


def test_odf_shows_header_table_box_list_and_note() -> None:
    spaces = f'xmlns:o="{ODF}:office:1.0" xmlns:t="{ODF}:text:1.0" xmlns:s="{ODF}:style:1.0" xmlns:b="{ODF}:table:1.0" xmlns:d="{ODF}:drawing:1.0"'
    data = packed(
        mimetype="application/vnd.oasis.opendocument.text",
        styles=f"<o:document-styles {spaces}><o:master-styles><s:master-page><s:header><t:p>Ratna Dewi</t:p></s:header>"
        "</s:master-page></o:master-styles></o:document-styles>",
        content=f"<o:document-content {spaces}><o:body><o:text><t:h>Pengalaman</t:h><b:table><b:table-row>"
        "<b:table-cell><t:p>2019</t:p></b:table-cell></b:table-row></b:table><t:p><d:frame><d:text-box><t:p>Bandung</t:p>"
        "</d:text-box></d:frame></t:p><t:list><t:list-item><t:p>Excel<t:s t:c='2'/>SQL</t:p></t:list-item></t:list>"
        "<t:p>Teller<t:note><t:note-body><t:p>cuti 2021</t:p></t:note-body></t:note></t:p></o:text></o:body></o:document-content>",
    )

    assert lines(data) == ["Ratna Dewi", "Pengalaman", "2019", "Bandung", "Excel  SQL", "Teller", "cuti 2021"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"Ratna\par Teller\line Bandung", ["Ratna", "Teller", "Bandung"]),
        (r"R\'e9nata \u199?elik \endash  2019", ["Rénata Çelik – 2019"]),
        (r"{\header Ratna\par}Teller{\footnote cuti 2021}\par", ["Ratna", "Teller", "cuti 2021"]),
        (r"\trowd 2019\cell Teller\cell\row Bandung\par", ["2019   Teller", "Bandung"]),
        (r"{\shp{\*\shpinst{\shptxt 0812-3456-7890\par}}}Ratna\par", ["0812-3456-7890", "Ratna"]),
        (r"{\fonttbl{\f0 Arial;}}{\*\generator Kata;}{\info{\title Rahasia}}Ratna\par", ["Ratna"]),
        (r'{\field{\*\fldinst HYPERLINK "mailto:r@contoh.id"}{\fldrslt r@contoh.id}}\par', ["r@contoh.id"]),
    ],
    ids=["breaks", "letters", "header and note", "table", "text box", "nothing else", "link"],
)
def test_rtf_shows(body: str, shown: list[str]) -> None:
    assert sorted(lines(rf"{{\rtf1\ansi\ansicpg1252 {body}}}".encode())) == sorted(shown)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_plain_text_in_any_usual_encoding(encoding: str) -> None:
    assert read_document(TEXT.encode(encoding), "cv.txt").text == TEXT


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<html><body><h1>Ratna</h1><p>Sales&nbsp;&amp; CRM<br>Bandung</p></body></html>", ["Ratna", "Sales & CRM", "Bandung"]),
        ("<div><p>Ratna</p><ul><li>Excel</li><li>SQL</li></ul></div>", ["Ratna", "Excel", "SQL"]),
        ("<table><tr><td>2019</td><td>Teller</td></tr><tr><td>2015</td><td>Kasir</td></tr></table>", ["2019   Teller", "2015   Kasir"]),
        ("<html><head><title>x</title><style>p{}</style></head><script>var a</script><p>Ratna</p></html>", ["Ratna"]),
    ],
    ids=["page", "fragment", "table", "no code"],
)  # fmt: skip
def test_html_shows(page: str, shown: list[str]) -> None:
    assert [" ".join(line.split()) for line in lines(page.encode())] == [" ".join(line.split()) for line in shown]


@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract")
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read_and_a_tiff_has_pages(kind: str) -> None:
    pages = []
    for name in ("Ratna Kusuma", "Pengalaman Kerja"):
        page = Image.new("RGB", (900, 1270), "white")
        ImageDraw.Draw(page).text((90, 120), f"{name}\nAccount Officer", "black", ImageFont.load_default(size=34))
        pages.append(page)
    stream = io.BytesIO()
    pages[0].save(stream, kind, **({"save_all": True, "append_images": pages[1:]} if kind == "TIFF" else {}))
    document = read_document(stream.getvalue(), "cv")

    names = [line.text for line in document.lines if line.text != "Account Officer"]
    assert names == ["Ratna Kusuma", "Pengalaman Kerja"][: len(document.pages)]
    assert [page.ocr for page in document.pages] == [True] * (2 if kind == "TIFF" else 1)


def test_an_old_office_file_that_holds_no_document_is_told() -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read_document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "cv.doc")

    assert raised.value.code in {"damaged", "unsupported"}
