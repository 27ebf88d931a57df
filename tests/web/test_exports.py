"""Files that leave the desk say whom they list, who it is, and what people decided."""

from __future__ import annotations

import csv
import io
import json
import re

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from screening.documents import read_document
from tests.web.conftest import sign_in

People = tuple[str, list[str]]


def decide(client: FlaskClient, people: People) -> None:
    opening, ids = people
    client.post("/stages", data={"act": "add", "name": "Telepon"})
    stage = client.get(f"/openings/{opening}/candidates").text.split('">Telepon</option>')[-2].rsplit('"', 1)[-1]
    client.post(f"/candidates/{ids[0]}/decide", data={"decision": "advance", "reason": "=cocok"})
    client.post(f"/candidates/{ids[0]}/stage", data={"stage": stage})
    client.post(f"/candidates/{ids[0]}/notes", data={"text": "siap bekerja bulan depan"})


def table(data: bytes, format_: str) -> list[list[str]]:
    if format_ == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[str(cell if cell is not None else "") for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_table_says_who_and_what_was_decided(auth: FlaskClient, people: People, format_: str) -> None:
    decide(auth, people)
    answer = auth.get(f"/openings/{people[0]}/shortlist.{format_}")
    head, *rows = table(answer.data, format_)
    row = next(dict(zip(head, row, strict=True)) for row in rows if "0000" in row[3])
    assert head[:10] == ["Peringkat", "Nama", "E-mail", "Telepon", "Keputusan", "Alasan", "Tahap", "Catatan", "Wawancara", "Berkas"]
    assert [row[name] for name in head[1:10]] == [
        "Ratna Contoh", "ratna0@contoh.example", "0812-5550-0000", "Lanjut", "'=cocok", "Telepon", "siap bekerja bulan depan", "", "Ratna_0.txt",
    ]  # fmt: skip
    assert 1 < float(row["Keyakinan (%)"]) <= 100
    assert row["Peran paling cocok"] == "Account Manager"
    name = answer.headers["Content-Disposition"]
    assert "daftar-pendek-account-manager-20" in name


def test_blind_tables_keep_decisions_and_drop_contacts(auth: FlaskClient, people: People) -> None:
    decide(auth, people)
    auth.post("/blind", data={"blind": "1"})
    head, *rows = table(auth.get(f"/openings/{people[0]}/shortlist.csv").data, "csv")
    assert [row[2] + row[3] for row in rows] == ["", "", ""]
    assert "Lanjut" in [row[head.index("Keputusan")] for row in rows]


def test_sheet_and_page_say_whom_the_pdf_lists(auth: FlaskClient, people: People) -> None:
    address = f"/openings/{people[0]}"
    everyone = "PDF memuat semua 3 kandidat yang tidak ditolak; belum ada yang diputuskan Lanjut."
    assert everyone in auth.get(f"{address}/candidates").text
    decide(auth, people)
    chosen = "PDF memuat 1 kandidat yang diputuskan Lanjut."
    assert chosen in auth.get(f"{address}/candidates").text
    text = read_document(auth.get(f"{address}/shortlist.pdf").data, "a.pdf").text
    assert chosen in " ".join(text.split())


def test_a_long_list_is_cut_and_says_so(auth: FlaskClient, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("candidates", "exports"):
        monkeypatch.setattr(f"web.{module}.MOST_PRINTED", 2)
    document = read_document(auth.get(f"/openings/{people[0]}/shortlist.pdf").data, "a.pdf")
    assert "PDF memuat 2 teratas dari 3 kandidat" in " ".join(document.text.split())
    assert len(document.pages) == 2


@pytest.mark.parametrize(("language", "words"), [("id", "unduh XLSX"), ("en", "download XLSX")])
def test_a_pdf_that_is_late_is_said_in_the_page_s_language(
    app: Flask, auth: FlaskClient, people: People, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    from descriptions.printing import Press

    press = Press()
    monkeypatch.setattr("descriptions.printing._PRESS", press)
    monkeypatch.setattr("descriptions.printing.SECONDS", 0.001)
    monkeypatch.setattr("descriptions.shortlist_sheet.SECONDS_A_PERSON", 0.0)
    with auth.session_transaction() as kept:
        kept["language"] = language
    answer = auth.get(f"/openings/{people[0]}/shortlist.pdf")
    press.close()
    assert (answer.status_code, words in answer.text) == (400, True)
    assert ("detik" in answer.text) == (language == "id")


def test_a_format_that_is_none_is_said_in_indonesian(auth: FlaskClient, people: People) -> None:
    assert "Tidak ada format “odt”" in auth.get(f"/openings/{people[0]}/shortlist.odt").text


def test_what_interviewers_sent_is_in_every_file(app: Flask, auth: FlaskClient, people: People) -> None:
    opening, ids = people
    auth.post(f"/candidates/{ids[0]}/decide", data={"decision": "advance"})
    address = f"/candidates/{ids[0]}/interview"
    skill = re.findall(r'name="rating\.(\w+)"', auth.get(address).text)[0]
    manager = sign_in(app, "manager")
    form = {f"rating.{skill}": "4", f"note.{skill}": "kata Ratna: siap", "act": "save"}
    manager.post(address, data=form)
    files = {kind: f"/openings/{opening}/shortlist.{kind}" for kind in ("json", "csv", "pdf")}
    assert json.loads(auth.get(files["json"]).data)[0]["interviews"] == []
    manager.post(address, data=form | {"act": "send"})
    auth.post("/blind", data={"blind": "1"})
    sheet = next(one for card in json.loads(auth.get(files["json"]).data) for one in card["interviews"])
    assert (sheet["interviewer"], sheet["ratings"][skill]) == ("manager", {"rating": 4, "note": "kata █████: siap"})
    assert any(" 4,0" in row[8] for row in table(auth.get(files["csv"]).data, "csv"))
    text = read_document(auth.get(files["pdf"]).data, "a.pdf").text
    assert "4,0 / 5" in text
    assert "manager 4" in text


def test_ratings_stay_hidden_from_who_is_still_rating(app: Flask, auth: FlaskClient, people: People) -> None:
    opening, ids = people
    address = f"/candidates/{ids[0]}/interview"
    skill = re.findall(r'name="rating\.(\w+)"', auth.get(address).text)[0]
    sign_in(app, "manager").post(address, data={f"rating.{skill}": "4", "act": "send"})
    auth.post(address, data={f"rating.{skill}": "2", "act": "save"})
    assert [one["interviews"] for one in json.loads(auth.get(f"/openings/{opening}/shortlist.json").data)] == [[], [], []]
