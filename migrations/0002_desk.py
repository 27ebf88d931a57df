"""Twins, notes, short score columns, owners of leases, bulk acts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = {"text_hash": 64, "email": 200, "phone": 40, "twin_of": 36, "twin_kind": 10, "twin_choice": 10, "answers": 200}
SEARCHED = ("text_hash", "email", "phone", "twin_of")
SORTED = ("score", "name", "state")


def upgrade() -> None:
    """Add the columns and the table of notes."""
    for name, length in WORDS.items():
        op.add_column("application", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    for name in ("credits", "levels"):
        op.add_column("application", sa.Column(name, sa.LargeBinary()))
    for name in SEARCHED:
        op.create_index(f"ix_application_{name}", "application", [name])
    for name in SORTED:
        op.create_index(f"ix_application_opening_{name}", "application", ["opening", name])
    op.add_column("job", sa.Column("owner", sa.String(100), nullable=False, server_default=""))
    op.add_column("job", sa.Column("finished", sa.DateTime()))
    op.create_index("ix_job_finished", "job", ["finished"])
    op.add_column("log_entry", sa.Column("batch", sa.String(36), nullable=False, server_default=""))
    op.create_index("ix_log_entry_batch", "log_entry", ["batch"])
    op.create_table(
        "remark", sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("application", sa.String(36), sa.ForeignKey("application.id", ondelete="CASCADE"), nullable=False),
        sa.Column("account", sa.String(36), nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
    )  # fmt: skip
    op.create_index("ix_remark_application", "remark", ["application"])


def downgrade() -> None:
    """Take them out again."""
    op.drop_table("remark")
    op.drop_index("ix_log_entry_batch", "log_entry")
    op.drop_column("log_entry", "batch")
    op.drop_index("ix_job_finished", "job")
    op.drop_column("job", "finished")
    op.drop_column("job", "owner")
    for name in SORTED:
        op.drop_index(f"ix_application_opening_{name}", "application")
    for name in SEARCHED:
        op.drop_index(f"ix_application_{name}", "application")
    for name in (*WORDS, "credits", "levels"):
        op.drop_column("application", name)
