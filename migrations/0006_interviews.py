"""Scorecards of interviewers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "interview_sheet",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("application", sa.String(36), sa.ForeignKey("application.id", ondelete="CASCADE"), nullable=False),
        sa.Column("account", sa.String(36), nullable=False),
        sa.Column("ratings", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("saved", sa.DateTime(), nullable=False),
        sa.Column("sent", sa.DateTime()),
        sa.UniqueConstraint("application", "account"),
    )
    op.create_index("ix_interview_sheet_application", "interview_sheet", ["application"])


def downgrade() -> None:
    """Take it out again."""
    op.drop_table("interview_sheet")
