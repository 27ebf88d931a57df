"""How long the desk's pages take with many candidates: `python -m benchmarks.desk [ROWS] [TIMES]` prints p50 and p95.

The processor's column is what counts on a busy machine.
"""

from __future__ import annotations

import array
import random
import sys
import tempfile
import time
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from app import create_app
from catalog import load_role
from demo.cvs import demo_files
from descriptions import Requisition
from screening.reading import ReaderPool
from screening.resume import RESUME_JSON
from screening.scorecard import SCORECARD_JSON, Scorecard
from screening.scoring import screen
from storage.accounts import create_account
from storage.database import db
from storage.models import Application, new_id, now
from storage.openings import create_opening

ROLE, PASSWORD = "account_manager", "padi menguning di sawah"


def fill(app: Flask, rows: int) -> tuple[str, str, str]:
    """Demo readings many times over, with figures spread out; ids of the opening and of two candidates."""
    chance, day = random.Random(7), now().date()
    with ReaderPool(workers=1) as pool:
        resumes = [pool.read(file.data, file.name, as_of=day) for file in demo_files()]
    role = load_role(ROLE)
    pairs = [(resume, screen(resume, role)) for resume in resumes]
    kept = [(RESUME_JSON.dump_json(resume), SCORECARD_JSON.dump_json(card), card) for resume, card in pairs]
    with app.app_context():
        account = create_account(db.session, "benchmark", PASSWORD, "admin")
        opening = create_opening(db.session, Requisition(role=ROLE), account.id).id
        made = [_row(chance, opening, number, *chance.choice(kept)) for number in range(rows)]
        for start in range(0, rows, 500):
            db.session.execute(insert(Application), made[start : start + 500])
        db.session.commit()
    return opening, str(made[rows // 2]["id"]), str(made[rows // 3]["id"])


def _row(chance: random.Random, opening: str, number: int, resume: bytes, data: bytes, card: Scorecard) -> dict[str, object]:
    return {
        "id": new_id(), "opening": opening, "sha256": f"{number:064d}", "file": f"cv-{number}.pdf", "name": f"Orang {number}",
        "state": "read", "resume": resume, "scorecard": data, "score": round(chance.uniform(0, 100), 1),
        "bucket": chance.choice(["all_met", "open_questions", "not_met"]), "confidence": round(chance.random(), 2),
        "years": round(chance.uniform(0, 15), 1), "best_role": ROLE, "flags": chance.randint(0, 3), "decision": chance.choice(("", "", "advance", "hold", "decline")),
        "credits": array.array("f", (chance.random() for _ in card.lines)).tobytes(),
        "levels": bytes(chance.randint(0, 3) for _ in card.lines), "answers": "".join(chance.choice("mnu") for _ in card.knockouts),
    }  # fmt: skip


def measure(client: FlaskClient, address: str, times: int) -> tuple[float, float, float]:
    """p50 and p95 of the clock and p95 of the processor, in milliseconds, after one request that warms up."""
    client.get(address)
    took: list[float] = []
    worked: list[float] = []
    for _ in range(times):
        begin, work = time.perf_counter(), time.process_time()
        assert client.get(address).status_code == 200, address
        took.append(1000 * (time.perf_counter() - begin))
        worked.append(1000 * (time.process_time() - work))
    late = min(int(times * 0.95), times - 1)
    return sorted(took)[times // 2], sorted(took)[late], sorted(worked)[late]


def main(rows: int = 10_000, times: int = 20) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": Path(folder), "DATABASE_URL": None, "WTF_CSRF_ENABLED": False})
        opening, person, other = fill(app, rows)
        client = app.test_client()
        client.post("/login", data={"name": "benchmark", "password": PASSWORD})
        ranking = f"/openings/{opening}/candidates"
        weight = f"w.{load_role(ROLE).requirements[0].id}=2"
        addresses = {
            "openings": "/", "ranking": ranking, "ranking, page 150": f"{ranking}?page=150", "search": f"{ranking}?q=77",
            "filter and sort": f"{ranking}?bucket=all_met&order=years", "weights moved": f"{ranking}?{weight}",
            "files": f"/openings/{opening}/files", "progress": f"/openings/{opening}/progress",
            "stage filter": f"{ranking}?stage=none", "compare": f"/openings/{opening}/compare?id={person}&id={other}",
            "agreement": f"/openings/{opening}/agreement", "interview": f"/candidates/{person}/interview", "invariance": f"/candidates/{person}/invariance",
            "candidate": f"/candidates/{person}", "score sheet": f"/candidates/{person}/score",
        }  # fmt: skip
        sys.stdout.write(f"{rows} candidates\n{'page':<20}{'p50 ms':>8}{'p95 ms':>8}{'p95 cpu':>9}\n")
        for name, address in addresses.items():
            middle, late, worked = measure(client, address, times)
            sys.stdout.write(f"{name:<20}{middle:>8.0f}{late:>8.0f}{worked:>9.0f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
