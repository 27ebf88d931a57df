"""What is kept of CVs and decisions."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from descriptions import Requisition
from errors import NotAllowed
from storage.applications import receive_file
from storage.decisions import decide, undo_last
from storage.files import keep_file, load_file
from storage.jobs import LEASE, lease_job
from storage.models import Application, Job, now
from storage.openings import create_opening
from storage.remarks import add_remark, list_remarks
from tests.storage.conftest import add_scored


def receive(session: Session, folder: Path) -> Application:
    opening = create_opening(session, Requisition(role="account_manager"), "a")
    return receive_file(session, folder, opening.id, "cv.txt", b"CV")[0]


def test_files_come_back_unchanged(tmp_path: Path) -> None:
    assert load_file(tmp_path, keep_file(tmp_path, b"isi")) == b"isi"


def test_a_received_file_has_its_job(session: Session, tmp_path: Path) -> None:
    row = receive(session, tmp_path)
    assert [job.application for job in session.scalars(select(Job))] == [row.id]


def test_a_lease_is_taken_once_until_it_runs_out(session: Session, tmp_path: Path) -> None:
    receive(session, tmp_path)
    job = lease_job(session)
    assert job is not None
    assert lease_job(session) is None
    job.leased_until = now() - LEASE - datetime.timedelta(seconds=1)
    session.commit()
    assert lease_job(session) is job


def test_undo_brings_back_decision_and_reason(session: Session, tmp_path: Path) -> None:
    row = receive(session, tmp_path)
    decide(session, row, "hold", "tanya gaji", "a")
    decide(session, row, "decline", "tidak ada pengalaman", "a")
    undo_last(session, row, "a")
    assert (row.decision, row.reason) == ("hold", "tanya gaji")


def test_declining_needs_a_reason(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="reason_missing"):
        decide(session, receive(session, tmp_path), "decline", " ", "a")


def test_a_note_is_taken_back_by_its_writer_alone(session: Session, opening: str) -> None:
    row = add_scored(session, opening, "Ani", (1.0,))
    decide(session, row, "hold", "", "a")
    add_remark(session, row.id, "b", "Perlu ditelepon")
    undo_last(session, row, "a")
    assert (row.decision, len(list_remarks(session, row.id))) == ("", 1)
    undo_last(session, row, "b")
    assert list_remarks(session, row.id) == []
