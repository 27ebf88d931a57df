"""Values that are built by the hundred for each CV."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:

    def value(*, frozen: bool, slots: bool):
        """`dataclass`, frozen for the type checker alone: building one that Python guards as well takes five times as long."""
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)
