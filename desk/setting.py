"""A schedule as a person types it, and as we say it again."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from waybillwatch.cron import parse_cron, parse_every
from waybillwatch.errors import BadTime, InputError
from waybillwatch.periods import next_after
from waybillwatch.schedules import Schedule
from waybillwatch.sweeps import SweepKind
from waybillwatch.wallclock import parse_quiet

_NAME = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True, slots=True)
class Wish:
    """What stands on the command line."""

    name: str
    every: str
    at: str
    cron: str
    tz: str
    queries: str
    budget: int | None
    quiet: str
    probe: bool


def schedule_of(wish: Wish, now: datetime) -> Schedule:
    """The schedule a person wishes for. Raises BadTime, InputError."""
    if not _NAME.fullmatch(wish.name):
        raise InputError(f"{wish.name!r} is no name for a schedule: write a word such as weekly")
    if bool(wish.every) == bool(wish.cron):
        raise InputError('say when: either --every mon --at 03:00 or --cron "0 3 * * 1"')
    if wish.cron and wish.at:
        raise InputError("--cron says the time of day itself: leave --at away")
    if wish.probe and (wish.queries or wish.budget):
        raise InputError("a probe looks at front pages alone: leave --queries and --budget away")
    made = Schedule(
        name=wish.name,
        rule=parse_cron(wish.cron) if wish.cron else parse_every(wish.every, wish.at or "03:00"),
        zone=_zone(wish.tz),
        since=now,
        kind=SweepKind.PROBE if wish.probe else SweepKind.SWEEP,
        queries=tuple(part for part in re.split(r"[,，、\s]+", wish.queries) if part),
        pages=wish.budget,
        quiet=parse_quiet(wish.quiet) if wish.quiet else None,
    )
    if next_after(made, now) is None:
        raise BadTime(f"{made.rule.text!r} never comes: there is no such day")
    return made


def _zone(name: str) -> ZoneInfo:
    known = available_timezones()
    if name in known:
        return ZoneInfo(name)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"the nearest is {near[0]}" if near else "write Asia/Shanghai"
    raise BadTime(f"there is no time zone {name!r}: {hint}")


def when(schedule: Schedule) -> str:
    """When a schedule comes round, in words."""
    text = schedule.rule.text
    every = f"every {text}" if " at " in text else f"by cron {text}"
    return f"{every} {schedule.zone.key}"
