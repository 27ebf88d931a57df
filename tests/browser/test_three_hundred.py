"""A hiring manager's hour: 300 mixed CVs from upload to an exported shortlist, by keyboard alone."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serve_in
from tests.browser.crowd import COUNT, gather
from tests.browser.test_main_job import check_access

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]
PASSWORD = "padi menguning di sawah"


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A new installation, its set-up page open; nothing is clicked from here on."""
    with serve_in(tmp_path) as served:
        context = browser.new_context(viewport={"width": 1280, "height": 860}, accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(served.setup)
        yield page
        context.close()


def tab_to(page: Page, selector: str, most: int = 300) -> None:
    """Press Tab until the focus is on what `selector` names."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def go(page: Page, selector: str, address: str, key: str = "Enter") -> None:
    """To a link or a button by Tab, then press it and wait for the page it leads to."""
    tab_to(page, selector)
    page.keyboard.press(key)
    page.wait_for_url(re.compile(address))


def press(page: Page, key: str, address: str) -> None:
    """One shortcut that leads to another page."""
    with page.expect_navigation(url=re.compile(address)):
        page.keyboard.press(key)


def sign_up(page: Page) -> None:
    for field, text in (("name", "Ayu"), ("password", PASSWORD)):
        tab_to(page, f"input[name={field}]")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/$|login"))
    if "login" in page.url:
        sign_up(page)


def upload(page: Page, files: list[Path]) -> None:
    tab_to(page, "#files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files)
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        states = page.request.get(page.url.split("?")[0].replace("/candidates", "/progress")).json()["states"]
        if sum(states.values()) >= COUNT and not states.get("received") and not states.get("reading"):
            page.wait_for_timeout(2_000)  # the page loads itself anew when the last one is read
            expect(page.locator("#progress")).to_be_hidden()
            page.wait_for_load_state()
            return
        time.sleep(1)
    raise AssertionError(f"still reading: {states}")


def test_three_hundred_cvs_by_keyboard_alone(desk: Page, tmp_path: Path) -> None:
    (tmp_path / "cv").mkdir()
    files = gather(tmp_path / "cv")
    sign_up(desk)
    go(desk, "main a[href='/openings/new']", "/openings/new")
    go(desk, "button[name=role][value=account_manager]", "/edit")
    go(desk, "header a[href='/']", r"/$")
    go(desk, "main a[href$='/candidates']", "/candidates")
    begin = time.monotonic()
    upload(desk, files)
    print(f"\n{COUNT} files uploaded and read in {time.monotonic() - begin:.0f} s")

    # each file that gave no CV is named with its reason; twins wait for a choice
    go(desk, "a[href$='/files']", "/files")
    go(desk, "a[href$='state=failed']", "state=failed")
    failed = desk.locator("table.files").inner_text()
    assert [name for name in ("rusak.pdf", "potongan.docx", "kosong.pdf", "terkunci.pdf", "terkunci_2.pdf") if name not in failed] == []
    assert re.search("terkunci.pdf.*(sandi|terkunci|dikunci|enkripsi)", failed, re.IGNORECASE)
    twins = desk.locator("ul.twins li").count()
    assert twins >= 6
    go(desk, "ul.twins button[name=choice][value=merge]", "/files")
    expect(desk.locator("ul.twins li")).to_have_count(twins - 1)
    check_access(desk)

    # the list, a person, three decisions with a reason and an undo
    go(desk, ".tabs a[href$='/candidates']", "/candidates")
    check_access(desk)
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    press(desk, "Enter", "/candidates/")
    check_access(desk)
    for _ in range(2):
        press(desk, "1", "/candidates/")
        press(desk, "j", "/candidates/")
    desk.keyboard.press("3")
    expect(desk.locator("#reason")).to_be_focused()
    desk.keyboard.type("Belum ada data negosiasi")
    press(desk, "Enter", "/candidates/")
    expect(desk.locator("form[action*='/undo'] strong")).to_have_text(re.compile("Tidak|Tolak|ditolak", re.IGNORECASE))
    press(desk, "z", "/candidates/")
    desk.keyboard.press("n")
    desk.keyboard.type("Tanyakan wilayah kerja")
    go(desk, "form[action*='/notes'] button", "/candidates/")
    assert "Tanyakan wilayah kerja" in desk.locator(".remark").inner_text()

    # a level corrected, then three people compared
    tab_to(desk, ".correct summary")
    desk.keyboard.press("Enter")
    tab_to(desk, ".correct select")
    desk.keyboard.press("End")
    tab_to(desk, ".correct input[name=reason]")
    desk.keyboard.type("Dijelaskan di surat lamaran")
    press(desk, "Enter", "#line-")
    assert desk.locator(".corrected").count() == 1
    go(desk, ".bar a[href*='/candidates']", "/openings/.*/candidates")
    for _ in range(3):
        tab_to(desk, "#people input[name=id]")
        desk.keyboard.press("Space")
    press(desk, "c", "/compare")
    assert desk.locator("svg.radar").count() == 3
    check_access(desk)
    go(desk, ".bar a[href*='/candidates']", "/openings/.*/candidates")

    # the shortlist as files
    for kind, begins in (("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
        tab_to(desk, f"a[href$='shortlist.{kind}']")
        with desk.expect_download() as download:
            desk.keyboard.press("Enter")
        data = Path(download.value.path()).read_bytes()
        assert data.startswith(begins)
        if kind == "xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                rows = archive.read("xl/worksheets/sheet1.xml").count(b"<row ")
            assert rows > COUNT - 30
