"""What a decision lacks is said on the page it was made on; ticks and typed words stay."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

People = tuple[str, list[str]]


def ticked(page: str) -> list[str]:
    return re.findall(r'name="id" value="([^"]+)" checked', page)


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"decision": "decline", "reason": " "}, "Tuliskan alasan sebelum menolak kandidat."), ({"move": "1", "stage": "x"}, "Tahap ini tidak ada dalam daftar.")],
)
def test_a_bulk_act_that_lacks_something_keeps_the_ticks(auth: FlaskClient, people: People, sent: dict[str, str], words: str) -> None:
    opening, ids = people
    answer = auth.post(f"/openings/{opening}/decide?order=name", data={"id": ids[:2], "page": "1", **sent})
    assert answer.status_code == 400
    assert sorted(ticked(answer.text)) == sorted(ids[:2])
    assert words in answer.text.split('id="bulk-problem"')[1].split("</p>")[0]
    assert f'name="back" value="/openings/{opening}/candidates?order=name"' in answer.text


@pytest.mark.parametrize("chosen", [0, 1])
def test_comparing_too_few_is_said_above_the_buttons(auth: FlaskClient, people: People, chosen: int) -> None:
    opening, ids = people
    answer = auth.get(f"/openings/{opening}/compare", query_string={"id": ids[:chosen]})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "Pilih dua sampai lima kandidat.</p>" in answer.text
    assert ticked(answer.text) == ids[:chosen]


def test_declining_one_without_a_reason_asks_for_it_beside_the_box(auth: FlaskClient, people: People) -> None:
    address = f"/candidates/{people[1][0]}"
    answer = auth.post(f"{address}/decide", data={"decision": "decline", "reason": ""})
    assert answer.status_code == 400
    assert "Tuliskan alasan sebelum menolak kandidat.</p>" in answer.text
    assert 'id="reason-problem" role="alert" hidden' not in answer.text
    assert 'id="reason-problem" role="alert" hidden' in auth.get(address).text


def test_a_note_can_be_taken_back(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    address = f"/candidates/{people[1][0]}"
    auth.post(f"{address}/notes", data={"text": "salah orang"})
    assert "Batalkan catatan" in auth.get(address).text
    auth.post(f"{address}/undo")
    assert "salah orang" not in auth.get(address).text
