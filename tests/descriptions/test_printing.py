"""The PDF is tagged, complete and made in a child that fetches nothing, and has little time and memory."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pypdf
import pytest

from catalog import load_role
from descriptions import Requisition, compose, export, printing
from descriptions.letterhead import encode_logo
from descriptions.printing import Press
from descriptions.requisition import Languages, Wording
from errors import ExportUnavailable
from tests.descriptions.samples import OPENING, ROLE, opening


@pytest.fixture(scope="module", autouse=True)
def _pango() -> None:
    """On a machine without Pango there is no PDF to look at."""
    try:
        printing.print_pdf("<p>teks</p>")
    except ExportUnavailable as error:
        if error.missing:
            pytest.skip(str(error))
        raise


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("language", ["id", "en", "both"])
def test_nothing_is_lost_in_pdf(language: Languages) -> None:
    jd = compose(ROLE, opening(language=language))
    text = words(opened(export(jd, "pdf"))).replace(" ", "")

    expected = [line.text.in_(lang) for line in jd.lines() for lang in jd.requisition.languages()]
    assert [line for line in expected if line.replace(" ", "") not in text] == []


def test_the_pdf_is_accessible() -> None:
    reader = opened(export(compose(ROLE, OPENING), "pdf"))
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data().decode()

    assert root["/MarkInfo"]["/Marked"] == pypdf.generic.BooleanObject(True)
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == pypdf.generic.BooleanObject(True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Account Manager – PT Lentera Nusantara"
    assert 'pdfuaid:part="1"' in metadata or "<pdfuaid:part>1<" in metadata


def test_the_pdf_names_its_parts() -> None:
    reader = opened(export(compose(ROLE, OPENING), "pdf"))
    root: Any = reader.trailer["/Root"]

    def tags(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from tags(child)
        elif isinstance(node, dict) and "/S" in node:
            yield str(node["/S"])
            yield from tags(node.get("/K", []))

    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/P"} <= set(tags(root["/StructTreeRoot"]["/K"]))


def test_all_fonts_are_ours_and_embedded() -> None:
    reader = opened(export(compose(ROLE, OPENING), "pdf"))
    fonts = {id(font): font for page in reader.pages for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]

    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "Source-Sans-3" in str(descendant["/BaseFont"])
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_the_same_description_gives_the_same_bytes() -> None:
    jd = compose(ROLE, OPENING)

    assert export(jd, "pdf") == export(jd, "pdf")


def test_the_logo_has_its_name() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (300, 90), "navy").save(picture, "JPEG")
    company = OPENING.company.model_copy(update={"logo": encode_logo(picture.getvalue())})
    reader = opened(export(compose(ROLE, opening(company=company)), "pdf"))

    assert len(reader.pages[0].images) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The logo is no picture; choose a PNG or JPEG file."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "The logo is no picture; choose a PNG or JPEG file."),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "The logo is no picture; choose a PNG or JPEG file."),
        (b"\x89PNG\r\n\x1a\n" + b"0" * (5 << 20), "The logo is larger than 5 MB; make it smaller."),
    ],
)
def test_what_is_no_picture_is_no_logo(data: bytes, message: str) -> None:
    with pytest.raises(ExportUnavailable) as caught:
        encode_logo(data)

    assert str(caught.value) == message


class Canary(BaseHTTPRequestHandler):
    hits: list[str] = []  # noqa: RUF012  (shared with the test on purpose)

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """No line on standard error."""


def test_the_child_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("kata sandi")
    server = HTTPServer(("127.0.0.1", 0), Canary)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        site = f"http://127.0.0.1:{server.server_port}"
        html = (
            f"<link rel=attachment href={secret.as_uri()}><link rel=stylesheet href={site}/a.css>"
            f"<style>@import url({site}/b.css); @font-face {{ font-family: x; src: url({site}/c.ttf) }}</style>"
            f"<img src={site}/d.png alt=d><img src={secret.as_uri()} alt=e>"
            f"<a rel=attachment href={secret.as_uri()}>f</a>"
            f"<object data={site}/g.svg></object><p style='background: url({site}/h.png); font-family: x'>teks</p>"
        )
        reader = opened(printing.print_pdf(html))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert Canary.hits == []
    assert reader.attachments == {}
    assert "kata sandi" not in words(reader)
    assert "teks" in words(reader)


@pytest.fixture
def hasty() -> Iterator[Press]:
    press = Press(seconds=0.05)
    yield press
    press.close()


def test_what_takes_too_long_is_stopped(hasty: Press) -> None:
    with pytest.raises(ExportUnavailable, match=r"not ready within 0\.05 seconds"):
        hasty.print_pdf("<p>teks</p>" * 20_000, ())

    hasty.seconds = 10
    assert hasty.print_pdf("<p>teks</p>", ()).startswith(b"%PDF-")


def test_what_takes_too_much_memory_is_stopped() -> None:
    press = Press(memory=400 << 20)
    try:
        with pytest.raises(ExportUnavailable):
            press.print_pdf("<table><tr><td colspan=100000000>teks</td></tr></table>", ())
        assert press.print_pdf("<p>teks</p>", ()).startswith(b"%PDF-")
    finally:
        press.close()


def test_a_text_beyond_measure_is_refused_at_once() -> None:
    with pytest.raises(ExportUnavailable, match="too long"):
        export(compose(ROLE, opening(purpose=Wording(id="a"))), "pdf") and printing.print_pdf("a" * (3 << 20))


def test_without_pango_the_rest_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    known = printing._environment()
    monkeypatch.setattr(printing, "_environment", lambda: {**known, "PYTHONPATH": f"{tmp_path}:{known['PYTHONPATH']}"})
    press = Press()
    try:
        with pytest.raises(ExportUnavailable, match=r"install it .*libpangoft2-1\.0-0") as caught:
            press.print_pdf("<p>teks</p>", ())
    finally:
        press.close()

    assert caught.value.missing == ("libpangoft2-1.0-0, libharfbuzz-subset0, fonts-dejavu-core",)
    assert export(compose(ROLE, OPENING), "docx").startswith(b"PK")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_and_a_few_lines_are_set_closer_on_one_page(language: str) -> None:
    role = load_role("bank_relationship_manager")
    jd = compose(role, Requisition.model_validate({"role": role.id, "language": language, "location": "Jakarta"}))
    assert len(opened(export(jd, "pdf")).pages) == 1
