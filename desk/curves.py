"""What share still sells after an exposure, how surely, and beside sites nobody exposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.history import site_states, sweep_times
from waybillwatch.bootstrap import Band, bands
from waybillwatch.cohorts import Contrast, Weeks, cohort, contrasts, controls
from waybillwatch.exposures import Exposure
from waybillwatch.fates import ExitKind, moment
from waybillwatch.kaplan_meier import Step, kaplan_meier
from waybillwatch.lifetimes import Lifetime, Weights, weighed
from waybillwatch.risk import days_since
from waybillwatch.sites import SiteKey
from waybillwatch.survival import DAYS

if TYPE_CHECKING:
    from storage.store import Store

REPLICATES = 100
"""Redrawn samples behind a band: with so many its coverage was measured (docs/measured.md)."""
GONE = tuple(kind for kind in ExitKind if kind is not ExitKind.MOVED)
"""Ends of the selling; who moved goes on elsewhere."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Who of the exposed still sells, estimated."""

    exposure: Exposure
    lifetimes: Mapping[SiteKey, Lifetime]
    """Of those that can tell; the others were gone before, or never seen selling."""
    days: Sequence[float]
    """Those that the sweeps have reached."""
    still: tuple[Band, ...]
    moved: tuple[Band, ...]
    """The share that had moved by each day; () where none did."""
    gone: tuple[Band, ...]
    """The share that had ended otherwise, moves competing; () where none did."""
    exact: tuple[Step, ...] | None
    """Kaplan and Meier's steps; None where an exit lies between two sweeps."""
    controls: int = 0
    """How many sites under watch no exposure ever named."""
    contrast: tuple[Contrast, ...] = ()
    """The exposed beside them, in weekly sweeps alone; () where it was not asked for."""

    @property
    def late(self) -> tuple[SiteKey, ...]:
        """Those first seen selling after it (left truncation)."""
        return tuple(site for site, life in self.lifetimes.items() if life.entered > 0)

    @property
    def exits(self) -> Mapping[ExitKind, int]:
        """How many ended how, confirmed."""
        return Counter(life.cause for life in self.lifetimes.values() if life.cause is not None)


def curves(store: Store, number: int | None = None, *, contrast: bool = False) -> list[Curve]:
    """The curve after one exposure, or after each.

    ``contrast`` sets them beside the sites that were never exposed, which takes its time.
    Raises UnknownName.
    """
    every = store.exposures()
    asked = every if number is None else (store.exposure(number),)
    ever = {site for exposure in every for site in exposure.sites}
    with store.reading() as connection:
        weeks = Weeks(sweep_times(connection))
        named = dict.fromkeys(site for exposure in asked for site in exposure.sites)
        seen = site_states(connection, None if contrast else named)
    found = []
    for exposure in asked:
        days = reached(exposure, weeks)
        lifetimes = cohort(exposure.day, exposure.sites, seen, weeks)
        beside: Mapping[SiteKey, Lifetime] = {}
        against: tuple[Contrast, ...] = ()
        if contrast:
            beside = controls(exposure.day, ever, seen, weeks)
            weekly = cohort(exposure.day, exposure.sites, seen, weeks, weekly=True)
            against = contrasts(weekly, beside, days, replicates=REPLICATES)
        found.append(_curve(exposure, lifetimes, days, len(beside), against))
    return found


def _curve(
    exposure: Exposure,
    lifetimes: Mapping[SiteKey, Lifetime],
    days: Sequence[float],
    beside: int,
    against: tuple[Contrast, ...],
) -> Curve:
    weights = weighed(lifetimes.values())
    causes = {life.cause for life in lifetimes.values()} - {None}
    moved = ExitKind.MOVED in causes
    return Curve(
        exposure=exposure,
        lifetimes=lifetimes,
        days=days,
        still=_bands(weights, days),
        # Where none moved, what has not ended still sells: the one curve says it all.
        moved=_bands(weights, days, ExitKind.MOVED) if moved else (),
        gone=_bands(weights, days, *GONE) if moved and len(causes) > 1 else (),
        exact=_exact(weights),
        controls=beside,
        contrast=against,
    )


def reached(exposure: Exposure, weeks: Weeks) -> tuple[float, ...]:
    """The days after an exposure that the sweeps have reached: beyond them nothing is said."""
    if not weeks.sweeps:
        return ()
    last = days_since(moment(exposure.day), weeks.sweeps[-1])
    return tuple(day for day in DAYS if day <= last)


def _bands(weights: Weights, days: Sequence[float], *causes: ExitKind) -> tuple[Band, ...]:
    if not weights or not days:
        return ()
    return bands(weights, days, causes=causes, replicates=REPLICATES)


def _exact(weights: Weights) -> tuple[Step, ...] | None:
    """Kaplan and Meier's estimate, where no exit lies between two sweeps."""
    ended = [one for one in weights if not one.is_censored]
    if not ended or not all(one.is_exact for one in ended):
        return None
    return kaplan_meier(weights)


def band_rows(found: Iterable[Band]) -> list[dict[str, object]]:
    """Bands as rows."""
    return [
        {"days": band.day, "share": band.share, "low": band.low, "high": band.high}
        for band in found
    ]


def curve_row(curve: Curve) -> dict[str, object]:
    """A curve for a file."""
    return {
        "exposure": curve.exposure.id,
        "method": "Turnbull, interval-censored; Wilson's interval for the sites it is worth",
        "sites": len(curve.lifetimes),
        "first_seen_after": list(curve.late),
        "still_selling": band_rows(curve.still),
        "exits": {kind.value: many for kind, many in curve.exits.items()},
        "moved": band_rows(curve.moved),
        "gone": band_rows(curve.gone),
        "kaplan_meier": None
        if curve.exact is None
        else [{"days": step.day, "share": step.surviving} for step in curve.exact],
        "controls": curve.controls,
        "contrast": [
            {
                "days": one.exposed.day,
                "exposed": one.exposed.share,
                "controls": one.control.share,
                "difference": one.gap,
                "low": one.low,
                "high": one.high,
            }
            for one in curve.contrast
        ],
    }
