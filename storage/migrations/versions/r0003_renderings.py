"""What a browser made of a page: why it was asked, the document and the picture.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Room for renderings beside their captures, and for the front page a visit knows."""
    op.add_column("captures", sa.Column("rendered", sa.String(32)))
    op.add_column("captures", sa.Column("dom", sa.String(96)))
    op.add_column("captures", sa.Column("screenshot", sa.String(96)))
    op.add_column(
        "visits", sa.Column("known_front", sa.String(96), nullable=False, server_default="")
    )


def downgrade() -> None:
    """Take the columns away; the archive keeps what they told."""
    op.drop_column("visits", "known_front")
    for name in ("screenshot", "dom", "rendered"):
        op.drop_column("captures", name)
