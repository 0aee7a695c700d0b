"""The log of alerts: what was told to whom, or waits to be; an operator's, kept by a reread."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from storage.columns import UtcTime
from storage.schema.work import metadata
from storage.text_columns import Said, Word
from waybillwatch.telling import AlertState

alerts = Table(
    "alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sweep", String(64)),
    Column("part", String(32), nullable=False),
    Column("target", String(64), nullable=False),
    Column("title", Said, nullable=False),
    Column("body", Said, nullable=False),
    Column("made", UtcTime, nullable=False),
    Column("state", Word(AlertState), nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("lease_until", UtcTime),
    Column("sent", UtcTime),
    Column("detail", Said, nullable=False),
    UniqueConstraint("sweep", "part", "target"),
    comment="One message to one address, each once; of the address only a fingerprint.",
)
