"""Rows of visits, and the Visit behind one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from storage.schema import sweeps, visits
from waybillwatch.errors import StoreError
from waybillwatch.search import Query
from waybillwatch.sweeps import Budget, Visit, VisitKind, VisitState

OPEN = (VisitState.PLANNED, VisitState.RUNNING)


def visit_of(row: Row[Any]) -> Visit:
    """The Visit of a row of ``visits`` joined with its sweep's ``key`` and ``at``."""
    query = None
    if row.query_text is not None:
        query = Query(row.query_text, row.query_backend, row.query_page)
    return Visit(
        sweep=row.key,
        kind=row.kind,
        subject=row.subject,
        start_url=row.start_url,
        at=row.at,
        budget=Budget(row.budget_pages, row.budget_bytes, row.budget_seconds),
        name=row.name,
        was_selling=row.was_selling,
        query=query,
        known_front=row.known_front,
    )


def visit_rows(
    connection: Connection,
    *,
    sweep: str | None = None,
    kind: VisitKind | None = None,
    states: tuple[VisitState, ...] = tuple(VisitState),
) -> list[Row[Any]]:
    """Rows of ``visits`` with their sweep's ``key`` and ``at``, in natural order."""
    query = (
        select(visits, sweeps.c.key, sweeps.c.at)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(visits.c.state.in_(states))
        .order_by(sweeps.c.at, sweeps.c.key, visits.c.kind, visits.c.subject)
    )
    if sweep is not None:
        query = query.where(sweeps.c.key == sweep)
    if kind is not None:
        query = query.where(visits.c.kind == kind)
    return list(connection.execute(query))


def find(connection: Connection, visit: Visit) -> int:
    """The id of a visit by its natural key. Raises StoreError where it was never planned."""
    found = connection.scalar(
        select(visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(
            sweeps.c.key == visit.sweep,
            visits.c.kind == visit.kind,
            visits.c.subject == visit.subject,
        )
    )
    if found is None:
        raise StoreError(f"no visit of {visit.subject} was planned in the sweep of {visit.sweep}")
    return int(found)
