"""The engine: SQLite in the data folder, or what SARING_DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from flask_alembic import Alembic
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import event, make_url

from storage.models import Model

db = SQLAlchemy()
alembic = Alembic(metadatas=Model.metadata, run_mkdir=False)


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def connect(app: Flask, data: Path) -> None:
    """Open the store and bring its tables up to date."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    url = make_url(app.config.get("DATABASE_URL") or f"sqlite:///{data / 'saring.sqlite'}")
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    app.config["SQLALCHEMY_ENGINES"] = {"default": url}
    app.config["ALEMBIC"] = {"script_location": str(Path(__file__).parent.parent / "migrations")}
    db.init_app(app)
    alembic.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _set_pragmas)
        alembic.upgrade()
        db.engine.dispose()
