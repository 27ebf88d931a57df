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
from catalog import load_library
from catalog.role import Language, Role
from commands.options import concrete_role, files_below
from descriptions.exporting import SUFFIXES
from descriptions.requisition import Requisition

FORMATS = ["html", "pdf", "docx", "md", "txt", "whatsapp", "whatsapp_long", "linkedin", "jsonld", "wllp", "kit"]


@click.command()
@click.argument("role_id", metavar="[ROLE]", required=False)
@click.option("--lang", type=click.Choice(["id", "en", "both"]), help="Default: id, or the language of the ad.")
@click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="A choice of the opening: location=Jakarta."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: by the ending of -o, else md.")
@click.option(
    "--from", "advert", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Start from an existing ad."
)
@click.option("--all", "every", is_flag=True, help="Every language and format of ROLE, or of every role, into the folder of -o.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Default: standard output.")
def describe(
    role_id: str | None, lang: Language | Literal["both"] | None, settings: tuple[str, ...], format_: str | None,
    advert: Path | None, every: bool, output: Path | None,
) -> None:  # fmt: skip
    """Compose the job description of ROLE; with --from the role may be left out: the ad tells it."""
    pairs = _pairs(settings)
    if every:
        if output is None or advert:
            raise click.UsageError("--all writes into a folder: saring describe --all -o FOLDER, without --from")
        _write_all(output, pairs, [concrete_role(role_id)] if role_id else list(load_library().values()))
        return
    format_ = format_ or _format_of(output)
    if format_ == "jsonld":  # the day it is published; today unless told otherwise
        pairs.setdefault("posted_on", _today().isoformat())
    if advert is not None:
        role, requisition = _from_advert(advert, role_id)
        requisition = requisition.model_copy(update={"language": lang}) if lang else requisition
    elif role_id is None:
        raise click.UsageError("name a ROLE, or an existing ad with --from FILE")
    else:
        role = concrete_role(role_id)
        requisition = descriptions.Requisition(role=role.id, language=lang or "id")
    requisition = descriptions.set_fields(requisition, pairs)
    data = descriptions.export(descriptions.compose(role, requisition), format_)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.write_bytes(data)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _from_advert(path: Path, role_id: str | None) -> tuple[Role, Requisition]:
    """The opening that an ad describes; what could not be mapped is named on stderr and kept."""
    from descriptions.intake import build_requisition
    from storage.adverts import name_role, read_advert, take_apart

    try:
        text = read_advert(path.read_bytes(), path.name)
    except errors.NotAllowed as error:
        raise click.ClickException(f"{path}: {str(error).splitlines()[-1]}") from None
    found = name_role(text, _today())
    if role_id is None and not found.best_roles:
        raise click.UsageError(f"{path}: the ad fits none of our roles; name a ROLE")
    role = concrete_role(role_id or found.best_roles[0].role)
    intake = take_apart(text, role)
    click.echo(f"{path}: read as {role.id}; {len(intake.lines)} lines, {len(intake.unmapped)} kept as they are", err=True)
    for item in intake.unmapped:
        click.echo(f"  {item.target}: {item.line.text}", err=True)
    return role, build_requisition(intake)


ALL_LANGUAGES: tuple[Language | Literal["both"], ...] = ("id", "en", "both")


def _write_all(folder: Path, pairs: dict[str, str], roles: list[Role]) -> None:
    """One folder a role, one file a language and format; unlawful words and open gaps are named on stderr."""
    from descriptions.rendering import render_text

    pairs = {"posted_on": _today().isoformat(), "location": "Jakarta", "company_name": "PT Contoh Rasa"} | pairs
    written = faults = 0
    roles = [role for role in roles if not role.abstract]
    for role in roles:
        place = folder / role.id.replace("/", "-")
        place.mkdir(parents=True, exist_ok=True)
        for lang in ALL_LANGUAGES:
            requisition = descriptions.set_fields(descriptions.Requisition(role=role.id, language=lang), pairs)
            jd = descriptions.compose(role, requisition)
            said = []
            for name in FORMATS:
                suffix = SUFFIXES.get(name, name)
                try:
                    (place / f"{name}.{lang}.{suffix}").write_bytes(descriptions.export(jd, name))
                    written += 1
                except errors.ExportUnavailable as error:
                    said.append(f"{name}: {error}")
            said += [f"{gap.id}: {gap.quote} is still open" for gap in descriptions.open_placeholders(jd)]
            if lang != "both":
                found = descriptions.review(render_text(jd), lang, role).unlawful
                said += [f"{finding.quote}: {finding.reason_en}" for finding in found]
            faults += len(said)
            for line in said:
                click.echo(f"{role.id} {lang}: {line}", err=True)
    click.echo(f"{written} files of {len(roles)} roles in {folder}; {faults} faults")
    sys.exit(1 if faults else 0)


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
