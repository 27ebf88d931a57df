"""What the composer makes of a form: ticks follow the role until somebody decides; a fault costs only its own field."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog import load_role
from storage.database import db
from storage.drafts import find_draft
from storage.openings import load_opening
from tests.web.test_pages import make_opening


def sent_back(page: str) -> dict[str, list[str]]:
    """The lines as a browser sends them: all that are shown, and those ticked."""
    boxes = re.findall(r"<input[^>]*name=\"line\"[^>]*>", page)
    names = [re.search(r'value="([^"]+)"', box)[1] for box in boxes]  # type: ignore[index]  # each has a value
    return {"shown": names, "line": [name for name, box in zip(names, boxes, strict=True) if " checked" in box]}


def test_another_industry_brings_its_lines_along(auth: FlaskClient) -> None:
    opening = make_opening(auth, "account_officer/micro")
    before = sent_back(auth.get(f"/openings/{opening}/edit").text)
    auth.post(f"/openings/{opening}/draft", data={**before, "industry": "cooperative"})
    after = sent_back(auth.get(f"/openings/{opening}/edit").text)

    role = load_role("account_officer/micro")
    of_industry = {item.id for item in role.requirements if "cooperative" in item.industries}
    assert of_industry
    assert of_industry <= set(after["line"])


def test_a_line_somebody_unticked_stays_out(auth: FlaskClient) -> None:
    opening = make_opening(auth, "account_officer/micro")
    lines = sent_back(auth.get(f"/openings/{opening}/edit").text)
    gone = lines["line"].pop(0)
    auth.post(f"/openings/{opening}/draft", data=lines)
    assert gone not in sent_back(auth.get(f"/openings/{opening}/edit").text)["line"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("salary_max", "1000000"), ("salary_min", "banyak"), ("closing_date", "besok"), ("openings", "dua")],
)
def test_a_field_that_cannot_be_read_costs_no_other(app: Flask, auth: FlaskClient, field: str, value: str) -> None:
    opening = make_opening(auth)
    sent = {"salary_min": "7000000", "location": "Malang", "commission_id": "0,5%", field: value}
    answer = auth.post(f"/openings/{opening}/draft", data=sent).get_json()

    assert answer["faults"] == [field]
    assert "tersimpan" in answer["problem"]
    with app.app_context():
        kept = find_draft(db.session, load_opening(db.session, opening))
    assert kept
    assert (kept.location, kept.pay.commission.id) == ("Malang", "0,5%")


def test_all_that_is_unlawful_goes_at_once(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    words = "Pria, usia maksimal 25 tahun, belum menikah, berpenampilan menarik"
    auth.post(f"/openings/{opening}/edit", data={"act": "add:requirements", "new:requirements:id": words})
    auth.post(
        f"/openings/{opening}/edit",
        data={"act": "add:requirements", "new:requirements:id": "Wanita, mampu memakai Excel"},
    )
    assert "usia maksimal 25" in auth.get(f"/openings/{opening}/edit").text

    auth.post(f"/openings/{opening}/wording", data={"do": "fix-all"})
    page = auth.get(f"/openings/{opening}/edit").text
    assert "usia maksimal 25" not in page
    assert "ampu memakai Excel" in page
    assert 'class="finding unlawful' not in page


def test_an_opening_that_ended_is_not_published(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    auth.post(
        f"/openings/{opening}/edit",
        data={"closing_date": "2020-01-31", "location": "Malang", "company_name": "PT Contoh"},
    )
    answer = auth.post(f"/openings/{opening}/status", data={"status": "published"})
    assert answer.status_code == 400
    assert "Batas lamaran sudah lewat" in answer.text
