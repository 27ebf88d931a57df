"""The `saring` command: the same functions that the pages call, from a terminal.

Exit status: 0 all well, 1 something failed and is named on stderr, 2 wrong usage.
"""

from __future__ import annotations

import importlib
import sys
from typing import NoReturn

import click

import errors

COMMANDS = {
    "roles": ("roles", "The role files: list, show, check, new, schema."),
    "describe": ("describing", "Compose a job description."),
    "review": ("describing", "Wording findings of any job ad."),
    "identify": ("reading", "Which role a CV or an ad really describes."),
    "read": ("reading", "Read CVs: name, contact, positions, education."),
    "screen": ("screening", "Rank CVs for a role; every point is a quoted line."),
    "evaluate": ("evaluating", "Accuracy on labelled material."),
    "serve": ("serving", "Serve the product, background work included."),
    "worker": ("serving", "Only the background work, on this machine too."),
    "demo": ("serving", "Fill an empty store with fictional openings and CVs."),
    "account": ("serving", "Create an account or a set-up link."),
    "backup": ("keeping", "Save rows and files into one archive."),
    "restore": ("keeping", "Bring a backup back."),
    "purge": ("keeping", "Erase what is past its retention."),
    "doctor": ("keeping", "Check that everything kept is whole."),
}


class LazyGroup(click.Group):
    """Imports a command's module only when that command is called: the others cost nothing at start."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, or None: click then answers with a usage error."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"commands.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, from the table above: no module is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="saring")
def saring() -> None:
    """Write job descriptions and screen CVs for account and relationship roles.

    \b
    saring describe account_manager --lang id -o am.pdf
    saring screen account_manager cv-folder/
    saring serve
    """


def fail(message: str, status: int = 1) -> NoReturn:
    """End with one sentence on stderr."""
    click.echo(message, err=True)
    sys.exit(status)


def main() -> None:
    """Entry point of the installed command."""
    try:
        saring()
    except errors.NotFound as error:
        fail(str(error), 2)
    except errors.SaringError as error:
        fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


if __name__ == "__main__":
    main()
