"""A served product on an empty store, and Debian's Chromium to use it with."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


@dataclass(frozen=True)
class Served:
    """Where the product answers, and its one-time set-up link."""

    address: str
    setup: str


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real command in a process of its own, stopped as a person would stop it."""
    with serve_in(tmp_path_factory.mktemp("store")) as served:
        yield served


@contextlib.contextmanager
def serve_in(folder: Path) -> Iterator[Served]:
    """`saring serve` on an empty store in `folder`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    log = folder / "serve.log"
    with log.open("wb") as stream:
        server = subprocess.Popen(
            [sys.executable, "-m", "cli", "serve", "--listen", listen],
            stderr=stream, cwd=Path(__file__).parents[2], env={**os.environ, "SARING_DATA_DIR": str(folder / "data")},
        )  # fmt: skip
    try:
        yield Served(f"http://{listen}", wait_for_link(log))
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for_link(log: Path) -> str:
    """The set-up link that the first start prints."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = re.search(r"http://\S+/setup\?key=\S+", log.read_text(encoding="utf-8"))
        if found:
            time.sleep(1)  # the link is printed just before the door opens
            return found.group()
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    """Screenshots for the README and for a person's eyes."""
    folder = Path(__file__).parents[2] / "docs"
    folder.mkdir(exist_ok=True)
    return folder
