"""From a clock on the wall to the moment it means, and quiet hours on it.

Where clocks are set forward, a time that is left out means the first moment after the gap;
where they are set back, a time that comes twice means the first of the two. So a later time
on the wall never means an earlier moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from waybillwatch.errors import BadTime

_QUIET = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2})")
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=4096)
def moment_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC that a time on the wall of a zone (naive) means."""
    late = wall.replace(tzinfo=zone).astimezone(UTC)
    if _wall(late, zone) == wall:
        return late
    # It is left out: between ``early`` and ``late`` lies the moment the clocks are set forward.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > _SECOND:
        middle = early + (late - early) // (2 * _SECOND) * _SECOND
        if _wall(middle, zone) > wall:
            late = middle
        else:
            early = middle
    return late


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day in which nothing is begun: from one, up to another; over midnight, too."""

    first: int
    last: int

    @property
    def text(self) -> str:
        """As a person writes it."""
        return f"{self.first:02}-{self.last:02}"

    def covers(self, at: datetime, zone: ZoneInfo) -> bool:
        """Whether a moment lies in them."""
        hour = _wall(at, zone).hour
        if self.first < self.last:
            return self.first <= hour < self.last
        return hour >= self.first or hour < self.last

    def after(self, at: datetime, zone: ZoneInfo) -> datetime:
        """The first moment, not before the given one, that is not quiet."""
        while self.covers(at, zone):
            wall = _wall(at, zone)
            end = datetime.combine(wall.date(), time(self.last % 24))
            while end <= wall:
                end += timedelta(days=1)
            # Set back in the midst of them, the clocks show their end a second time.
            again = end.replace(tzinfo=zone, fold=1).astimezone(UTC)
            first = moment_of(end, zone)
            at = first if first > at else max(again, at + _SECOND)
        return at


def parse_quiet(text: str) -> Quiet:
    """Quiet hours from ``09-23``. Raises BadTime."""
    fits = _QUIET.fullmatch(text.strip())
    if fits is None:
        raise BadTime(f"{text!r} are no hours: write 09-23")
    first, last = int(fits[1]), int(fits[2])
    if first > 23 or last > 24 or first == last % 24:  # noqa: PLR2004  (a clock's)
        raise BadTime(f"{text!r} leaves no hour or is none: write two hours of 0 to 24, as 09-23")
    return Quiet(first, last)
