"""Corrected levels with the machine's score beside, stages of one's own, and undo that names what it takes back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LISTS = "ix_application_lists"
BEFORE = [
    "opening", "twin_choice", "state", "bucket", "decision", "best_role", "years", "confidence", "score", "created", "id",
    "twin_of", "levels", "answers", "credits",
]  # fmt: skip


def upgrade() -> None:
    """Add the columns and the table of stages."""
    op.add_column("application", sa.Column("corrections", sa.JSON()))
    op.add_column("application", sa.Column("machine_score", sa.Float()))
    op.add_column("application", sa.Column("stage", sa.String(36), nullable=False, server_default=""))
    op.add_column("log_entry", sa.Column("undoes", sa.Integer()))
    op.create_table(
        "stage",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("opening", sa.String(36), nullable=False, server_default=""),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
    )
    op.create_index("ix_stage_opening", "stage", ["opening"])
    op.create_index("ix_application_stage", "application", ["opening", "stage"])
    _index_lists([*BEFORE, "stage", "name", "file"])


def downgrade() -> None:
    """Take them out again."""
    _index_lists([*BEFORE, "name", "file"])
    op.drop_index("ix_application_stage", "application")
    op.drop_index("ix_stage_opening", "stage")
    op.drop_table("stage")
    op.drop_column("log_entry", "undoes")
    for name in ("stage", "machine_score", "corrections"):
        op.drop_column("application", name)


def _index_lists(columns: list[str]) -> None:
    """SQLite alone: see 0004."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index(LISTS, "application")
        op.create_index(LISTS, "application", columns)
