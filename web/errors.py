"""Faults as one sentence on a page."""

from __future__ import annotations

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from catalog.messages import message_in, tell
from errors import NotFound, RoleError, SaringError
from web.texts import current_language, load_texts, problem_text, t


def _show(status: int, message: str) -> tuple[str, int]:
    return render_template("error.html", status=status, message=message), status


def _on_http(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    key = f"error_{status}"
    return _show(status, t(key if key in load_texts("id") else "error_500"))


def _on_ours(error: SaringError) -> tuple[str, int]:
    if isinstance(error, NotFound):
        return _show(404, _missing(str(error)))
    if isinstance(error, RoleError):
        return _show(400, "; ".join(message_in(problem, current_language()) for problem in error.problems[:6]))
    return _show(400, problem_text(str(error)))


def _missing(message: str) -> str:
    """The role that is not there and the nearest one; anything else is a page that is not there."""
    if not message.startswith("no role "):
        return t("error_404")
    told = tell(message, current_language())
    return f"{told[0].upper()}{told[1:]}{'' if told.endswith('?') else '.'}"


def register(app: Flask) -> None:
    """Answer every fault with a page."""
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(SaringError, _on_ours)
