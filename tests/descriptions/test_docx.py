"""The Word file can be edited on: real styles and lists, nothing lost."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from descriptions import compose, export
from descriptions.requisition import Languages, Wording
from tests.descriptions.samples import OPENING, ROLE, opening


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph, those in tables too."""
    document: Any = Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    found = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    return [(paragraph.style.name, paragraph.text) for paragraph in found]


@pytest.mark.parametrize("language", ["id", "en", "both"])
def test_nothing_is_lost(language: Languages) -> None:
    jd = compose(ROLE, opening(language=language))
    texts = {text for _, text in paragraphs(export(jd, "docx"))}

    expected = {line.text.in_(lang) for line in jd.lines() for lang in jd.requisition.languages()}
    assert expected <= texts


@pytest.mark.parametrize("language", ["id", "both"])
def test_each_line_has_its_style(language: Languages) -> None:
    written = paragraphs(export(compose(ROLE, opening(language=language)), "docx"))

    assert {
        ("Title", "Account Manager"),
        ("Heading 1", "Tanggung jawab"),
        ("Heading 2", "Mengelola klien"),
        ("List Bullet", "Menyelesaikan keluhan klien."),
        ("List Number", "Keputusan disampaikan kepada setiap pelamar."),
    } <= set(written)


def test_each_language_counts_its_own_steps() -> None:
    document: Any = Document(io.BytesIO(export(compose(ROLE, opening(language="both")), "docx")))
    numbering = document.part.numbering_part.element
    pattern = {num.numId: num.find(qn("w:abstractNumId")).val for num in numbering.num_lst}
    cells = [cell.paragraphs[0] for table in document.tables for row in table.rows for cell in row.cells]
    steps = [paragraph for paragraph in cells if paragraph.style.name == "List Number"]
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    used = [pattern[p._p.pPr.numPr.numId.val if p._p.pPr.numPr is not None else style] for p in steps]

    assert len(set(used[::2])) == len(set(used[1::2])) == 1
    assert used[0] != used[1]


def test_control_characters_do_no_harm() -> None:
    typed = "satu\x00dua\x0btiga\x1b \ufffe empat"
    jd = compose(ROLE, opening(wording={"duty.upsell": Wording(id=typed)}))

    assert ("List Bullet", "satuduatiga  empat") in paragraphs(export(jd, "docx"))


def test_the_file_knows_title_author_and_language() -> None:
    data = export(compose(ROLE, opening(language="en")), "docx")
    properties = Document(io.BytesIO(data)).core_properties

    assert (properties.title, properties.author, properties.language) == (
        "Account Manager",
        "PT Lentera Nusantara",
        "en-GB",
    )
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert 'w:lang w:val="en-GB"' in styles


def test_the_header_names_the_company() -> None:
    document: Any = Document(io.BytesIO(export(compose(ROLE, OPENING), "docx")))

    assert [p.text for p in document.sections[0].header.paragraphs] == [
        "PT Lentera Nusantara",
        "Jl. Melati No. 7, Jakarta · https://lentera.example",
    ]
