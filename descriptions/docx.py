"""The description as a Word file that HR can go on editing: real styles, lists, header and page numbers."""

from __future__ import annotations

import base64
import copy
import io
from typing import Any

from catalog.role import Text
from descriptions import phrases
from descriptions.composition import Fact, JobDescription, Line, Section
from descriptions.rendering import how_to_apply, printable

_ACCENT = "0B5A72"
_SOFT = "4D5763"
_RULE = "C9D0D8"
_FONT = "Calibri"
_LOCALES = {"id": "id-ID", "en": "en-GB"}


def write_docx(jd: JobDescription) -> bytes:
    """A4 DOCX; with both languages each line stands beside its translation in a two-column table."""
    from docx import Document

    document = Document()
    _set_up(document, jd)
    writer = _Writer(document, jd)
    writer.write()
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class _Writer:
    """Puts one description into a document, in one language or two side by side."""

    def __init__(self, document: Any, jd: JobDescription) -> None:
        self.document, self.jd = document, jd
        self.languages = jd.requisition.languages()
        self._table: Any = None
        self._second_list: int | None = None

    def write(self) -> None:
        jd, heads = self.jd, phrases.HEADINGS
        self._title()
        self._facts(jd.facts, columns=2)
        self._heading(heads["purpose"], 1)
        self._say(jd.purpose.text, "Normal")
        self._heading(heads["duties"], 1)
        for section in jd.duties:
            self._section(section, 2)
        for section in jd.requirements:
            self._section(section, 1)
        self._heading(heads["pay"], 1)
        self._facts(jd.benefits, columns=1)
        self._section(jd.process, 1, "List Number")
        if how := how_to_apply(jd):
            self._heading(heads["apply"], 1)
            for item in how:
                self._say(Text(id=item, en=item), "Normal")
        if jd.about:
            self._heading(heads["about"], 1)
            self._say(jd.about, "Normal")
        self._section(jd.assurance, 1)

    def _title(self) -> None:
        self.document.add_paragraph(printable(self.jd.title.in_(self.languages[0])), style="Title")
        if len(self.languages) == 2 and self.jd.title.id != self.jd.title.en:
            self.document.add_paragraph(printable(self.jd.title.en), style="Subtitle")

    def _section(self, section: Section, level: int, style: str = "List Bullet") -> None:
        self._heading(section.heading, level)
        for line in section.lines:
            self._line(line, style)

    def _line(self, line: Line, style: str) -> None:
        self._say(line.text, style)

    def _heading(self, text: Text, level: int) -> None:
        self._say(text, f"Heading {level}")

    def _say(self, text: Text, style: str) -> None:
        if len(self.languages) == 1:
            self.document.add_paragraph(printable(text.in_(self.languages[0])), style=style)
            return
        cells = self._row()
        for cell, language in zip(cells, self.languages, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles[style]
            if style == "List Number" and language != self.languages[0]:
                self._number_apart(paragraph)
            _tag_language(paragraph.add_run(printable(text.in_(language))), language)

    def _row(self) -> Any:
        if self._table is None:
            self._table = self.document.add_table(rows=0, cols=2)
            self._table.autofit = False
        row = self._table.add_row()
        _keep_whole(row)
        return row.cells

    def _number_apart(self, paragraph: Any) -> None:
        """The second language counts its own steps from 1."""
        if self._second_list is None:
            self._second_list = _add_list(self.document)
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val, numbering.get_or_add_numId().val = 0, self._second_list

    def _end_table(self) -> None:
        self._table = None

    def _facts(self, facts: tuple[Fact, ...], columns: int) -> None:
        """Name and value, one or two facts a row."""
        self._end_table()
        rows = -(-len(facts) // columns)
        table = self.document.add_table(rows=rows, cols=2 * columns, style="Table Grid")
        _set_grid(table, columns)
        for row in table.rows:
            _keep_whole(row)
        for number, fact in enumerate(facts):
            row, column = number // columns, 2 * (number % columns)
            name, value = table.cell(row, column), table.cell(row, column + 1)
            name.text, value.text = self._both(fact.name), self._both(fact.value)
            name.paragraphs[0].runs[0].bold = True
            value.paragraphs[0].runs[0].italic = not fact.stated
        self.document.add_paragraph(style="Spacer")

    def _both(self, text: Text) -> str:
        words = dict.fromkeys(printable(text.in_(language)) for language in self.languages)
        return " / ".join(words)


def _keep_whole(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _set_grid(table: Any, columns: int) -> None:
    """Thin grey rules between the rows, and names narrower than their values."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table.autofit = False
    for number, column in enumerate(table.columns):
        for cell in column.cells:
            cell.width = Mm((60, 110)[number % 2] / columns)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rule = OxmlElement(f"w:{side}")
        drawn = side in {"top", "bottom", "insideH"}
        for name, value in {"val": "single" if drawn else "nil", "sz": "4", "color": _RULE}.items():
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    table._tbl.tblPr.append(borders)


def _add_list(document: Any) -> int:
    """The number of a further list that looks like "List Number"; lists of one pattern would count on together."""
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    of_style = document.styles["List Number"].element.pPr.numPr.numId.val
    pattern = next(num for num in numbering.num_lst if num.numId == of_style).find(qn("w:abstractNumId")).val
    known = numbering.findall(qn("w:abstractNum"))
    added = copy.deepcopy(next(each for each in known if int(each.get(qn("w:abstractNumId"))) == pattern))
    number = 1 + max(int(each.get(qn("w:abstractNumId"))) for each in known)
    added.set(qn("w:abstractNumId"), str(number))
    for own in (qn("w:nsid"), qn("w:tmpl")):
        for mark in added.findall(own):
            added.remove(mark)
    for link in list(added.iter(qn("w:pStyle"))):
        link.getparent().remove(link)  # the style stays with the first list
    known[-1].addnext(added)
    return int(numbering.add_num(number).numId)


def _set_up(document: Any, jd: JobDescription) -> None:
    from docx.shared import Mm

    language = jd.requisition.languages()[0]
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin, page.header_distance = Mm(18), Mm(16), Mm(10)
    _set_styles(document, _LOCALES[language])
    properties = document.core_properties
    properties.title = printable(jd.title.in_(language))[:255]
    properties.author, properties.language = printable(jd.company.name)[:255], _LOCALES[language]
    properties.comments = ""
    _letterhead(page.header, jd)
    _page_numbers(page.footer.paragraphs[0])


def _set_styles(document: Any, locale: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": 10.5, "Title": 24, "Subtitle": 14, "Heading 1": 13, "Heading 2": 11, "List Bullet": 10.5}
    sizes["List Number"] = 10.5
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):  # a theme font would win over ours
                del fonts.attrib[key]
        fonts.set(qn("w:ascii"), _FONT)
        fonts.set(qn("w:hAnsi"), _FONT)
        style.paragraph_format.space_before = Pt(10 if name == "Heading 1" else 6 if name == "Heading 2" else 0)
        style.paragraph_format.space_after = Pt(2 if name.startswith("List") else 3)
    for name in ("Heading 1", "Title"):
        document.styles[name].font.color.rgb = RGBColor.from_string(_ACCENT)
    for name in ("Subtitle", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor.from_string(_SOFT if name == "Subtitle" else "16202C")
        document.styles[name].font.italic = False
    spacer = document.styles.add_style("Spacer", WD_STYLE_TYPE.PARAGRAPH)
    spacer.font.size, spacer.paragraph_format.space_after = Pt(2), Pt(0)
    _set_locale(document, locale)


def _set_locale(document: Any, locale: str) -> None:
    """The proofing language of the whole file."""
    from docx.oxml.ns import qn

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), locale)


def _tag_language(run: Any, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), _LOCALES[language])
    run._element.get_or_add_rPr().append(tag)


def _letterhead(header: Any, jd: JobDescription) -> None:
    from docx.shared import Mm, Pt

    paragraph = header.paragraphs[0]
    if jd.company.logo:
        paragraph.add_run().add_picture(io.BytesIO(base64.b64decode(jd.company.logo)), height=Mm(10))
        paragraph.add_run("  ")
    paragraph.add_run(printable(jd.company.name)).bold = True
    about = " · ".join(part for part in (jd.company.address, jd.company.website) if part)
    if about:
        header.add_paragraph(printable(about))
    header.paragraphs[-1].paragraph_format.space_after = Pt(10)


def _page_numbers(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, code in enumerate(("PAGE", "NUMPAGES")):
        if number:
            paragraph.add_run(" / ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)
