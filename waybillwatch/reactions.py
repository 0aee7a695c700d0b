"""What the exposed changed in the days after: how many added a disclaimer, lowered a price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from waybillwatch.changes import Change, Look, changes
from waybillwatch.fates import moment
from waybillwatch.listings import Stance
from waybillwatch.pii import PiiField
from waybillwatch.premium import premiums
from waybillwatch.sides import ChangeKind
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing

WINDOW = 30
"""Days after an exposure in which a change is counted."""


@dataclass(frozen=True, slots=True)
class Reactions:
    """What sites did that were seen selling before an exposure and again after it."""

    day: date
    days: int
    sites: tuple[SiteKey, ...]
    changed: Mapping[ChangeKind, tuple[SiteKey, ...]]
    withdrew_offer: tuple[SiteKey, ...]
    """Took back that its numbers carry some field."""
    began_denial: tuple[SiteKey, ...]
    had_surcharge: Mapping[PiiField, tuple[SiteKey, ...]]
    """Asked more for a field when last seen before."""
    dropped_surcharge: Mapping[PiiField, tuple[SiteKey, ...]]
    """Of those, the ones that no longer price it apart when last seen selling."""


def reactions(
    day: date, looks: Mapping[SiteKey, Sequence[Look]], *, days: int = WINDOW
) -> Reactions:
    """Count what exposed sites changed in the days after, from their looks in order of time.

    A change found by the first sweep after the exposure counts, though it may be some days
    older: it lies between that sweep and the one before.
    """
    start = moment(day)
    until = start + timedelta(days=days)
    before = {site: _last_selling(seen, None, start) for site, seen in looks.items()}
    after = {site: _last_selling(seen, start, until) for site, seen in looks.items()}
    sites = tuple(sorted(site for site in looks if before[site] and after[site]))
    done = {
        site: [one for one in changes(looks[site]) if start <= one.at < until] for site in sites
    }
    had = {site: _surcharges(before[site]) for site in sites}
    kept = {site: _surcharges(after[site]) for site in sites}
    return Reactions(
        day=day,
        days=days,
        sites=sites,
        changed={
            kind: tuple(site for site in sites if any(one.kind is kind for one in done[site]))
            for kind in ChangeKind
        },
        withdrew_offer=_which(done, ChangeKind.CLAIM_WITHDRAWN, Stance.OFFERS),
        began_denial=_which(done, ChangeKind.CLAIM_ADDED, Stance.DENIES),
        had_surcharge={
            field: tuple(site for site in sites if field in had[site]) for field in PiiField
        },
        dropped_surcharge={
            field: tuple(site for site in sites if field in had[site] - kept[site])
            for field in PiiField
        },
    )


def _last_selling(seen: Iterable[Look], start: datetime | None, end: datetime) -> Look | None:
    within = [
        one
        for one in seen
        if (start is None or one.at >= start)
        and one.at < end
        and one.observation.standing is Standing.SELLING
    ]
    return within[-1] if within else None


def _surcharges(look: Look | None) -> frozenset[PiiField]:
    """The fields that cost more on a site."""
    found = premiums(look.observation.listings) if look else ()
    return frozenset(field for one in found if one.amount > 0 for field in one.fields)


def _which(
    done: Mapping[SiteKey, Sequence[Change]], kind: ChangeKind, stance: Stance
) -> tuple[SiteKey, ...]:
    return tuple(
        site
        for site, found in done.items()
        if any(one.kind is kind and one.what.startswith(stance) for one in found)
    )
