"""Days on an axis: where a moment stands, and which days are named."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from waybillwatch.charts.sheets import short_day
from waybillwatch.fates import SHANGHAI

_NAMED = 9
"""Days named, at most."""
_SHORT = 140
"""Days up to which Mondays are named and not months."""


def x_of(at: datetime) -> float:
    """A moment as days, with the part of the day in China behind the point."""
    there = at.astimezone(SHANGHAI)
    return there.toordinal() + (there.hour * 60 + there.minute) / 1440


def days_named(first: date, last: date) -> list[tuple[date, str]]:
    """The days to name on an axis: Mondays of a short span, firsts of months of a long one."""
    if (last - first).days <= _SHORT:
        monday = first - timedelta(days=first.weekday())
        mondays = [monday + timedelta(weeks=week) for week in range((last - monday).days // 7 + 1)]
        found = [day for day in mondays if day >= first]
    else:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        firsts = [date(month // 12, month % 12 + 1, 1) for month in months]
        found = [day for day in firsts if day >= first]
    found = found[:: -(-len(found) // _NAMED) or 1]
    years = [None, *(day.year for day in found)]
    return [
        (day, short_day(day) if day.year == before else f"{short_day(day)}\n{day.year}")
        for day, before in zip(found, years, strict=False)
    ]
