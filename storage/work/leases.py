"""Leases: a visit is in one pair of hands at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from storage.schema import visits
from storage.work.visits import OPEN, find, visit_of, visit_rows
from waybillwatch.errors import LeaseLost
from waybillwatch.sweeps import Visit, VisitKind, VisitState

MOST_TRIES = 3
"""How often a visit is begun before it is given up: what kills us thrice will again."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who wants visits, and on what terms."""

    holder: str
    now: datetime
    lease: timedelta
    gone: Callable[[str], bool]
    """Whether a holder is known to be dead, so that its lease need not be waited for."""
    limit: int | None = None


def claim(connection: Connection, sweep: str, kind: VisitKind, wanted: Claim) -> list[Visit]:
    """Take the visits that are free; one begun too often is failed instead."""
    taken: list[Visit] = []
    dead: dict[str, bool] = {}
    for row in visit_rows(connection, sweep=sweep, kind=kind, states=OPEN):
        if wanted.limit is not None and len(taken) >= wanted.limit:
            break
        if row.state is VisitState.RUNNING and not _is_free(row, wanted, dead):
            continue
        if row.tries >= MOST_TRIES:
            said = f"begun {row.tries} times and never finished"
            _set(connection, row.id, state=VisitState.FAILED, failure=said, finished=wanted.now)
            continue
        _set(
            connection,
            row.id,
            state=VisitState.RUNNING,
            lease_holder=wanted.holder,
            lease_until=wanted.now + wanted.lease,
            tries=row.tries + 1,
            started=wanted.now,
        )
        taken.append(visit_of(row))
    return taken


def _is_free(row: Row[Any], wanted: Claim, dead: dict[str, bool]) -> bool:
    holder = row.lease_holder
    if holder == wanted.holder:
        return False
    if row.lease_until is None or row.lease_until <= wanted.now:
        return True
    if holder not in dead:
        dead[holder] = wanted.gone(holder)
    return dead[holder]


def _set(connection: Connection, visit_id: int, **values: Any) -> None:
    connection.execute(visits.update().where(visits.c.id == visit_id).values(**values))


def renew(connection: Connection, holder: str, until: datetime) -> int:
    """Extend every lease of a holder; how many it holds."""
    done = connection.execute(
        visits.update()
        .where(visits.c.lease_holder == holder, visits.c.state == VisitState.RUNNING)
        .values(lease_until=until)
    )
    return done.rowcount


def held(connection: Connection, visit: Visit, holder: str, segment: str) -> int | None:
    """The row of a visit that a holder may commit; None where it has done so already.

    Raises LeaseLost where another holds or has committed it, StoreError where it was never
    planned.
    """
    visit_id = find(connection, visit)
    row = connection.execute(select(visits).where(visits.c.id == visit_id).with_for_update()).one()
    if row.state is VisitState.DONE and (row.lease_holder, row.segment) == (holder, segment):
        return None
    if row.state is not VisitState.RUNNING or row.lease_holder != holder:
        raise LeaseLost(
            f"the visit of {visit.subject} in the sweep of {visit.sweep} is "
            f"{row.state.value} and no longer ours: what we captured is left out"
        )
    return visit_id
