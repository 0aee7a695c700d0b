"""What one site's sights over time say: selling, gone, not known; absences and ends.

An end is always an interval: present at one sweep, absent at the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from waybillwatch.sweeps import Standing

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""A day of a Chinese publication begins at midnight there."""

ABSENT = frozenset(
    {
        Standing.CLOSED,
        Standing.GUTTED,
        Standing.MOVED,
        Standing.PARKED,
        Standing.SILENT,
        Standing.SOFT_404,
        Standing.SUSPENDED,
    }
)
"""Standings in which the page itself shows that nothing is sold there."""

UNSEEN = frozenset({Standing.BLOCKED, Standing.LOGIN, Standing.UNKNOWN})
"""Standings that say nothing of whether it sells."""


@dataclass(frozen=True, slots=True, order=True)
class Sight:
    """One site at one sweep."""

    at: datetime
    standing: Standing

    @property
    def selling(self) -> bool:
        """Whether it was seen selling."""
        return self.standing is Standing.SELLING


class Fate(StrEnum):
    """What is known of a site of M on a day."""

    SELLING = "selling"
    GONE = "gone"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class End:
    """Where a site's selling was last seen to end: somewhere in (last_selling, first_missed]."""

    last_selling: datetime
    first_missed: datetime
    standing: Standing
    """What it was at the first miss."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A miss that ended in a return."""

    last_selling: datetime
    first_missed: datetime
    back: datetime
    standing: Standing


def moment(day: date) -> datetime:
    """The midnight with which a day begins in Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)


def fate(sights: Sequence[Sight], since: datetime) -> Fate:
    """What a site's sights, in order of time, say of it at or after a moment."""
    later = [sight for sight in sights if sight.at >= since]
    if any(sight.selling for sight in later):
        return Fate.SELLING
    if any(sight.standing in ABSENT for sight in later):
        return Fate.GONE
    telling = [sight for sight in sights if sight.standing not in UNSEEN]
    down = [sight.standing is Standing.DOWN for sight in telling[-2:]]
    if any(sight.standing is Standing.DOWN for sight in later) and down == [True, True]:
        return Fate.GONE
    return Fate.NOT_KNOWN


def misses(sights: Sequence[Sight]) -> tuple[tuple[Absence, ...], End | None]:
    """The absences that ended in a return, and the one that did not."""
    absences: list[Absence] = []
    last: datetime | None = None
    missed: Sight | None = None
    for sight in sights:
        if sight.selling:
            if last is not None and missed is not None:
                absences.append(Absence(last, missed.at, sight.at, missed.standing))
            last, missed = sight.at, None
        elif last is not None and missed is None and sight.standing not in UNSEEN:
            missed = sight
    if last is None or missed is None:
        return tuple(absences), None
    return tuple(absences), End(last, missed.at, missed.standing)
