"""Times as people write them, and as we print them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from waybillwatch.errors import BadTime
from waybillwatch.fates import SHANGHAI


def parse_time(text: str) -> datetime:
    """A moment from ``2012-11-05T03:00+08:00``; without an offset it is Shanghai's time.

    Raises BadTime.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadTime(
            f"{text!r} is no time: write 2012-11-05, 2012-11-05T03:00 or 2012-11-05T03:00+08:00"
        ) from error
    return (found if found.tzinfo else found.replace(tzinfo=SHANGHAI)).astimezone(UTC)


def parse_day(text: str) -> date:
    """A day from ``2012-11-08``. Raises BadTime."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadTime(f"{text!r} is no day: write it as 2012-11-08") from error


def sweep_key(at: datetime) -> str:
    """The name of the sweep of a moment: its minute in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def shown(at: datetime | None) -> str:
    """A moment for a person: Shanghai's day and minute."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if at else "–"


def shown_second(at: datetime) -> str:
    """A moment in a log: Shanghai's day and second."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def shown_in(at: datetime, zone: ZoneInfo) -> str:
    """A moment for a person by the clocks of a zone, which is named where it is not Shanghai."""
    there = "" if zone == SHANGHAI else f" {zone.key}"
    return f"{at.astimezone(zone):%a %Y-%m-%d %H:%M}{there}"


def shown_day(at: datetime | None) -> str:
    """A moment for a person: Shanghai's day."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d}" if at else "–"
