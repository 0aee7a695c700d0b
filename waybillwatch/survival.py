"""Who is still selling after an exposure: N of M, and what is not known.

M are the named sites seen selling in the last sweep before the exposure or the first
after it; N are those of M seen selling at or after a day. A site of M that is not in N is
*gone* where a sweep at or after the day saw it not selling, and *not known* otherwise:
never visited since, blocked, or unreachable in one sweep only. An end is always an
interval: present at one sweep, absent at the next. What share this is of all such sites, and
how surely, is ``waybillwatch.cohorts``' to estimate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from waybillwatch.ends import Absence, End, Spell
from waybillwatch.fates import Fate, Sight, fate, moment
from waybillwatch.ordering import ordered
from waybillwatch.sites import SiteKey
from waybillwatch.spells import returns, spells

DAYS = (7, 14, 21, 30, 90, 365)


@dataclass(frozen=True, slots=True)
class Life:
    """One exposed site through an exposure."""

    site: SiteKey
    counted: bool
    """Whether it is one of M."""
    spells: tuple[Spell, ...]
    """Its stretches of selling, before the exposure and after."""
    absences: tuple[Absence, ...]
    """From which it came back after the exposure."""

    @property
    def last_selling(self) -> datetime | None:
        """When it was last seen selling."""
        return self.spells[-1].last_selling if self.spells else None

    @property
    def end(self) -> End | None:
        """Where its selling was last seen to end, confirmed or not; None while it sells."""
        return self.spells[-1].end if self.spells else None


@dataclass(frozen=True, slots=True)
class Count:
    """N of M on one day after the exposure."""

    days: int
    selling: tuple[SiteKey, ...]
    gone: tuple[SiteKey, ...]
    not_known: tuple[SiteKey, ...]

    @property
    def n(self) -> int:
        """How many were seen selling at or after the day."""
        return len(self.selling)

    @property
    def m(self) -> int:
        """How many were selling around the exposure."""
        return len(self.selling) + len(self.gone) + len(self.not_known)


@dataclass(frozen=True, slots=True)
class Survival:
    """One exposure and what became of the sites it named."""

    day: date
    named: int
    lives: tuple[Life, ...]
    counts: tuple[Count, ...]
    """For each day of ``DAYS`` that the sweeps have reached."""


def _life(
    site: SiteKey,
    sights: Sequence[Sight],
    around: frozenset[datetime],
    exposed: datetime,
    due: Sequence[datetime],
) -> Life:
    found = spells(sights, due=due)
    return Life(
        site=site,
        counted=any(sight.selling and sight.at in around for sight in sights),
        spells=found,
        absences=tuple(one for one in returns(found) if one.back >= exposed),
    )


def survival(
    day: date,
    named: Iterable[SiteKey],
    seen: Mapping[SiteKey, Iterable[Sight]],
    sweeps: Iterable[datetime],
    *,
    blind: Collection[datetime] = (),
) -> Survival:
    """Count who is still selling after the exposure of a day.

    ``seen`` holds each site's sights, ``sweeps`` the time of every sweep, ``blind`` those of them
    whose control hosts failed: they count as if they had not been made.
    """
    exposed = moment(day)
    due = sorted(set(sweeps))
    times = [at for at in due if at not in blind]
    before = [at for at in times if at < exposed][-1:]
    after = [at for at in times if at >= exposed]
    around = frozenset(before + after[:1])
    sights = {site: ordered(seen.get(site, ()), blind) for site in named}
    lives = tuple(_life(site, sights[site], around, exposed, due) for site in sorted(sights))
    counted = [life.site for life in lives if life.counted]
    counts = []
    for days in DAYS:
        since = exposed + timedelta(days=days)
        if not after or after[-1] < since:
            break
        fates = {site: fate(sights[site], since) for site in counted}
        selling, gone, not_known = (
            tuple(site for site in counted if fates[site] is wanted)
            for wanted in (Fate.SELLING, Fate.GONE, Fate.NOT_KNOWN)
        )
        counts.append(Count(days, selling, gone, not_known))
    return Survival(day, len(sights), lives, tuple(counts))
