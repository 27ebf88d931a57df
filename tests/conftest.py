"""Stores for tests: SQLite, or schemas of their own on the PostgreSQL server that SARING_TEST_DATABASE_URL names."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text


@pytest.fixture
def store_url() -> Iterator[str | None]:
    """Where a test keeps its rows; None for SQLite."""
    server = os.environ.get("SARING_TEST_DATABASE_URL")
    if not server:
        yield None
        return
    schema = f"t{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create schema {schema}"))
        yield f"{server}?options=-csearch_path%3D{schema}"
        connection.execute(text(f"drop schema {schema} cascade"))
    engine.dispose()
