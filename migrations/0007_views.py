"""Lists under a name, and each person's choice of columns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the column."""
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("account", sa.String(36), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
        sa.Column("opening", sa.String(36), sa.ForeignKey("opening.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.UniqueConstraint("account", "opening", "name"),
    )
    op.add_column("account", sa.Column("columns", sa.Text(), nullable=False, server_default="*"))


def downgrade() -> None:
    """Take them out again."""
    op.drop_column("account", "columns")
    op.drop_table("saved_view")
