"""A folder of role files that tests write as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.library import Library

ROLE = """\
family: am
title: {id: Manajer Akun, en: Account Manager}
purpose: {id: Menjaga hubungan dengan klien., en: Look after clients.}
duties:
  - id: growth
    heading: {id: Pertumbuhan, en: Growth}
    points:
      - {id: find_needs, text: {id: Menggali kebutuhan., en: Find needs.}, function: farm}
      - {id: renew, text: {id: Memperpanjang kontrak., en: Renew contracts.}, function: farm}
requirements:
  - {id: nego, kind: skill, need: must, weight: 5, text: {id: Bernegosiasi, en: Negotiates}, skills: [negotiation]}
  - {id: driving, kind: condition, need: nice, text: {id: Punya SIM C, en: Motorcycle licence}}
levels:
  senior: {title: {id: Manajer Akun Senior, en: Senior Account Manager}, minimum_years: 5}
functions: {farm: 0.7, hunt: 0.3}
"""

WriteRole = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of the user's roles."""
    place = tmp_path / "roles"
    place.mkdir()
    return place


@pytest.fixture
def write(folder: Path) -> WriteRole:
    """`write("account_officer/micro", text)` makes the file."""

    def write_role(role_id: str, text: str) -> Path:
        path = folder / f"{role_id}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_role


@pytest.fixture
def library(folder: Path, write: WriteRole) -> Callable[[], Library]:
    """The library of nothing but the test's folder, no cache."""
    return lambda: Library((folder,))
