"""A site's sights in order of time, one a moment, those of blind sweeps made to tell nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from waybillwatch.fates import Sight
from waybillwatch.sweeps import Standing

_FIRM = (
    Standing.SELLING,
    Standing.MOVED,
    Standing.CLOSED,
    Standing.SUSPENDED,
    Standing.PARKED,
    Standing.GUTTED,
    Standing.SILENT,
    Standing.SOFT_404,
    Standing.BLOCKED,
    Standing.LOGIN,
    Standing.DOWN,
    Standing.UNKNOWN,
)
"""Of two sights at one time the one further up stands: what a page shows, then that there is
one at all, then that none came."""


def ordered(sights: Iterable[Sight], blind: Collection[datetime] = ()) -> tuple[Sight, ...]:
    """A site's sights by time, one a moment; what was seen in a blind moment tells nothing.

    Blind is a sweep whose control hosts failed: what it missed is our own failure.
    """
    given = tuple(sights)
    if not blind and all(one.at < other.at for one, other in pairwise(given)):
        return given
    found: dict[tuple[datetime, bool], Sight] = {}
    for sight in given:
        one = replace(sight, standing=Standing.UNKNOWN) if sight.at in blind else sight
        other = found.setdefault((one.at, one.probe), one)
        if _FIRM.index(one.standing) < _FIRM.index(other.standing):
            found[one.at, one.probe] = one
    return tuple(sorted(found.values()))
