"""Tables of a listing's facts, each with its quote."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import Money
from storage.schema.work import metadata
from storage.text_columns import JsonTuple, Said, Word, WordTuple
from waybillwatch.listings import ContactKind, DisclaimerKind, Service, Stance
from waybillwatch.pii import AddressGrade, PiiField, PiiKind


def _fact(*columns: Column[Any]) -> tuple[Column[Any] | UniqueConstraint, ...]:
    # A quote's capture is its listing's: the capture the listing was first seen on.
    return (
        Column("id", Integer, primary_key=True),
        Column("listing_id", ForeignKey("listings.id"), nullable=False),
        Column("ordinal", Integer, nullable=False),
        *columns,
        Column("quote_exact", Said, nullable=False),
        Column("quote_ranges", JsonTuple, nullable=False),
        UniqueConstraint("listing_id", "ordinal"),
    )


tiers = Table(
    "tiers",
    metadata,
    *_fact(
        Column("amount", Money, nullable=False),
        Column("courier", Said),
        Column("service", Word(Service)),
        Column("platform", Said),
        Column("level", Said),
        Column("scanned", Boolean),
        Column("includes", WordTuple(PiiField)),
        Column("min_quantity", BigInteger),
        Column("max_quantity", BigInteger),
        Column("unit", Said),
    ),
    comment="One price on offer for one unit, in units of 0.0001 CNY.",
)


claims = Table(
    "claims",
    metadata,
    *_fact(
        Column("stance", Word(Stance), nullable=False),
        Column("field", Word(PiiField), nullable=False),
    ),
    comment="A seller's own statement about one field of personal data.",
)


disclaimers = Table(
    "disclaimers",
    metadata,
    *_fact(Column("kind", Word(DisclaimerKind), nullable=False)),
    comment="Where a seller turns liability away.",
)


contacts = Table(
    "contacts",
    metadata,
    *_fact(
        Column("kind", Word(ContactKind), nullable=False),
        Column("value", Said, nullable=False),
    ),
    comment="A trader's own handles: evidence about a trader, in clear.",
)


sightings = Table(
    "sightings",
    metadata,
    *_fact(
        Column("kind", Word(PiiKind), nullable=False),
        Column("field", Word(PiiField)),
        Column("masked", Said, nullable=False),
        Column("token", String(64), index=True),
        Column("token_key", String(16), nullable=False),
        Column("courier", Said),
        Column("grade", Word(AddressGrade)),
    ),
    comment="Personal data shown, masked, with a keyed token and the id of its key.",
)
