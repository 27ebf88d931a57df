"""Huey carries the word that a job waits; what is to be done, and how far it is, stands in our own rows.

A message may be lost or come twice: a job is leased from its row before it is done, and each minute jobs that nobody
has taken are announced again.
"""

from __future__ import annotations

import datetime
import json
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from huey.exceptions import ConfigurationError
from huey.registry import Message
from huey.serializer import Serializer
from sqlalchemy import event, make_url
from sqlalchemy.orm import Session, sessionmaker

from errors import ConfigError
from screening.resume import Resume
from storage.jobs import do_job, fail_job, lease_job, list_free, queue_unscored, release_dead
from storage.models import Job

if TYPE_CHECKING:
    from screening.reading import ReaderPool

_LOG = logging.getLogger("saring.queue")
_ANNOUNCED = "announced_jobs"


class MessageJson(Serializer):  # type: ignore[misc]  # huey carries no types
    """Messages as JSON lists: huey's own pickles would run what somebody else had put into the queue."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(bytes(data)))


def open_huey(url: str, data: Path) -> Huey:
    """The carrier for a store: SQLite beside it, PostgreSQL in it, or Redis where `url` says so.

    Raises ConfigError where the library for that carrier is not installed.
    """
    settings: dict[str, Any] = {"results": False, "serializer": MessageJson()}
    if url.startswith(("redis:", "rediss:", "unix:")):
        try:
            return RedisHuey("saring", url=url, **settings)
        except ConfigurationError:
            raise ConfigError('SARING_QUEUE_URL names Redis: install it with pip install "saring[redis]".') from None
    if url.startswith("postgres"):
        dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        return PostgresHuey("saring", dsn=dsn, table_prefix="queue", **settings)
    return SqliteHuey("saring", filename=str(data / "queue.sqlite"), **settings)


class Queue:
    """Announces committed jobs, and does them where `start` was called."""

    def __init__(self, huey: Huey, sessions: sessionmaker[Session], folder: Path) -> None:
        self.huey, self._sessions, self._folder = huey, sessions, folder
        self._pool: ReaderPool | None = None
        self._consumer: _Consumer | None = None
        self._announce = huey.task(name="read_cv")(self.work)
        huey.periodic_task(crontab(), name="sweep")(self.sweep)
        self._closing = threading.Lock()
        huey.on_shutdown(name="close")(self._close)
        event.listen(sessions, "after_flush", _note_jobs)
        event.listen(sessions, "after_commit", self._announce_noted)
        event.listen(sessions, "after_rollback", lambda session: session.info.pop(_ANNOUNCED, None))

    def _announce_noted(self, session: Session) -> None:
        for job_id in session.info.pop(_ANNOUNCED, ()):
            try:
                self._announce(job_id)
            except Exception as error:  # the rows are committed: the sweep announces them later
                _LOG.error("job %s not announced: %s", job_id, type(error).__name__)

    def start(self, workers: int = 1) -> None:
        """Begin; jobs that an ended process left are taken up again, and readings never scored are scored."""
        from screening.reading import ReaderPool

        with self._sessions() as session:
            release_dead(session)
            queue_unscored(session)
        self.sweep()
        self._pool = ReaderPool(workers=workers)
        self._consumer = _Consumer(self.huey, workers=workers, max_delay=0.5, shutdown_timeout=10)
        self._consumer.start()

    def stop(self) -> None:
        """End after the jobs at hand, or after ten seconds."""
        if self._consumer:
            self._consumer.stop(graceful=True)
            self._consumer = None
        if self._pool:
            self._pool.close()
            self._pool = None
        self._close()

    def _close(self) -> None:
        """Of the thread that calls: each worker listens to PostgreSQL on a connection of its own."""
        with self._closing:
            self.huey.storage.close()

    def sweep(self) -> None:
        """Announce free jobs where no message waits: what was lost on the way is taken up again."""
        if self.huey.pending_count() == 0:
            with self._sessions() as session:
                for job_id in list_free(session):
                    self._announce(job_id)

    def work(self, job_id: str) -> None:
        """Do one job, unless another worker has it or it is done."""
        with self._sessions() as session:
            job = lease_job(session, job_id)
            if job is None:
                return
            try:
                do_job(session, self._folder, job, self._read)
            except Exception as error:  # a fault of one CV must not end the work on the others
                _LOG.error("job %s: %s", job_id, type(error).__name__)
                fail_job(session, job_id)

    def _read(self, data: bytes, name: str, as_of: datetime.date) -> Resume:
        assert self._pool is not None
        return self._pool.read(data, name, as_of=as_of)


def _note_jobs(session: Session, _context: object) -> None:
    rows = (row for row in (*session.new, *session.dirty) if isinstance(row, Job) and row.state == "waiting")
    session.info.setdefault(_ANNOUNCED, []).extend(row.id for row in rows)


class _Consumer(Consumer):  # type: ignore[misc]  # huey carries no types
    """Runs inside the server: Ctrl-C stays with the server."""

    def _set_signal_handlers(self) -> None:
        pass
