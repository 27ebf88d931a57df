"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = ("default",)
depends_on = None


def _id(name: str = "id") -> sa.Column[str]:
    return sa.Column(name, sa.String(36), primary_key=True)


def _owner(table: str) -> sa.Column[str]:
    return sa.Column(table, sa.String(36), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False)


def _must(name: str, kind: sa.types.TypeEngine[object]) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Create all tables."""
    day, whole, text = sa.DateTime(), sa.Integer(), sa.Text()
    op.create_table(
        "account", _id(), sa.Column("name", sa.String(200), nullable=False, unique=True), _must("password", sa.String(300)),
        _must("role", sa.String(20)), _must("language", sa.String(2)), _must("failures", whole),
        sa.Column("locked_until", day), _must("created", day),
    )  # fmt: skip
    op.create_table(
        "sign_in", sa.Column("key_hash", sa.String(64), primary_key=True), _owner("account"), _must("expires", day)
    )
    op.create_table("setup_token", sa.Column("key_hash", sa.String(64), primary_key=True), _must("expires", day))
    op.create_table(
        "opening", _id(), _must("role", sa.String(100)), _must("title", sa.String(2000)), _must("requisition", sa.JSON()),
        _must("status", sa.String(20)), _must("version", whole), _must("created", day),
    )  # fmt: skip
    op.create_table(
        "opening_version", _id(), _owner("opening"), _must("version", whole), _must("requisition", sa.JSON()),
        _must("saved", day), sa.UniqueConstraint("opening", "version"),
    )  # fmt: skip
    op.create_table(
        "application", _id(), _owner("opening"), _must("sha256", sa.String(64)), _must("file", sa.String(500)),
        _must("name", sa.String(300)), _must("state", sa.String(20)), _must("problem", text),
        sa.Column("resume", sa.LargeBinary()), sa.Column("scorecard", sa.LargeBinary()), sa.Column("score", sa.Float()),
        _must("bucket", sa.String(20)), sa.Column("confidence", sa.Float()), sa.Column("years", sa.Float()),
        _must("best_role", sa.String(100)), _must("flags", whole), _must("decision", sa.String(20)),
        _must("reason", text), _must("created", day),
    )  # fmt: skip
    for column in ("opening", "sha256", "state", "score"):
        op.create_index(f"ix_application_{column}", "application", [column])
    op.create_table(
        "job", _id(), _owner("application"), _must("state", sa.String(20)), sa.Column("leased_until", day),
        _must("attempts", whole), _must("created", day),
    )  # fmt: skip
    for column in ("application", "state"):
        op.create_index(f"ix_job_{column}", "job", [column])
    op.create_table(
        "log_entry", sa.Column("id", whole, primary_key=True, autoincrement=True), _must("at", day),
        _must("account", sa.String(36)), _must("act", sa.String(40)), _must("subject", sa.String(36)),
        _must("before", text), _must("after", text),
    )  # fmt: skip
    op.create_index("ix_log_entry_subject", "log_entry", ["subject"])


def downgrade() -> None:
    """Remove all tables."""
    for table in ("log_entry", "job", "application", "opening_version", "opening", "setup_token", "sign_in", "account"):
        op.drop_table(table)
