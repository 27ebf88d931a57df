"""The doctor sees what is not whole; erased means erased."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import create_app
from descriptions import Requisition
from screening.scorecard import SCORECARD_JSON, Scorecard, ScoreLine
from storage.accounts import create_account
from storage.applications import receive_file, refuse_upload
from storage.consents import receive_applicant
from storage.corrections import correct_level
from storage.database import db
from storage.decisions import decide, undo_last
from storage.keeping import erase, find_faults, purge
from storage.models import Application, InterviewSheet, Model, SavedView
from storage.openings import create_opening, set_status
from storage.remarks import add_remark

CV = b"Budi Contoh\nPengalaman\nAccount Manager, PT Contoh, 2020 - 2024\n"
LINE = ScoreLine("a", "", "A", "A", "must", 1.0, 0, 0.0, ())
CARD = Scorecard("budi.txt", "", "r", "1", "1", "2026-01-01", "read", 0.0, 1.0, "all_met", (), (LINE,), {}, (), (), {})


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


def test_an_upload_that_was_refused_takes_no_other_file_along(app: Flask) -> None:
    with app.app_context():
        opening, path = keep_one(app)
        refused = refuse_upload(db.session, opening, "rusak.zip", "zip_too_large")
        erase(db.session, app.config["FILES_DIR"], refused)
        db.session.commit()
        assert path.exists()
        assert list(find_faults(db.session, app.config["FILES_DIR"])) == []


def test_a_file_stays_until_its_row_is_gone_for_good(app: Flask) -> None:
    with app.app_context():
        _, path = keep_one(app)
        erase(db.session, app.config["FILES_DIR"], db.session.scalars(select(Application)).one())
        assert path.exists()
        db.session.rollback()
        db.session.commit()
        assert path.exists()


def everything_in(session: Session) -> str:
    """All rows of all tables as one text."""
    rows = [row for table in Model.metadata.sorted_tables for row in session.execute(table.select())]
    return "\n".join(repr(tuple(row)) for row in rows)


def write_about(session: Session, row: Application) -> None:
    """Each way in which people may name a candidate."""
    decide(session, row, "advance", "Budi Contoh menarik", "a")
    undo_last(session, row, "a")
    decide(session, row, "decline", "kata Budi", "a")
    row.scorecard = SCORECARD_JSON.dump_json(CARD)
    correct_level(session, row, "a", 3, "Budi menunjukkannya", "a")
    add_remark(session, row.id, "a", "Budi perlu ditelepon")


def test_nothing_said_of_an_erased_person_remains(app: Flask) -> None:
    with app.app_context():
        session, folder = db.session, app.config["FILES_DIR"]
        account = create_account(session, "dewi", "padi menguning di sawah", "hr")
        opening = create_opening(session, Requisition(role="account_manager"), account.id)
        row = receive_applicant(session, folder, opening.id, "budi.txt", CV, "kami menyimpan CV Anda", "id", True)
        row.name, row.email = "Budi Contoh", "budi@contoh.example"
        write_about(session, row)
        session.add(
            InterviewSheet(application=row.id, account=account.id, ratings={"a": {"note": "Budi yakin"}}, note="Budi")
        )
        session.add(SavedView(account=account.id, opening=opening.id, name="cari", query={"q": "budi"}))
        merged = receive_file(session, folder, opening.id, "budi_2.txt", CV + b" baru")[0]
        merged.twin_of, merged.twin_choice = row.id, "merge"
        session.commit()
        assert everything_in(session).lower().count("budi") > 8

        erase(session, folder, row)
        session.commit()
        left = everything_in(session)
        assert [word for word in ("budi", "kami menyimpan") if word in left.lower()] == []
        assert row.id in left  # the log keeps who acted on which row
        assert list(find_faults(session, folder)) == []


def test_others_stay_when_one_they_resemble_is_erased(app: Flask) -> None:
    with app.app_context():
        opening, _ = keep_one(app)
        older = db.session.scalars(select(Application)).one()
        other = receive_file(db.session, app.config["FILES_DIR"], opening, "ani.txt", CV + b" lain")[0]
        other.twin_of, other.twin_kind, other.state = older.id, "phone", "twin"
        erase(db.session, app.config["FILES_DIR"], older)
        db.session.commit()
        assert (other.twin_of, other.twin_kind, other.state) == ("", "", "received")
