"""`saring serve`, `worker`, `demo`, `account`: the product itself."""

from __future__ import annotations

import logging
import signal
import threading
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flask import Flask

listen_option = click.option("--listen", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")


@click.command()
@listen_option
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty store with fictional openings and CVs first.")
@click.option("--worker/--no-worker", "with_worker", default=True, help="Read CVs in this process too.")
def serve(listen: str, with_demo: bool, with_worker: bool) -> None:
    """Serve the product, background work included."""
    import app as wiring

    _stop_as_asked()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app = wiring.create_app()
    if with_demo:
        _fill(app)
    link = wiring.setup_link(app, f"http://{listen}")
    click.echo(f"Saring: http://{listen}", err=True)
    if link:
        click.echo(f"First start: create your account at {link}", err=True)
    wiring.serve(listen, with_worker, app)


def _stop_as_asked() -> None:
    """A service manager's SIGTERM ends the work at hand first, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@click.command()
def worker() -> None:
    """Only the background work: run it on as many machines as share the store."""
    import app as wiring

    _stop_as_asked()
    queue = wiring.queue_of(wiring.create_app())
    queue.start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        click.echo("stopping", err=True)
    finally:
        queue.stop()


@click.command()
def demo() -> None:
    """Fill an empty store with fictional openings and CVs."""
    import app as wiring

    made = _fill(wiring.create_app())
    click.echo(f"{made} openings made" if made else "nothing done: the store holds openings already")


def _fill(app: Flask) -> int:
    from demo.filling import fill
    from storage.database import db

    with app.app_context():
        return fill(db.session, app.config["FILES_DIR"])


@click.group()
def account() -> None:
    """People who may sign in."""


@account.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["admin", "hr", "manager"]), default="hr", show_default=True)
@click.password_option(help="Asked for when not given; at least 12 characters.")
def create(name: str, role: str, password: str) -> None:
    """Create an account."""
    import app as wiring
    from storage.accounts import create_account
    from storage.database import db

    app = wiring.create_app()
    with app.app_context():
        create_account(db.session, name, password, role)
    click.echo(f"{name} may sign in as {role}")


@account.command()
@listen_option
def link(listen: str) -> None:
    """A fresh one-time set-up link, while there is no account."""
    import app as wiring

    found = wiring.setup_link(wiring.create_app(), f"http://{listen}")
    click.echo(found or "there is an account already; an admin adds others on the accounts page")
