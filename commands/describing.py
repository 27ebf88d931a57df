"""`saring describe` and `saring review`: what we publish, and whether its words are lawful."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

import descriptions
import errors
from catalog.role import Language
from commands.options import concrete_role, files_below

FORMATS = ["html", "pdf", "docx", "md", "txt", "whatsapp", "linkedin", "jsonld", "wllp", "kit"]


@click.command()
@click.argument("role_id", metavar="ROLE")
@click.option("--lang", type=click.Choice(["id", "en", "both"]), default="id", show_default=True)
@click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="A choice of the opening: location=Jakarta."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: by the ending of -o, else md.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Default: standard output.")
def describe(
    role_id: str, lang: Literal["id", "en", "both"], settings: tuple[str, ...], format_: str | None, output: Path | None
) -> None:
    """Compose the job description of ROLE."""
    format_ = format_ or _format_of(output)
    role = concrete_role(role_id)
    pairs = _pairs(settings)
    if format_ == "jsonld":  # the day it is published; today unless told otherwise
        pairs.setdefault("posted_on", datetime.datetime.now().astimezone().date().isoformat())
    requisition = descriptions.set_fields(descriptions.Requisition(role=role.id, language=lang), pairs)
    data = descriptions.export(descriptions.compose(role, requisition), format_)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.write_bytes(data)


def _format_of(output: Path | None) -> str:
    ending = output.suffix.removeprefix(".") if output else "md"
    ending = {"htm": "html", "json": "jsonld", "xlsx": "wllp"}.get(ending, ending)
    if ending not in FORMATS:
        raise click.UsageError(f"cannot tell the format from {output}; give --format, one of {', '.join(FORMATS)}")
    return ending


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    for setting in settings:
        if "=" not in setting:
            raise click.UsageError(f"--set {setting}: write it as KEY=VALUE")
    return dict(setting.split("=", 1) for setting in settings)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
@click.option("--lang", type=click.Choice(["id", "en"]), help="Default: told from the text.")
def review(paths: tuple[Path, ...], as_json: bool, lang: Language | None) -> None:
    """Wording findings of any job ad: unlawful criteria, biased words, missing facts."""
    failed = False
    for name, text in _ads(paths):
        if isinstance(text, errors.UnreadableDocument):
            click.echo(f"{name}: {text}", err=True)
            failed = True
            continue
        result = descriptions.review(text, lang)
        record = descriptions.review_record(name, result)
        click.echo(json.dumps(record, ensure_ascii=False) if as_json else _readable(record))
    sys.exit(1 if failed else 0)


def _ads(paths: tuple[Path, ...]) -> Iterator[tuple[str, str | errors.UnreadableDocument]]:
    if Path("-") in paths:
        yield "-", sys.stdin.buffer.read().decode("utf-8", errors="replace")
    for path in files_below([path for path in paths if str(path) != "-"]):
        yield str(path), _text_of(path)


def _text_of(path: Path) -> str | errors.UnreadableDocument:
    if path.suffix.lower() in {".txt", ".md", ""}:
        return path.read_text(encoding="utf-8", errors="replace")
    from screening.documents import read_document

    try:
        return read_document(path).text
    except errors.UnreadableDocument as error:
        return error


def _readable(record: dict[str, object]) -> str:
    findings = record["findings"]
    assert isinstance(findings, list)
    lines = [f"{record['file']}: {len(findings)} findings"]
    for finding in findings:
        where = f"{finding['start']}-{finding['end']}"
        lines.append(
            f"  {finding['severity']:12} {where:>11}  “{finding['quote']}”  {finding['reason']} ({finding['source']})"
        )
        if finding["suggestion"]:
            lines.append(f"{'':27}→ {finding['suggestion']}")
    return "\n".join(lines)
