"""Where people and scores differ: too few decisions say nothing, and names stay masked."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from screening import agreement
from tests.web.conftest import sign_in


def test_the_report_names_decisions_against_the_order(
    app: Flask, auth: FlaskClient, people: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening, ids = people
    address = f"/openings/{opening}/agreement"
    assert "sedikitnya 5" in auth.get(address).text
    monkeypatch.setattr(agreement, "ENOUGH", 1)
    auth.post(f"/candidates/{ids[0]}/correct", data={"requirement": "title", "level": "0", "reason": "bukan peran ini"})
    auth.post(f"/candidates/{ids[0]}/decide", data={"decision": "advance", "reason": "Ratna cocok"})
    auth.post(f"/candidates/{ids[1]}/decide", data={"decision": "decline", "reason": "tanpa Ratna"})
    page = auth.get(address).text
    assert "1 lanjut, 1 ditolak" in page
    assert "Diturunkan orang" in page
    assert "Ratna" not in sign_in(app, "manager").get(address).text
