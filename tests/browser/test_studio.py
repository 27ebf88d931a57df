"""A job description is composed, a planted unlawful line mended by its one click, published and downloaded."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from descriptions.exporting import FORMATS
from tests.browser.conftest import Served
from tests.browser.test_main_job import PASSWORD, check_access

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]


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
    for left in (1, 0):
        fixes.first.click()
        expect(fixes).to_have_count(left)
    check_access(page)
    page.click("button[value=published]")
    expect(page.locator(".status-published")).to_be_visible()
    opening = page.url.split("/openings/")[1].split("/")[0]
    for name in FORMATS:
        answer = page.request.get(f"{served.address}/openings/{opening}/description.{name}")
        assert (name, answer.status) == (name, 200)
    page.goto(f"{served.address}/jobs/{opening}")
    expect(page.locator("h1")).to_contain_text("Account Executive")
    check_access(page)
