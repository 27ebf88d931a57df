"""A person who asks for it is erased from the candidate's page, everywhere, and only after a typed word."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from storage.database import db
from storage.models import Application, LogEntry

People = tuple[str, list[str]]


def count(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Application)) or 0


def test_nothing_goes_without_the_word(app: Flask, auth: FlaskClient, people: People) -> None:
    before = count(app)
    answer = auth.post(f"/candidates/{people[1][0]}/erase", data={"word": "ya"})
    assert answer.status_code == 400
    assert "ketik kata HAPUS" in answer.text
    assert count(app) == before


def test_the_word_erases_and_the_log_keeps_who(app: Flask, auth: FlaskClient, people: People) -> None:
    _, ids = people
    before = count(app)
    answer = auth.post(f"/candidates/{ids[0]}/erase", data={"word": " hapus "}, follow_redirects=True)
    assert "Dihapus selamanya: 1 lamaran." in answer.text
    assert count(app) == before - 1
    assert auth.get(f"/candidates/{ids[0]}").status_code == 404
    with app.app_context():
        deed = db.session.scalars(select(LogEntry).where(LogEntry.act == "erase")).one()
    assert (deed.subject, bool(deed.account), deed.before, deed.after) == (ids[0], True, "", "")


def test_other_applications_of_the_person_go_along(app: Flask, auth: FlaskClient, people: People) -> None:
    _, ids = people
    with app.app_context():
        for one in ids[:2]:
            db.session.get(Application, one).email = "sama@contoh.example"  # type: ignore[union-attr]  # they are there
        db.session.commit()
    before = count(app)
    assert "1 lamaran lain" in auth.get(f"/candidates/{ids[0]}").text
    auth.post(f"/candidates/{ids[0]}/erase", data={"word": "HAPUS", "everywhere": "1"})
    assert count(app) == before - 2
