"""The main job as a new user does it: account, job description, PDF, CVs, ranking, one candidate, decision."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from demo.cvs import demo_files
from tests.browser.conftest import Served

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]
PASSWORD = "padi menguning di sawah"


def check_access(page: Page) -> None:
    """No serious axe finding on the page."""
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in {"serious", "critical"}]
    assert not found, [(v["id"], [node["target"] for node in v["nodes"][:3]]) for v in found]


def test_first_account_by_the_setup_link(page: Page, served: Served) -> None:
    page.goto(served.setup)
    page.fill("input[name=name]", "Ayu")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    if "login" in page.url:
        page.fill("input[name=name]", "Ayu")
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
    expect(page.locator("a[href='/openings/new']").first).to_be_visible()
    check_access(page)


def test_a_job_description_is_composed_and_downloaded(page: Page, served: Served, shots: Path) -> None:
    page.goto(f"{served.address}/openings/new")
    check_access(page)
    page.locator("button[name=role][value=account_manager]").click()
    page.wait_for_url(re.compile("/edit"))
    page.fill("[name=location]", "Jakarta")
    check_access(page)
    page.screenshot(path=shots / "composer.png")
    page.locator("form button[type=submit], form button:not([type])").first.evaluate("e => e.form.requestSubmit()")
    page.wait_for_load_state()
    opening = re.search(r"/openings/([0-9a-f-]{36})", page.url)
    assert opening
    answer = page.request.get(f"{served.address}/openings/{opening.group(1)}/description.pdf")
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF-")


def test_cvs_are_ranked_with_quoted_lines(page: Page, served: Served, shots: Path, tmp_path: Path) -> None:
    files = []
    for file in demo_files()[:8]:
        (tmp_path / file.name).write_bytes(file.data)
        files.append(tmp_path / file.name)
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.4 not a real file")
    files.append(tmp_path / "rusak.pdf")
    page.goto(served.address)
    page.locator("a[href$='/candidates']").first.click()
    page.wait_for_load_state()
    ranking = page.url
    page.locator("input[type=file]").first.set_input_files(files)
    with_button = page.locator("form:has(input[type=file]) button").first
    if with_button.is_visible():
        with_button.click()
    deadline = time.monotonic() + 90
    while page.locator("a[href*='/candidates/']").count() < 8 and time.monotonic() < deadline:
        time.sleep(1.5)
        page.goto(ranking)
    page.goto(ranking)
    assert page.locator("main a[href*='/candidates/']").count() >= 8
    check_access(page)
    page.screenshot(path=shots / "ranking.png")


def test_a_candidate_shows_quotes_and_is_decided(page: Page, served: Served, shots: Path) -> None:
    page.goto(served.address)
    page.locator("a[href$='/candidates']").first.click()
    page.locator("main a[href*='/candidates/']").first.click()
    page.wait_for_load_state()
    expect(page.locator("blockquote").first).to_be_visible()
    check_access(page)
    page.screenshot(path=shots / "candidate.png", full_page=True)
    page.keyboard.press("1")
    page.wait_for_timeout(1500)
    page.goto(served.address)
    page.locator("a[href$='/candidates']").first.click()
    page.goto(f"{page.url.split('?')[0]}?decision=advance")
    assert page.locator("main table a[href*='/candidates/']").count() == 1


def test_a_broken_file_is_named_with_its_reason(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.locator("a[href$='/candidates']").first.click()
    page.goto(page.url.split("?")[0].replace("/candidates", "/files"))
    assert "rusak.pdf" in page.locator("main").inner_text()


def test_the_interface_speaks_english(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.locator("form[action='/language'] button").first.click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    check_access(page)


def test_a_phone_shows_the_ranking(page: Page, served: Served, shots: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.address)
    page.locator("a[href$='/candidates']").first.click()
    page.wait_for_load_state()
    page.screenshot(path=shots / "phone.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
