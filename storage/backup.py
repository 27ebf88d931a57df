"""One ZIP holds rows, files and own roles; it comes back into SQLite or PostgreSQL, whichever it was taken from."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, create_engine, func, insert, select, text

from errors import ConfigError
from storage.models import Model

ROWS, FOLDERS = "saring.sqlite", ("files/", "roles/")
CHUNK = 500


def back_up(engine: Engine, data: Path, archive: Path) -> int:
    """Rows (a consistent copy, also while serving), files and own roles into one ZIP; the number of files kept."""
    count = 0
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        copy = Path(folder) / ROWS
        target = create_engine(f"sqlite:///{copy}")
        Model.metadata.create_all(target)
        copy_rows(engine, target, with_version=True)
        target.dispose()
        out.write(copy, ROWS)
        for path in sorted(data.rglob("*")):
            name = path.relative_to(data).as_posix()
            if path.is_file() and name.startswith(FOLDERS):
                out.write(path, name)
                count += 1
    return count


def unpack(archive: Path, data: Path) -> int:
    """Bring a backup into a data folder; the number of files brought back. Raises ConfigError, writing over nothing."""
    if (data / ROWS).exists():
        raise ConfigError(f"{data} holds data already; choose an empty folder with SARING_DATA_DIR.")
    try:
        with zipfile.ZipFile(archive) as source:
            names = [name for name in source.namelist() if name == ROWS or name.startswith(FOLDERS)]
            if ROWS not in names or any(".." in Path(name).parts for name in names):
                raise ConfigError(f"{archive} is no backup of Saring; choose the file that saring backup wrote.")
            data.mkdir(parents=True, exist_ok=True)
            for name in names:
                source.extract(name, data)
    except zipfile.BadZipFile:
        raise ConfigError(f"{archive} is damaged or no ZIP file; choose another backup.") from None
    return len(names) - 1


def copy_rows(source: Engine, target: Engine, with_version: bool = False) -> None:
    """All rows of one store into the empty tables of another, as one transaction on both sides.

    `with_version` also notes which migration the tables are of. Raises ConfigError where the target holds rows.
    """
    level = "REPEATABLE READ" if source.dialect.name == "postgresql" else "SERIALIZABLE"
    with source.connect().execution_options(isolation_level=level) as reader, target.begin() as writer:
        for table in Model.metadata.sorted_tables:
            if writer.scalar(select(func.count()).select_from(table)):
                raise ConfigError(f"The store holds {table.name} rows already; restore into an empty database.")
            for rows in _read_chunks(reader, table):
                writer.execute(insert(table), rows)
            _go_on_counting(writer, table)
        if with_version:
            version = reader.scalar(text("SELECT version_num FROM alembic_version"))
            writer.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
            writer.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})


def _read_chunks(reader: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    found = reader.execute(select(table).execution_options(yield_per=CHUNK))
    for rows in found.mappings().partitions():
        yield [dict(row) for row in rows]


def _go_on_counting(writer: Connection, table: Table) -> None:
    """PostgreSQL counts ids apart from the rows: what comes next must not repeat one."""
    column = table.autoincrement_column
    if column is not None and writer.dialect.name == "postgresql":
        sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), coalesce(:last, 0) + 1, false)")
        last = writer.scalar(select(func.max(column)))
        writer.execute(sequence, {"table": table.name, "column": column.name, "last": last})
