"""Uploads become readings through Huey, and nothing is lost where a message is."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from huey import MemoryHuey
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, sessionmaker

from descriptions import Requisition
from errors import ConfigError
from storage.applications import receive_file, try_again
from storage.jobs import lease_job
from storage.models import Application, Job, Model
from storage.openings import create_opening
from storage.queue import Queue, open_huey

CV = b"Ratna Contoh\nPENGALAMAN KERJA\nAccount Manager, PT Rasa Contoh\nJanuari 2019 - Maret 2024\n- Mengelola 30 klien\n"


@pytest.fixture
def sessions(tmp_path: Path, store_url: str | None) -> Iterator[sessionmaker[Session]]:
    engine = create_engine(store_url or f"sqlite:///{tmp_path / 'rows.sqlite'}")
    Model.metadata.create_all(engine)
    yield sessionmaker(engine)
    engine.dispose()


@pytest.fixture
def queue(sessions: sessionmaker[Session], tmp_path: Path, store_url: str | None) -> Iterator[Queue]:
    queue = Queue(open_huey(store_url or "", tmp_path), sessions, tmp_path)
    yield queue
    queue.stop()


def receive(sessions: sessionmaker[Session], folder: Path, count: int = 1) -> list[str]:
    with sessions() as session:
        opening = create_opening(session, Requisition(role="account_manager"), "a").id
        return [receive_file(session, folder, opening, f"{n}.txt", CV + b"%d" % n)[0].id for n in range(count)]


def wait_until_done(sessions: sessionmaker[Session], seconds: float = 60) -> list[str]:
    """States of all applications once no job is left."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with sessions() as session:
            if not session.scalar(select(Job.id).where(Job.state != "done").limit(1)):
                return list(session.scalars(select(Application.state)))
        time.sleep(0.05)
    raise AssertionError("jobs are left")


def test_a_received_cv_is_announced_read_and_scored(
    queue: Queue, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    receive(sessions, tmp_path, 3)
    assert queue.huey.pending_count() == 3
    queue.start()
    assert wait_until_done(sessions) == ["read"] * 3


def test_what_is_rolled_back_is_not_announced(queue: Queue, sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        opening = create_opening(session, Requisition(role="account_manager"), "a").id
        session.add(row := Application(opening=opening, sha256="0", file="cv.txt"))
        session.flush()
        session.add(Job(application=row.id))
        session.flush()
        session.rollback()
        session.commit()
    assert queue.huey.pending_count() == 0


def test_lost_messages_are_announced_again(queue: Queue, sessions: sessionmaker[Session], tmp_path: Path) -> None:
    receive(sessions, tmp_path, 2)
    queue.huey.flush()
    queue.sweep()
    assert queue.huey.pending_count() == 2
    queue.sweep()
    assert queue.huey.pending_count() == 2, "while messages wait there is nothing to announce"


def test_a_job_that_another_worker_holds_is_left_alone(
    queue: Queue, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    receive(sessions, tmp_path)
    with sessions() as session:
        job = lease_job(session)
        assert job is not None
        queue.work(job.id)
        session.refresh(job)
        assert (job.state, job.attempts) == ("leased", 1)


def test_a_person_can_have_a_failed_file_read_again(
    queue: Queue, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    [one] = receive(sessions, tmp_path)
    queue.huey.flush()
    with sessions() as session:
        row = session.get_one(Application, one)
        row.state = "failed"
        session.execute(Job.__table__.delete())  # type: ignore[attr-defined]
        try_again(session, row)
    assert queue.huey.pending_count() == 1


def test_a_fault_ends_in_a_named_reason_after_three_tries(
    queue: Queue, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    [one] = receive(sessions, tmp_path)
    with sessions() as session:
        job = session.scalars(select(Job)).one()
    for _ in range(3):
        queue.work(job.id)  # no reader was started
    with sessions() as session:
        row = session.get_one(Application, one)
        assert (row.state, row.problem) == ("failed", "reading_ended")


def test_the_cv_is_kept_where_announcing_fails(sessions: sessionmaker[Session], tmp_path: Path) -> None:
    huey = MemoryHuey("full", results=False)
    Queue(huey, sessions, tmp_path)

    def refuse(_task: object) -> None:
        raise OSError("no space left")

    huey.enqueue = refuse
    receive(sessions, tmp_path)
    with sessions() as session:
        assert session.scalars(select(Job.state)).all() == ["waiting"]


def test_messages_hold_ids_only_and_no_pickle(queue: Queue, sessions: sessionmaker[Session], tmp_path: Path) -> None:
    receive(sessions, tmp_path)
    [message] = queue.huey.storage.enqueued_items()
    with sessions() as session:
        job = session.scalars(select(Job.id)).one()
    assert [part for part in json.loads(bytes(message)) if part][1:] == ["storage.queue.read_cv", [job]]


def test_redis_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huey.storage.Redis", None)
    with pytest.raises(ConfigError, match=r"saring\[redis\]"):
        open_huey("redis://127.0.0.1:6379/0", tmp_path)
