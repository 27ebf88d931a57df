"""The text view: nothing of the CV is lost, headings and jobs are set apart, each quote is linked once."""

from __future__ import annotations

import datetime
import re

from markupsafe import Markup

from catalog import load_role
from demo.cvs import demo_files
from screening.documents import read_document
from screening.parsing import parse_resume
from screening.resume import Resume
from screening.scoring import screen
from web.laying_out import lay_out

CV = """Ratna Contoh
ratna@contoh.example

PENGALAMAN KERJA
Account Manager, PT Rasa <Contoh>
Januari 2019 - Maret 2024
- Mengelola 30 klien ritel dan menaikkan penjualan 20%
- Menegosiasikan perpanjangan kontrak klien besar
"""


def read(data: bytes, name: str) -> Resume:
    return parse_resume(read_document(data, name), datetime.date(2026, 11, 1))


def test_lines_are_what_they_are() -> None:
    blocks = lay_out(read(CV.encode(), "cv.txt"), None)
    assert [(block.kind, block.text) for block in blocks] == [
        ("name", Markup("Ratna Contoh")), ("text", Markup("ratna@contoh.example")), ("heading", Markup("PENGALAMAN KERJA")),
        ("job", Markup("Account Manager, PT Rasa &lt;Contoh&gt;")), ("job", Markup("Januari 2019 - Maret 2024")),
        ("bullet", Markup("- Mengelola 30 klien ritel dan menaikkan penjualan 20%")),
        ("bullet", Markup("- Menegosiasikan perpanjangan kontrak klien besar")),
    ]  # fmt: skip


def test_nothing_is_lost_and_every_quote_has_one_anchor() -> None:
    role = load_role("account_manager")
    files = [file for file in demo_files() if file.name.endswith((".docx", ".txt"))]
    assert files
    for file in files:
        resume = read(file.data, file.name)
        page = Markup("\n").join(block.text for block in lay_out(resume, screen(resume, role)))
        assert page.striptags().split() == resume.text.split()
        anchors, links = re.findall(r'id="q-(\d+)"', page), set(re.findall(r'data-mark="(\d+)"', page))
        assert len(anchors) == len(set(anchors))
        assert set(anchors) == links
