"""`create_app` wires settings, store and pages; `serve` answers requests and reads CVs behind them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect

from errors import ConfigError
from storage.accounts import create_setup_token, has_accounts
from storage.database import connect, db
from storage.queue import Queue, open_huey
from web import register

LARGEST_REQUEST = 200 * 2**20


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The application; `config` overrides DATA_DIR, DATABASE_URL, QUEUE_URL and Flask's own settings."""
    app = Flask(__name__)
    app.config.update(
        DATA_DIR=os.environ.get("SARING_DATA_DIR", "instance"),
        DATABASE_URL=os.environ.get("SARING_DATABASE_URL"),
        QUEUE_URL=os.environ.get("SARING_QUEUE_URL"),
        BOOTSTRAP_SERVE_LOCAL=True,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_PARTS=2_000,
        WTF_CSRF_TIME_LIMIT=None,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    app.config.update(config or {})
    data = Path(app.config["DATA_DIR"]).resolve()
    connect(app, data)
    app.config["FILES_DIR"] = data / "files"
    with app.app_context():
        huey = open_huey(app.config["QUEUE_URL"] or app.config["DATABASE_URL"] or "", data)
        app.extensions["saring-queue"] = Queue(huey, db.sessionmaker, app.config["FILES_DIR"])
    app.secret_key = app.config.get("SECRET_KEY") or _secret_key(data)
    CSRFProtect(app)
    Bootstrap5(app)
    register(app)
    return app


def _secret_key(data: Path) -> bytes:
    """Made once and kept beside the data, readable by its owner only."""
    path = data / "secret_key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as stream:
        key = secrets.token_bytes(32)
        stream.write(key)
    return key


def setup_link(app: Flask, base: str) -> str | None:
    """The address that makes the first account; None once there is one."""
    with app.app_context():
        return None if has_accounts(db.session) else f"{base}/setup?key={create_setup_token(db.session)}"


def queue_of(app: Flask) -> Queue:
    """The background work of this app's store; `start` it to read CVs in this process."""
    queue: Queue = app.extensions["saring-queue"]
    return queue


def serve(listen: str = "127.0.0.1:8000", with_worker: bool = True, app: Flask | None = None) -> None:
    """Serve until interrupted, background reading included unless told otherwise."""
    import waitress

    app = app or create_app()
    host, colon, port = listen.rpartition(":")
    if not colon or not port.isdigit():
        raise ConfigError(f"--listen {listen}: write HOST:PORT, such as 127.0.0.1:8000")
    settings = {"threads": 8, "ident": None, "max_request_body_size": LARGEST_REQUEST}
    try:
        server = waitress.create_server(app, host=host, port=int(port), **settings)
    except OSError as error:
        reason = error.strerror or "the address cannot be used"
        raise ConfigError(f"--listen {listen}: {reason}; choose another, such as 127.0.0.1:8001.") from None
    queue = queue_of(app)
    if with_worker:
        queue.start()
    try:
        server.run()
    finally:
        queue.stop()
