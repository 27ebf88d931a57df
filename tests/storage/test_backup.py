"""A backup loses nothing, writes over nothing, and moves a laptop's store to a server."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, func, insert, select

from app import create_app
from cli import saring
from descriptions import Requisition
from errors import ConfigError
from storage.applications import receive_file
from storage.backup import back_up, copy_rows, unpack
from storage.database import db
from storage.keeping import find_faults
from storage.models import LogEntry, Model, Opening
from storage.openings import create_opening, list_openings

CV = b"Budi Contoh\nPengalaman\nAccount Manager, PT Contoh, 2020 - 2024\n"


@pytest.fixture
def archive(tmp_path: Path, store_url: str | None) -> Path:
    """A backup of a store that holds one opening and one CV."""
    app = create_app({"TESTING": True, "DATA_DIR": tmp_path / "old", "DATABASE_URL": store_url})
    with app.app_context():
        opening = create_opening(db.session, Requisition(role="account_manager"), "a")
        receive_file(db.session, app.config["FILES_DIR"], opening.id, "budi.txt", CV)
        assert back_up(db.engine, tmp_path / "old", tmp_path / "backup.zip") == 1
        db.engine.dispose()
    app.extensions["saring-queue"].huey.storage.close()
    return tmp_path / "backup.zip"


def test_a_restored_store_is_whole(archive: Path, tmp_path: Path) -> None:
    assert unpack(archive, tmp_path / "new") == 1
    app = create_app({"TESTING": True, "DATA_DIR": tmp_path / "new", "DATABASE_URL": None})
    with app.app_context():
        assert [(opening.role, count) for opening, count in list_openings(db.session)] == [("account_manager", 1)]
        assert list(find_faults(db.session, app.config["FILES_DIR"])) == []


def test_restoring_writes_over_nothing(archive: Path, tmp_path: Path) -> None:
    unpack(archive, tmp_path / "new")
    with pytest.raises(ConfigError, match="holds data already"):
        unpack(archive, tmp_path / "new")
    source = create_engine(f"sqlite:///{tmp_path / 'new' / 'saring.sqlite'}")
    with pytest.raises(ConfigError, match="rows already; restore into an empty"):
        copy_rows(source, source)
    source.dispose()


@pytest.mark.parametrize("names", [(), ("saring.sqlite", "files/../../stray")])
def test_what_is_no_backup_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as odd:
        for name in names:
            odd.writestr(name, b"")
    with pytest.raises(ConfigError, match="is no backup"):
        unpack(tmp_path / "odd.zip", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_ids_go_on_from_the_last_row(archive: Path, tmp_path: Path, store_url: str | None) -> None:
    unpack(archive, tmp_path / "new")
    source = create_engine(f"sqlite:///{tmp_path / 'new' / 'saring.sqlite'}")
    target = create_engine(store_url or "sqlite://")
    Model.metadata.drop_all(target)
    Model.metadata.create_all(target)
    copy_rows(source, target)
    with source.connect() as old, target.begin() as new:
        last = old.scalar(select(func.max(LogEntry.id))) or 0
        new.execute(insert(LogEntry).values(account="a", act="test", subject="s", before="", after="", batch=""))
        assert new.scalar(select(func.max(LogEntry.id))) == last + 1
        assert new.scalar(select(Opening.role)) == "account_manager"
    source.dispose()
    target.dispose()


def test_the_commands_bring_a_store_back(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARING_DATA_DIR", str(tmp_path / "other"))
    monkeypatch.delenv("SARING_DATABASE_URL", raising=False)
    result = CliRunner().invoke(saring, ["restore", str(archive)])
    assert (result.exit_code, result.output.split(" brought")[0]) == (0, "rows and 1 files")
    result = CliRunner().invoke(saring, ["backup", str(tmp_path / "again.zip")])
    assert (result.exit_code, result.output.split(" saved")[0]) == (0, "rows and 1 files")
