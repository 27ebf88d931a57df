from __future__ import annotations

from collections.abc import Iterator

import pytest

from descriptions.printing import close_press


@pytest.fixture(scope="session", autouse=True)
def _end_press() -> Iterator[None]:
    """No child process outlives the tests."""
    yield
    close_press()
