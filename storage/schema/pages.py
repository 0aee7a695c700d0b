"""Tables of what was read off pages: observations, listings, texts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from storage.columns import DigestText, UtcTime
from storage.schema.work import metadata
from storage.text_columns import JsonTuple, Said, Word
from waybillwatch.captures import OutageReason
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Standing


def _standing() -> tuple[Column[Any], ...]:
    return (
        Column("standing", Word(Standing), nullable=False),
        Column("ground_exact", Said),
        Column("ground_ranges", JsonTuple),
        Column("ground_capture", DigestText),
        Column("ground_outage", Word(OutageReason)),
        Column("ground_detail", Said, nullable=False),
        Column("kind", Word(SiteKind), nullable=False),
        Column("sure", Boolean, nullable=False),
        Column("score", Float, nullable=False),
        Column("reasons", JsonTuple, nullable=False),
    )


observations = Table(
    "observations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), nullable=False, unique=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("at", UtcTime, nullable=False),
    *_standing(),
    Column("name", Said, nullable=False),
    Column("address", Said, nullable=False),
    Column("probe", Boolean, nullable=False, server_default=false()),
    Index(None, "site_id", "at"),
    comment="What one visit saw of one site, changed or not.",
)


listings = Table(
    "listings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("content_key", String(64), nullable=False),
    Column("url", Said, nullable=False),
    Column("title", Said, nullable=False),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("capture", DigestText, nullable=False),
    UniqueConstraint("site_id", "content_key"),
    comment="A page's facts, stored once a content, with the capture they were first seen on.",
)


observation_listings = Table(
    "observation_listings",
    metadata,
    Column("observation_id", ForeignKey("observations.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("listing_id", ForeignKey("listings.id"), nullable=False, index=True),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    comment="The listings an observation points at, each with the capture it was seen on.",
)


texts = Table(
    "texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False),
    Column("shape", String(64), nullable=False),
    Column("folded", Said, nullable=False),
    Column("bigrams", Said, nullable=False),
    UniqueConstraint("site_id", "shape"),
    comment="Redacted page text for the history index, once a shape (storage.search).",
)


readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("url", Said, nullable=False),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("listing_id", ForeignKey("listings.id"), nullable=False, index=True),
    Column("text_id", ForeignKey("texts.id"), nullable=False, index=True),
    *_standing(),
    UniqueConstraint("visit_id", "ordinal"),
    comment="What each readable page of a visit came to.",
)
