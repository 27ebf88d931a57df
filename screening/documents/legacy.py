"""Word 97–2003 files by their piece table; no other program is needed."""

from __future__ import annotations

import io
import re
import struct
from typing import Any

from screening.documents.draft import Draft
from screening.documents.limits import Limits
from screening.documents.messages import unreadable
from screening.documents.plain import text_draft

FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?([^\x13\x14\x15]*)\x15")


def read_doc(data: bytes, name: str, limits: Limits) -> Draft:
    """Body, headers, notes and text boxes in the order the file keeps them."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            if compound.exists("EncryptedPackage"):
                raise unreadable(name, "encrypted")
            if not compound.exists("WordDocument"):
                raise unreadable(name, "unsupported")
            text = _text(compound, name, limits)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, OverflowError):
        raise unreadable(name, "damaged") from None
    for _ in range(4):
        text = FIELD.sub(r"\1", text)
    return text_draft(text.replace("\x07", "\t").replace("\x0b", "\n").replace("\x0c", "\n"))


def _text(compound: Any, name: str, limits: Limits) -> str:
    word = compound.openstream("WordDocument").read()
    flags = struct.unpack_from("<H", word, 10)[0]
    if flags & 0x0100:
        raise unreadable(name, "encrypted")
    table = compound.openstream("1Table" if flags & 0x0200 else "0Table").read()
    position, size = struct.unpack_from("<II", word, 0x01A2)
    pieces = _piece_table(table[position : position + size])
    count = (len(pieces) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", pieces)
    parts: list[str] = []
    total = 0
    for number in range(count):
        offset = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)[0]
        length = max(0, min(ends[number + 1] - ends[number], 2 * limits.characters - total))
        total += length
        if offset & 0x40000000:
            start = (offset & 0x3FFFFFFF) // 2
            parts.append(word[start : start + length].decode("cp1252", "replace"))
        else:
            parts.append(word[offset : offset + 2 * length].decode("utf-16-le", "replace"))
    return "".join(parts)


def _piece_table(data: bytes) -> bytes:
    """The last entry of the complex part; formatting entries before it are passed over."""
    at = 0
    while at < len(data) and data[at] == 1:
        at += 3 + struct.unpack_from("<H", data, at + 1)[0]
    if at >= len(data) or data[at] != 2:
        raise ValueError
    (size,) = struct.unpack_from("<I", data, at + 1)
    return data[at + 5 : at + 5 + size]
