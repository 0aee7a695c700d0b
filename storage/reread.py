"""Read the archive again: the tables are a reading of it, and a better reader reads it better.

All in one transaction: until it is over, whoever looks sees the history as it was, and a
reread that is killed or meets a damaged segment has changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from storage.archive import Archive
from storage.naming import SegmentRef
from storage.reads.recalling import recall
from storage.schema import READ, sites, sweeps, visits
from storage.sites.deciding import restore_sites
from storage.sites.settling import settle
from storage.store import Store
from storage.work.controls import darken
from storage.work.counts import info
from storage.work.sweeps import begin, finish
from storage.work.visits import find, visit_of, visit_rows
from storage.writes.record import write_record
from waybillwatch.errors import StoreError
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import (
    FinishedVisit,
    Recall,
    SweepKind,
    SweepPlan,
    VisitKind,
    VisitRecord,
    VisitState,
)

Read = Callable[[FinishedVisit, Recall], VisitRecord]
"""Reads a visit; what was read of an unchanged page it asks of the visits read before."""

_FAR = timedelta(days=1)


def reread(store: Store, archive: Archive, read: Read) -> int:
    """Rebuild every table that is a reading of the archive; how many visits were read.

    What people said, the sweeps with their visits, and the ledger stay; a database that has
    none of them (it was lost) gets its sweeps and visits back from the archive first. Raises
    SegmentDamaged, KeyUnusable, StoreError, and whatever ``read`` raises; then nothing has
    changed.
    """
    # Read even where the database has its sweeps: damage is better met now than when it is lost.
    plans = tuple(archive.plans())
    with store.writing() as connection:
        if connection.scalar(select(sweeps.c.id).limit(1)) is None:
            _adopt(connection, archive, plans)
        for table in READ:
            connection.execute(table.delete())
        done = visit_rows(connection, states=(VisitState.DONE,))
        for row in done:
            finished = archive.read(SegmentRef(row.segment, row.segment_digest))
            # What a visit knew is told by its segment alone.
            if replace(finished.visit, known=()) != visit_of(row):
                raise StoreError(
                    f"segment {row.segment} holds another visit than that of {row.subject} in "
                    f"the sweep of {row.key}: restore it from a backup"
                )
            record = read(finished, partial(recall, connection))
            write_record(connection, row.id, record, token_key=store.token_key, settled=False)
        for sweep in info(connection):
            darken(connection, sweep.key)
        restore_sites(connection)
        settle(connection, map(SiteKey, connection.scalars(select(sites.c.key)).all()))
    return len(done)


def _adopt(connection: Connection, archive: Archive, plans: tuple[SweepPlan, ...]) -> None:
    """Write sweeps and visits down as the archive tells them."""
    for plan in plans:
        begin(connection, plan, plan.at)
    finished: dict[int, datetime] = {}
    for ref in archive.segments():
        visit = archive.read(ref)
        _begin_as_visited(connection, visit)
        row = find(connection, visit.visit)
        if row in finished and finished[row] >= visit.finished:
            # Done twice, where a lease was lost; the last one is what the store would hold.
            continue
        finished[row] = visit.finished
        values: dict[str, Any] = {
            "state": VisitState.DONE,
            "started": visit.started,
            "finished": visit.finished,
            "segment": ref.path,
        }
        connection.execute(visits.update().where(visits.c.id == row).values(**values))
    for sweep in info(connection):
        finish(connection, sweep.key, max(finished.values(), default=sweep.at))


def _begin_as_visited(connection: Connection, finished: FinishedVisit) -> None:
    """Make the visit's sweep where its plan is lost."""
    visit = finished.visit
    known = info(connection, key=visit.sweep)
    # A sweep dated otherwise than its captures was made with --at.
    simulated = abs(finished.started - visit.at) > _FAR
    if known:
        simulated = known[0].simulated
    kind = SweepKind.PROBE if visit.kind is VisitKind.PROBE else SweepKind.SWEEP
    plan = SweepPlan(visit.sweep, visit.at, simulated, (visit,), kind)
    begin(connection, plan, finished.started)
