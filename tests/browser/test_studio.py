"""A job description is composed, a planted unlawful line mended by its one click, published and downloaded."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from descriptions.exporting import FORMATS
from tests.browser.conftest import Served
from tests.browser.test_main_job import PASSWORD, check_access
from tests.descriptions.test_intake import AD

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]


STARTS = {"pdf": b"%PDF-", "kit": b"%PDF-", "docx": b"PK", "wllp": b"PK", "html": b"<!doctype html>", "jsonld": b"{"}
"""How a file of each binary or marked format begins."""


def sign_in(page: Page, served: Served) -> None:
    page.goto(served.address)
    if "login" not in page.url:
        return
    page.fill("#name", "Ayu")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_load_state()
    if "login" in page.url:  # this test alone: no account yet
        page.goto(served.setup)
        page.fill("#name", "Ayu")
        page.fill("#password", PASSWORD)
        page.press("#password", "Enter")
        page.wait_for_load_state()


def test_an_unlawful_line_is_mended_published_and_downloaded(page: Page, served: Served) -> None:
    sign_in(page, served)
    page.goto(f"{served.address}/openings/new")
    page.locator("button[name=role][value=account_executive]").click()
    page.wait_for_url(re.compile("/edit"))
    page.fill("#location", "Surabaya")
    page.locator("details:has(#company_name) > summary").click()
    page.fill("#company_name", "PT Contoh Rasa")
    expect(page.locator("#preview")).to_contain_text("PT Contoh Rasa")
    new = page.locator("[name='new:requirements:id']")
    new.fill("Wanita, usia maksimal 25 tahun")
    new.press("Enter")
    fixes = page.locator(".finding.unlawful button[value=fix]")
    expect(fixes).to_have_count(2)
    fixes.first.click()  # the line is nothing but unlawful criteria, so it goes as a whole
    expect(fixes).to_have_count(0)
    expect(page.locator("#preview")).not_to_contain_text("Wanita")
    check_access(page)
    page.click("button[value=published]")
    expect(page.locator(".status-published")).to_be_visible()
    opening = page.url.split("/openings/")[1].split("/")[0]
    for name in FORMATS:
        with page.expect_download() as download:
            page.click(f".downloads a[href$='description.{name}']")
        data = download.value.path().read_bytes()
        assert (name, data.startswith(STARTS.get(name, b"")), len(data) > 300) == (name, True, True)
    page.goto(f"{served.address}/jobs/{opening}")
    expect(page.locator("h1")).to_contain_text("Account Executive")
    check_access(page)


def open_composer(page: Page, served: Served, role: str) -> None:
    page.goto(f"{served.address}/openings/new")
    page.locator(f"button[name=role][value='{role}']").click()
    page.wait_for_url(re.compile("/edit"))


def shown(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all("[name=shown]", "fields => fields.map(field => field.value)")
    return [id for id in ids if not id.startswith(("duty.", "heading."))]


def test_a_line_is_dragged_and_moved_by_keyboard(page: Page, served: Served) -> None:
    sign_in(page, served)
    open_composer(page, served, "account_manager")
    before = shown(page)
    rows = page.locator("[id='line-heading.requirements'] .line-row")
    rows.nth(2).locator(".grip").hover()
    page.mouse.down()
    for place in (1, 0):
        box = rows.nth(place).bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] - 60, box["y"] + 4, steps=4)
    page.mouse.up()
    dragged = [before[2], *before[:2], *before[3:]]
    assert shown(page) == dragged
    page.locator(f"[id='line-{dragged[0]}'] [name=line]").focus()
    page.keyboard.press("Alt+ArrowDown")
    moved = [dragged[1], dragged[0], *dragged[2:]]
    assert shown(page) == moved
    expect(page.locator("#state")).to_have_text(re.compile("Draf tersimpan|Draft kept", re.IGNORECASE))
    page.reload()
    assert shown(page) == moved


def test_two_people_do_not_overwrite_each_other(page: Page, served: Served) -> None:
    sign_in(page, served)
    open_composer(page, served, "account_manager")
    other = page.context.new_page()
    other.goto(page.url)
    other.fill("#location", "Malang")
    expect(other.locator("#preview")).to_contain_text("Malang")
    page.fill("#location", "Medan")
    expect(page.locator("#conflict")).to_be_visible()
    assert page.input_value("#location") == "Medan"
    page.click("#conflict button")
    page.wait_for_load_state()
    assert page.input_value("#location") == "Medan"
    page.goto(page.url.split("/edit")[0] + "/versions")
    expect(page.locator(".changes")).to_contain_text("Malang")
    other.close()


def test_a_slow_link_neither_loses_a_field_nor_accuses_the_one_who_types(page: Page, served: Served) -> None:
    sign_in(page, served)
    open_composer(page, served, "account_manager")

    def delay(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route(re.compile("/(draft|edit)$"), delay)
    page.select_option("[name=level]", "senior")
    page.wait_for_timeout(500)
    page.select_option("[name=industry]", index=1)
    industry = page.input_value("[name=industry]")
    page.wait_for_timeout(500)
    page.fill("#location", "Surabaya")
    page.wait_for_timeout(900)
    page.fill("#contact", "rekrutmen@contoh.example")
    expect(page.locator("#preview")).to_contain_text("rekrutmen@contoh.example")
    page.wait_for_timeout(2500)
    page.unroute_all(behavior="wait")
    kept = ("senior", industry, "Surabaya", "rekrutmen@contoh.example")
    fields = ("[name=level]", "[name=industry]", "#location", "#contact")
    assert tuple(page.input_value(field) for field in fields) == kept
    assert page.locator("#conflict").is_hidden()
    page.reload()
    assert tuple(page.input_value(field) for field in fields) == kept


def test_an_existing_ad_becomes_an_opening(page: Page, served: Served) -> None:
    sign_in(page, served)
    page.goto(f"{served.address}/openings/from-ad")
    check_access(page)
    page.fill("#ad-text", AD)
    page.locator("main form button").click()
    expect(page.locator("u.unlawful").first).to_be_visible()
    check_access(page)
    page.locator(".bar-end .btn-primary").click()
    page.wait_for_url(re.compile("/edit"))
    expect(page.locator("#preview")).to_contain_text("Bisa merangkai bunga papan")
    fixes = page.locator(".finding.unlawful button[value=fix]")
    while fixes.count():
        fixes.first.click()
        page.wait_for_load_state()
    expect(page.locator("#preview")).not_to_contain_text("Wanita")


def test_without_scripts_the_composer_still_composes(page: Page, served: Served) -> None:
    sign_in(page, served)
    assert page.context.browser
    plain = page.context.browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    bare = plain.new_page()
    open_composer(bare, served, "account_executive")
    before = shown_without_scripts(bare)
    bare.fill("#location", "Bandung")
    bare.locator(f"button[value='down:{before[0]}']").click()
    assert shown_without_scripts(bare)[:2] == [before[1], before[0]]
    assert bare.input_value("#location") == "Bandung"
    bare.locator(".bar-end button[form=composer]").click()
    expect(bare.locator("#preview")).to_contain_text("Bandung")
    plain.close()


def shown_without_scripts(page: Page) -> list[str]:
    ids = re.findall(r'name="shown" value="([^"]+)"', page.content())
    return [id for id in ids if not id.startswith(("duty.", "heading."))]
