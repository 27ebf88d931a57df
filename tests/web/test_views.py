"""Saved views bring filter, order, search and columns back; the choice of columns stays with the person."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import sign_in


def headings(page: str) -> list[str]:
    table = page[page.index('class="table table-hover ranking"') :]
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<th[^>]*>(.*?)</th>", table)][2:]


def test_a_view_comes_back_under_its_name(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    address = f"/openings/{people[0]}"
    auth.post(f"{address}/columns", data={"column": ["years"]})
    auth.post(f"{address}/views?q=Ratna&order=years&bucket=open_questions&w.title=2", data={"name": "Yang  lama"})
    auth.post(f"{address}/columns", data={"column": ["flags"]})
    page = auth.get(f"{address}/candidates").text
    link = re.findall(r'href="([^"]+)"[^>]*>Yang lama<', page)[0].replace("&amp;", "&")
    assert {"q=Ratna", "order=years", "bucket=open_questions", "w.title=2"} <= set(link.partition("?")[2].split("&"))
    assert headings(auth.get(link).text)[2:] == ["Tahun dalam peran"]
    assert "Yang lama" not in sign_in(app, "admin").get(f"{address}/candidates").text
    auth.post(re.findall(r'action="(/views/[^"]+)"', page)[0])
    assert ">Yang lama<" not in auth.get(f"{address}/candidates").text


def test_columns_may_be_levels_of_requirements(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    address = f"/openings/{people[0]}"
    before = headings(auth.get(f"{address}/candidates").text)
    assert before == ["Kandidat", "Skor", "Syarat pokok", "Keyakinan", "Tahun dalam peran", "Peran paling cocok", "Tanda", "Keputusan"]
    auth.post(f"{address}/columns", data={"column": ["r:title", "decision", "nonsense"]})
    page = auth.get(f"{address}/candidates").text
    assert headings(page)[:3] == ["Kandidat", "Skor", "Keputusan"]
    assert len(headings(page)) == 4
    auth.post(f"{address}/columns")
    assert headings(auth.get(f"{address}/candidates").text) == ["Kandidat", "Skor"]


def test_a_view_needs_a_name(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    assert auth.post(f"/openings/{people[0]}/views", data={"name": " "}).status_code == 400


def test_a_shared_view_is_seen_by_the_team_and_marked(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    address = f"/openings/{people[0]}"
    auth.post(f"{address}/views?order=years", data={"name": "Paling lama", "shared": "1"})
    auth.post(f"{address}/views?q=Ratna", data={"name": "Cari Ratna", "shared": "1"})
    admin, manager = sign_in(app, "admin"), sign_in(app, "manager")
    seen = admin.get(f"{address}/candidates").text
    assert ">Paling lama<" in seen
    assert "dari hr" in seen
    assert re.findall(r'action="(/views/[^"]+)"', seen) == []
    blind = manager.get(f"{address}/candidates").text
    assert ("Paling lama" in blind, "Ratna" in blind) == (True, False)
    own = auth.get(f"{address}/candidates").text
    toggles = re.findall(r'formaction="(/views/[^"]+/share)"', own)
    assert admin.post(toggles[0]).status_code == 404
    for toggle in toggles:
        auth.post(toggle)
    assert "Paling lama" not in admin.get(f"{address}/candidates").text
