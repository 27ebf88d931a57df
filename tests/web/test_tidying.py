"""Chores of the desk in one click: pairs settled together, usual stages, the panel in groups, the test's own score explained."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from storage.database import db
from storage.models import Application

People = tuple[str, list[str]]


def choices(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Application.twin_choice).where(Application.twin_of != "")))


def batch_offered(auth: FlaskClient, done: TestResponse) -> str:
    """The batch that the next page offers to take back."""
    return str(re.findall(r'name="batch" value="([^"]+)"', auth.get(done.headers["Location"]).text)[0])


@pytest.mark.parametrize(("choice", "listed"), [("merge", 1), ("keep", 3)])
def test_all_pairs_get_one_choice_and_lose_it_again(app: Flask, auth: FlaskClient, people: People, choice: str, listed: int) -> None:
    opening, ids = people
    with app.app_context():
        for row in db.session.scalars(select(Application).where(Application.id.in_(ids[1:]))):
            row.twin_of, row.twin_kind = ids[0], "email"
        db.session.commit()
    page = auth.get(f"/openings/{opening}/files").text
    assert len(re.findall(r"Ratna Contoh <span[^>]*>Ratna_\d\.txt", page)) == 4  # name beside file on both sides of two pairs

    done = auth.post(f"/openings/{opening}/twins", data={"choice": choice})
    batch = batch_offered(auth, done)
    assert choices(app) == [choice, choice]
    assert auth.get(f"/openings/{opening}/candidates").text.count('name="id"') == listed
    auth.post(f"/openings/{opening}/twins", data={"batch": batch})
    assert choices(app) == ["", ""]


def test_a_choice_made_anew_outlives_undo(app: Flask, auth: FlaskClient, people: People) -> None:
    opening, ids = people
    with app.app_context():
        for row in db.session.scalars(select(Application).where(Application.id.in_(ids[1:]))):
            row.twin_of = ids[0]
        db.session.commit()
    batch = batch_offered(auth, auth.post(f"/openings/{opening}/twins", data={"choice": "merge"}))
    auth.post(f"/candidates/{ids[1]}/twin", data={"choice": "keep"})
    auth.post(f"/openings/{opening}/twins", data={"batch": batch})
    assert sorted(choices(app)) == ["", "keep"]


def test_usual_stages_come_with_one_click_and_only_once(auth: FlaskClient) -> None:
    assert "Pakai daftar umum: Telepon, Tes, Wawancara, Penawaran" in auth.get("/stages").text
    for _ in range(2):
        page = auth.post("/stages", data={"act": "usual"}, follow_redirects=True).text
    assert re.findall(r'name="name" value="(\w+)"', page) == ["Telepon", "Tes", "Wawancara", "Penawaran"]


def test_the_panel_keeps_requirements_decisions_and_stages_apart(auth: FlaskClient, people: People) -> None:
    auth.post("/stages", data={"act": "usual"})
    panel = auth.get(f"/openings/{people[0]}/candidates").text.split("<h2>Alur seleksi</h2>")[1].split("</div>")[0]
    groups = re.findall(r'<h3>(.+?)</h3><ul class="plain funnel">(.*?)</ul>', panel)
    assert [(title, items.count("<li>")) for title, items in groups] == [("Syarat pokok", 4), ("Keputusan", 3), ("Tahap", 4)]


def test_the_invariance_test_tells_the_machine_s_score_from_the_corrected(auth: FlaskClient, people: People) -> None:
    address = f"/candidates/{people[1][0]}"
    assert "koreksi orang, yang tidak ikut diuji" not in auth.get(f"{address}/invariance").text
    auth.post(f"{address}/correct", data={"requirement": "title", "level": "0", "reason": "bukan jabatan ini"})
    page = auth.get(f"{address}/invariance").text
    machine, now = re.findall(r"skor mesin \(([\d,]+)\)\. Skor ([\d,]+)", page)[0]
    assert float(machine.replace(",", ".")) > float(now.replace(",", "."))
    assert f'<td class="number">{machine}</td>' in page


def test_the_invariance_test_keeps_its_outcome(auth: FlaskClient, people: People) -> None:
    address = f"/candidates/{people[1][0]}"
    assert "Uji yang tersimpan" not in auth.get(f"{address}/invariance").text
    page = auth.post(f"{address}/invariance", follow_redirects=True).text
    assert re.findall(r"hr: (tidak berubah; \d+ penggantian)", page) != []
    assert "uji kesetaraan dijalankan: tidak berubah" in auth.get(address).text
