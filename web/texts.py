"""The words of the pages, in web/texts/{id,en}.yaml; `t("save")` in every template."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import yaml
from flask import Flask, g, request, session

from catalog import message_in
from catalog.role import Language
from descriptions import phrases

FOLDER = Path(__file__).parent / "texts"


@cache
def load_texts(language: Language) -> dict[str, str]:
    """All texts of one language."""
    texts: dict[str, str] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return texts


def current_language() -> Language:
    """Chosen in the page, else the account's, else Indonesian."""
    account = getattr(g, "account", None)
    return "en" if (session.get("language") or (account.language if account else "id")) == "en" else "id"


def t(key: str, **values: object) -> str:
    """The text under `key` with its gaps filled."""
    return load_texts(current_language())[key].format(**values)


def problem_text(key: str) -> str:
    """The sentence for a fault's code; what has none is a sentence already, or one a language, Indonesian first."""
    language = current_language()
    if "\n" in key:
        return key.split("\n")[1 if language == "en" else 0]
    return load_texts(language).get(f"problem_{key}", key)


def say_day(value: datetime.date | str) -> str:
    """A date (ISO where it is text) in the page's language: 24 November 2026."""
    day = datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return phrases.day(day).in_(current_language())


def say_number(value: float, places: int = 1) -> str:
    """A number with so many decimals in the page's language: 38,8 and 38.8."""
    return phrases.number(value, places).in_(current_language())


def say_moment(value: datetime.datetime) -> str:
    """A stored moment (UTC) as day and time of this machine's clock."""
    here = value.replace(tzinfo=datetime.UTC).astimezone()
    return f"{say_day(here)}, {here:{'%H:%M' if current_language() == 'en' else '%H.%M'}}"


def register(app: Flask) -> None:
    """Make the texts known to templates."""
    app.jinja_env.globals.update(t=t, problem_text=problem_text, message_in=message_in, say_day=say_day, say_moment=say_moment, say_number=say_number)

    @app.context_processor
    def _language() -> dict[str, object]:
        return {"language": current_language(), "account": getattr(g, "account", None), "here": request.full_path}
