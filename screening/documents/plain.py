"""Plain text in UTF-8, UTF-16 or the Windows code page."""

from __future__ import annotations

import re

from screening.document import Page
from screening.documents.draft import Draft, Piece
from screening.documents.limits import Limits
from screening.documents.messages import note

A4 = (595.0, 842.0)
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read_plain(data: bytes, limits: Limits) -> Draft:
    """One page per form feed."""
    text, certain = decode(data)
    draft = text_draft(text[: limits.characters + 1])
    if not certain:
        draft.notes.append(note("encoding"))
    return draft


def text_draft(text: str) -> Draft:
    """Lines of a format without geometry."""
    draft = Draft()
    for number, page in enumerate(text.split("\f"), start=1):
        draft.pages.append(Page(number, *A4))
        draft.pieces += [Piece(line, number) for line in BREAKS.split(ANSI.sub("", page))]
    return draft


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding is sure."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace"), True
    if b"\x00" in data[:2000]:
        even, odd = data[:2000:2].count(0), data[1:2000:2].count(0)
        if max(even, odd) > 4 * min(even, odd):
            return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace"), True
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.start > 0:  # cut off inside a character
            return data[: error.start].decode("utf-8"), True
    return data.decode("cp1252", "replace"), _is_western(data)


def _is_western(data: bytes) -> bool:
    """Few bytes above ASCII, as in a Latin text; a Korean or Russian one has many."""
    high = sum(byte >= 0x80 for byte in data[:8192])
    return high < 0.1 * len(data[:8192])
