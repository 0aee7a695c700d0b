"""Prices of a site over time, and what personal data adds to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desk.charting.asked import Wanted, called, looked_at, marked
from desk.naming import find_site
from storage.history import site_looks
from waybillwatch.charts.premiumlines import premium_lines
from waybillwatch.charts.pricelines import Shop, couriers_of, price_lines
from waybillwatch.charts.sheets import listed
from waybillwatch.charts.timelines import Timeline
from waybillwatch.couriers import courier_of
from waybillwatch.errors import InputError, NotReady, UnknownName
from waybillwatch.premium import premiums
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation

if TYPE_CHECKING:
    from storage.store import Store

MOST_LINES = 24
"""Prices on one chart: beyond, nobody can tell them apart."""


def price_chart(store: Store, wanted: Wanted) -> Timeline:
    """The prices of one site. Raises UnknownName, NotReady, InputError."""
    site = find_site(store, wanted.sites[0])
    courier = courier_of(wanted.courier) if wanted.courier else None
    if wanted.courier and courier is None:
        raise UnknownName(f"{wanted.courier!r} is no courier: 圆通, 申通, 中通, 韵达 …")
    seen = _observed(store, (site.key,), wanted.since)
    name = called(store)[site.key]
    shop = Shop(name, seen, looked_at(store, wanted.since), marked(store, {site.key}, wanted.since))
    chart = price_lines(shop, courier)
    if not chart.lines:
        raise NotReady(f"no price{f' for {courier}' if courier else ''} was seen on {name}")
    if len(chart.lines) > MOST_LINES:
        others = "、".join(couriers_of(seen))
        raise InputError(
            f"{name} has {len(chart.lines)} prices, too many for one chart: "
            f"take one courier's with --courier ({others})"
        )
    return chart


def premium_chart(store: Store, wanted: Wanted) -> Timeline:
    """What personal data costs. Raises UnknownName, NotReady."""
    asked = tuple(find_site(store, one) for one in wanted.sites)
    seen = _observed(store, tuple(site.key for site in asked) or None, wanted.since)
    telling = {one.site for one in seen if premiums(one.listings)}
    names = called(store)
    chart = premium_lines(
        seen,
        looked_at(store, wanted.since),
        marked(store, telling, wanted.since),
        listed([names[site.key] for site in asked], 3),
    )
    if not chart.lines:
        raise NotReady("no two prices that differ by personal data alone were seen")
    return chart


def _observed(
    store: Store, keys: Sequence[SiteKey] | None, since: datetime | None
) -> list[Observation]:
    with store.reading() as connection:
        looks = site_looks(connection, keys)
    return [
        look.observation
        for seen in looks.values()
        for look in seen
        if since is None or look.at >= since
    ]
