"""`saring roles`: list, show, check, new, schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

import catalog
import errors
from catalog.role import Language
from commands.options import role_library
from commands.role_sheet import describe_role

language_option = click.option("--lang", type=click.Choice(["id", "en"]), default="id", show_default=True)


@click.group()
def roles() -> None:
    """The role files: what they hold, and whether they are right."""


@roles.command("list")
@language_option
def list_roles(lang: Language) -> None:
    """One line a role: id, title, version."""
    library = role_library()
    for role in library.values():
        mark = " (keluarga)" if role.abstract else " (berdekatan)" if role.adjacent else ""
        click.echo(f"{role.id:40} {role.title.in_(lang)}{mark}")


@roles.command()
@click.argument("role_id", metavar="ROLE")
@language_option
@click.option("--json", "as_json", is_flag=True, help="The whole role after inheritance, as JSON.")
def show(role_id: str, lang: Language, as_json: bool) -> None:
    """One role, complete after inheritance."""
    role = role_library().find(role_id)
    click.echo(role.model_dump_json(indent=2) if as_json else describe_role(role, lang))


@roles.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Check role files: all faults at once, as file:line:column."""
    library = catalog.load_library(path) if path else role_library()
    problems = (*library.problems, *catalog.load_lexicon().check())
    if problems:
        raise errors.RoleError(problems)
    click.echo(f"{len(library)} roles, no fault")


@roles.command()
@click.argument("role_id", metavar="ID")
@click.option("--extends", help="The role it builds on.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Default: standard output.")
@language_option
def new(role_id: str, extends: str | None, output: Path | None, lang: Language) -> None:
    """A commented role file to start from."""
    from catalog.editing import new_role_text

    text = new_role_text(role_id, extends, language=lang)
    if output is None:
        click.echo(text)
    elif output.exists():
        raise click.UsageError(f"{output} exists; choose another name")
    else:
        output.write_text(text, encoding="utf-8")
        click.echo(f"{output} written; edit it, then: saring roles check {output}")


@roles.command()
def schema() -> None:
    """JSON Schema of a role file, for editors."""
    from catalog.editing import role_schema

    click.echo(json.dumps(role_schema(), indent=2, ensure_ascii=False))
