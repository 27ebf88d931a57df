"""Arguments that several commands share: files and folders to read, what "now" means, the number of processes."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from errors import NotFound

if TYPE_CHECKING:
    from catalog.library import Library
    from catalog.role import Role

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")


def role_library() -> Library:
    """Our roles, and the user's own from the data folder."""
    from catalog import load_library  # not every command needs roles, and loading them takes a quarter of a second

    own = Path(os.environ.get("SARING_DATA_DIR", "instance")) / "roles"
    return load_library(own) if own.is_dir() else load_library()


def concrete_role(role_id: str) -> Role:
    """A role that can be published and screened for; NotFound for a family or an unknown id."""
    role = role_library().find(role_id)
    if role.abstract:
        raise NotFound(f"{role.id} is a family of roles; choose one of its kinds (saring roles list).")
    return role


paths_argument = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 256), default=lambda: min(os.cpu_count() or 1, 8), show_default="one per core",
    help="Reader processes.",
)  # fmt: skip


def as_of_option(command: Command) -> Command:
    """`--as-of YYYY-MM-DD`, given to the command as a `datetime.date`."""
    return click.option(
        "--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), callback=_to_date,
        help='What "now" means, so that a result can be repeated next year. Default: today.',
    )(command)  # fmt: skip


def _to_date(_ctx: click.Context, _param: click.Parameter, value: datetime.datetime | None) -> datetime.date:
    return value.date() if value else datetime.datetime.now().astimezone().date()


def files_below(paths: Sequence[Path]) -> Iterator[Path]:
    """Every file of `paths`, folders walked in name order without holding the list in memory; dot files left out."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        elif path.exists():
            yield path
        else:
            raise click.UsageError(f"{path}: no such file or folder")


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def count_files(paths: Sequence[Path]) -> int:
    """How many files `files_below` will yield; for progress figures."""
    return sum(1 for _ in files_below(paths))


def with_progress(items: Iterable[Item], paths: tuple[Path, ...]) -> Iterator[Item]:
    """`items` as they are, with a progress bar on stderr where a person is looking."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=count_files(paths), file=sys.stderr, show_pos=True) as bar:
        yield from bar
