"""How long a file may still take; outside a reading process there is no limit."""

from __future__ import annotations

import math
import signal


def start(seconds: float) -> None:
    """The kernel ends this process when the time is over, whatever library it hangs in."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def stop() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)


def left() -> float:
    """Seconds; infinite where nobody set a limit."""
    return signal.getitimer(signal.ITIMER_REAL)[0] or math.inf


def extend(seconds: float) -> None:
    """At least `seconds` from now, if there is a limit at all."""
    if 0 < signal.getitimer(signal.ITIMER_REAL)[0] < seconds:
        signal.setitimer(signal.ITIMER_REAL, seconds)
