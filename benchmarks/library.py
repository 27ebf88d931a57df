"""How long the library takes: built from YAML, from the cache, and a whole command from a cold start.

    python benchmarks/library.py

Each figure is the middle of several fresh processes, as a person at the command line meets them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
LOAD = """
import time, catalog
{before}
start = time.perf_counter()
library = catalog.load_library()
print(time.perf_counter() - start, len(library), len(library.problems))
"""
IMPORTS = "import catalog.library, rapidfuzz"


def time_load(cache: str, before: str = IMPORTS) -> tuple[float, int]:
    """Middle seconds of `load_library()` in fresh processes, and the number of roles."""
    seconds = []
    roles = 0
    for _ in range(RUNS):
        out = _run([sys.executable, "-c", LOAD.format(before=before)], cache).split()
        seconds.append(float(out[0]))
        roles = int(out[1])
        if out[2] != "0":
            raise SystemExit("the library has faults: saring roles check")
    return statistics.median(seconds), roles


def time_command(cache: str) -> float:
    """Middle seconds of `saring roles list`, process start included."""
    import time

    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        _run([sys.executable, "-m", "cli", "roles", "list"], cache)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _run(command: list[str], cache: str) -> str:
    environment = {**os.environ, "SARING_CACHE": cache}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        cold, roles = time_load("off")
        time_load(folder)  # fills the cache
        warm, _ = time_load(folder)
        whole, _ = time_load(folder, before="")
        command = time_command(folder)
    print(f"{roles} roles, read, inherited, validated   {cold * 1000:7.1f} ms   (bound 500)")
    print(f"{roles} roles, from the cache               {warm * 1000:7.1f} ms   (bound 50)")
    print(f"the same with all imports             {whole * 1000:7.1f} ms")
    print(f"saring roles list, whole command      {command * 1000:7.1f} ms   (bound 400)")


if __name__ == "__main__":
    main()
