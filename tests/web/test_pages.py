"""Rules of the pages."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app import setup_link
from storage.database import db
from storage.models import LogEntry
from tests.web.conftest import PASSWORD, sign_in
from web.guard import OPEN, POLICY
from web.texts import load_texts


def test_every_route_has_a_policy(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(POLICY)


def test_nothing_but_the_open_pages_is_shown_to_strangers(app: Flask, client: FlaskClient) -> None:
    for rule in app.url_map.iter_rules():
        if POLICY[rule.endpoint] is OPEN:
            continue
        path = re.sub("<[^>]+>", "x", rule.rule.replace("<int:number>", "1"))
        answer = client.open(path, method="POST" if "POST" in (rule.methods or set()) else "GET")
        assert (answer.status_code, answer.headers.get("Location")) == (302, "/login"), rule


@pytest.mark.parametrize("path", ["/openings/new"])
def test_managers_may_not_make_openings(app: Flask, path: str) -> None:
    assert sign_in(app, "manager").get(path).status_code == 403


def test_both_languages_have_the_same_texts_and_gaps() -> None:
    gaps = [{k: sorted(re.findall(r"\{\w+\}|%\w", v)) for k, v in load_texts(lang).items()} for lang in ("id", "en")]
    assert gaps[0] == gaps[1]


def test_setup_link_works_once(app: Flask, client: FlaskClient) -> None:
    link = setup_link(app, "")
    assert link
    assert client.get(link).status_code == 200
    form = {"key": link.partition("=")[2], "name": "sari", "password": PASSWORD}
    assert client.post("/setup", data=form).status_code == 302
    assert client.get("/").status_code == 200
    assert client.get(link).status_code == 404
    assert setup_link(app, "") is None


def test_sign_in_locks_after_eight_wrong_passwords(app: Flask) -> None:
    sign_in(app, "hr")
    client = app.test_client()
    for _ in range(8):
        assert client.post("/login", data={"name": "hr", "password": "salah"}).status_code == 400
    assert client.post("/login", data={"name": "hr", "password": PASSWORD}).status_code == 400


def test_posts_from_other_sites_are_refused(auth: FlaskClient) -> None:
    assert auth.post("/logout", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def make_opening(auth: FlaskClient, role: str = "account_manager") -> str:
    answer = auth.post("/openings/new", data={"role": role})
    return answer.headers["Location"].split("/")[2]


def test_the_composer_saves_and_previews(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    form = {"company_name": "PT Contoh Rasa", "location": "Bandung"}
    assert "PT Contoh Rasa" in auth.post(f"/openings/{opening}/preview", data=form).text
    assert "PT Contoh Rasa" not in auth.get(f"/openings/{opening}/edit").text
    auth.post(f"/openings/{opening}/edit", data=form)
    assert "PT Contoh Rasa" in auth.get(f"/openings/{opening}/edit").text
    assert auth.post(f"/openings/{opening}/preview", data={"closing_date": "kapan"}).status_code == 400


def test_the_same_bytes_are_received_once_and_named(auth: FlaskClient) -> None:
    opening = make_opening(auth)

    def send() -> bool:
        answer = auth.post(f"/openings/{opening}/candidates", headers={"Accept": "application/json"},
                           data={"files": (io.BytesIO(b"CV Budi Contoh"), "budi.txt")})  # fmt: skip
        return bool(answer.get_json()["files"][0]["duplicate"])

    assert [send(), send()] == [False, True]
    assert auth.get(f"/openings/{opening}/progress").get_json()["states"] == {"received": 1}
    assert "budi.txt" in auth.get(f"/openings/{opening}/candidates").text


def test_strangers_ids_are_not_found(auth: FlaskClient) -> None:
    assert auth.get("/candidates/none").status_code == 404


def test_roles_are_readable(auth: FlaskClient) -> None:
    assert auth.get("/roles").status_code == 200
    assert auth.get("/roles/account_manager").status_code == 200


def test_revealing_identities_is_logged(app: Flask) -> None:
    manager = sign_in(app, "manager")
    assert manager.post("/blind", data={"blind": "0", "reason": "wawancara"}).status_code == 302
    with app.app_context():
        assert [entry.act for entry in db.session.scalars(select(LogEntry))] == ["reveal"]
