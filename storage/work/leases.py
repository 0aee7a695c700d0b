"""Leases: a visit is in one pair of hands at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from storage.schema import sweeps, visits
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


def release(connection: Connection, holder: str) -> int:
    """Lay down what a holder has in hand, as if it had not been begun; how many visits."""
    done = connection.execute(
        visits.update()
        .where(visits.c.lease_holder == holder, visits.c.state == VisitState.RUNNING)
        .values(
            state=VisitState.PLANNED,
            lease_holder=None,
            lease_until=None,
            tries=visits.c.tries - 1,
            started=None,
        )
    )
    return done.rowcount


def is_in_hands(connection: Connection, sweep: str, hands: Claim) -> bool:
    """Whether anybody who lives holds a visit of a sweep."""
    dead: dict[str, bool] = {}
    running = visit_rows(connection, sweep=sweep, states=(VisitState.RUNNING,))
    return any(not _is_free(row, hands, dead) for row in running)


def give_up(connection: Connection, sweep: str, reason: str) -> int:
    """Give up all of a sweep's open visits; how many there were."""
    wanted = select(sweeps.c.id).where(sweeps.c.key == sweep).scalar_subquery()
    done = connection.execute(
        visits.update()
        .where(visits.c.sweep_id == wanted, visits.c.state.in_(OPEN))
        .values(state=VisitState.FAILED, failure=reason)
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
