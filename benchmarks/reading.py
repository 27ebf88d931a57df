"""Files a second: the bare extractor, our reader, the whole pool and rivals; what a wall costs; memory over many files.

python benchmarks/reading.py FOLDER… [--many 3000]
python benchmarks/reading.py --watch FOLDER        memory of `saring read FOLDER` while it runs, for very large folders
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

from screening.documents import Limits, read_document
from screening.documents.answers import read
from screening.reading import ReaderPool

HOUSE = Path(__file__).parents[1]
DAY = datetime.date(2026, 1, 1)
ROUNDS = 3


def bare(path: Path) -> None:
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(path)
    for page in document:
        letters = page.get_textpage()
        letters.get_text_range()
        letters.close()
        page.close()
    document.close()


def pdfminer(path: Path) -> None:
    from pdfminer.high_level import extract_text  # type: ignore[import-not-found]

    extract_text(path)


def pypdf(path: Path) -> None:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        page.extract_text()


def compare(paths: list[Path]) -> None:
    """CPU seconds, each file by each reader in turn, the best of three: other work on the machine counts for neither."""
    readers: dict[str, Callable[[Path], object]] = {"pypdfium2, bare": bare, "read_document": read_document}
    readers |= {
        name: work for name, work in (("pypdf", pypdf), ("pdfminer", pdfminer)) if importlib.util.find_spec(name)
    }
    total = dict.fromkeys(readers, 0.0)
    for path in paths:
        for name, work in readers.items():
            rounds = ROUNDS if name in {"pypdfium2, bare", "read_document"} else 1
            total[name] += min(cpu_seconds(work, path) for _ in range(rounds))
    for name, seconds in total.items():
        share = total["pypdfium2, bare"] / seconds
        print(f"{name:24} {len(paths) / seconds:8.1f} files/s a core   {share:5.2f} of the bare extractor")


def cpu_seconds(work: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def measure_pool(paths: list[Path]) -> None:
    """By the clock, and by CPU seconds: what two cores give when nothing else runs."""
    with ReaderPool(workers=2) as pool:
        list(pool.read_many(paths[:8], as_of=DAY))
        start, before = time.perf_counter(), family_seconds()
        list(pool.read_many(paths, as_of=DAY))
        wall, used = time.perf_counter() - start, family_seconds() - before
    print(f"{'pool, 2 processes':24} {len(paths) / wall:8.1f} files/s now   {2 * len(paths) / used:.1f} by CPU seconds")


def family_seconds() -> float:
    """CPU of this process and all below it."""
    here = psutil.Process()
    times = [process.cpu_times() for process in (here, *here.children(recursive=True))]
    return float(sum(spent.user + spent.system for spent in times))


def measure_wall(paths: list[Path]) -> None:
    """Milliseconds a file that the process around the reader costs, beside reading it here."""
    costs = []
    with ReaderPool() as pool:
        pool.read(paths[0], as_of=DAY)
        for path in paths:
            data = path.read_bytes()
            inside = min(seconds(lambda: read(data, "cv", DAY, Limits())) for _ in range(ROUNDS))  # noqa: B023
            walled = min(seconds(lambda: pool.read(data, "cv", as_of=DAY)) for _ in range(ROUNDS))  # noqa: B023
            costs.append(1000 * (walled - inside))
    print(f"{'warm process, on top':24} {statistics.median(costs):8.1f} ms a file, {max(costs):.1f} at most")


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure_start(path: Path) -> None:
    """Seconds of whole commands, the best of five by the clock and by CPU."""
    command = [sys.executable, str(HOUSE / "cli.py")]
    for words in (["--help"], ["read", str(path)]):
        clock, cpu = zip(*(run_command([*command, *words]) for _ in range(5)), strict=True)
        print(f"{'cold: saring ' + words[0]:24} {min(clock):8.2f} s   {min(cpu):.2f} s CPU")


def run_command(command: list[str]) -> tuple[float, float]:
    before = os.times()
    clock = seconds(lambda: subprocess.run(command, capture_output=True, check=True))
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return clock, spent


def measure_memory(paths: list[Path], many: int) -> None:
    """Resident megabytes of this process and its largest reader while `many` files go through the pool."""
    here = psutil.Process()
    with ReaderPool(workers=2) as pool:
        endless = itertools.islice(itertools.cycle(paths), many)
        for number, _ in enumerate(pool.read_many(endless, as_of=DAY), start=1):
            if number % max(many // 6, 1) == 0:
                readers = [child.memory_info().rss >> 20 for child in here.children(recursive=True)]
                print(
                    f"after {number:6} files     {here.memory_info().rss >> 20:8} MB here, {max(readers)} MB the largest reader"
                )


def watch_command(folder: Path, every: float) -> None:
    """Resident megabytes of the command and its readers, and files done, as `saring read` goes through a folder."""
    command = [sys.executable, str(HOUSE / "cli.py"), "read", "--json", "--jobs", "2", str(folder)]
    with tempfile.TemporaryFile() as out, subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL) as run:
        start, done, place = time.perf_counter(), 0, 0
        while run.poll() is None:
            time.sleep(every)
            sizes = resident_megabytes(run.pid)
            written = os.fstat(out.fileno()).st_size
            done += count_lines(out.fileno(), place, written)
            place = written
            if sizes:
                print(
                    f"{time.perf_counter() - start:7.0f} s {done:8} files {sizes[0]:6} MB the command, {max(sizes[1:], default=0)} MB the largest reader",
                    flush=True,
                )


def count_lines(descriptor: int, start: int, end: int) -> int:
    return os.pread(descriptor, end - start, start).count(b"\n")


def resident_megabytes(pid: int) -> list[int]:
    """The process and all below it; empty when it has ended."""
    try:
        here = psutil.Process(pid)
        return [process.memory_info().rss >> 20 for process in (here, *here.children(recursive=True))]
    except psutil.Error:
        return []


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="*", type=Path)
    asked.add_argument("--many", type=int, default=0, help="also watch memory over this many readings")
    asked.add_argument("--watch", type=Path, metavar="FOLDER", help="only watch `saring read FOLDER`")
    asked.add_argument("--every", type=float, default=10.0, help="seconds between two looks (10)")
    given = asked.parse_args()
    if given.watch:
        watch_command(given.watch, given.every)
        return
    paths = sorted(path for folder in given.folders for path in folder.rglob("*.pdf"))
    read_document(paths[0])
    compare(paths)
    measure_pool(paths)
    measure_wall(paths[::3])
    measure_start(paths[0])
    if given.many:
        measure_memory(paths, given.many)


if __name__ == "__main__":
    main()
