"""An app on an empty store, a browser, and a person signed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from storage.accounts import create_account
from storage.database import db

PASSWORD = "padi menguning di sawah"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app({"TESTING": True, "DATA_DIR": tmp_path, "DATABASE_URL": None, "WTF_CSRF_ENABLED": False})


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
