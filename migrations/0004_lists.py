"""An index that answers lists and counts alone: a row's reading and scorecard are never walked past."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAME = "ix_application_lists"
COLUMNS = [
    "opening", "twin_choice", "state", "bucket", "decision", "best_role", "years", "confidence", "score", "created", "id",
    "twin_of", "levels", "answers", "credits",
]  # fmt: skip


def upgrade() -> None:
    """PostgreSQL limits how wide an index may be, and keeps long values out of the row anyway."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(NAME, "application", [*COLUMNS, "name", "file"])


def downgrade() -> None:
    """Drop it."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index(NAME, "application")
