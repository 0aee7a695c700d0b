"""Begin a sweep, add to it, close it; each in the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, select

from storage.schema import schedule_runs, sweeps, visits
from storage.schema.work import SweepState
from storage.work.controls import darken
from storage.work.counts import info
from waybillwatch.errors import StoreError
from waybillwatch.schedules import RunState
from waybillwatch.sweeps import SweepPlan, Visit, VisitKind, VisitState


def begin(connection: Connection, plan: SweepPlan, started: datetime) -> None:
    """Write a sweep down, or add the visits to it that it does not have yet.

    Raises StoreError where a sweep of that key is of another time or kind.
    """
    row = connection.execute(select(sweeps).where(sweeps.c.key == plan.key)).one_or_none()
    if row is None:
        made = connection.execute(
            sweeps.insert().values(
                key=plan.key,
                at=plan.at,
                simulated=plan.simulated,
                state=SweepState.RUNNING,
                started=started,
                version=version("waybillwatch"),
                kind=plan.kind,
            )
        ).inserted_primary_key
        sweep_id = made[0] if made else None
        there: set[tuple[VisitKind, str]] = set()
    else:
        if (row.at, row.simulated, row.kind) != (plan.at, plan.simulated, plan.kind):
            raise StoreError(f"there is a sweep of {plan.key} of another kind: give another time")
        sweep_id = row.id
        there = {
            (known.kind, known.subject)
            for known in connection.execute(
                select(visits.c.kind, visits.c.subject).where(visits.c.sweep_id == sweep_id)
            )
        }
    fresh = {(visit.kind, visit.subject): visit for visit in plan.visits}
    rows = [_row(sweep_id, visit) for natural, visit in fresh.items() if natural not in there]
    if rows:
        connection.execute(visits.insert(), rows)
        connection.execute(
            sweeps.update()
            .where(sweeps.c.id == sweep_id)
            .values(state=SweepState.RUNNING, finished=None)
        )


def _row(sweep_id: Any, visit: Visit) -> dict[str, Any]:
    query = visit.query
    return {
        "sweep_id": sweep_id,
        "kind": visit.kind,
        "subject": visit.subject,
        "state": VisitState.PLANNED,
        "start_url": visit.start_url,
        "name": visit.name,
        "budget_pages": visit.budget.pages,
        "budget_bytes": visit.budget.bytes,
        "budget_seconds": visit.budget.seconds,
        "was_selling": visit.was_selling,
        "known_front": visit.known_front,
        "query_text": None if query is None else query.text,
        "query_backend": None if query is None else query.backend,
        "query_page": None if query is None else query.page,
        "tries": 0,
    }


def finish(connection: Connection, key: str, finished: datetime) -> None:
    """Close a sweep whose visits are all over, and the run of a schedule that it was.

    One with open visits stays running.
    """
    now = info(connection, key=key)
    if not now or now[0].open:
        return
    darken(connection, key)
    state = SweepState.PARTIAL if now[0].failed else SweepState.DONE
    connection.execute(
        sweeps.update().where(sweeps.c.key == key).values(state=state, finished=finished)
    )
    over = RunState.PARTIAL if now[0].failed else RunState.DONE
    connection.execute(
        schedule_runs.update()
        .where(schedule_runs.c.sweep == key, schedule_runs.c.state == RunState.RUNNING)
        .values(state=over, finished=finished)
    )
