"""Taking an act back on the page it leads to: a line that says what was done, with a button that Z presses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, session

from web.texts import t


def offer_undo(words: str, action: str, fields: Mapping[str, str] | None = None, **values: object) -> None:
    """The next page says `words` (a key of the texts) and offers to send `fields` to `action`; once only."""
    session["offer"] = {"words": t(words, **values), "action": action, "fields": dict(fields or {})}


def say_once(words: str, **values: object) -> None:
    """The next page says `words`; there is nothing to take back."""
    offer_undo(words, "", None, **values)


def register(app: Flask) -> None:
    """Make the offer known to the frame of all pages."""
    app.jinja_env.globals["take_offer"] = take_offer


def take_offer() -> Any:
    """The offer, which is then gone; None where nothing is to be taken back."""
    return session.pop("offer", None)
