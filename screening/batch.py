"""Many CVs, one at a time or on many machines; one bad file never stops the rest."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

from catalog.role import Role
from screening.document import Note
from screening.reading import ReaderPool
from screening.redaction import redact_scorecard
from screening.resume import Resume
from screening.scorecard import Scorecard
from screening.scoring import screen

AHEAD = 64
"""How many files a cluster holds at once; bounds memory whatever the folder's size."""


def screen_files(
    paths: Iterable[Path], role: Role, *, as_of: datetime.date, jobs: int = 1, executor: Executor | None = None,
    blind: bool = False,
) -> Iterator[Scorecard]:  # fmt: skip
    """Scorecards in the order of `paths`, streamed. With `executor` the work goes there, else to `jobs` processes."""
    if executor is None:
        with ReaderPool(workers=jobs) as pool:
            for resume in pool.read_many(paths, as_of=as_of):
                yield _judge(resume, role, blind)
        return
    for cards in _mapped(executor, paths, role, as_of, blind):
        yield from cards


SCORING_FAILED = Note(
    "scoring_failed",
    "CV ini terbaca tetapi tidak dapat dinilai; bacalah sendiri, dan laporkan berkasnya.",
    "This CV was read but could not be scored; read it yourself, and report the file.",
)


def _judge(resume: Resume, role: Role, blind: bool) -> Scorecard:
    try:
        card = screen(resume, role)
    except Exception:  # whatever one stranger's text does, the others go on
        nothing = Resume(
            resume.file, resume.sha256, "failed", "", (), (), resume.language, resume.as_of, problems=(SCORING_FAILED,)
        )
        resume, card = nothing, screen(nothing, role)
    return redact_scorecard(card, resume) if blind else card


def _mapped(
    executor: Executor, paths: Iterable[Path], role: Role, as_of: datetime.date, blind: bool
) -> Iterator[list[Scorecard]]:
    waiting: list[Future[list[Scorecard]]] = []
    for path in paths:
        waiting.append(executor.submit(_screen_bytes, path.read_bytes(), str(path), role, as_of, blind))
        if len(waiting) >= AHEAD:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


def _screen_bytes(data: bytes, name: str, role: Role, as_of: datetime.date, blind: bool) -> list[Scorecard]:
    """Runs on another machine: bytes travel, since it may not see our folders."""
    with ReaderPool(workers=1) as pool:
        return [
            _judge(dataclasses.replace(resume, file=resume.file), role, blind)
            for resume in pool.read_all(data, name, as_of)
        ]
