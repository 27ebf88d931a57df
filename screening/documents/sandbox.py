"""What a reading process may not do: open a connection, write a file, read other people's files, eat the machine."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import struct
import sys
from pathlib import Path

from screening.documents.limits import MEGABYTE, Limits

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_NO_NEW_PRIVS = 38
LANDLOCK_CREATE, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT = 444, 445, 446
READ_ONLY = 0b1101  # execute, read a file, list a folder
HOUSE = Path(__file__).parents[2]
READABLE = (
    sys.prefix, sys.base_prefix, "/usr", "/lib", "/lib64", "/etc/ld.so.cache",
    "/etc/localtime", "/dev/null", "/dev/urandom",
    HOUSE / "screening", HOUSE / "catalog", HOUSE / "roles", HOUSE / "errors.py", *sys.path[1:],
)  # fmt: skip


def enter(limits: Limits) -> list[str]:
    """Shut this process in for good; returns the walls that this system has: "limits", "network", "files"."""
    walls = ["limits"]
    _limit_resources(limits)
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        if libc.unshare(CLONE_NEWNET) == 0 or libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0:
            walls.append("network")
        if _landlock(libc):
            walls.append("files")
    return walls


def _limit_resources(limits: Limits) -> None:
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_STACK, 64 * MEGABYTE),
    ):
        hard = resource.getrlimit(kind)[1]
        top = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(OSError, ValueError):  # macOS refuses some of them
            resource.setrlimit(kind, (top, top))


def limit_cpu(seconds: float) -> None:
    """CPU seconds from now on; the count runs over the process's whole life."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _landlock(libc: ctypes.CDLL) -> bool:
    """Reading only, and only the programs; no path of a candidate's file or of the database is among them."""
    version = libc.syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    handled = (1 << (13 + min(version - 1, 2))) - 1
    network = 0b11 if version >= 4 else 0
    attributes = struct.pack("=QQ", handled, network)[: 16 if version >= 4 else 8]
    ruleset = libc.syscall(LANDLOCK_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    for path in {str(path) for path in READABLE if path}:
        _allow_reading(libc, ruleset, path)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    done = bool(libc.syscall(LANDLOCK_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0)
    os.close(ruleset)
    return done


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: str) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    access = READ_ONLY if Path(path).is_dir() else 0b0101
    rule = struct.pack("=Qi", access, folder)
    libc.syscall(LANDLOCK_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0))
    os.close(folder)
