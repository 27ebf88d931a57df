"""Strangers send one CV to a published opening, and only with consent to the notice that is kept with it."""

from __future__ import annotations

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from descriptions import Requisition
from storage import consents
from storage.database import db
from storage.models import Application, Consent, Job, Opening
from storage.openings import create_opening
from web import applying

CV = b"CV Budi Contoh\nbudi@contoh.example"


@pytest.fixture
def opening(app: Flask) -> str:
    with app.app_context():
        row = create_opening(db.session, Requisition(role="account_manager"), "a")
        row.status = "published"
        db.session.commit()
        return row.id


def send(client: FlaskClient, opening: str, data: bytes = CV, name: str = "cv.txt", **fields: str) -> int:
    form = {"agree": "1", "file": (io.BytesIO(data), name), **fields}
    return client.post(f"/jobs/{opening}/apply", data=form).status_code


def test_a_cv_arrives_with_the_notice_that_was_shown(app: Flask, client: FlaskClient, opening: str) -> None:
    assert f"/jobs/{opening}/apply" in client.get(f"/jobs/{opening}").text
    page = client.get(f"/jobs/{opening}/apply").text
    assert send(client, opening, pool="1") == 302
    with app.app_context():
        row, consent = db.session.scalars(select(Application)).one(), db.session.scalars(select(Consent)).one()
        assert (row.file, row.state, consent.application, consent.talent_pool) == ("cv.txt", "received", row.id, True)
        assert consent.notice in page.replace("&amp;", "&").replace("&#34;", '"')
        assert consent.notice_version == consents.notice_version(consent.notice)
        assert db.session.scalars(select(Job.application)).all() == [row.id]


@pytest.mark.parametrize(
    ("data", "name", "fields"),
    [(CV, "cv.txt", {"agree": "0"}), (b"", "cv.txt", {}), (CV, "cv.zip", {}), (CV, "cv.exe", {}), (b"x" * 101, "cv.txt", {})],
)
def test_what_is_refused_is_not_kept(
    app: Flask, client: FlaskClient, opening: str, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, fields: dict[str, str]
) -> None:
    monkeypatch.setattr(applying, "LARGEST", 100)
    assert send(client, opening, data, name, **fields) == 400
    with app.app_context():
        assert db.session.scalars(select(Application)).all() == []


def test_a_robot_is_thanked_and_forgotten(app: Flask, client: FlaskClient, opening: str) -> None:
    assert send(client, opening, website="http://spam.example") == 302
    with app.app_context():
        assert db.session.scalars(select(Application)).all() == []


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_only_published_openings_take_cvs(app: Flask, client: FlaskClient, opening: str, status: str) -> None:
    with app.app_context():
        row = db.session.get(Opening, opening)
        assert row
        row.status = status
        db.session.commit()
    assert send(client, opening) == 404


def test_a_flood_is_turned_away(client: FlaskClient, opening: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consents, "MOST_AN_HOUR", 2)
    assert [send(client, opening, CV + bytes([48 + n])) for n in range(3)] == [302, 302, 400]
