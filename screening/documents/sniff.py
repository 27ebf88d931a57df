"""What a file is, by its content; its name says nothing."""

from __future__ import annotations

import io
import re
from typing import Literal

Kind = Literal[
    "pdf", "docx", "odt", "rtf", "html", "text", "ole", "png", "jpeg", "tiff", "archive",
    "empty", "damaged", "unsupported",
]  # fmt: skip

MEDIA_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "html": "text/html",
    "text": "text/plain",
    "ole": "application/msword",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "archive": "application/zip",
}

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"GIF8", "unsupported"),
    (b"BM", "unsupported"),
    (b"RIFF", "unsupported"),
    (b"7z\xbc\xaf", "unsupported"),
    (b"Rar!", "unsupported"),
    (b"\x1f\x8b", "unsupported"),
    (b"\x7fELF", "unsupported"),
    (b"MZ", "unsupported"),
    (b"%!PS", "unsupported"),
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")
PDF_PARTS = re.compile(rb"trailer\s*<<|startxref\s*\d|\d+ \d+ obj\s*<<")
HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|meta|title|style|p|div|table|section|article|main|h[1-6]|ul|ol|span|br)\b[^<>]*>",
    re.I,
)


def sniff(data: bytes) -> Kind:
    """The kind of `data`; "archive" for a ZIP that is no office file."""
    if not data.strip(b"\x00\t\n\r\f\v "):
        return "empty"
    for magic, kind in MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or _binary(data)):
            return kind
    if data.startswith(b"PK"):
        return _zipped(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _textual(data)


def _textual(data: bytes) -> Kind:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rt"):
        return "rtf"
    if _binary(data):
        return "damaged" if b"endobj" in data else "unsupported"
    if PDF_PARTS.search(start):
        return "damaged"
    if HTML.search(start) and start.startswith(b"<"):
        return "html"
    return "text"


def _binary(data: bytes) -> bool:
    """NUL bytes or many control characters, unless it is UTF-16."""
    sample = data[:8192]
    if sample.startswith(UTF16):
        return False
    nulls = sample.count(0)
    if nulls and nulls > 0.25 * len(sample) and _looks_utf16(sample):
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return controls > 0.02 * len(sample)


def _looks_utf16(sample: bytes) -> bool:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return min(even, odd) * 10 < max(even, odd)


def _zipped(data: bytes) -> Kind:
    import zipfile  # a quarter of this package's start, and most CVs are no ZIP

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [info.filename.lower() for info in archive.infolist()]
            mime = archive.open("mimetype").read(80) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, KeyError, EOFError):
        return "damaged"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        return "odt" if b"opendocument.text" in mime else "unsupported"
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        return "odt"
    if "[content_types].xml" in names or not names:
        return "unsupported" if any(name.startswith(("xl/", "ppt/")) for name in names) or not names else "docx"
    return "archive"
