"""`saring read` and `saring identify`: what a CV says, and which role it describes."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

import click

import screening
from commands.options import as_of_option, files_below, jobs_option, paths_argument, with_progress
from screening.reading import ReaderPool
from screening.record import resume_record
from screening.resume import Resume


@click.command()
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (the default form when piped).")
@click.option("--text", is_flag=True, help="Add the text itself; offsets count in it.")
@jobs_option
@as_of_option
def read(paths: tuple[Path, ...], as_json: bool, text: bool, jobs: int, as_of: datetime.date) -> None:
    """Read CVs: name, contact, positions, education, skills."""
    failed = 0
    with ReaderPool(workers=jobs) as pool:
        for resume in with_progress(pool.read_many(files_below(paths), as_of=as_of), paths):
            failed += resume.status == "failed"
            record = resume_record(resume)
            if text:
                record["text"] = resume.text
            click.echo(json.dumps(record, ensure_ascii=False) if as_json else _summary(resume))
            if resume.status == "failed" and as_json:
                click.echo(f"{resume.file}: {_why(resume)}", err=True)
    sys.exit(1 if failed else 0)


def _why(resume: Resume) -> str:
    return " ".join(note.message_en for note in resume.problems) or "it could not be read"


def _summary(resume: Resume) -> str:
    if resume.status == "failed":
        return f"{resume.file}: failed. {_why(resume)}"
    lines = [f"{resume.file}: {resume.name or '?'} ({resume.language}, {len(resume.pages)} pages)"]
    for position in resume.positions:
        until = "now" if position.current else position.end or "?"
        lines.append(f"  {position.start or '?'} – {until}  {position.title or '?'}, {position.employer or '?'}")
    return "\n".join(lines)


@click.command()
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
@jobs_option
@as_of_option
def identify(paths: tuple[Path, ...], as_json: bool, jobs: int, as_of: datetime.date) -> None:
    """Which role a CV or an ad really describes, whatever its title."""
    failed = 0
    with ReaderPool(workers=jobs) as pool:
        for resume in with_progress(pool.read_many(files_below(paths), as_of=as_of), paths):
            if resume.status == "failed":
                failed += 1
                click.echo(f"{resume.file}: {_why(resume)}", err=True)
                continue
            record = screening.identification_record(resume.file, screening.identify(resume))
            click.echo(json.dumps(record, ensure_ascii=False) if as_json else _fit(record))
    sys.exit(1 if failed else 0)


def _fit(record: dict[str, Any]) -> str:
    fits = ", ".join(f"{fit['role']} {fit['score']:.0f}" for fit in record["best_roles"][:3]) or "none of our roles"
    shares = "  ".join(f"{name} {share:.0%}" for name, share in record["functions"].items() if share)
    return f"{record['file']}: {record['kind']}, title “{record['title'] or '?'}”: {fits}\n  {shares}"
