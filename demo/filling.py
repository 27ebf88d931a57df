"""An empty store filled with one opening for each role and the fictional people who applied."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import load_library
from demo.cvs import DemoFile, demo_files
from descriptions import Requisition
from storage.applications import receive_file
from storage.models import Opening
from storage.openings import create_opening

PLACES = ["Jakarta", "Surabaya", "Bandung", "Medan", "Semarang"]
NEIGHBOURS = {"am": "am", "ae": "am", "rm": "rm", "ao": "ao"}


def fill(session: Session, folder: Path) -> int:
    """The number of openings made; 0 where there are some already. Reading is left to the worker."""
    if session.scalar(select(Opening.id).limit(1)):
        return 0
    library = load_library()
    people = defaultdict(list)
    for file in demo_files():
        people[NEIGHBOURS[library[file.role].family]].append(file)
    roles = [role for role in library.values() if not role.abstract and not role.adjacent]
    for number, role in enumerate(roles):
        requisition = Requisition(role=role.id, location=PLACES[number % len(PLACES)])
        opening = create_opening(session, requisition, "demo")
        for file in _pool(people, NEIGHBOURS[role.family]):
            receive_file(session, folder, opening.id, file.name, file.data)
    return len(roles)


def _pool(people: dict[str, list[DemoFile]], family: str) -> list[DemoFile]:
    """Those who applied in the same family, and for contrast two from each other one."""
    others = [file for name, files in people.items() if name != family for file in files[:2]]
    return people[family] + others
