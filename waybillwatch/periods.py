"""When a schedule comes round: its periods in order, the one that is due, those nobody made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import zip_longest

from waybillwatch.schedules import Gap, Period, Schedule
from waybillwatch.wallclock import moment_of

_DAY = timedelta(days=1)
_REACH = 3
"""Days between a time on the wall and the moment it comes to, at most: a zone that leaves a
date out (Apia, 2011-12-30) and quiet hours each move it by a day."""
_HORIZON = 9 * 366
"""Days looked ahead: 29 February may be eight years away (1896, 1904)."""


def _moments(schedule: Schedule, day: date) -> list[tuple[datetime, datetime]]:
    """The times on the wall of a day, and the moments they come to."""
    if not schedule.rule.falls_on(day):
        return []
    walls = [datetime.combine(day, at) for at in schedule.rule.times]
    found = []
    for wall in walls:
        start = moment_of(wall, schedule.zone)
        if schedule.quiet is not None:
            start = schedule.quiet.after(start, schedule.zone)
        found.append((wall, start))
    return found


def _periods_of(schedule: Schedule, day: date) -> Iterator[Period]:
    """The periods of a day on the wall.

    Where quiet hours or a gap of the clock move several times to one moment, the last of them
    is the period.
    """
    own = _moments(schedule, day)
    if not own:
        return
    later = [
        found
        for days in range(1, _REACH + 1)
        for found in _moments(schedule, day + days * _DAY)[:1]
    ][:1]
    following = [start for _, start in (*own[1:], *later)]
    for (wall, start), after in zip_longest(own, following[: len(own)]):
        if after is None or start < after:
            yield Period(start, wall.isoformat(timespec="minutes"))


def _days(schedule: Schedule, after: datetime, until: datetime) -> Iterator[date]:
    first = after.astimezone(schedule.zone).date() - _REACH * _DAY
    last = until.astimezone(schedule.zone).date() + _DAY
    return (first + number * _DAY for number in range((last - first).days + 1))


def periods_between(schedule: Schedule, after: datetime, until: datetime) -> tuple[Period, ...]:
    """The periods that start after a moment and not after another, in order of time."""
    return tuple(
        period
        for day in _days(schedule, after, until)
        for period in _periods_of(schedule, day)
        if after < period.start <= until
    )


def next_after(schedule: Schedule, now: datetime) -> Period | None:
    """The first period that starts after a moment; None where none ever comes."""
    for day in _days(schedule, now, now + _HORIZON * _DAY):
        for period in _periods_of(schedule, day):
            if period.start > now:
                return period
    return None


def latest(schedule: Schedule, now: datetime) -> Period | None:
    """The last period of a schedule that has started by a moment; None before its first."""
    until = now if schedule.until is None else min(now, schedule.until)
    for day in reversed(list(_days(schedule, schedule.since, until))):
        for period in reversed(list(_periods_of(schedule, day))):
            if schedule.since < period.start <= until:
                return period
    return None


def due(schedule: Schedule, made: Collection[str], now: datetime) -> Period | None:
    """The period that is to be begun now; None where none is, or the hours are quiet.

    ``made`` are the labels of the periods that somebody has begun. However many periods have
    passed, only the last is due: what nobody made is missed.
    """
    if schedule.until is not None and schedule.until <= now:
        return None
    if schedule.quiet is not None and schedule.quiet.covers(now, schedule.zone):
        return None
    period = latest(schedule, now)
    return None if period is None or period.label in made else period


def gaps(held: Iterable[Schedule], made: Collection[str], now: datetime) -> tuple[Gap, ...]:
    """The periods of a schedule, in all the times it held, that passed and nobody made.

    The last one is no gap while it may still be begun.
    """
    found = []
    for schedule in held:
        ended = schedule.until is not None and schedule.until <= now
        until = schedule.until if ended and schedule.until is not None else now
        passed = periods_between(schedule, schedule.since, until)
        if not ended:
            passed = passed[:-1]
        found += [Gap(schedule.name, one) for one in passed if one.label not in made]
    return tuple(sorted(found, key=lambda gap: gap.period))
