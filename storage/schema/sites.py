"""Tables of what is known of sites."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import UtcTime
from storage.schema.work import metadata
from storage.text_columns import JsonTuple, Said, Word
from waybillwatch.sites import Origin, SiteKind, SiteStatus

sites = Table(
    "sites",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Said, nullable=False, unique=True),
    Column("name", Said, nullable=False),
    Column("kind", Word(SiteKind), nullable=False),
    Column("status", Word(SiteStatus), nullable=False),
    Column("front_url", Said, nullable=False),
    Column("origin", Word(Origin), nullable=False),
    Column("origin_detail", Said, nullable=False),
    Column("first_seen", UtcTime, nullable=False),
    Column("judged_by", String(16), nullable=False),
    comment="Each site as finds, visits and decisions together make it (storage.sites).",
)


site_names = Table(
    "site_names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("name", Said, nullable=False),
    Column("valid_from", UtcTime, nullable=False),
    Column("valid_to", UtcTime),
    Column("given_by", String(16), nullable=False),
    UniqueConstraint("site_id", "given_by", "valid_from"),
    comment="What a site was called when: by itself (site) or by a person.",
)


site_addresses = Table(
    "site_addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("url", Said, nullable=False),
    Column("valid_from", UtcTime, nullable=False),
    Column("valid_to", UtcTime),
    UniqueConstraint("site_id", "valid_from"),
    comment="Where a site answered when.",
)


finds = Table(
    "finds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("site_id", ForeignKey("sites.id"), nullable=False, index=True),
    Column("url", Said, nullable=False),
    Column("title", Said, nullable=False),
    Column("snippet", Said, nullable=False),
    Column("origin", Word(Origin), nullable=False),
    Column("detail", Said, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("kind", Word(SiteKind), nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JsonTuple, nullable=False),
    UniqueConstraint("visit_id", "ordinal"),
    comment="A site met in a search result or a link.",
)
