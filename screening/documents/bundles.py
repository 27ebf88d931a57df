"""Identity cards, diplomas and certificates behind a CV: known by what is printed on them, never the first page."""

from __future__ import annotations

import re
from dataclasses import replace

from screening.document import Page
from screening.documents.draft import Draft
from screening.documents.messages import note

MARKS = (
    re.compile(r"berlaku hingga|gol\.? ?darah|kewarganegaraan|provinsi |\bnik\b", re.I),
    re.compile(r"kartu keluarga|kepala keluarga|nomor kk", re.I),
    re.compile(r"\bijazah\b|dengan ini menyatakan|gelar .{0,40}beserta segala hak|nomor ijazah|rektor|dekan", re.I),
    re.compile(r"transkrip (akademik|nilai)|mata kuliah|\bsks\b|academic transcript", re.I),
    re.compile(
        r"(sertifikat|piagam)\b|diberikan kepada|is (hereby )?(awarded|presented) to|certif(ies|icate of) ", re.I
    ),
    re.compile(r"catatan kepolisian|skck|surat keterangan (sehat|kerja)|yang bertanda tangan di ?bawah ini", re.I),
)
CV_HEADINGS = re.compile(
    r"^(pengalaman( kerja)?|riwayat (kerja|pekerjaan|pendidikan)|pendidikan|keahlian|(work )?experience|education|skills)\W*$",
    re.I | re.M,
)
MOST = 1_800
"""Characters; a page with more text is prose of the CV or a transcript, and a transcript has many marks."""


def set_apart(draft: Draft) -> None:
    """Mark pages that are no CV and take their lines out."""
    if len(draft.pages) < 2:
        return
    others = {page.number for page in draft.pages[1:] if _is_other(_text(draft, page))}
    if not others:
        return
    draft.pieces = [piece for piece in draft.pieces if piece.page not in others]
    draft.pages = [replace(page, kind="other") if page.number in others else page for page in draft.pages]
    draft.notes.append(note("other_pages", pages=", ".join(map(str, sorted(others)))))


def _text(draft: Draft, page: Page) -> str:
    return "\n".join(piece.text for piece in draft.pieces if piece.page == page.number)


def _is_other(text: str) -> bool:
    if CV_HEADINGS.search(text) or not text.strip():
        return False
    marks = max(len({found[0].lower() for found in mark.finditer(text)}) for mark in MARKS)
    return marks >= 2 and (len(text) < MOST or marks >= 3)
