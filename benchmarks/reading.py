"""Files a second: the bare extractor, our reader, and the whole pool, on the same folders in the same run.

    python benchmarks/reading.py FOLDER…
"""

from __future__ import annotations

import datetime
import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from screening.documents import read_document
from screening.reading import ReaderPool


def bare(path: Path) -> None:
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()


def pdfminer(path: Path) -> None:
    from pdfminer.high_level import extract_text

    extract_text(path)


def pypdf(path: Path) -> None:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        page.extract_text()


def measure(name: str, work: Callable[[], object], files: int) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name:24} {files / wall:8.1f} files/s {1000 * cpu / files:8.1f} ms CPU a file in this process")


def main(folders: list[Path]) -> None:
    paths = sorted(path for folder in folders for path in folder.rglob("*.pdf"))
    read_document(paths[0])
    measure("pypdfium2, bare", lambda: [bare(path) for path in paths], len(paths))
    measure("read_document", lambda: [read_document(path) for path in paths], len(paths))
    with ReaderPool(workers=2) as pool:
        day = datetime.date(2026, 1, 1)
        pool.read(paths[0], as_of=day)
        measure("pool, 2 processes", lambda: list(pool.read_many(paths, as_of=day)), len(paths))
    for name, rival in (("pdfminer", pdfminer), ("pypdf", pypdf)):
        if importlib.util.find_spec(name):
            measure(name, lambda rival=rival: [rival(path) for path in paths], len(paths))  # type: ignore[misc]


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
