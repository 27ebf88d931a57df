"""CVs of strangers, each read in a shut-in process that is warm, limited, and replaced when it dies."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import os
import queue
import signal
import socket
import struct
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from errors import SaringError, UnreadableDocument
from screening.document import Note
from screening.documents import Limits, frames, load
from screening.documents.messages import note
from screening.documents.nursery import arguments
from screening.resume import Resume

if TYPE_CHECKING:
    from concurrent.futures import Future

HOUSE = Path(__file__).parents[1]
GRACE = 5.0
"""Seconds after which the pool ends a reader that its own alarm did not."""

NURSERIES = 3
"""How many are started, one after the other, before reading is given up."""

ENDED_BY: dict[int, str] = {signal.SIGALRM: "time", signal.SIGXCPU: "time", signal.SIGKILL: "memory"}
"""What the signal that ended a reader says about the file."""

Frame = tuple[bytes, dict[str, Any], bytes]


class ReaderPool:
    """`with ReaderPool(workers=2) as pool: pool.read(path, as_of=day)`; may be used from many threads."""

    def __init__(self, limits: Limits | None = None, workers: int = 1) -> None:
        self.limits = limits or Limits()
        self.workers = max(1, workers)
        self._nursery: _Nursery | None = None
        self._lock = threading.Lock()
        self._idle: queue.LifoQueue[_Reader | None] = queue.LifoQueue()
        for _ in range(self.workers):
            self._idle.put(None)

    def __enter__(self) -> ReaderPool:
        self._open()
        from screening.resume import RESUME_JSON  # noqa: F401 -- takes as long as the process needs to come up

        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes; the pool starts new ones if it is used again."""
        with self._lock:
            self._drop()
        for _ in range(self.workers):
            try:
                reader = self._idle.get(timeout=PATIENCE)
            except queue.Empty:
                break  # a file still at hand: its process ends with the nursery
            if reader:
                reader.channel.close()
        for _ in range(self.workers):
            self._idle.put(None)

    def read(self, source: Path | bytes, name: str | None = None, *, as_of: datetime.date) -> Resume:
        """One CV; a file that cannot be read is a Resume with status "failed" and the sentence in `problems`."""
        resumes = self.read_all(source, name, as_of)
        if len(resumes) == 1:
            return resumes[0]
        shown = name or str(source) if isinstance(source, Path) else name or "CV"
        return failed_resume(shown, "", as_of, note("archive"))

    def read_all(self, source: Path | bytes, name: str | None, as_of: datetime.date) -> list[Resume]:
        """One CV, or every member of a ZIP as "archive.zip/member.pdf"."""
        try:
            data, shown = load(source, name, self.limits)
        except UnreadableDocument as error:
            return [failed_resume(error.file, "", as_of, note(error.code, limit=self.limits.file_bytes >> 20))]
        answer = self._ask("read", data, shown, as_of=as_of.isoformat())
        if answer[0][0] != b"M":
            return [self._resume(answer[0], data, shown, as_of)]
        del data
        return [resume for frame in answer for resume in self._member(frame, shown, as_of)]

    def read_many(self, paths: Iterable[Path], jobs: int | None = None, *, as_of: datetime.date) -> Iterator[Resume]:
        """In the order of `paths`, a few ahead at a time, so that memory stays the same for any number of files."""
        from concurrent.futures import ThreadPoolExecutor  # while the first reader starts

        jobs = min(jobs or self.workers, self.workers)
        waiting: deque[Future[list[Resume]]] = deque()
        files = iter(paths)
        with ThreadPoolExecutor(jobs) as threads:
            for path in itertools.islice(files, jobs * 4):
                waiting.append(threads.submit(self.read_all, path, None, as_of))
            while waiting:
                resumes = waiting.popleft().result()
                waiting.extend(threads.submit(self.read_all, path, None, as_of) for path in itertools.islice(files, 1))
                yield from resumes

    def render_page(self, data: bytes, page: int, scale: float = 1.5) -> bytes:
        """The page, counted from 1, as PNG; `scale` 1 is 72 dots an inch. Raises UnreadableDocument."""
        kind, header, body = self._ask("render", data, "", page=page, scale=scale)[0]
        if kind != b"P":
            raise UnreadableDocument("", header["code"], header["en"])
        return body

    def _member(self, frame: Frame, archive: str, as_of: datetime.date) -> list[Resume]:
        kind, header, body = frame
        shown = f"{archive}/{header.get('name', '')}".removesuffix("/")
        if kind != b"M":
            return [self._resume(frame, b"", shown, as_of)]
        answer = self._ask("read", body, shown, as_of=as_of.isoformat())[0]
        if answer[0] == b"M":
            return [failed_resume(shown, _digest(body), as_of, note("nested_archive"))]
        return [self._resume(answer, body, shown, as_of)]

    def _resume(self, frame: Frame, data: bytes, name: str, as_of: datetime.date) -> Resume:
        kind, header, body = frame
        if kind == b"R":
            from screening.resume import RESUME_JSON  # built while the first reader starts

            return RESUME_JSON.validate_json(body)
        return failed_resume(name, _digest(data), as_of, Note(header["code"], header["id"], header["en"]))

    def _ask(self, do: str, data: bytes, name: str, **more: object) -> list[Frame]:
        """All frames of an answer. A used reader that dies or runs out of memory gets a fresh one's second opinion."""
        while True:
            reader = self._idle.get()
            fresh = reader is None
            try:
                if reader is None:
                    reader = self._start()
                answer = reader.ask({"do": do, "name": name, **more}, data, self.limits)
                signal_number = self._end(reader) if reader.worn else 0
            finally:
                self._idle.put(reader if reader and not reader.worn else None)
            if answer[0][0] == b"!":
                answer = [_words(ENDED_BY.get(signal_number, "crash"))]
            if fresh or answer[0][1].get("code") not in {"crash", "memory"}:
                return answer

    def _start(self) -> _Reader:
        """From a new nursery where the one at hand is gone."""
        with self._lock:
            for _ in range(NURSERIES):
                try:
                    return self._open().start()
                except _Gone:
                    self._drop()
        raise ReadingUnavailable("CVs cannot be read now, for the reading process does not start; run `saring doctor`, then try again.")

    def _drop(self) -> None:
        if self._nursery:
            self._nursery.close()
            self._nursery = None

    def _open(self) -> _Nursery:
        if self._nursery is None:
            self._nursery = _Nursery(self.limits)
        return self._nursery

    def _end(self, reader: _Reader) -> int:
        """The signal that ended it, 0 when it was still there."""
        reader.channel.close()
        with self._lock:
            try:
                return self._nursery.end(reader.pid) if self._nursery else 0
            except _Gone:  # and its readers with it
                self._drop()
                return 0


@dataclass(slots=True)
class _Reader:
    """One shut-in process; `worn` when it must be replaced."""

    pid: int
    channel: socket.socket
    files: int = 0
    worn: bool = False

    def ask(self, header: dict[str, Any], data: bytes, limits: Limits) -> list[Frame]:
        self.files += 1
        self.worn = self.files >= limits.recycle_after
        self.channel.settimeout(limits.seconds + limits.ocr_seconds + GRACE)
        try:
            frames.send(self.channel, b"?", header, data)
            answer = [frames.receive(self.channel)]
            while answer[-1][0] != b".":
                answer.append(frames.receive(self.channel))
            self.worn = self.worn or answer[0][1].get("code") in {"crash", "memory"}
            return answer[:-1] or [_words("empty")]
        except TimeoutError:
            self.worn = True
            return [_words("time")]
        except (EOFError, OSError, ValueError):
            self.worn = True
            return [(b"!", {}, b"")]


PATIENCE = 3.0
"""Seconds in which the nursery may end by itself."""


class _Nursery:
    """The pool's side of `screening.documents.nursery`."""

    def __init__(self, limits: Limits) -> None:
        self._control, theirs = socket.socketpair()
        paths = os.pathsep.join(filter(None, (str(HOUSE), os.environ.get("PYTHONPATH"))))
        with theirs:
            self._process = subprocess.Popen(
                [*arguments(limits), str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths, "OMP_THREAD_LIMIT": "1"},
            )

    def start(self) -> _Reader:
        """Raises _Gone, as `end` does."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                with _gone():
                    socket.send_fds(self._control, [b"F"], [theirs.fileno()])
                return _Reader(self._number(), ours)
            except _Gone:
                ours.close()
                raise

    def end(self, pid: int) -> int:
        with _gone():
            self._control.sendall(struct.pack("!ci", b"E", pid))
        return self._number()

    def close(self) -> None:
        self._control.close()
        try:
            self._process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _number(self) -> int:
        with _gone():
            data = self._control.recv(4)
        if len(data) < 4:
            raise _Gone
        (number,) = struct.unpack("!i", data)
        return int(number)


class _Gone(Exception):
    """The nursery died or never came up."""


@contextmanager
def _gone() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise _Gone from None


class ReadingUnavailable(SaringError):
    """No reading process starts on this machine."""


def _words(code: str) -> Frame:
    told = note(code)
    return b"X", {"code": code, "id": told.message_id, "en": told.message_en}, b""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""


def failed_resume(name: str, sha256: str, as_of: datetime.date, reason: Note) -> Resume:
    """What stands in the list for a file that gave no CV."""
    return Resume(
        file=name, sha256=sha256, status="failed", text="", lines=(), pages=(), language="mixed",
        as_of=as_of.isoformat(), problems=(reason,), quality=0.0,
    )  # fmt: skip
