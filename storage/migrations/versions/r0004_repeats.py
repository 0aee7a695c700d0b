"""What a repeat visit goes by: who linked to a page, its validators, where its payload lies.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NAMES = ("found_on", "etag", "last_modified")


def upgrade() -> None:
    """Room for them beside the captures; what was captured before is fetched whole once more."""
    for name in _NAMES:
        op.add_column("captures", sa.Column(name, sa.Text()))
    # Written out: SQLite takes a reference with a new column, and Alembic does not say it so.
    op.execute(
        "ALTER TABLE captures ADD COLUMN payload_visit_id INTEGER "
        "CONSTRAINT fk_captures_payload_visit_id_visits REFERENCES visits (id)"
    )


def downgrade() -> None:
    """Take the columns away; segments that lean on others still say so themselves."""
    with op.batch_alter_table("captures") as table:
        for name in ("payload_visit_id", *_NAMES):
            table.drop_column(name)
