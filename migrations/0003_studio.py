"""Drafts that save themselves, and settings such as the company profile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "opening_draft",
        sa.Column("opening", sa.String(36), sa.ForeignKey("opening.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("requisition", sa.JSON, nullable=False),
        sa.Column("account", sa.String(36), nullable=False),
        sa.Column("saved", sa.DateTime, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(100), primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("setting")
    op.drop_table("opening_draft")
