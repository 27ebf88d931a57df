"""Rules of the role pages: a role is shown whole, a new one is checked before it is kept, a removed one comes back."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from catalog.role import Language, Text
from storage.roles import role_library

NEW = {"id": "account_manager_telco", "title_id": "Manajer Akun Telko", "title_en": "Telco Account Manager"}


def prepare(auth: FlaskClient, **values: str) -> dict[str, str]:
    """The form as it comes back with the text to start from."""
    form = {**NEW, "extends": "", **values}
    answer = auth.post("/new-role", data={**form, "act": "draft"})
    assert answer.status_code == 200
    return {**form, "text": html.unescape(answer.text.partition("<textarea")[2].partition(">")[2].partition("</")[0])}


@pytest.mark.parametrize("extends", ["", "account_manager"])
def test_a_new_role_is_kept_and_shown(auth: FlaskClient, extends: str) -> None:
    form = prepare(auth, extends=extends)
    assert "Manajer Akun Telko" in form["text"]
    answer = auth.post("/new-role", data={**form, "act": "save"})
    assert answer.headers["Location"] == "/roles/account_manager_telco"
    assert "Manajer Akun Telko" in auth.get("/roles/account_manager_telco").text
    assert "Manajer Akun Telko" in auth.get("/roles").text


def test_a_new_role_without_an_id_gets_one_from_its_title(auth: FlaskClient) -> None:
    form = prepare(auth, id="", title_id="Account Manager: Telko 5G")
    assert form["text"].count("id: account_manager_telko_5g") == 1
    auth.post("/new-role", data={**form, "id": "account_manager_telko_5g", "act": "save"})
    again = prepare(auth, id="", title_id="Account Manager: Telko 5G")
    assert "id: account_manager_telko_5g_2" in again["text"]


def test_a_role_page_tells_sources_in_words(auth: FlaskClient) -> None:
    page = auth.get("/roles/account_manager").text
    assert re.findall(r"\bS\d:\d+", page) == []
    assert "artikel 0, baris 3" in page


def test_checking_keeps_nothing(auth: FlaskClient) -> None:
    answer = auth.post("/new-role", data={**prepare(auth), "act": "check"})
    assert "Belum disimpan" in answer.text
    assert NEW["id"] not in role_library()


def test_a_faulty_new_role_is_shown_with_its_lines_and_not_kept(auth: FlaskClient) -> None:
    form = prepare(auth)
    answer = auth.post(
        "/new-role", data={**form, "text": form["text"].replace("family: am", "famly: am"), "act": "save"}
    )
    assert answer.status_code == 400
    assert "kunci &#39;famly&#39; tidak dikenal; maksud Anda &#39;family&#39;?" in answer.text
    assert NEW["id"] not in role_library()


@pytest.mark.parametrize(
    ("role_id", "told"),
    [
        ("account_manager", "sudah ada peran &#39;account_manager&#39;; pilih id lain"),
        ("Peran Baru", "&#39;Peran Baru&#39; bukan id peran"),
        ("../../x", "&#39;../../x&#39; bukan id peran"),
    ],
)
def test_an_id_that_cannot_be_is_refused(auth: FlaskClient, role_id: str, told: str) -> None:
    answer = auth.post("/new-role", data={**NEW, "id": role_id, "extends": "", "text": "x: 1", "act": "save"})
    assert (answer.status_code, told in answer.text) == (400, True)


def test_an_own_role_is_removed_and_brought_back(auth: FlaskClient) -> None:
    auth.post("/new-role", data={**prepare(auth), "act": "save"})
    answer = auth.post("/role-history/account_manager_telco", data={"version": "ours"})
    assert answer.headers["Location"] == "/roles"
    assert NEW["id"] not in role_library()
    page = auth.get("/roles").text
    assert "/removed-role/account_manager_telco" in page
    assert "<code class=\"quiet\">account_manager_telco</code>" in page
    assert NEW["title_id"] + " <code" in page
    auth.post("/removed-role/account_manager_telco")
    assert role_library()[NEW["id"]].title.en == "Telco Account Manager"


def test_a_role_that_others_extend_is_not_removed(auth: FlaskClient) -> None:
    auth.post("/new-role", data={**prepare(auth), "act": "save"})
    kind = prepare(auth, id="telco_kind", extends=NEW["id"])
    auth.post("/new-role", data={**kind, "act": "save"})
    answer = auth.post("/role-history/account_manager_telco", data={"version": "ours"})
    assert "&#39;telco_kind&#39; mewarisi peran ini" in answer.text
    assert NEW["id"] in role_library()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "Tidak ada peran &#39;acount_manager&#39;; maksud Anda &#39;account_manager&#39;?"),
        ("en", "No role &#39;acount_manager&#39;; did you mean &#39;account_manager&#39;?"),
    ],
)
def test_a_role_that_is_not_there_is_told_in_the_page_language(auth: FlaskClient, language: str, told: str) -> None:
    auth.post("/language", data={"language": language})
    answer = auth.get("/roles/acount_manager")
    assert (answer.status_code, told in answer.text) == (404, True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_role_page_shows_all_the_role_holds(auth: FlaskClient, language: Language) -> None:
    auth.post("/language", data={"language": language})
    for role in role_library().values():
        page = html.unescape(auth.get(f"/roles/{role.id}").text)
        held: list[Text] = [role.purpose, *role.reports_to, *role.pay.structure]
        held += [point.text for group in role.duties for point in group.points]
        held += [item.text for item in role.requirements]
        held += [item.text for item in (*role.career, *role.conditions, *role.definitions)]
        held += [item.text for item in role.kpis]
        held += [text for item in role.faq for text in (item.question, item.answer)]
        held += [*(item.text for item in role.regulation), *(item.text for item in role.distinguishes_from)]
        held += [level.title for level in role.levels.values()]
        assert [text for text in held if text.in_(language) not in page] == []


def test_a_salary_without_source_is_said_to_be_missing(auth: FlaskClient) -> None:
    gap = "Belum ada angka gaji Indonesia yang bersumber"
    assert gap in auth.get("/roles/client_relationship_manager").text
    assert gap in auth.get("/roles/account_executive").text
    page = auth.get("/roles/account_manager").text
    assert (gap in page, "Rp6.200.000–11.600.000 per bulan" in page) == (False, True)
