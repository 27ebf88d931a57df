"""CVs of the same person: noted by the first thing they share, kept or merged by a person only."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from screening.resume import Resume
from storage.applications import keep_reading, receive_upload
from storage.models import Application, Job
from storage.ranking import Filter, list_ids
from storage.twins import choose_twin, list_twins, plain_phone

LONG = "Mengelola klien ritel di Bandung. " * 10
FIRST = Resume("a.txt", "", "read", LONG, (), (), "id", "2026-01-01", emails=("ani@contoh.example",), phones=("0812 5550 0001",))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"text": LONG.upper() + "\n"}, "text"),
        ({"text": "lain", "phones": (), "emails": ("ANI@contoh.example",)}, "email"),
        ({"text": "lain", "emails": (), "phones": ("+62 812-5550-0001",)}, "phone"),
        ({"text": "lain", "emails": (), "phones": ("0812 5550 0002",)}, ""),
    ],
)
def test_twins_are_noted(session: Session, opening: str, tmp_path: Path, changes: dict[str, object], kind: str) -> None:
    rows = [receive_upload(session, tmp_path, opening, f"{n}.txt", bytes([n]))[0] for n in (1, 2)]
    keep_reading(rows[0], FIRST)
    keep_reading(rows[1], dataclasses.replace(FIRST, **changes))  # type: ignore[arg-type]
    session.commit()
    assert [(newer.twin_kind, older.id) for newer, older in list_twins(session, opening)] == ([(kind, rows[0].id)] if kind else [])


@pytest.mark.parametrize(("choice", "listed", "jobs"), [("keep", 2, 2), ("merge", 1, 1)])
def test_the_same_bytes_wait_for_a_choice(
    session: Session, opening: str, tmp_path: Path, choice: str, listed: int, jobs: int
) -> None:
    receive_upload(session, tmp_path, opening, "a.txt", b"CV")
    assert receive_upload(session, tmp_path, opening, "a.txt", b"CV")[1] == "again"
    twin, outcome = receive_upload(session, tmp_path, opening, "b.txt", b"CV")
    assert (outcome, len(list_ids(session, opening, Filter()))) == ("twin", 1)
    choose_twin(session, twin, choice, "a")
    assert (len(list_ids(session, opening, Filter())), len(list(session.scalars(select(Job))))) == (listed, jobs)
    assert len(list(session.scalars(select(Application)))) == 2


@pytest.mark.parametrize("phone", ["+62 812-5550-0001", "0812 5550 0001", "62 81255500001"])
def test_one_number_in_all_its_forms(phone: str) -> None:
    assert plain_phone(phone) == "81255500001"
