"""Milliseconds of each step of scoring one CV of about 600 words: `python -m benchmarks.scoring`."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable

from catalog import load_library
from screening import parse_resume, read_document
from screening.evidence import find_evidence
from screening.scoring import read_evidence, score_lines, total
from screening.vocabulary import load_vocabulary

AS_OF = datetime.date(2026, 1, 15)
DUTIES = (
    "- Negotiated contract renewals with 31 corporate clients worth Rp 2,5 miliar.",
    "- Menyusun rencana akun dan menjaga hubungan baik dengan klien utama.",
    "- Prepared quarterly reviews, resolved complaints and trained two juniors.",
)


def milliseconds(work: Callable[[], object], times: int = 20) -> float:
    """The best of `times` runs."""
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return 1000 * best


def main() -> None:
    """Print one line a step."""
    print_line("load vocabulary, first time", milliseconds(load_vocabulary, 1))
    body = "\n".join(
        f"Account Manager, PT Contoh {n}, Jan {2010 + n} - Dec {2010 + n}\n" + "\n".join(DUTIES) for n in range(15)
    )
    resume = parse_resume(read_document(f"Experience\n{body}".encode(), "cv.txt"), AS_OF)
    print_line("find the evidence of all skills", milliseconds(lambda: find_evidence(resume)))
    reading, roles = read_evidence(resume), list(load_library().values())
    print_line(
        f"score {len(roles)} roles", milliseconds(lambda: [total(score_lines(reading, role, {})) for role in roles])
    )


def print_line(step: str, value: float) -> None:
    """One figure."""
    sys.stdout.write(f"{step:34} {value:9.2f} ms\n")


if __name__ == "__main__":
    main()
