"""A group of sites as a curve, and as the figures below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybillwatch.bootstrap import REPLICATES, Band, bands
from waybillwatch.charts.survivalcurve import Group, Point, Watched
from waybillwatch.innermost import innermost
from waybillwatch.lifetimes import Lifetime, weighed
from waybillwatch.sites import SiteKey

_STEPS = (7, 14, 30, 90, 180, 365)
"""Days from tick to tick."""
_TICKS = 9
"""At most so many, or the figures below them touch."""


def ticks(until: float) -> tuple[int, ...]:
    """The days to name on an axis that ends some days after an exposure."""
    step = next((one for one in _STEPS if until / one < _TICKS), _STEPS[-1])
    return tuple(range(0, int(until) + 1, step))


def group(
    name: str,
    lifetimes: Mapping[SiteKey, Lifetime],
    sweeps: Sequence[float],
    *,
    replicates: int = REPLICATES,
) -> Group:
    """Turnbull's curve of some sites, up to the last of the sweeps (in days from the exposure)."""
    until = max(sweeps, default=0.0)
    weights = weighed(lifetimes.values())
    points: tuple[Point, ...] = ()
    if weights:
        ends = {day for one in innermost(weights) for day in (one.after, one.by)}
        days = sorted(day for day in {0.0, *sweeps, *ends} if 0 <= day <= until)
        points = _told(bands(weights, days, replicates=replicates))
    return Group(
        name=name,
        sites=len(lifetimes),
        points=points,
        watched=tuple(_watched(day, lifetimes) for day in ticks(until)),
    )


def _told(found: Sequence[Band]) -> tuple[Point, ...]:
    """Points as they are written: to ten seconds, and a millionth of a share."""
    return tuple(
        Point(round(one.day, 4), round(one.share, 6), round(one.low, 6), round(one.high, 6))
        for one in found
    )


def _watched(day: int, lifetimes: Mapping[SiteKey, Lifetime]) -> Watched:
    under = [one for one in lifetimes.values() if one.entered <= day]
    selling = sum(one.after >= day for one in under)
    gone = sum(one.by <= day and one.after < day for one in under)
    return Watched(day, selling, gone, len(under) - selling - gone)
