"""What people say of schedules: added, paused, resumed, removed. Nothing is ever rewritten."""

from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from storage.schema import schedules
from waybillwatch.cron import parse_rule
from waybillwatch.errors import NotReady, UnknownName
from waybillwatch.schedules import Ended, Schedule
from waybillwatch.wallclock import parse_quiet


def schedule_of(row: Row[Any]) -> Schedule:
    """The Schedule of a row of ``schedules``."""
    return Schedule(
        name=row.name,
        rule=parse_rule(row.rule),
        zone=ZoneInfo(row.zone),
        since=row.since,
        kind=row.kind,
        queries=row.queries,
        pages=row.pages,
        quiet=None if row.quiet is None else parse_quiet(row.quiet),
        until=row.until,
        ended=row.ended,
    )


def held(connection: Connection, name: str | None = None) -> tuple[Schedule, ...]:
    """All settings that ever held, of every schedule or of one; by name, then time."""
    query = select(schedules).order_by(schedules.c.name, schedules.c.since, schedules.c.id)
    if name is not None:
        query = query.where(schedules.c.name == name)
    return tuple(schedule_of(row) for row in connection.execute(query))


def newest(connection: Connection) -> tuple[Schedule, ...]:
    """The last setting of every schedule that is not removed, by name."""
    last = {schedule.name: schedule for schedule in held(connection)}
    return tuple(one for one in last.values() if one.ended is not Ended.REMOVED)


def one_schedule(connection: Connection, name: str) -> Schedule:
    """The last setting of a schedule that is not removed. Raises UnknownName with the nearest."""
    known = {schedule.name: schedule for schedule in newest(connection)}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = (
        f"the nearest is {near[0]}" if near else "waybillwatch schedule list shows those there are"
    )
    raise UnknownName(f"there is no schedule {name}: {hint}")


def add(connection: Connection, schedule: Schedule) -> Schedule:
    """Let a schedule hold from its ``since`` on. Raises NotReady where one of that name is set."""
    if any(one.name == schedule.name for one in newest(connection)):
        raise NotReady(
            f"there is a schedule {schedule.name} already: give another name, or remove it "
            f"first with waybillwatch schedule remove {schedule.name}"
        )
    _insert(connection, schedule)
    return schedule


def _insert(connection: Connection, schedule: Schedule) -> None:
    connection.execute(
        schedules.insert().values(
            name=schedule.name,
            rule=schedule.rule.text,
            zone=schedule.zone.key,
            kind=schedule.kind,
            queries=schedule.queries,
            pages=schedule.pages,
            quiet=None if schedule.quiet is None else schedule.quiet.text,
            since=schedule.since,
            until=schedule.until,
            ended=schedule.ended,
        )
    )


def end(connection: Connection, name: str, why: Ended, now: datetime) -> Schedule:
    """Let a schedule hold no more. Raises UnknownName, or NotReady where it is paused already."""
    schedule = one_schedule(connection, name)
    if schedule.ended is why:
        raise NotReady(f"{name} is {why} already: waybillwatch schedule resume {name} goes on")
    row = schedules.c.id == (
        select(schedules.c.id)
        .where(schedules.c.name == name)
        .order_by(schedules.c.since.desc(), schedules.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    # One that was paused before it is removed held until it was paused.
    until = now if schedule.until is None else schedule.until
    connection.execute(schedules.update().where(row).values(until=until, ended=why))
    return replace(schedule, until=until, ended=why)


def resume(connection: Connection, name: str, now: datetime) -> Schedule:
    """Let a paused schedule hold again from now. Raises UnknownName, NotReady."""
    schedule = one_schedule(connection, name)
    if schedule.until is None:
        raise NotReady(f"{name} is not paused: it goes on by itself while waybillwatch serve runs")
    again = replace(schedule, since=now, until=None, ended=None)
    _insert(connection, again)
    return again
