"""Every file ends as read, partly read, or failed with one sentence in both languages."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from errors import UnreadableDocument
from screening.documents import Limits, read_document
from screening.documents.answers import RESUME, read
from screening.documents.messages import SENTENCES
from screening.reading import ReaderPool, ReadingUnavailable
from screening.resume import RESUME_JSON

DAY = datetime.date(2026, 1, 31)
CV = b"Ratna Dewi\nPengalaman Kerja\nSales Executive, PT Contoh Jaya, Jan 2020 - Des 2021\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(Limits(file_bytes=1 << 20)) as readers:
        yield readers


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return stream.getvalue()


def word(body: str, before: str = "") -> bytes:
    xml = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(word__document_dot_xml=xml.encode())


def pdf(content: str) -> bytes:
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = "".join(f"{number} 0 obj {part} endobj\n" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>".encode()


SHOWN = "BT /F 12 Tf 50 700 Td (Ratna Dewi, Sales Executive di Jakarta) Tj ET "


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"  \n", "empty"),
        (b"%PDF-1.4\nnothing", "damaged"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "unsupported"),
        (word("<w:p/>", before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "unsafe"),
        (b"x" * (2 << 20), "too_large"),
    ],
)
def test_a_file_that_is_no_cv_fails_with_a_sentence(pool: ReaderPool, data: bytes, code: str) -> None:
    resume = pool.read(data, "cv.pdf", as_of=DAY)

    assert (resume.status, [note.code for note in resume.problems]) == ("failed", [code])
    assert resume.problems[0].message_id != resume.problems[0].message_en


def test_the_type_is_decided_by_content() -> None:
    document = read_document(word("<w:p><w:r><w:t>Ratna Dewi</w:t></w:r></w:p>"), "cv.pdf")

    assert document.text == "Ratna Dewi"


def test_vanished_words_stand_apart() -> None:
    body = "<w:p><w:r><w:t>Ratna Dewi</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Kubernetes</w:t></w:r></w:p>"
    document = read_document(word(body), "cv.docx")

    assert (document.text, [(found.text, found.reason) for found in document.hidden]) == (
        "Ratna Dewi",
        [("Kubernetes", "vanish")],
    )


@pytest.mark.parametrize(
    ("trick", "reason"),
    [
        ("1 1 1 rg BT /F 12 Tf 50 600 Td (Kredit mikro dan analis kredit senior) Tj ET", "white"),
        ("BT /F 1 Tf 50 600 Td (Kredit mikro dan analis kredit senior) Tj ET", "tiny"),
        ("BT /F 12 Tf 50 900 Td (Kredit mikro dan analis kredit senior) Tj ET", "off_page"),
        ("BT 3 Tr /F 12 Tf 50 600 Td (Kredit mikro dan analis kredit senior) Tj ET", "transparent"),
        ("BT /F 12 Tf 50 600 Td (Kredit mikro dan analis kredit senior) Tj ET 1 1 1 rg 40 590 400 30 re f", "covered"),
    ],
)
def test_what_a_person_cannot_see_is_hidden(trick: str, reason: str) -> None:
    document = read_document(pdf(SHOWN + trick), "cv.pdf")

    assert document.text == "Ratna Dewi, Sales Executive di Jakarta"
    assert [found.reason for found in document.hidden] == [reason]


def test_white_letters_on_a_dark_bar_are_seen() -> None:
    bar = "0 0 0.5 rg 40 590 400 30 re f 1 1 1 rg BT /F 12 Tf 50 600 Td (PENGALAMAN KERJA DAN ORGANISASI) Tj ET"
    document = read_document(pdf(SHOWN + bar), "cv.pdf")

    assert (document.hidden, "PENGALAMAN KERJA DAN ORGANISASI" in document.text) == ((), True)


def test_lines_stand_verbatim_at_their_offsets() -> None:
    document = read_document(pdf(SHOWN), "cv.pdf")

    assert [document.text[line.start : line.end] for line in document.lines] == [line.text for line in document.lines]
    assert all(line.box for line in document.lines)


def test_a_zip_gives_one_resume_a_member(pool: ReaderPool) -> None:
    resumes = pool.read_all(zipped(ratna_dot_txt=CV, kosong_dot_txt=b""), "lamaran.zip", DAY)

    assert [(resume.file, resume.status) for resume in resumes] == [
        ("lamaran.zip/ratna.txt", "read"),
        ("lamaran.zip/kosong.txt", "failed"),
    ]


def test_a_file_that_unpacks_too_far_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        read_document(word("<w:p>" + " " * 30_000_000 + "</w:p>"), "cv.docx", Limits(unpacked_bytes=1 << 20))


def test_a_page_is_drawn_as_png(pool: ReaderPool) -> None:
    assert pool.render_page(pdf(SHOWN), 1, 0.5).startswith(b"\x89PNG")


def test_every_sentence_has_the_same_places_in_both_languages() -> None:
    places = {code: [re.findall(r"{\w+}", text) for text in pair] for code, pair in SENTENCES.items()}

    assert {code: found for code, found in places.items() if found[0] != found[1]} == {}


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and network namespaces are Linux's")
@pytest.mark.parametrize(
    ("wall", "deed"),
    [
        ("files", "open('/tmp/saring-outside', 'w')"),
        ("files", "open('/etc/passwd')"),
        ("network", "import socket; socket.create_connection(('127.0.0.1', 9), 1)"),
    ],
)
def test_a_reading_process_is_shut_in(wall: str, deed: str) -> None:
    code = f"""
import sys
from screening.documents.sandbox import enter
from screening.documents.limits import Limits
if {wall!r} not in enter(Limits()): sys.exit(3)
try:
    {deed}
except OSError as error: sys.exit(0 if error.errno in {{13, 27, 101}} else 1)  # refused, too big, unreachable
sys.exit(1)
"""
    status = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode
    if status == 3:
        pytest.skip("this kernel has no such wall")
    assert status == 0


def test_a_reader_writes_what_the_adapter_would() -> None:
    resume = read(CV, "cv.txt", DAY, Limits())

    assert RESUME.encode(resume).encode() == RESUME_JSON.dump_json(resume)


def test_a_reader_starts_without_the_slow_libraries() -> None:
    """A single `saring read` waits for these imports."""
    code = "import sys, screening.documents.nursery as n, importlib; [importlib.import_module(m) for m in n.FIRST]; print(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())

    assert loaded & {"pydantic", "yaml", "PIL.Image", "lxml.etree", "tesserocr"} == set()


@pytest.mark.parametrize("recycle_after", [1, 100])
def test_reading_goes_on_when_the_process_behind_it_dies(recycle_after: int) -> None:
    with ReaderPool(Limits(recycle_after=recycle_after)) as readers:
        for _ in range(3):
            assert readers.read(CV, "cv.txt", as_of=DAY).status == "read"
            assert readers._nursery is not None
            readers._nursery._process.kill()
            readers._nursery._process.wait()
        assert readers.read(CV, "cv.txt", as_of=DAY).status == "read"


def test_a_process_that_never_starts_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening.reading.arguments", lambda limits: [sys.executable, "-c", "raise SystemExit(1)"])
    with ReaderPool() as readers, pytest.raises(ReadingUnavailable, match=r"^[^.]+ `saring doctor`[^.]+\.$"):
        readers.read(CV, "cv.txt", as_of=DAY)
