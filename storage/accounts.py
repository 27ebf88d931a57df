"""Accounts, signing in, and the link that makes the first account."""

from __future__ import annotations

import datetime
import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from errors import NotAllowed, NotFound
from storage.models import Account, SetupToken, SignIn, now

MINIMUM_PASSWORD = 12
MOST_FAILURES = 8
LOCKED = datetime.timedelta(minutes=15)
SIGNED_IN = datetime.timedelta(hours=12)
ROLES = ("admin", "hr", "manager")
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex(16))  # an unknown name takes as long as a wrong password


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _find_name(session: Session, name: str) -> Account | None:
    """The account of this name, however its letters are cased; compared here, as SQLite knows the case of ASCII only."""
    wanted = name.strip().casefold()
    return next((account for account in session.scalars(select(Account)) if account.name.casefold() == wanted), None)


def has_accounts(session: Session) -> bool:
    """False until the first account exists."""
    return bool(session.scalar(select(func.count()).select_from(Account)))


def create_account(session: Session, name: str, password: str, role: str = "hr") -> Account:
    """Add an account; NotAllowed says what is wrong with the name, password or role."""
    name = name.strip()
    if len(password) < MINIMUM_PASSWORD:
        raise NotAllowed("password_short")
    if not name or _find_name(session, name):
        raise NotAllowed("name_taken")
    if role not in ROLES:
        raise NotAllowed("role_unknown")
    account = Account(name=name, password=_HASHER.hash(password), role=role)
    session.add(account)
    session.commit()
    return account


def create_setup_token(session: Session) -> str:
    """A key for /setup?key=…, good once within a day; earlier keys end."""
    key = secrets.token_urlsafe(24)
    session.execute(delete(SetupToken))
    session.add(SetupToken(key_hash=_hash(key), expires=now() + datetime.timedelta(days=1)))
    session.commit()
    return key


def is_setup_key(session: Session, key: str) -> bool:
    """Whether this key may make the first account."""
    token = session.get(SetupToken, _hash(key))
    return token is not None and token.expires > now() and not has_accounts(session)


def use_setup_key(session: Session, key: str, name: str, password: str) -> Account:
    """Make the first account, an admin, and end the key."""
    if not is_setup_key(session, key):
        raise NotAllowed("setup_ended")
    account = create_account(session, name, password, "admin")
    session.execute(delete(SetupToken))
    session.commit()
    return account


def sign_in(session: Session, name: str, password: str) -> str:
    """The key of a new signed-in browser; NotAllowed on a wrong pair or a locked account."""
    account = _find_name(session, name)
    if account and account.locked_until and account.locked_until > now():
        raise NotAllowed("locked")
    try:
        _HASHER.verify(account.password if account else _NOBODY, password)
    except VerificationError:
        if account:
            _count_failure(session, account)
        raise NotAllowed("wrong_password") from None
    if account is None:
        raise NotAllowed("wrong_password")
    key = secrets.token_urlsafe(32)
    account.failures, account.locked_until = 0, None
    session.add(SignIn(key_hash=_hash(key), account=account.id, expires=now() + SIGNED_IN))
    session.commit()
    return key


def _count_failure(session: Session, account: Account) -> None:
    account.failures += 1
    if account.failures >= MOST_FAILURES:
        account.failures, account.locked_until = 0, now() + LOCKED
    session.commit()


def find_account(session: Session, key: str) -> Account | None:
    """Who is signed in with this key, if anyone still is."""
    entry = session.get(SignIn, _hash(key))
    return session.get(Account, entry.account) if entry and entry.expires > now() else None


def sign_out(session: Session, key: str) -> None:
    """End this browser's sign-in."""
    session.execute(delete(SignIn).where(SignIn.key_hash == _hash(key)))
    session.commit()


def list_accounts(session: Session) -> list[Account]:
    """Everybody who may sign in, by name."""
    return list(session.scalars(select(Account).order_by(Account.name)))


def remove_account(session: Session, account_id: str, by: str) -> None:
    """End a person's access and their sign-ins; nobody removes themselves, so one admin always stays."""
    if account_id == by:
        raise NotAllowed("own_account")
    account = session.get(Account, account_id)
    if account is None:
        raise NotFound("account")
    session.execute(delete(SignIn).where(SignIn.account == account_id))
    session.delete(account)
    session.commit()
