"""What is to be done when, and the runs it had; sweeps that only probe.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of schedules; every sweep made until now was a whole one."""
    op.add_column(
        "sweeps", sa.Column("kind", sa.String(32), nullable=False, server_default="sweep")
    )
    op.add_column(
        "observations", sa.Column("probe", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _schedules()
    _runs()


def _schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("queries", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer()),
        sa.Column("quiet", sa.String(8)),
        sa.Column("since", sa.String(27), nullable=False),
        sa.Column("until", sa.String(27)),
        sa.Column("ended", sa.String(32)),
    )
    op.create_index(
        "uq_schedules_name_held",
        "schedules",
        ["name"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _runs() -> None:
    op.create_table(
        "schedule_runs",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("period", sa.String(64), nullable=False),
        sa.Column("due", sa.String(27), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("lease_until", sa.String(27), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("started", sa.String(27), nullable=False),
        sa.Column("finished", sa.String(27)),
        sa.Column("sweep", sa.String(64), index=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.UniqueConstraint("schedule", "period"),
    )


def downgrade() -> None:
    """Take the tables and columns away; what was probed then reads as a sweep."""
    op.drop_table("schedule_runs")
    op.drop_table("schedules")
    for table, column in (("observations", "probe"), ("sweeps", "kind")):
        op.drop_column(table, column)
