"""Who may do what: nothing is open unless POLICY says so. Also the headers of every answer."""

from __future__ import annotations

from flask import Flask, Response, abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from storage.accounts import find_account
from storage.database import db

EVERYONE = frozenset({"admin", "hr", "manager"})
HR = frozenset({"admin", "hr"})
ADMIN = frozenset({"admin"})
OPEN: frozenset[str] = frozenset()
POLICY: dict[str, frozenset[str]] = {
    "static": OPEN,
    "bootstrap.static": OPEN,
    "accounts.setup": OPEN,
    "accounts.setup_submit": OPEN,
    "accounts.login": OPEN,
    "accounts.login_submit": OPEN,
    "accounts.language": OPEN,
    "accounts.logout": EVERYONE,
    "accounts.index": ADMIN,
    "accounts.add": ADMIN,
    "accounts.remove": ADMIN,
    "openings.index": EVERYONE,
    "openings.new": HR,
    "openings.create": HR,
    "adverts.new": HR,
    "adverts.sort": HR,
    "adverts.create": HR,
    "openings.edit": HR,
    "openings.save": HR,
    "openings.preview": HR,
    "openings.status": HR,
    "openings.draft": HR,
    "openings.discard": HR,
    "openings.wording": HR,
    "openings.versions": HR,
    "openings.restore": HR,
    "careers.index": OPEN,
    "careers.show": OPEN,
    "careers.feed": OPEN,
    "careers.company": HR,
    "careers.company_submit": HR,
    "exports.description": EVERYONE,
    "exports.shortlist": HR,
    "exports.interview": EVERYONE,
    "candidates.ranking": EVERYONE,
    "candidates.show": EVERYONE,
    "candidates.erase": HR,
    "candidates.picture": EVERYONE,
    "candidates.score": EVERYONE,
    "intake.index": HR,
    "intake.upload": HR,
    "intake.progress": EVERYONE,
    "intake.retry": HR,
    "intake.retry_all": HR,
    "intake.twin": HR,
    "intake.twins": HR,
    "deciding.decide": EVERYONE,
    "deciding.undo": EVERYONE,
    "deciding.note": EVERYONE,
    "deciding.correct": EVERYONE,
    "deciding.move": EVERYONE,
    "interviewing.show": EVERYONE,
    "interviewing.save": EVERYONE,
    "interviewing.take_back": EVERYONE,
    "trust.run": EVERYONE,
    "trust.show": EVERYONE,
    "views.save": EVERYONE,
    "views.remove": EVERYONE,
    "views.share": EVERYONE,
    "agreement.show": EVERYONE,
    "views.columns": EVERYONE,
    "applying.form": OPEN,
    "applying.send": OPEN,
    "applying.thanks": OPEN,
    "stages.index": HR,
    "stages.change": HR,
    "deciding.decide_many": EVERYONE,
    "deciding.undo_many": EVERYONE,
    "candidates.compare": EVERYONE,
    "candidates.blind": EVERYONE,
    "roles.index": EVERYONE,
    "roles.show": EVERYONE,
    "roles.edit": HR,
    "roles.save": HR,
    "roles.history": HR,
    "roles.restore": HR,
    "roles.draft": HR,
    "roles.create": HR,
    "roles.bring_back": HR,
}
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def _check_request() -> AnyResponse | None:
    if request.endpoint is None:
        return None
    key = session.get("key")
    g.account = find_account(db.session, key) if key else None
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(403)
    allowed = POLICY.get(request.endpoint)
    if allowed is None:
        abort(403)
    if allowed is OPEN:
        return None
    if g.account is None:
        return redirect(url_for("accounts.login"))
    if g.account.role not in allowed:
        abort(403)
    return None


def _add_headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    if request.endpoint not in {"static", "bootstrap.static"}:
        response.headers["Cache-Control"] = "no-store"
    return response


def register(app: Flask) -> None:
    """Check every request before its view runs."""
    app.before_request(_check_request)
    app.after_request(_add_headers)
