"""The doctor sees what is not whole; erased means erased."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from descriptions import Requisition
from storage.applications import receive_file
from storage.database import db
from storage.keeping import find_faults, purge
from storage.openings import create_opening, set_status

CV = b"Budi Contoh\nPengalaman\nAccount Manager, PT Contoh, 2020 - 2024\n"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app({"TESTING": True, "DATA_DIR": tmp_path / "data", "DATABASE_URL": None})


def keep_one(app: Flask) -> tuple[str, Path]:
    opening = create_opening(db.session, Requisition(role="account_manager"), "test")
    receive_file(db.session, app.config["FILES_DIR"], opening.id, "budi.txt", CV)
    return opening.id, next(path for path in app.config["FILES_DIR"].rglob("*") if path.is_file())


def test_the_doctor_names_what_is_missing_altered_or_orphaned(app: Flask) -> None:
    with app.app_context():
        _, path = keep_one(app)
        folder = app.config["FILES_DIR"]
        path.write_bytes(b"altered")
        assert ["was altered" in fault for fault in find_faults(db.session, folder)] == [True]
        path.rename(folder / "stray")
        assert sorted(fault.split(" ", 2)[2].split(";")[0] for fault in find_faults(db.session, folder)) == [
            "belongs to no application", "is missing"
        ]  # fmt: skip


def test_purge_erases_rows_and_files_of_closed_openings_only(app: Flask) -> None:
    with app.app_context():
        opening, path = keep_one(app)
        later = datetime.datetime(2100, 1, 1)  # noqa: DTZ001  # the store keeps UTC without a zone
        assert purge(db.session, app.config["FILES_DIR"], later) == 0
        from storage.openings import load_opening

        set_status(db.session, load_opening(db.session, opening), "closed", "test")
        assert purge(db.session, app.config["FILES_DIR"], later) == 1
        assert not path.exists()
