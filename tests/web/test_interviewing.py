"""Interviewers rate alone: nobody sees a scorecard that was not sent, nor others' before sending one's own."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storage.accounts import create_account
from storage.database import db
from tests.web.conftest import PASSWORD, sign_in


def interviewer(app: Flask, name: str) -> FlaskClient:
    with app.app_context():
        create_account(db.session, name, PASSWORD, "manager")
    client = app.test_client()
    client.post("/login", data={"name": name, "password": PASSWORD})
    return client


def fill(client: FlaskClient, address: str, rating: str, note: str, act: str) -> int:
    skill = re.findall(r'name="rating\.(\w+)"', client.get(address).text)[0]
    form = {f"rating.{skill}": rating, f"note.{skill}": note, "act": act}
    return client.post(address, data=form).status_code


def test_ratings_are_hidden_until_both_are_sent(app: Flask, people: tuple[str, list[str]]) -> None:
    address = f"/candidates/{people[1][0]}/interview"
    first, second, hr = interviewer(app, "Sari"), interviewer(app, "Tono"), sign_in(app, "hr")
    fill(first, address, "2", "menawar tanpa data", "save")
    assert [who.get(address).text.count("menawar tanpa data") for who in (first, second, hr)] == [1, 0, 0]
    fill(first, address, "2", "menawar tanpa data", "send")
    assert [who.get(address).text.count("menawar tanpa data") for who in (first, second, hr)] == [1, 0, 1]
    fill(second, address, "5", "membawa hitungan", "save")
    assert "menawar tanpa data" not in second.get(address).text
    fill(second, address, "5", "membawa hitungan", "send")
    for who in (first, second, hr):
        page = who.get(address).text
        assert "menawar tanpa data" in page
        assert "membawa hitungan" in page
        assert "<strong>3,5</strong>" in page
        assert "berjauhan" in page


def test_a_sent_scorecard_stands_once_another_was_sent(app: Flask, people: tuple[str, list[str]]) -> None:
    address = f"/candidates/{people[1][0]}/interview"
    first, second = interviewer(app, "Sari"), interviewer(app, "Tono")
    fill(first, address, "2", "x", "send")
    assert first.post(f"{address}/back").status_code == 302
    assert fill(first, address, "3", "x", "send") == 302
    assert first.post(address, data={"act": "save"}).status_code == 400
    fill(second, address, "4", "y", "send")
    assert first.post(f"{address}/back").status_code == 400


@pytest.mark.parametrize(("rating", "act", "status"), [("", "send", 400), ("6", "save", 400), ("", "save", 302)])
def test_ratings_go_from_one_to_five(app: Flask, people: tuple[str, list[str]], rating: str, act: str, status: int) -> None:
    assert fill(interviewer(app, "Sari"), f"/candidates/{people[1][0]}/interview", rating, "", act) == status


def test_what_the_cv_leaves_open_is_asked_first(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    legends = re.findall(r"<legend>(.*?)</legend>", auth.get(f"/candidates/{people[1][0]}/interview").text)
    silent = ["belum terjawab" in legend for legend in legends]
    assert any(silent)
    assert silent == sorted(silent, reverse=True)
