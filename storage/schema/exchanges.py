"""Tables of what a visit met on the network, and the ledger over it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import DigestText, UtcTime
from storage.schema.work import metadata
from storage.text_columns import JsonTuple, Said, Word
from waybillwatch.captures import OutageReason, Purpose
from waybillwatch.search import SearchOutcome

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("url", Said, nullable=False),
    Column("purpose", Word(Purpose), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("status", Integer),
    Column("digest", DigestText),
    Column("size", Integer, nullable=False),
    Column("reason", Word(OutageReason)),
    Column("detail", Said, nullable=False),
    Column("text_version", String(32)),
    Column("rendered", String(32)),
    Column("dom", DigestText),
    Column("screenshot", DigestText),
    Column("found_on", Said),
    Column("etag", Said),
    Column("last_modified", Said),
    Column("payload_visit_id", ForeignKey("visits.id")),
    UniqueConstraint("visit_id", "ordinal"),
    comment="Every exchange of a visit, answered or not, in the order they were made; where its "
    "page was rendered: why, and the digests of the document and the picture; where its payload "
    "is that of an earlier visit: in whose segment it lies.",
)
Index(
    "ix_captures_failed",
    captures.c.visit_id,
    sqlite_where=captures.c.reason.is_not(None),
    postgresql_where=captures.c.reason.is_not(None),
)


answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("outcome", Word(SearchOutcome), nullable=False),
    Column("hits", Integer, nullable=False),
    Column("unresponsive", JsonTuple, nullable=False),
    UniqueConstraint("visit_id", "ordinal"),
    comment="How each search ended: blocked and the like are never 'nothing found'.",
)


ledger = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("visit_id", ForeignKey("visits.id"), nullable=False, unique=True),
    Column("root", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    comment="One link a visit: the Merkle root of its captures, chained to the link before.",
)
