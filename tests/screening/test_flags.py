"""What does not look like a CV is said so; short CVs are left alone."""

from __future__ import annotations

import datetime

import pytest

from catalog import load_role
from screening import parse_resume, read_document, screen

DAY = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Laporan kegiatan musim panas\nBerenang di danau bersama teman-teman.\nGambar 1: perahu di tepi danau.\n", True),
        ("Ratna Contoh\nratna@contoh.example\nSiap belajar dan bekerja.\n", False),
        ("Ratna Contoh\n\nPENDIDIKAN\nS1 Manajemen, Universitas Contoh, 2018\n", False),
        ("Ratna Contoh\n\nPENGALAMAN KERJA\nAccount Manager, PT Rasa Contoh\nJanuari 2020 - Maret 2024\n", False),
    ],
)
def test_a_file_without_job_school_or_contact_is_flagged(text: str, flagged: bool) -> None:
    card = screen(parse_resume(read_document(text.encode(), "cv.txt"), as_of=DAY), load_role("account_manager"))
    assert ("unlike_a_cv" in {flag.code for flag in card.flags}) is flagged
