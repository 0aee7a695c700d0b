"""Sites under watch through an exposure, and sites that nobody exposed: curves to compare.

Exposed sites may be probed between sweeps and controls are not; so where the two are compared,
both are seen in weekly sweeps alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from waybillwatch.bootstrap import REPLICATES, Band, bands
from waybillwatch.fates import Sight, moment
from waybillwatch.lifetimes import Lifetime, weighed
from waybillwatch.risk import lifetime
from waybillwatch.sites import SiteKey
from waybillwatch.spells import CONFIRM, spells
from waybillwatch.wilson import difference

Seen = Mapping[SiteKey, Iterable[Sight]]
"""Each site's sights."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """The sweeps that were made."""

    sweeps: tuple[datetime, ...]
    blind: frozenset[datetime] = frozenset()
    """Those of them whose control hosts failed."""
    confirm: int = CONFIRM

    def before(self, origin: datetime) -> datetime | None:
        """The last sweep before a moment that saw anything."""
        seeing = (at for at in self.sweeps if at < origin and at not in self.blind)
        return max(seeing, default=None)


@dataclass(frozen=True, slots=True)
class Contrast:
    """The exposed beside the controls, a day after the exposure."""

    exposed: Band
    control: Band
    gap: float
    """The share of the exposed less that of the controls."""
    low: float
    high: float


def cohort(
    day: date, sites: Iterable[SiteKey], seen: Seen, weeks: Weeks, *, weekly: bool = False
) -> dict[SiteKey, Lifetime]:
    """How long each of some sites went on selling from a day on; only those that can tell.

    ``weekly`` leaves out what probes saw between the sweeps.
    """
    origin = moment(day)
    before = weeks.before(origin)
    found: dict[SiteKey, Lifetime] = {}
    for site in dict.fromkeys(sites):
        sights = (one for one in seen.get(site, ()) if not (weekly and one.probe))
        told = spells(sights, blind=weeks.blind, confirm=weeks.confirm)
        life = lifetime(told, origin, before=before)
        if life is not None:
            found[site] = life
    return found


def controls(
    day: date, exposed_ever: Collection[SiteKey], seen: Seen, weeks: Weeks
) -> dict[SiteKey, Lifetime]:
    """The same for every site that no exposure ever named, from the same day on, weekly."""
    never = (site for site in seen if site not in exposed_ever)
    return cohort(day, never, seen, weeks, weekly=True)


def contrasts(
    exposed: Mapping[SiteKey, Lifetime],
    control: Mapping[SiteKey, Lifetime],
    days: Sequence[float],
    *,
    replicates: int = REPLICATES,
) -> tuple[Contrast, ...]:
    """Exposed against controls on each day that both reach; none where either is empty."""
    if not exposed or not control:
        return ()
    drawn = partial(bands, days=days, replicates=replicates)
    others = {band.day: band for band in drawn(weighed(control.values()))}
    found = []
    for band in drawn(weighed(exposed.values())):
        if other := others.get(band.day):
            low, high = difference(
                band.share, (band.low, band.high), other.share, (other.low, other.high)
            )
            found.append(Contrast(band, other, band.share - other.share, low, high))
    return tuple(found)
