"""Tables of the work: sweeps, and visits with their leases."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import DigestText, UtcTime
from storage.text_columns import Said, Word
from waybillwatch.sweeps import SweepKind, VisitKind, VisitState

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class SweepState(StrEnum):
    """Where a sweep stands."""

    RUNNING = "running"
    DONE = "done"
    PARTIAL = "partial"
    """Over, with visits that failed."""


meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Said, nullable=False),
    comment="What the database is: its format and who wrote it last.",
)


sweeps = Table(
    "sweeps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("at", UtcTime, nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("state", Word(SweepState), nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("finished", UtcTime),
    Column("version", String(32), nullable=False),
    Column("kind", Word(SweepKind), nullable=False, server_default="sweep"),
    comment="One sweep for one time, or one look at front pages between two.",
)


visits = Table(
    "visits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sweep_id", ForeignKey("sweeps.id"), nullable=False),
    Column("kind", Word(VisitKind), nullable=False),
    Column("subject", Said, nullable=False),
    Column("state", Word(VisitState), nullable=False),
    Column("start_url", Said, nullable=False),
    Column("name", Said, nullable=False),
    Column("budget_pages", Integer, nullable=False),
    Column("budget_bytes", Integer, nullable=False),
    Column("budget_seconds", Integer, nullable=False),
    Column("was_selling", Boolean, nullable=False),
    Column("known_front", String(96), nullable=False, server_default=""),
    Column("query_text", Said),
    Column("query_backend", String(32)),
    Column("query_page", Integer),
    Column("lease_holder", Text),
    Column("lease_until", UtcTime),
    Column("tries", Integer, nullable=False),
    Column("started", UtcTime),
    Column("finished", UtcTime),
    Column("segment", Text),
    Column("segment_digest", DigestText),
    Column("failure", Said),
    UniqueConstraint("sweep_id", "kind", "subject"),
    Index(None, "kind", "subject"),
    comment="The unit of work: one site or one query in one sweep.",
)
