"""Time is given to a reading process only; nothing else is ever ended by it."""

from __future__ import annotations

import math
import signal
from collections.abc import Iterator

import pytest

from screening.documents import patience


@pytest.fixture(autouse=True)
def no_alarm() -> Iterator[None]:
    yield
    patience.stop()


def test_time_is_not_added_where_there_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "left", lambda: 1.0)
    patience.extend(60)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_limit_is_moved_back_and_never_forward() -> None:
    patience.start(50)
    patience.extend(500)
    assert 400 < patience.left() <= 500
    patience.extend(10)
    assert 400 < patience.left() <= 500
    patience.stop()
    assert patience.left() == math.inf
