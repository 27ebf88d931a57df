"""An app on an empty store, a browser, and a person signed in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app, queue_of
from descriptions import Requisition
from screening.reading import ReaderPool
from storage.accounts import create_account
from storage.applications import receive_file
from storage.database import db
from storage.jobs import do_job, lease_job
from storage.openings import create_opening

PASSWORD = "padi menguning di sawah"


@pytest.fixture
def app(tmp_path: Path, store_url: str | None) -> Iterator[Flask]:
    app = create_app({"TESTING": True, "DATA_DIR": tmp_path, "DATABASE_URL": store_url, "WTF_CSRF_ENABLED": False})
    yield app
    with app.app_context():
        db.engine.dispose()
    queue_of(app).huey.storage.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def auth(app: Flask) -> FlaskClient:
    return sign_in(app, "hr")


def sign_in(app: Flask, role: str) -> FlaskClient:
    with app.app_context():
        create_account(db.session, role, PASSWORD, role)
    client = app.test_client()
    assert client.post("/login", data={"name": role, "password": PASSWORD}).status_code == 302
    return client


CV = """Ratna Contoh
ratna@contoh.example | 0812-5550-0001

PENGALAMAN KERJA
Account Manager, PT Rasa Contoh
Januari 2019 - Maret 2024
- Mengelola 30 klien ritel dan menaikkan penjualan 20%
- Menegosiasikan perpanjangan kontrak klien besar

PENDIDIKAN
S1 Manajemen, Universitas Contoh, 2018
"""
DAY = datetime.date(2026, 1, 1)


@pytest.fixture
def people(app: Flask, tmp_path: Path) -> tuple[str, list[str]]:
    """An opening with three people read and scored."""
    with app.app_context(), ReaderPool(workers=1) as pool:
        opening = create_opening(db.session, Requisition(role="account_manager"), "a").id
        ids = []
        for number in range(3):
            data = CV.replace("0001", f"000{number}").replace("ratna@", f"ratna{number}@").encode()
            ids.append(receive_file(db.session, app.config["FILES_DIR"], opening, f"Ratna_{number}.txt", data)[0].id)
            job = lease_job(db.session)
            assert job is not None
            do_job(db.session, app.config["FILES_DIR"], job, lambda d, name, _: pool.read(d, name, as_of=DAY))
    return opening, ids
