"""Lengths and bytes between the pool and its processes; never objects, so nothing is executed on arrival."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

from screening.documents.limits import MEGABYTE

HEAD = struct.Struct("!cII")
LARGEST = 256 * MEGABYTE


def send(channel: socket.socket, kind: bytes, header: dict[str, Any], body: bytes = b"") -> None:
    """One frame: a letter, a JSON header, and bytes."""
    head = json.dumps(header).encode()
    channel.sendall(HEAD.pack(kind, len(head), len(body)) + head)
    if body:
        channel.sendall(body)


def receive(channel: socket.socket) -> tuple[bytes, dict[str, Any], bytes]:
    """The next frame; EOFError when the other side is gone."""
    kind, head, body = HEAD.unpack(_exactly(channel, HEAD.size))
    if head + body > LARGEST:
        raise EOFError
    header = json.loads(_exactly(channel, head))
    if not isinstance(header, dict):
        raise EOFError
    return kind, header, bytes(_exactly(channel, body))


def _exactly(channel: socket.socket, count: int) -> bytearray:
    data = bytearray(count)
    view = memoryview(data)
    done = 0
    while done < count:
        got = channel.recv_into(view[done:])
        if not got:
            raise EOFError
        done += got
    return data
