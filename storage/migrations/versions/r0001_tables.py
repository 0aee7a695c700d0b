"""The tables.

Revision ID: 0001
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first schema."""
    _work()
    _sites()
    _pages()
    _facts()


def downgrade() -> None:
    """There is nothing before it."""
    raise NotImplementedError("the first schema has no predecessor: restore a backup instead")


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _ref(table: str, **options: Any) -> sa.Column[int]:
    name = f"{table.removesuffix('s')}_id"
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=False, **options)


def _need(name: str, kind: sa.types.TypeEngine[Any], **options: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, **options)


def _standing() -> tuple[sa.Column[Any], ...]:
    return (
        _need("standing", sa.String(32)),
        sa.Column("ground_exact", sa.Text()),
        sa.Column("ground_ranges", sa.Text()),
        sa.Column("ground_capture", sa.String(96)),
        sa.Column("ground_outage", sa.String(32)),
        _need("ground_detail", sa.Text()),
        _need("kind", sa.String(32)),
        _need("sure", sa.Boolean()),
        _need("score", sa.Float()),
        _need("reasons", sa.Text()),
    )


def _fact(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        _id(),
        _ref("listings"),
        _need("ordinal", sa.Integer()),
        *columns,
        _need("quote_exact", sa.Text()),
        _need("quote_ranges", sa.Text()),
        sa.UniqueConstraint("listing_id", "ordinal"),
    )


def _work() -> None:
    op.create_table(
        "meta",
        _need("name", sa.String(32), primary_key=True),
        _need("value", sa.Text()),
    )
    op.create_table(
        "sweeps",
        _id(),
        _need("key", sa.String(64)),
        _need("at", sa.String(27)),
        _need("simulated", sa.Boolean()),
        _need("state", sa.String(32)),
        _need("started", sa.String(27)),
        sa.Column("finished", sa.String(27)),
        _need("version", sa.String(32)),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "visits",
        _id(),
        _ref("sweeps"),
        _need("kind", sa.String(32)),
        _need("subject", sa.Text()),
        _need("state", sa.String(32)),
        _need("start_url", sa.Text()),
        _need("name", sa.Text()),
        _need("budget_pages", sa.Integer()),
        _need("budget_bytes", sa.Integer()),
        _need("budget_seconds", sa.Integer()),
        _need("was_selling", sa.Boolean()),
        sa.Column("query_text", sa.Text()),
        sa.Column("query_backend", sa.String(32)),
        sa.Column("query_page", sa.Integer()),
        sa.Column("lease_holder", sa.Text()),
        sa.Column("lease_until", sa.String(27)),
        _need("tries", sa.Integer()),
        sa.Column("started", sa.String(27)),
        sa.Column("finished", sa.String(27)),
        sa.Column("segment", sa.Text()),
        sa.Column("segment_digest", sa.String(96)),
        sa.Column("failure", sa.Text()),
        sa.UniqueConstraint("sweep_id", "kind", "subject"),
    )
    op.create_index(None, "visits", ["kind", "subject"])
    op.create_table(
        "captures",
        _id(),
        _ref("visits"),
        _need("ordinal", sa.Integer()),
        _need("url", sa.Text()),
        _need("purpose", sa.String(32)),
        _need("at", sa.String(27)),
        sa.Column("status", sa.Integer()),
        sa.Column("digest", sa.String(96)),
        _need("size", sa.Integer()),
        sa.Column("reason", sa.String(32)),
        _need("detail", sa.Text()),
        sa.Column("text_version", sa.String(32)),
        sa.UniqueConstraint("visit_id", "ordinal"),
    )
    op.create_table(
        "answers",
        _id(),
        _ref("visits"),
        _need("ordinal", sa.Integer()),
        _need("outcome", sa.String(32)),
        _need("hits", sa.Integer()),
        _need("unresponsive", sa.Text()),
        sa.UniqueConstraint("visit_id", "ordinal"),
    )
    op.create_table(
        "ledger",
        _need("seq", sa.Integer(), primary_key=True, autoincrement=False),
        _ref("visits"),
        _need("root", sa.String(64)),
        _need("previous", sa.String(64)),
        _need("hash", sa.String(64)),
        sa.UniqueConstraint("hash"),
        sa.UniqueConstraint("visit_id"),
    )


def _sites() -> None:
    op.create_table(
        "sites",
        _id(),
        _need("key", sa.Text()),
        _need("name", sa.Text()),
        _need("kind", sa.String(32)),
        _need("status", sa.String(32)),
        _need("front_url", sa.Text()),
        _need("origin", sa.String(32)),
        _need("origin_detail", sa.Text()),
        _need("first_seen", sa.String(27)),
        _need("judged_by", sa.String(16)),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "site_names",
        _id(),
        _ref("sites"),
        _need("name", sa.Text()),
        _need("valid_from", sa.String(27)),
        sa.Column("valid_to", sa.String(27)),
        _need("given_by", sa.String(16)),
        sa.UniqueConstraint("site_id", "given_by", "valid_from"),
    )
    op.create_table(
        "site_addresses",
        _id(),
        _ref("sites"),
        _need("url", sa.Text()),
        _need("valid_from", sa.String(27)),
        sa.Column("valid_to", sa.String(27)),
        sa.UniqueConstraint("site_id", "valid_from"),
    )
    op.create_table(
        "finds",
        _id(),
        _ref("visits"),
        _need("ordinal", sa.Integer()),
        _ref("sites"),
        _need("url", sa.Text()),
        _need("title", sa.Text()),
        _need("snippet", sa.Text()),
        _need("origin", sa.String(32)),
        _need("detail", sa.Text()),
        _need("rank", sa.Integer()),
        _need("kind", sa.String(32)),
        _need("sure", sa.Boolean()),
        _need("score", sa.Float()),
        _need("reasons", sa.Text()),
        sa.UniqueConstraint("visit_id", "ordinal"),
    )
    op.create_index(None, "finds", ["site_id"])
    op.create_table(
        "decisions",
        _id(),
        _need("site_key", sa.Text()),
        _need("verdict", sa.String(32)),
        _need("at", sa.String(27)),
        _need("url", sa.Text()),
        _need("name", sa.Text()),
        sa.Column("origin", sa.String(32)),
        _need("detail", sa.Text()),
    )
    op.create_index(None, "decisions", ["site_key"])
    op.create_table(
        "exposures",
        _id(),
        _need("kind", sa.String(32)),
        _need("publisher", sa.Text()),
        _need("day", sa.Date()),
        _need("title", sa.Text()),
        _need("link", sa.Text()),
        sa.UniqueConstraint("publisher", "day", "title"),
    )
    op.create_table(
        "exposure_sites",
        _ref("exposures", primary_key=True),
        _need("site_key", sa.Text(), primary_key=True),
        _need("quote", sa.Text()),
    )


def _pages() -> None:
    op.create_table(
        "observations",
        _id(),
        _ref("visits"),
        _ref("sites"),
        _need("at", sa.String(27)),
        *_standing(),
        _need("name", sa.Text()),
        _need("address", sa.Text()),
        sa.UniqueConstraint("visit_id"),
    )
    op.create_index(None, "observations", ["site_id", "at"])
    op.create_table(
        "listings",
        _id(),
        _ref("sites"),
        _need("content_key", sa.String(64)),
        _need("url", sa.Text()),
        _need("title", sa.Text()),
        _ref("captures"),
        _need("capture", sa.String(96)),
        sa.UniqueConstraint("site_id", "content_key"),
    )
    op.create_table(
        "observation_listings",
        _ref("observations", primary_key=True),
        _need("ordinal", sa.Integer(), primary_key=True, autoincrement=False),
        _ref("listings"),
        _ref("captures"),
    )
    op.create_index(None, "observation_listings", ["listing_id"])
    op.create_table(
        "texts",
        _id(),
        _ref("sites"),
        _need("shape", sa.String(64)),
        _need("folded", sa.Text()),
        _need("bigrams", sa.Text()),
        sa.UniqueConstraint("site_id", "shape"),
    )
    op.create_table(
        "readings",
        _id(),
        _ref("visits"),
        _need("ordinal", sa.Integer()),
        _need("url", sa.Text()),
        _ref("captures"),
        _ref("listings"),
        _ref("texts"),
        *_standing(),
        sa.UniqueConstraint("visit_id", "ordinal"),
    )
    op.create_index(None, "readings", ["listing_id"])
    op.create_index(None, "readings", ["text_id"])


def _facts() -> None:
    _fact(
        "tiers",
        _need("amount", sa.BigInteger()),
        sa.Column("courier", sa.Text()),
        sa.Column("service", sa.String(32)),
        sa.Column("platform", sa.Text()),
        sa.Column("level", sa.Text()),
        sa.Column("scanned", sa.Boolean()),
        sa.Column("includes", sa.Text()),
        sa.Column("min_quantity", sa.BigInteger()),
        sa.Column("max_quantity", sa.BigInteger()),
        sa.Column("unit", sa.Text()),
    )
    _fact(
        "claims",
        _need("stance", sa.String(32)),
        _need("field", sa.String(32)),
    )
    _fact(
        "disclaimers",
        _need("kind", sa.String(32)),
    )
    _fact(
        "contacts",
        _need("kind", sa.String(32)),
        _need("value", sa.Text()),
    )
    _fact(
        "sightings",
        _need("kind", sa.String(32)),
        sa.Column("field", sa.String(32)),
        _need("masked", sa.Text()),
        sa.Column("token", sa.String(64)),
        _need("token_key", sa.String(16)),
        sa.Column("courier", sa.Text()),
        sa.Column("grade", sa.String(32)),
    )
    op.create_index(None, "sightings", ["token"])
