"""The log of alerts: what was told to whom, or waits to be.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make it; nothing was told before."""
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sweep", sa.String(64)),
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("target", sa.String(64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made", sa.String(27), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.String(27)),
        sa.Column("sent", sa.String(27)),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.UniqueConstraint("sweep", "part", "target"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("alerts")
