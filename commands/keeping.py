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
    import app as wiring
    from storage.backup import back_up
    from storage.database import db

    app = wiring.create_app()
    with app.app_context():
        count = back_up(db.engine, _data(), archive)
    click.echo(f"rows and {count} files saved into {archive}")


@click.command()
@click.argument("archive", type=click.Path(exists=True, path_type=Path))
def restore(archive: Path) -> None:
    """Bring ARCHIVE back into an empty data folder, and into an empty database where SARING_DATABASE_URL names one."""
    from storage.backup import unpack

    data = _data()
    count = unpack(archive, data)
    if os.environ.get("SARING_DATABASE_URL"):
        _move_rows(data)
    click.echo(f"rows and {count} files brought back into {data}")


def _move_rows(data: Path) -> None:
    """From the SQLite file that was just unpacked into the database of the settings."""
    import app as wiring
    from storage.backup import ROWS, copy_rows
    from storage.database import db

    try:
        with wiring.create_app({"DATABASE_URL": None}).app_context():
            source = db.engine
        with wiring.create_app().app_context():
            copy_rows(source, db.engine)
        source.dispose()
    finally:
        for path in data.glob(f"{ROWS}*"):
            path.unlink()


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
