"""Faults as one sentence on a page."""

from __future__ import annotations

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from errors import NotFound, SaringError
from web.texts import load_texts, problem_text, t


def _show(status: int, message: str) -> tuple[str, int]:
    return render_template("error.html", status=status, message=message), status


def _on_http(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    key = f"error_{status}"
    return _show(status, t(key if key in load_texts("id") else "error_500"))


def _on_ours(error: SaringError) -> tuple[str, int]:
    if isinstance(error, NotFound):
        return _show(404, t("error_404"))
    return _show(400, problem_text(str(error)))


def register(app: Flask) -> None:
    """Answer every fault with a page."""
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(SaringError, _on_ours)
