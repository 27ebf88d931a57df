"""`saring screen`: a ranking in which every point is a quoted line."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

import errors
from commands.options import as_of_option, concrete_role, files_below, jobs_option, paths_argument, with_progress
from screening.batch import screen_files
from screening.scorecard import Scorecard


@click.command()
@click.argument("role_id", metavar="ROLE")
@paths_argument
@click.option("--format", "format_", type=click.Choice(["table", "jsonl", "csv", "xlsx", "html"]), default="table")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Default: standard output.")
@click.option("--blind", is_flag=True, help="Names, contact and other personal data masked.")
@click.option("--lang", type=click.Choice(["id", "en"]), default="id", show_default=True)
@click.option("--cluster", metavar="ADDRESS", help="Hand the work to a Dask scheduler (tcp://host:8786).")
@jobs_option
@as_of_option
def screen(
    role_id: str, paths: tuple[Path, ...], format_: str, output: Path | None, blind: bool, lang: Any,
    cluster: str | None, jobs: int, as_of: datetime.date,
) -> None:  # fmt: skip
    """Rank the CVs at PATHS for ROLE; every point is a quoted line. Nobody is rejected."""
    from screening.shortlist_export import write_shortlist

    role = concrete_role(role_id)
    failed: list[str] = []
    with ExitStack() as stack:
        executor = stack.enter_context(_cluster(cluster)) if cluster else None
        cards = screen_files(files_below(paths), role, as_of=as_of, jobs=jobs, executor=executor, blind=blind)
        stream = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        write_shortlist(_noting_failures(with_progress(cards, paths), failed), format_, stream, role, lang)
    for line in failed:
        click.echo(line, err=True)
    sys.exit(1 if failed else 0)


def _noting_failures(cards: Iterable[Scorecard], failed: list[str]) -> Iterator[Scorecard]:
    for card in cards:
        if card.status == "failed":
            reason = " ".join(flag.message_en for flag in card.flags) or "it could not be read"
            failed.append(f"{card.file}: {reason}")
        yield card


def _cluster(address: str) -> Executor:
    try:
        from distributed import Client
    except ImportError:
        raise errors.ConfigError("--cluster needs Dask; install it with: pip install 'saring[cluster]'") from None
    executor: Executor = Client(address).get_executor()
    return executor
