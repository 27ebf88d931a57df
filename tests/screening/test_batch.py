"""One CV that cannot be scored ends as failed with a sentence; the others go on."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from catalog import load_role
from screening import batch
from screening.scoring import screen

AS_OF = datetime.date(2026, 1, 15)


def test_a_fault_while_scoring_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(
            f"Rani {name}\nPENGALAMAN\nAccount Manager, PT Contoh, 2019 - 2023\n- Mengelola 30 klien\n"
        )

    def fails_on_b(resume, role):  # type: ignore[no-untyped-def]
        if resume.file.endswith("b.txt") and resume.text:
            raise MemoryError
        return screen(resume, role)

    monkeypatch.setattr(batch, "screen", fails_on_b)
    paths = sorted(tmp_path.glob("*.txt"))
    cards = list(batch.screen_files(paths, load_role("account_manager"), as_of=AS_OF))
    assert [card.status for card in cards] == ["read", "failed", "read"]
    assert [flag.code for flag in cards[1].flags] == ["scoring_failed"]
