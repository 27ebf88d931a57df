"""Lists under a name, and which columns a person wants to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from errors import NotAllowed, NotFound
from storage.models import Account, SavedView

MOST = 30
COLUMNS = ("bucket", "confidence", "years", "best_role", "flags", "decision", "stage")
LEVEL = "r:"
"""Before a requirement's id: the column of its level."""


def save_view(session: Session, account: str, opening: str, name: str, query: Mapping[str, str], shared: bool = False) -> None:
    """Keep a list under a name; the same name again replaces it."""
    name = " ".join(name.split())[:100]
    if not name:
        raise NotAllowed("view_name_empty")
    views = list_views(session, account, opening)
    known = next((view for view in views if view.name == name), None)
    if known is None:
        if len(views) >= MOST:
            raise NotAllowed("views_full")
        known = SavedView(account=account, opening=opening, name=name)
        session.add(known)
    known.query, known.shared = dict(query), shared
    session.commit()


def list_views(session: Session, account: str, opening: str) -> list[SavedView]:
    """A person's views of an opening by name."""
    query = select(SavedView).where(SavedView.account == account, SavedView.opening == opening)
    return list(session.scalars(query.order_by(SavedView.name)))


def list_shared(session: Session, account: str, opening: str) -> list[tuple[SavedView, str]]:
    """What others share of an opening by name, each with who shares it."""
    query = select(SavedView, Account.name).join(Account, Account.id == SavedView.account)
    query = query.where(SavedView.opening == opening, SavedView.shared.is_(True), SavedView.account != account)
    return [(row[0], row[1]) for row in session.execute(query.order_by(SavedView.name, Account.name))]


def share_view(session: Session, account: str, view_id: str) -> SavedView:
    """Share one's own view, or keep it to oneself again."""
    view = session.get(SavedView, view_id)
    if view is None or view.account != account:
        raise NotFound("view")
    view.shared = not view.shared
    session.commit()
    return view


def remove_view(session: Session, account: str, view_id: str) -> SavedView:
    """Forget one's own view; returns what it was."""
    view = session.get(SavedView, view_id)
    if view is None or view.account != account:
        raise NotFound("view")
    session.delete(view)
    session.flush()
    session.expunge(view)
    session.commit()
    return view


def keep_columns(session: Session, account: Account, columns: Sequence[str]) -> None:
    """What the person's rankings show from now on."""
    account.columns = ",".join(read_columns(columns))[:2000]
    session.commit()


def columns_of(account: Account) -> tuple[str, ...]:
    """The person's columns; all plain ones where nothing was chosen."""
    return COLUMNS if account.columns == "*" else read_columns(account.columns.split(","))


def read_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """What of `columns` can be shown, plain ones first in their own order, then levels."""
    levels = (name for name in dict.fromkeys(columns) if name.startswith(LEVEL) and "," not in name)
    return (*(name for name in COLUMNS if name in columns), *levels)
