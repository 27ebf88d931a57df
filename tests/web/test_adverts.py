"""Start from an existing ad: preview, choices, creation; nothing dropped, nothing kept before it is wanted."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient

from descriptions import Requisition
from storage.database import db
from storage.openings import list_openings, requisition_of
from tests.descriptions.test_intake import AD
from tests.web.conftest import sign_in


def only_opening(app: Flask) -> list[Requisition]:
    with app.app_context():
        return [requisition_of(opening) for opening, *_ in list_openings(db.session)]


def test_the_preview_shows_sections_findings_and_the_true_role(app: Flask, auth: FlaskClient) -> None:
    page = auth.post("/openings/from-ad", data={"text": AD}).text
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page))
    assert "Judulnya “Account Manager”, tetapi tugasnya lebih menggambarkan Account Executive" in words
    assert "canvassing" in words
    assert '<u class="unlawful"' in page
    assert 'value="account_executive" selected' in page
    assert only_opening(app) == []


def test_the_opening_is_what_was_chosen(app: Flask, auth: FlaskClient) -> None:
    page = auth.post("/openings/from-ad", data={"text": AD}).text
    number = re.search(r'id="ad-(\d+)"[^>]*><p[^>]*>Bisa merangkai', page)
    assert number
    data = {"text": AD, "role": "account_executive", f"to:{number[1]}": "out", "also": "duty.demo", "title": "own"}
    answer = auth.post("/openings/from-ad/create", data=data)
    composer = auth.get(answer.location).text
    assert "bunga papan" not in composer
    assert "gudang pameran" in composer
    assert 'value="Surabaya"' in composer
    kept = only_opening(app)
    assert [(item.title.id, "duty.demo" in item.keep, item.pay.salary_max) for item in kept] == [
        ("Account Manager", True, 7_000_000)
    ]


def test_a_word_file_is_read(auth: FlaskClient) -> None:
    document, data = Document(), io.BytesIO()
    for line in AD.splitlines():
        document.add_paragraph(line)
    document.save(data)
    data.seek(0)
    page = auth.post("/openings/from-ad", data={"file": (data, "iklan.docx")}).text
    assert "gudang pameran" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"text": "  "}, "Tempel teks iklan"),
        ({"file": (io.BytesIO(b"\x00\x01\x02bukan berkas"), "iklan.pdf")}, "role=\"alert\""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(auth: FlaskClient, data: dict[str, object], said: str) -> None:
    answer = auth.post("/openings/from-ad", data=data)
    assert answer.status_code == 400
    assert said in answer.text


def test_an_ad_is_data(auth: FlaskClient) -> None:
    page = auth.post(
        "/openings/from-ad", data={"text": "Account Manager\nKualifikasi:\n- <script>alert(1)</script> {{ 7*7 }}"}
    ).text
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize(
    "text", ["Account Manager", "%PDF-1.7", "{\\rtf1 Account Officer", "<html>", "🔥", "PK\x03\x04", "- \n-"]
)
def test_no_text_breaks_the_preview(auth: FlaskClient, text: str) -> None:
    assert auth.post("/openings/from-ad", data={"text": text}).status_code == 200


def test_managers_do_not_create_openings(app: Flask) -> None:
    assert sign_in(app, "manager").get("/openings/from-ad").status_code == 403


def test_pay_that_was_read_is_not_said_to_be_missing(auth: FlaskClient) -> None:
    for pay, said in (("Gapok 3 jt", False), ("Pendapatan 3 jt", False), ("Mobil dinas", True)):
        text = f"Account Officer\nPersyaratan:\n- Mampu menagih\n{pay}"
        page = auth.post("/openings/from-ad", data={"text": text}).text
        assert ("Gaji tidak disebut" in page) is said, pay
