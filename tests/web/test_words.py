"""What the pages call things: titles, days and groups in the reader's words."""

from __future__ import annotations

import datetime
import re

import pytest
from flask import Flask, session
from flask.testing import FlaskClient
from sqlalchemy import update

from catalog.role import Language
from descriptions import Requisition
from descriptions.requisition import Wording
from errors import NotAllowed
from screening.explanation import REASONS
from storage.accounts import create_account, sign_in
from storage.database import db
from storage.models import Application
from storage.openings import create_opening
from tests.web.conftest import PASSWORD
from web.roles import role_title
from web.texts import load_texts, say_day, say_moment


def test_a_person_without_evidence_is_not_called_complete(
    app: Flask, auth: FlaskClient, people: tuple[str, list[str]]
) -> None:
    page = auth.get(f"/openings/{people[0]}/candidates").text
    assert "Syarat pokok terpenuhi" in page
    assert "Semua terpenuhi" not in page


@pytest.mark.parametrize(
    ("language", "titles"),
    [("id", ["Account Officer Mikro", "Teller: kas besar"]), ("en", ["Micro Account Officer", "Teller: kas besar"])],
)
def test_a_role_is_called_by_its_title_and_one_taken_away_by_its_id_as_words(
    app: Flask, language: str, titles: list[str]
) -> None:
    with app.test_request_context():
        session["language"] = language
        assert [role_title("account_officer/micro"), role_title("teller/kas_besar")] == titles


def test_no_page_of_a_person_shows_a_role_id(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    opening, ids = people
    with app.app_context():
        db.session.execute(update(Application).values(best_role="account_officer/micro"))
        db.session.commit()
    assert auth.get(f"/openings/{opening}/candidates").text.count("Account Officer Mikro") == len(ids) + 1  # and the filter
    score = auth.get(f"/candidates/{ids[0]}/score").text
    assert ("account_manager" in score, "<dd>Account Manager</dd>" in score) == (False, True)


@pytest.mark.parametrize(("language", "day", "clock"), [("id", "24 Agustus 2026", ", %H.%M"), ("en", "24 August 2026", ", %H:%M")])
def test_days_are_written_out(app: Flask, language: str, day: str, clock: str) -> None:
    with app.test_request_context():
        session["language"] = language
        assert say_day("2026-08-24") == say_day(datetime.date(2026, 8, 24)) == day
        noon = datetime.datetime(2026, 8, 24, 12, tzinfo=datetime.UTC).replace(tzinfo=None)  # as stored
        assert say_moment(noon).endswith(noon.replace(tzinfo=datetime.UTC).astimezone().strftime(clock))


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_sentence_holds_a_code_of_role_or_engine(language: Language) -> None:
    assert [key for key, text in load_texts(language).items() if "{engine}" in text] == []


@pytest.mark.parametrize(("language", "head"), [("id", "tidak dihitung karena "), ("en", "not counted because ")])
def test_why_something_does_not_count_is_one_clause(language: Language, head: str) -> None:
    said = [load_texts(language)["not_counted"].format(reason=reason[language]) for reason in REASONS.values()]
    assert [sentence for sentence in said if not sentence.startswith(head)] == []


@pytest.mark.parametrize(("language", "button"), [("id", "Pilih berkas"), ("en", "Choose file")])
def test_the_button_of_a_file_speaks_the_language_of_the_page(auth: FlaskClient, language: str, button: str) -> None:
    auth.post("/language", data={"language": language})
    assert f'data-choose="{button}"' in auth.get("/company").text


def test_a_name_is_kept_as_typed_and_found_however_it_is_cased(app: Flask) -> None:
    with app.app_context():
        assert create_account(db.session, " Élise Dewi ", PASSWORD).name == "Élise Dewi"
        with pytest.raises(NotAllowed, match="name_taken"):
            create_account(db.session, "élise DEWI", PASSWORD)
        assert sign_in(db.session, "ÉLISE dewi", PASSWORD)


def test_demo_openings_are_marked_and_the_list_is_searched(app: Flask, auth: FlaskClient) -> None:
    with app.app_context():
        for number, account in enumerate(["demo", *"abcde"]):
            create_opening(db.session, Requisition(role="account_manager", title=Wording(id=f"Contoh {number}")), account)
    page = auth.get("/").text
    assert (page.count(">contoh</span>"), page.count("/candidates")) == (1, 6)
    assert re.findall(r">(Contoh \d)</a>", auth.get("/?q=+contoh 3").text) == ["Contoh 3"]
    assert "Tidak ada lowongan dengan judul ini." in auth.get("/?q=zzz").text
