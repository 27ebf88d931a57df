"""The desk with real readings: blind everywhere, sums that add up, bulk acts, notes, exports."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from descriptions import Requisition
from screening.scorecard import SCORECARD_JSON
from storage.database import db
from storage.models import Application
from storage.openings import create_opening
from tests.web.conftest import sign_in

PAGES = ["/openings/{o}/candidates", "/candidates/{c}", "/candidates/{c}?view=text", "/candidates/{c}/score",
         "/openings/{o}/compare?id={c}&id={d}"]  # fmt: skip
SECRETS = ("Ratna", "ratna1@contoh", "5550-0001")


@pytest.mark.parametrize("page", PAGES)
def test_a_manager_sees_no_identity_until_it_is_revealed(app: Flask, people: tuple[str, list[str]], page: str) -> None:
    opening, ids = people
    client, address = sign_in(app, "manager"), page.format(o=opening, c=ids[1], d=ids[2])
    assert [word for word in SECRETS if word in client.get(address).text] == []
    client.post("/blind", data={"blind": "0", "reason": "wawancara"})
    assert client.get(address).status_code == 200
    assert "Ratna" in client.get(f"/candidates/{ids[1]}").text


@pytest.mark.parametrize("blind", [False, True])
def test_a_cv_whose_name_was_not_read_says_so(app: Flask, auth: FlaskClient, people: tuple[str, list[str]], blind: bool) -> None:
    with app.app_context():
        db.session.get_one(Application, people[1][0]).name = ""
        db.session.commit()
    auth.post("/blind", data={"blind": "1" if blind else "0"})
    page = auth.get(f"/openings/{people[0]}/candidates").text
    assert ("nama belum terbaca" in auth.get(f"/candidates/{people[1][0]}").text) == (not blind)
    assert ("Ratna_0.txt</a> <small class=\"quiet\">nama belum terbaca</small>" in page, page.count("nama belum terbaca")) == (not blind, int(not blind))


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl"])
def test_blind_exports_name_nobody(auth: FlaskClient, people: tuple[str, list[str]], format_: str) -> None:
    auth.post("/blind", data={"blind": "1"})
    data = auth.get(f"/openings/{people[0]}/shortlist.{format_}").data.decode()
    assert data
    assert [word for word in SECRETS if word in data] == []


def test_the_sums_on_the_score_sheet_add_up(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    page = auth.get(f"/candidates/{people[1][0]}/score").text
    found = re.findall(r"100 × ([\d,]+) ÷ ([\d,]+) = <strong>([\d,]+)", page)[0]
    earned, together, score = (float(number.replace(",", ".")) for number in found)
    with app.app_context():
        data = db.session.scalar(select(Application.scorecard).where(Application.id == people[1][0]))
    card = SCORECARD_JSON.validate_json(data or b"")
    assert score == card.score > 0
    assert round(100 * earned / together, 1) == score
    assert card.sha256 in page


def test_a_bulk_act_is_undone_as_one(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    opening, ids = people
    done = auth.post(f"/openings/{opening}/decide", data={"id": ids[:2], "decision": "decline", "reason": "belum cukup"})
    batch = done.headers["Location"].split("batch=")[1]

    def decisions() -> list[str]:
        with app.app_context():
            return [row.decision for one in ids if (row := db.session.get(Application, one))]

    assert decisions() == ["decline", "decline", ""]
    auth.post(f"/candidates/{ids[0]}/decide", data={"decision": "hold"})
    auth.post(f"/openings/{opening}/undo", data={"batch": batch})
    assert decisions() == ["hold", "", ""]


@pytest.mark.parametrize("form", [{"decision": "decline"}, {"decision": "advance", "id": "x"}, {"decision": "advance"}])
def test_a_bulk_act_needs_people_and_a_reason(auth: FlaskClient, people: tuple[str, list[str]], form: dict[str, str]) -> None:
    assert auth.post(f"/openings/{people[0]}/decide", data=form).status_code == 400


@pytest.mark.parametrize(("count", "status"), [("", 400), ("30", 400), ("31", 302)])
def test_above_thirty_the_number_is_typed(auth: FlaskClient, app: Flask, count: str, status: int) -> None:
    with app.app_context():
        opening = create_opening(db.session, Requisition(role="account_manager"), "a").id
        db.session.add_all(Application(opening=opening, sha256=str(n), file=f"{n}.pdf") for n in range(31))
        db.session.commit()
    form = {"everyone": "1", "decision": "hold", "count": count}
    assert auth.post(f"/openings/{opening}/decide", data=form).status_code == status


def test_quote_and_highlight_lead_to_each_other(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    page = auth.get(f"/candidates/{people[1][0]}").text
    marks, quotes = (set(re.findall(rf'data-{kind}="(\d+)"', page)) for kind in ("mark", "quote"))
    assert marks
    assert marks <= quotes


def test_a_note_is_kept_with_its_writer(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    auth.post(f"/candidates/{people[1][0]}/notes", data={"text": "Tanyakan <wilayah>"})
    assert "Tanyakan &lt;wilayah&gt;" in auth.get(f"/candidates/{people[1][0]}").text


def test_a_bad_zip_is_named_and_the_others_go_on(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    import zipfile

    good = io.BytesIO()
    with zipfile.ZipFile(good, "w") as archive:
        archive.writestr("cv/baru.txt", "CV Budi Contoh")
    broken = good.getvalue().replace(b"CV Budi", b"XX Budi")
    files = [(io.BytesIO(broken), "rusak.zip"), (io.BytesIO(good.getvalue()), "bagus.zip")]
    answer = auth.post(f"/openings/{people[0]}/candidates", headers={"Accept": "application/json"}, data={"files": files})
    assert [one["file"] for one in answer.get_json()["files"]] == ["rusak.zip", "cv/baru.txt"]
    assert "rusak.zip" in auth.get(f"/openings/{people[0]}/files?state=failed").text


def test_moved_weights_change_the_list_and_not_the_store(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    page = auth.get(f"/openings/{people[0]}/candidates?w.title=0").text
    assert 'name="w.title" min="0" max="3" step="0.5" value="0.0"' in page
    with app.app_context():
        stored = {row.score for row in db.session.scalars(select(Application))}
    assert f"{next(iter(stored))}</span>" not in page
