"""`saring backup`, `restore`, `purge`, `doctor`: what is kept, and that it stays whole."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import click


def _data() -> Path:
    return Path(os.environ.get("SARING_DATA_DIR", "instance")).resolve()


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
def backup(archive: Path) -> None:
    """Save rows, files and own roles into ARCHIVE (a ZIP), also while serving."""
    from storage.keeping import back_up

    click.echo(f"{back_up(_data(), archive)} files saved into {archive}")


@click.command()
@click.argument("archive", type=click.Path(exists=True, path_type=Path))
def restore(archive: Path) -> None:
    """Bring ARCHIVE back into an empty data folder."""
    from storage.keeping import restore as bring_back

    click.echo(f"{bring_back(_data(), archive)} files brought back into {_data()}")


@click.command()
@click.option("--days", type=click.IntRange(1), default=365, show_default=True, help="Keep this long after arrival.")
def purge(days: int) -> None:
    """Erase applications of closed openings that are past their retention."""
    import app as wiring
    from storage.database import db
    from storage.keeping import purge as erase_old

    app = wiring.create_app()
    before = datetime.datetime.now(datetime.UTC).replace(tzinfo=None) - datetime.timedelta(days=days)
    with app.app_context():
        click.echo(f"{erase_old(db.session, app.config['FILES_DIR'], before)} applications erased")


@click.command()
def doctor() -> None:
    """Check the set-up and that every kept file is present and unaltered."""
    import app as wiring
    from catalog import load_library
    from screening.documents.ocr import available
    from storage.database import db
    from storage.keeping import find_faults

    app = wiring.create_app()
    with app.app_context():
        faults = list(find_faults(db.session, app.config["FILES_DIR"]))
    faults += [str(problem) for problem in load_library().problems]
    click.echo(
        f"scans: {'can be read' if available() else 'cannot be read (install tesseract-ocr-ind, tesseract-ocr-eng)'}"
    )
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)
