"""Floor 4: the pages. A view loads, calls one function, and answers."""

from __future__ import annotations

from flask import Flask

from web import (
    accounts,
    adverts,
    agreement,
    applying,
    candidates,
    careers,
    deciding,
    errors,
    exports,
    guard,
    intake,
    interviewing,
    openings,
    roles,
    stages,
    texts,
    trust,
    undoing,
    views,
)


def register(app: Flask) -> None:
    """Add the guard, the texts, the error pages and all views to `app`."""
    guard.register(app)
    texts.register(app)
    errors.register(app)
    undoing.register(app)
    roles.register(app)
    for module in (accounts, adverts, openings, careers, candidates, intake, deciding, exports, roles, stages, interviewing, trust, views, agreement, applying):
        app.register_blueprint(module.pages)
