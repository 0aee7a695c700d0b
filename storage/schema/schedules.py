"""Tables of what is to be done when, and of what was: an operator's word and its runs.

By the name of a schedule and not by a row of it, so that a period stays made however often its
schedule is paused, removed and added again.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

from storage.columns import UtcTime
from storage.schema.work import metadata
from storage.text_columns import JsonTuple, Said, Word
from waybillwatch.schedules import Ended, RunState
from waybillwatch.sweeps import SweepKind

schedules = Table(
    "schedules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Said, nullable=False),
    Column("rule", Said, nullable=False),
    Column("zone", Said, nullable=False),
    Column("kind", Word(SweepKind), nullable=False),
    Column("queries", JsonTuple, nullable=False),
    Column("pages", Integer),
    Column("quiet", String(8)),
    Column("since", UtcTime, nullable=False),
    Column("until", UtcTime),
    Column("ended", Word(Ended)),
    comment="What is to be done and when, as it held from one moment until another.",
)
Index(
    "uq_schedules_name_held",
    schedules.c.name,
    unique=True,
    sqlite_where=schedules.c.until.is_(None),
    postgresql_where=schedules.c.until.is_(None),
)


schedule_runs = Table(
    "schedule_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("schedule", Said, nullable=False),
    Column("period", String(64), nullable=False),
    Column("due", UtcTime, nullable=False),
    Column("state", Word(RunState), nullable=False),
    Column("holder", Text, nullable=False),
    Column("lease_until", UtcTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("finished", UtcTime),
    Column("sweep", String(64), index=True),
    Column("detail", Said, nullable=False),
    UniqueConstraint("schedule", "period"),
    comment="One run for one period of a schedule: what makes a second one impossible.",
)
