"""Sweeps, and how many of their visits stand where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from storage.schema import sweeps, visits
from storage.schema.work import SweepState
from waybillwatch.sweeps import SweepKind, VisitState


@dataclass(frozen=True, slots=True)
class SweepInfo:
    """One sweep and how far it has come."""

    key: str
    at: datetime
    simulated: bool
    state: SweepState
    started: datetime
    finished: datetime | None
    planned: int
    running: int
    done: int
    failed: int
    kind: SweepKind = SweepKind.SWEEP

    @property
    def open(self) -> int:
        """How many visits are still to be made."""
        return self.planned + self.running


def info(
    connection: Connection, *, key: str | None = None, state: SweepState | None = None
) -> tuple[SweepInfo, ...]:
    """Sweeps in order of time, with how many of their visits stand where."""
    query = (
        select(sweeps, visits.c.state.label("visit_state"), func.count(visits.c.id).label("many"))
        .outerjoin(visits, visits.c.sweep_id == sweeps.c.id)
        .group_by(sweeps.c.id, visits.c.state)
        .order_by(sweeps.c.at, sweeps.c.key)
    )
    if key is not None:
        query = query.where(sweeps.c.key == key)
    if state is not None:
        query = query.where(sweeps.c.state == state)
    found: dict[str, tuple[Row[Any], dict[VisitState, int]]] = {}
    for row in connection.execute(query):
        counts = found.setdefault(row.key, (row, {}))[1]
        if row.visit_state is not None:
            counts[row.visit_state] = row.many
    return tuple(
        SweepInfo(
            key=row.key,
            at=row.at,
            simulated=row.simulated,
            state=row.state,
            started=row.started,
            finished=row.finished,
            planned=counts.get(VisitState.PLANNED, 0),
            running=counts.get(VisitState.RUNNING, 0),
            done=counts.get(VisitState.DONE, 0),
            failed=counts.get(VisitState.FAILED, 0),
            kind=row.kind,
        )
        for row, counts in found.values()
    )
