"""What a chart is of: which sites, which sweeps, which exposures, and what sites are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from waybillwatch.charts.sheets import Looked, Mark
from waybillwatch.errors import NotReady
from waybillwatch.exposures import Exposure
from waybillwatch.fates import moment
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import SweepKind

if TYPE_CHECKING:
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of the history a chart is of."""

    sites: tuple[str, ...] = ()
    """By name, key or address; () for all."""
    since: datetime | None = None
    courier: str = ""
    exposure: int | None = None


def looked_at(store: Store, since: datetime | None) -> Looked:
    """The sweeps that were made since a moment. Raises NotReady where there is none."""
    made = [
        one
        for one in store.sweeps()
        if one.kind is SweepKind.SWEEP and (since is None or one.at >= since)
    ]
    if not made:
        raise NotReady("no sweep was made yet: waybillwatch sweep")
    return Looked(tuple(one.at for one in made), any(one.simulated for one in made))


def marked(store: Store, sites: Iterable[SiteKey], since: datetime | None) -> tuple[Mark, ...]:
    """The exposures that named one of some sites while they were watched."""
    return tuple(mark for _, mark in shown_marks(store.exposures(), sites, looked_at(store, since)))


def shown_marks(
    exposures: Iterable[Exposure], sites: Iterable[SiteKey], looked: Looked
) -> list[tuple[Exposure, Mark]]:
    """Those of some exposures that named one of some sites while these were watched."""
    named = set(sites)
    first, last = looked.sweeps[0], looked.sweeps[-1]
    return [
        (one, Mark.of(one))
        for one in exposures
        if named & set(one.sites) and first <= moment(one.day) <= last
    ]


def called(store: Store) -> dict[SiteKey, str]:
    """What each site is called; where that would be two sites' name, its key behind it."""
    sites = store.sites()
    many = Counter(site.name for site in sites)
    return {
        site.key: f"{site.name} ({site.key})" if many[site.name] > 1 else site.name or site.key
        for site in sites
    }
