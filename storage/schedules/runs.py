"""Runs: one for one period of a schedule, in one pair of hands at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import IntegrityError

from storage.schema import schedule_runs
from waybillwatch.schedules import Period, Run, RunState

MOST_TRIES = 9
"""How often a run is begun before it is given up."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who wants a run, and on what terms."""

    holder: str
    now: datetime
    lease: timedelta
    gone: Callable[[str], bool]
    """Whether a holder is known to be dead, so that its lease need not be waited for."""


def run_of(row: Row[Any]) -> Run:
    """The Run of a row of ``schedule_runs``."""
    return Run(
        schedule=row.schedule,
        period=row.period,
        due=row.due,
        state=row.state,
        holder=row.holder,
        started=row.started,
        finished=row.finished,
        sweep=row.sweep,
        tries=row.tries,
        detail=row.detail,
    )


def runs(connection: Connection, schedule: str | None = None) -> tuple[Run, ...]:
    """Every run, or those of one schedule; by the time they were due."""
    query = select(schedule_runs).order_by(schedule_runs.c.due, schedule_runs.c.id)
    if schedule is not None:
        query = query.where(schedule_runs.c.schedule == schedule)
    return tuple(run_of(row) for row in connection.execute(query))


def one_run(connection: Connection, schedule: str, period: str) -> Run | None:
    """The run of a period, by its label; None where nobody has begun it."""
    table = schedule_runs
    row = connection.execute(
        select(table).where(table.c.schedule == schedule, table.c.period == period)
    ).one_or_none()
    return None if row is None else run_of(row)


def left_behind(connection: Connection, hands: Hands) -> tuple[Run, ...]:
    """The runs that were begun and not ended, and in whose hands nobody is any more."""
    rows = connection.execute(
        select(schedule_runs)
        .where(schedule_runs.c.state == RunState.RUNNING)
        .order_by(schedule_runs.c.due, schedule_runs.c.id)
    )
    return tuple(run_of(row) for row in rows if _is_free(row, hands))


def _is_free(row: Row[Any], hands: Hands) -> bool:
    if row.holder == hands.holder:
        return False
    return not row.holder or row.lease_until <= hands.now or hands.gone(row.holder)


def take(connection: Connection, schedule: str, period: Period, hands: Hands) -> Run | None:
    """Take a period's run into one's hands: the first ever to do so, or after one that is gone.

    None where it is over, or another has it.
    """
    table = schedule_runs
    lease = hands.now + hands.lease
    own = (table.c.schedule == schedule, table.c.period == period.label)
    row = connection.execute(select(table).where(*own).with_for_update()).one_or_none()
    if row is None:
        values = {
            "schedule": schedule,
            "period": period.label,
            "due": period.start,
            "state": RunState.RUNNING,
            "holder": hands.holder,
            "lease_until": lease,
            "tries": 1,
            "started": hands.now,
            "detail": "",
        }
        try:
            with connection.begin_nested():
                connection.execute(table.insert().values(**values))
        except IntegrityError:  # another was quicker: the row is what decides
            return None
    elif row.state is not RunState.RUNNING or not _is_free(row, hands):
        return None
    elif row.tries >= MOST_TRIES:
        said = f"begun {row.tries} times and never finished"
        end(connection, schedule, period.label, said, hands.now)
        return None
    else:
        changed = {"holder": hands.holder, "lease_until": lease, "tries": row.tries + 1}
        connection.execute(table.update().where(*own).values(**changed))
    return run_of(connection.execute(select(table).where(*own)).one())


def renew(connection: Connection, holder: str, until: datetime) -> int:
    """Extend the lease of a holder's runs; how many it has."""
    done = connection.execute(
        schedule_runs.update()
        .where(schedule_runs.c.holder == holder, schedule_runs.c.state == RunState.RUNNING)
        .values(lease_until=until)
    )
    return done.rowcount


def release(connection: Connection, holder: str) -> None:
    """Lay down a holder's runs, as if it had not taken them."""
    connection.execute(
        schedule_runs.update()
        .where(schedule_runs.c.holder == holder, schedule_runs.c.state == RunState.RUNNING)
        .values(holder="", tries=schedule_runs.c.tries - 1)
    )


def name_sweep(connection: Connection, run: Run, sweep: str) -> None:
    """Write down which sweep is the run's, before that is begun."""
    connection.execute(
        schedule_runs.update()
        .where(schedule_runs.c.schedule == run.schedule, schedule_runs.c.period == run.period)
        .values(sweep=sweep)
    )


def end(
    connection: Connection, schedule: str, period: str, detail: str, finished: datetime
) -> None:
    """Give a run up, and say why; one that is over stays as it is."""
    connection.execute(
        schedule_runs.update()
        .where(
            schedule_runs.c.schedule == schedule,
            schedule_runs.c.period == period,
            schedule_runs.c.state == RunState.RUNNING,
        )
        .values(state=RunState.FAILED, detail=detail, finished=finished)
    )
