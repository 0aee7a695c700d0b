"""Tables of what people said: by a site's key, so that it outlives a reread."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Integer,
    Table,
    UniqueConstraint,
)

from storage.columns import DigestText, UtcTime
from storage.schema.work import metadata
from storage.text_columns import Said, Word
from waybillwatch.exposures import DayBasis, ExposureKind
from waybillwatch.sites import Origin


class Verdict(StrEnum):
    """What a person said of a site."""

    ADD = "add"
    """Here is a site; its address and how the person came by it stand beside."""
    TRACK = "track"
    IGNORE = "ignore"
    RENAME = "rename"


decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_key", Said, nullable=False, index=True),
    Column("verdict", Word(Verdict), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("url", Said, nullable=False),
    Column("name", Said, nullable=False),
    Column("origin", Word(Origin)),
    Column("detail", Said, nullable=False),
    comment="What people said of a site, by its key, so that it outlives a reread.",
)


exposures = Table(
    "exposures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Word(ExposureKind), nullable=False),
    Column("publisher", Said, nullable=False),
    Column("day", Date, nullable=False),
    Column("title", Said, nullable=False),
    Column("link", Said, nullable=False),
    Column("basis", Word(DayBasis), nullable=False, server_default=DayBasis.PERSON),
    Column("source", DigestText),
    UniqueConstraint("publisher", "day", "title"),
    comment="Who publicly named sites, and when; the digest of its sealed source, if one is kept.",
)


exposure_sites = Table(
    "exposure_sites",
    metadata,
    Column("exposure_id", ForeignKey("exposures.id"), primary_key=True),
    Column("site_key", Said, primary_key=True),
    Column("quote", Said, nullable=False),
    comment="The sites an exposure named, with its words.",
)
