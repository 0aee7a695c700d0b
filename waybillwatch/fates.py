"""What one site's sights over time say: selling, gone, or not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from waybillwatch.captures import OutageReason
from waybillwatch.sweeps import Standing

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""A day of a Chinese publication begins at midnight there."""


class ExitKind(StrEnum):
    """How a site's selling ended."""

    CLOSED = "closed"
    GUTTED = "gutted"
    """Online, and nothing is sold there any more."""
    SUSPENDED = "suspended"
    PARKED = "parked"
    MOVED = "moved"
    DEAD = "dead"
    """No answer, and nothing that says why."""


SHOWN = {
    Standing.CLOSED: ExitKind.CLOSED,
    Standing.GUTTED: ExitKind.GUTTED,
    Standing.SILENT: ExitKind.GUTTED,
    Standing.SOFT_404: ExitKind.GUTTED,
    Standing.SUSPENDED: ExitKind.SUSPENDED,
    Standing.PARKED: ExitKind.PARKED,
    Standing.MOVED: ExitKind.MOVED,
}
"""Standings in which the page itself shows that nothing is sold there, as exits."""

UNSEEN = frozenset({Standing.BLOCKED, Standing.LOGIN, Standing.UNKNOWN})
"""Standings that say nothing of whether it sells."""

_OURS = frozenset({OutageReason.OURS, OutageReason.FORBIDDEN, OutageReason.ROBOTS})
"""Reasons that lie with us, whatever standing they were given."""
_NOT_THE_FRONT = frozenset({Standing.SILENT, Standing.SOFT_404})
"""What the front page alone cannot say of a whole site."""


@dataclass(frozen=True, slots=True, order=True)
class Sight:
    """One site at one sweep, or at one probe between two."""

    at: datetime
    standing: Standing
    probe: bool = False
    """Its front page alone, looked at lightly between two sweeps."""
    outage: OutageReason | None = field(default=None, compare=False)
    """Why it was down, where it was."""

    @property
    def selling(self) -> bool:
        """Whether it was seen selling."""
        return self.standing is Standing.SELLING

    @property
    def miss(self) -> ExitKind | None:
        """What it would be as an exit; None where it sells or nothing can be told."""
        if self.standing is Standing.DOWN:
            return None if self.outage in _OURS else ExitKind.DEAD
        if self.probe and self.standing in _NOT_THE_FRONT:
            return None
        return SHOWN.get(self.standing)


class Fate(StrEnum):
    """What is known of a site of M on a day."""

    SELLING = "selling"
    GONE = "gone"
    NOT_KNOWN = "not known"


def moment(day: date) -> datetime:
    """The midnight with which a day begins in Shanghai, in UTC as sweeps are dated.

    Moments of one zone compare ten times as fast as those of two.
    """
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def fate(sights: Sequence[Sight], since: datetime) -> Fate:
    """What a site's sights, in order of time, say of it at or after a moment.

    Gone is one that a sweep since then saw not selling, or found down when the sweep before
    had found it down or not selling too.
    """
    later = [sight for sight in sights if sight.at >= since]
    if any(sight.selling for sight in later):
        return Fate.SELLING
    swept = [sight for sight in later if sight.miss and not sight.probe]
    if any(sight.miss is not ExitKind.DEAD for sight in swept):
        return Fate.GONE
    telling = [sight for sight in sights if sight.selling or (sight.miss and not sight.probe)]
    twice = [not sight.selling for sight in telling[-2:]] == [True, True]
    return Fate.GONE if swept and twice else Fate.NOT_KNOWN
