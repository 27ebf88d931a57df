"""Places, rows, boxes and styles of office files that put text out of sight, and the designs that look like it."""

from __future__ import annotations

import pytest

from screening.documents import read_document
from tests.screening.documents.test_unseen import ODF, SHOWN, TRICK, WORD, packed

SPACES = (
    f'xmlns:w="{WORD}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
DARK, PALE = "1F3864", "FFFFFF"


def run(colour: str = "", more: str = "") -> str:
    marks = (f'<w:color w:val="{colour}"/>' if colour else "") + more
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t>{TRICK}</w:t></w:r>"


def document(body: str, styles: str = "", background: str = "") -> bytes:
    shown = f"<w:p><w:r><w:t>{SHOWN}</w:t></w:r></w:p>"
    parts = {"word__document": f"<w:document {SPACES}>{background}<w:body>{shown}{body}</w:body></w:document>"}
    if styles:
        parts["word__styles"] = f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'
    return packed(**parts)


def paragraph(marks: str, content: str = "") -> str:
    return f"<w:p><w:pPr>{marks}</w:pPr>{content or run()}</w:p>"


def table(cell: str = "", row: str = "", content: str = "", style: str = "") -> str:
    return f"<w:tbl>{style}<w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr><w:p>{content or run()}</w:p></w:tc></w:tr></w:tbl>"


def box(content: str = "", x: int = 0, fill: str = "", mark: str = "", size: int = 900_000) -> str:
    return (
        f"<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
        f'<wp:extent cx="{size}" cy="{size}"/><wp:docPr id="1" name="b"{mark}/><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx>'
        f"<w:txbxContent><w:p>{content or run()}</w:p></w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>"
    )


def shape(style: str) -> str:
    inner = f"<v:textbox><w:txbxContent><w:p>{run()}</w:p></w:txbxContent></v:textbox>"
    return f'<w:p><w:r><w:pict><v:shape style="{style}">{inner}</v:shape></w:pict></w:r></w:p>'


def style(marks: str, name: str = "H", base: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/><w:rPr>{marks}</w:rPr></w:style>'


def open_document(body: str, marks: str = "", styles: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{short}="{ODF}:{name}:1.0"' for short, name in (
        ("o", "office"), ("t", "text"), ("s", "style"), ("tb", "table"), ("d", "drawing"), ("v", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    ))  # fmt: skip
    own = f'<s:style s:name="P1" s:family="paragraph"><s:text-properties {marks}/></s:style>' if marks else ""
    return packed(
        mimetype="application/vnd.oasis.opendocument.text",
        content=f"<o:document-content {spaces}><o:automatic-styles>{own}{styles}</o:automatic-styles>"
        f"<o:body><o:text><t:p>{SHOWN}</t:p>{body}</o:text></o:body></o:document-content>",
    )


HEADED = paragraph('<w:pStyle w:val="H"/>')
STYLED = f'<t:p t:style-name="P1">{TRICK}</t:p>'
SOLID = '<a:solidFill><a:srgbClr val="%s"/></a:solidFill>'
SHADED = '<w:shd w:val="clear" w:fill="%s"/>'


@pytest.mark.parametrize(
    "data",
    [
        document(HEADED, style(f'<w:color w:val="{PALE}"/>')),
        document(HEADED, style('<w:sz w:val="2"/>')),
        document(HEADED, style("<w:vanish/>", "G") + style("", "H", "G")),
        document(box(x=-9_000_000)),
        document(box(x=19_000_000)),
        document(box(mark=' hidden="1"')),
        document(box(size=1)),
        document(box(run(PALE), fill="<a:noFill/>")),
        document(box(run(PALE))),
        document(box(run(PALE), fill=SOLID % PALE)),
        document(shape("position:absolute;margin-left:-2000pt")),
        document(shape("position:absolute;visibility:hidden")),
        document(table(row="<w:hidden/>")),
        document(table(row='<w:trHeight w:val="1" w:hRule="exact"/>')),
        document(table(SHADED % PALE, content=run(PALE))),
        document(table(SHADED % "auto", content=run(PALE))),
        document(table(SHADED % DARK, content=run(DARK))),
        document(paragraph('<w:spacing w:line="10" w:lineRule="exact"/>')),
        document(paragraph('<w:ind w:left="-30000"/>')),
        document(paragraph('<w:framePr w:x="-20000" w:y="100"/>')),
        document(paragraph("", run(more='<w:spacing w:val="-300"/>'))),
        document(paragraph("", run(DARK)), background=f'<w:background w:color="{DARK}"/>'),
        document(paragraph("", run(more='<x:textFill xmlns:x="w14"><x:solidFill><x:alpha x:val="100000"/></x:solidFill></x:textFill>'))),
        open_document(STYLED, 'fo:font-size="3%"'),
        open_document(STYLED, 's:opacity="0%"'),
        open_document(STYLED.replace("P1", "P2"), 't:display="none"', '<s:style s:name="P2" s:parent-style-name="P1"/>'),
        open_document(f"<t:p><t:hidden-text>{TRICK}</t:hidden-text></t:p>"),
        open_document(f"<t:p><t:hidden-paragraph/>{TRICK}</t:p>"),
        open_document(f'<t:section t:display="none"><t:p>{TRICK}</t:p></t:section>'),
        open_document(f'<tb:table-row tb:visibility="collapse"><tb:table-cell><t:p>{TRICK}</t:p></tb:table-cell></tb:table-row>'),
        open_document(f'<t:p><d:frame v:x="-60cm" v:y="1cm"><d:text-box><t:p>{TRICK}</t:p></d:text-box></d:frame></t:p>'),
    ],
)  # fmt: skip
def test_text_out_of_sight_is_set_apart(data: bytes) -> None:
    found = read_document(data, "cv")

    assert (found.text, [hidden.text.strip() for hidden in found.hidden]) == (SHOWN, [TRICK])


@pytest.mark.parametrize(
    "data",
    [
        document(box(run(PALE), fill=SOLID % DARK)),
        document(box(run(PALE), fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>')),
        document(box(run(PALE), fill="<a:blipFill/>")),
        document(box(x=-900_000)),
        document(table(SHADED % DARK, content=run(PALE))),
        document(table(content=run(PALE), style='<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'),
                 f'<w:style w:styleId="T"><w:tblStylePr><w:tcPr>{SHADED % DARK}</w:tcPr></w:tblStylePr></w:style>'),
        document(paragraph('<w:pStyle w:val="S"/>', run(PALE)), f'<w:style w:styleId="S"><w:pPr>{SHADED % DARK}</w:pPr></w:style>'),
        document(paragraph("", run(PALE)), background=f'<w:background w:color="{DARK}"/>'),
        document(table(row='<w:trHeight w:val="300" w:hRule="exact"/>')),
        document(paragraph('<w:ind w:left="720" w:hanging="360"/><w:spacing w:line="240" w:lineRule="exact"/>', run(more='<w:spacing w:val="-20"/>'))),
        document(paragraph("", run(PALE)) + box("<w:r/>", size=5_000_000).replace("<wp:anchor>", '<wp:anchor behindDoc="1">')),
    ],
)  # fmt: skip
def test_a_design_is_not(data: bytes) -> None:
    found = read_document(data, "cv")

    assert (found.text, found.hidden) == (f"{SHOWN}\n{TRICK}", ())
