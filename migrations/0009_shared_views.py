"""A saved view can be shared with the people of its opening."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark; views so far stay personal."""
    op.add_column("saved_view", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take it out again."""
    op.drop_column("saved_view", "shared")
