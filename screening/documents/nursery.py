"""The process that loads everything once and forks a shut-in reader whenever one is needed."""

from __future__ import annotations

import contextlib
import datetime
import gc
import importlib
import os
import signal
import socket
import struct
import sys
from typing import Any

from screening.documents import frames, patience, sandbox
from screening.documents.limits import Limits

PID = struct.Struct("!i")
FIRST = ("screening.documents.answers", "screening.documents.pages", "screening.parsing")
"""What almost every file needs."""
LATER = tuple(
    f"screening.documents.{name}" for name in ("office", "plain", "rtf", "html", "legacy", "pictures", "archive")
)


def main(control_fd: int, limits: Limits) -> None:
    """Obeys the pool: `F` with a socket forks a reader, `E` ends one; leaves when the pool is gone.

    The first reader leaves before everything is loaded, for a single file must not wait for what others need; it loads
    the rest itself. Each later one shares what is here.
    """
    control = socket.socket(fileno=control_fd)
    for module in FIRST:
        importlib.import_module(module)
    children: set[int] = set()
    forks = 0
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, 5, 1)
        if not order:
            break
        if order[:1] == b"F":
            forks += 1
            if forks == 2:
                _warm_up()
            child = _fork(control, descriptors[0], limits)
            children.add(child)
            control.sendall(PID.pack(child))
        else:
            (child,) = PID.unpack(order[1:])
            children.discard(child)
            control.sendall(PID.pack(_end(child)))
    for child in children:
        _end(child)
    os._exit(0)  # nothing is left to tidy up, and taking an interpreter down keeps the pool waiting


def _warm_up() -> None:
    """All formats and one made-up CV, so that tables are loaded before the next fork and shared after it."""
    from screening.documents import answers

    for module in LATER:
        importlib.import_module(module)
    sample = b"Nama Contoh\nPengalaman Kerja\nSales, PT Contoh, Jan 2020 - Des 2021\n"
    with contextlib.suppress(Exception):
        answers.read(sample, "", datetime.date(2026, 1, 1), Limits())
    gc.collect()
    gc.freeze()


def _fork(control: socket.socket, descriptor: int, limits: Limits) -> int:
    child = os.fork()
    if child:
        os.close(descriptor)
        return child
    try:
        control.close()
        os.setsid()
        sandbox.enter(limits)
        _serve(socket.socket(fileno=descriptor), limits)
    except BaseException:  # a reader leaves without a word; the pool says what happened
        os._exit(1)
    os._exit(0)


def _end(child: int) -> int:
    """The signal that ended it; a child that is already dying keeps its own cause."""
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return 0


def _serve(channel: socket.socket, limits: Limits) -> None:
    from screening.documents import answers

    while True:
        try:
            _, header, data = frames.receive(channel)
        except EOFError:
            return
        sandbox.limit_cpu(limits.seconds + limits.ocr_seconds)
        patience.start(limits.seconds)
        frames_out = answers.answer(header, data, limits)
        for kind, head, body in frames_out:
            frames.send(channel, kind, head, body)
        patience.stop()


def arguments(limits: Limits) -> list[str]:
    """The command line that starts a nursery with these limits, without the control socket."""
    values: dict[str, Any] = {name: getattr(limits, name) for name in Limits.__slots__}
    code = (
        "import sys; from screening.documents.nursery import main; from screening.documents.limits import Limits; "
        f"main(int(sys.argv[1]), Limits(**{values!r}))"
    )
    return [sys.executable, "-c", code]
