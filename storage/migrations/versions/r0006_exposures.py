"""How sure an exposure's day is, and where its source lies; what a visit did not get, found fast.

Revision ID: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_FAILED = sa.text("reason IS NOT NULL")


def upgrade() -> None:
    """Whatever was recorded before had its day from a person, and kept no source."""
    op.add_column(
        "exposures", sa.Column("basis", sa.String(32), nullable=False, server_default="person")
    )
    op.add_column("exposures", sa.Column("source", sa.String(96)))
    op.create_index(
        "ix_captures_failed",
        "captures",
        ["visit_id"],
        sqlite_where=_FAILED,
        postgresql_where=_FAILED,
    )


def downgrade() -> None:
    """Take them away; the sealed sources stay in the archive."""
    op.drop_index("ix_captures_failed", "captures")
    for name in ("source", "basis"):
        op.drop_column("exposures", name)
