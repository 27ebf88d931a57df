"""What a page says was done can be taken back there: pairs, views, stages, own roles."""

from __future__ import annotations

import html
import re

from flask.testing import FlaskClient

from storage.roles import faulty_roles, role_library
from tests.web.test_roles import prepare


def take_back(client: FlaskClient, page: str) -> str:
    """Press the button of the offer."""
    form = page.partition('<form class="notice offer"')[2].partition("</form>")[0]
    action = html.unescape(re.findall(r'action="([^"]+)"', form)[0])
    fields = {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form)}
    return client.post(action, data=fields, follow_redirects=True).text


def test_a_view_removed_or_shared_comes_back(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    address = f"/openings/{people[0]}"
    page = auth.post(f"{address}/views?order=years", data={"name": "Lama", "shared": "1"}, follow_redirects=True).text
    share, remove = re.findall(r'"(/views/[^"]+/share)"', page)[0], re.findall(r'action="(/views/[^"]+/remove)"', page)[0]
    page = take_back(auth, auth.post(share, follow_redirects=True).text)
    assert 'aria-pressed="true"' in page
    page = auth.post(remove, follow_redirects=True).text
    assert ">Lama<" not in page
    page = take_back(auth, page)
    assert re.findall(r'href="([^"]+)"[^>]*>Lama<', page)[0].count("order=years") == 1
    assert 'aria-pressed="true"' in page


def test_an_offer_stands_once(auth: FlaskClient) -> None:
    auth.post("/stages", data={"act": "usual"})
    page = auth.get("/stages").text
    page = auth.post("/stages", data={"act": re.findall(r'value="(remove:[^"]+)"', page)[0]}, follow_redirects=True).text
    assert "Telepon” dihapus" in page
    assert "notice offer" not in auth.get("/stages").text
    assert re.findall(r'name="name" value="(\w+)"', take_back(auth, page))[-1] == "Telepon"


def test_an_own_role_removed_comes_back(auth: FlaskClient) -> None:
    auth.post("/new-role", data={**prepare(auth), "act": "save"})
    page = auth.post("/role-history/account_manager_telco", data={"version": "ours"}, follow_redirects=True).text
    assert "account_manager_telco" not in role_library()
    assert "Manajer Akun Telko" in take_back(auth, page)
    assert "account_manager_telco" in role_library()


def test_a_file_that_never_was_right_can_be_mended_in_the_browser(auth: FlaskClient) -> None:
    form = prepare(auth)
    folder = role_library().folders[-1]
    (folder / "account_manager_telco.yaml").write_text(form["text"].replace("family: am", "famly: am"), encoding="utf-8")
    role_library().refresh()
    assert [len(faults) > 0 for faults in faulty_roles().values()] == [True]
    assert 'href="/role-text/account_manager_telco"' in auth.get("/roles").text
    page = auth.get("/role-text/account_manager_telco")
    assert (page.status_code, "famly" in page.text, 'role="alert"' in page.text) == (200, True, True)
    auth.post("/role-text/account_manager_telco", data={"text": form["text"], "act": "save"})
    assert (list(faulty_roles()), "account_manager_telco" in role_library()) == ([], True)


def test_why_names_were_shown_stands_in_the_history(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    back = f"/openings/{people[0]}/candidates"
    auth.post("/blind", data={"blind": "1", "back": back})
    auth.post("/blind", data={"blind": "0", "back": back, "reason": "Mengundang Senin"})
    assert "Mengundang Senin" in auth.get(f"/candidates/{people[1][0]}").text
