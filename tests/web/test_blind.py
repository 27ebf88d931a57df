"""Blind review on every page and in every file: names, contact, notes and reasons too; schools by choice."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from screening.redaction import hidden_spans
from storage.applications import load_application, resume_of
from storage.database import db
from storage.models import LogEntry
from tests.web.conftest import sign_in
from web.pictures import covers

SECRETS = ("Ratna", "ratna0@contoh", "5550-0000")
PAGES = ["/openings/{o}/candidates", "/candidates/{c}", "/candidates/{c}/score", "/candidates/{c}/invariance", "/candidates/{c}/interview",
         "/openings/{o}/compare?id={c}&id={d}"]  # fmt: skip


def write_about(client: FlaskClient, person: str) -> None:
    """A note, a reason and a correction that all name the person."""
    client.post(f"/candidates/{person}/notes", data={"text": "Ratna perlu ditelepon di 0812-5550-0000"})
    client.post(f"/candidates/{person}/correct", data={"requirement": "title", "level": "0", "reason": "kata Ratna sendiri"})
    client.post(f"/candidates/{person}/decide", data={"decision": "advance", "reason": "Ratna Contoh menarik"})


@pytest.mark.parametrize("page", PAGES)
def test_what_people_wrote_is_masked(app: Flask, auth: FlaskClient, people: tuple[str, list[str]], page: str) -> None:
    opening, ids = people
    write_about(auth, ids[0])
    text = sign_in(app, "manager").get(page.format(o=opening, c=ids[0], d=ids[1])).text
    assert [word for word in SECRETS if word in text] == []


@pytest.mark.parametrize("format_", ["pdf", "xlsx", "csv", "json", "jsonl"])
def test_files_name_nobody(auth: FlaskClient, people: tuple[str, list[str]], format_: str) -> None:
    write_about(auth, people[1][0])
    auth.post("/blind", data={"blind": "1"})
    data = auth.get(f"/openings/{people[0]}/shortlist.{format_}").data
    assert [word for word in SECRETS if word in text_of(data, format_)] == []


def text_of(data: bytes, format_: str) -> str:
    """Everything written in a file."""
    if format_ == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    if format_ == "pdf":
        from screening.documents import read_document

        text = read_document(data, "shortlist.pdf").text
        assert "menarik" in text
        return text
    return data.decode()


def test_schools_are_masked_by_choice(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    address = f"/candidates/{people[1][0]}?view=text"
    auth.post("/blind", data={"blind": "1"})
    assert "Universitas" in auth.get(address).text
    auth.post("/blind", data={"schools": "1"})
    assert "Universitas" not in auth.get(address).text
    with app.app_context():
        resume = resume_of(load_application(db.session, people[1][0]))
        assert resume
        assert len(hidden_spans(resume, schools=True)) > len(hidden_spans(resume))
        assert covers(resume, 1) == []  # plain text has no boxes, so nothing is drawn at all


def test_a_masked_reason_is_not_written_back(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    write_about(auth, people[1][0])
    auth.post("/blind", data={"blind": "1"})
    page = auth.get(f"/candidates/{people[1][0]}").text
    assert 'id="reason" name="reason" value=""' in page
    assert "menarik" in page


def test_a_manager_says_why_names_are_shown_and_it_is_logged(app: Flask, people: tuple[str, list[str]]) -> None:
    manager, address = sign_in(app, "manager"), f"/openings/{people[0]}/candidates"
    assert manager.post("/blind", data={"blind": "0", "reason": "  "}).status_code == 400
    assert "Ratna" not in manager.get(address).text
    assert manager.post("/blind", data={"blind": "0", "why": "Mengundang ke wawancara", "reason": "hari Senin"}).status_code == 302
    assert "Ratna" in manager.get(address).text
    with app.app_context():
        said = db.session.scalars(select(LogEntry.after).where(LogEntry.act == "reveal")).all()
    assert said == ["Mengundang ke wawancara hari Senin"]


def test_a_manager_asks_for_one_person_and_sees_no_other(app: Flask, people: tuple[str, list[str]]) -> None:
    manager, (opening, ids) = sign_in(app, "manager"), people
    one, other = (f"/candidates/{each}" for each in ids[:2])
    first, second = "Ratna", "Joko Lestari"
    with app.app_context():
        load_application(db.session, ids[1]).name = second
        for each in ids[2:]:
            load_application(db.session, each).name = second
        db.session.commit()
    manager.post("/blind", data={"blind": "0", "why": "Menghubungi", "back": one})
    assert first in manager.get(one).text
    assert second not in manager.get(one).text
    assert second not in manager.get(other).text
    assert first not in manager.get(f"/openings/{opening}/candidates").text
    manager.post("/blind", data={"blind": "1", "back": one})
    assert first not in manager.get(one).text
