"""Prices over time: medians by week and courier, with how many sites and tiers they rest on.

A site speaks once, with the median of its own tiers, however long its price list is. A week is
that of China, from Monday; a site's last sight in it stands for it. Medians are exact decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import TypeVar

from waybillwatch.fates import SHANGHAI
from waybillwatch.listings import Service
from waybillwatch.pii import PiiField
from waybillwatch.premium import premiums
from waybillwatch.quotes import Courier
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation, Standing
from waybillwatch.tierkeys import offers

_Group = TypeVar("_Group")


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of some prices in CNY, and what it rests on."""

    median: Decimal
    least: Decimal
    most: Decimal
    sites: int
    tiers: int
    """Prices, or pairs of prices."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is asked for by week, courier and service."""

    week: date
    """Its Monday in China."""
    courier: Courier | None
    service: Service | None


@dataclass(frozen=True, slots=True)
class Added:
    """What personal data adds, by week, courier and the fields added."""

    week: date
    courier: Courier | None
    fields: tuple[PiiField, ...]


def week_of(at: datetime) -> date:
    """The Monday, in China, of a moment's week."""
    there = at.astimezone(SHANGHAI).date()
    return there - timedelta(days=there.weekday())


def price_index(observations: Iterable[Observation]) -> dict[Offered, Middle]:
    """Medians of the prices asked, for each week, courier and service."""
    found: dict[Offered, dict[SiteKey, list[Decimal]]] = {}
    for week, one in _weekly(observations):
        for key, tiers in offers(one.listings).items():
            group = found.setdefault(Offered(week, key.courier, key.service), {})
            group.setdefault(one.site, []).extend(tiers)
    return _middles(found)


def premium_index(observations: Iterable[Observation]) -> dict[Added, Middle]:
    """Medians of what personal data adds, for each week, courier and set of fields."""
    found: dict[Added, dict[SiteKey, list[Decimal]]] = {}
    for week, one in _weekly(observations):
        for pair in premiums(one.listings):
            group = found.setdefault(Added(week, pair.courier, pair.fields), {})
            group.setdefault(one.site, []).append(pair.amount)
    return _middles(found)


def _weekly(observations: Iterable[Observation]) -> list[tuple[date, Observation]]:
    """Each site's last selling observation of each week."""
    last: dict[tuple[date, SiteKey], Observation] = {}
    selling = (one for one in observations if one.standing is Standing.SELLING)
    for one in sorted(selling, key=lambda seen: seen.at):
        last[week_of(one.at), one.site] = one
    return [(week, one) for (week, _), one in sorted(last.items(), key=lambda pair: pair[0])]


def _middles(
    groups: Mapping[_Group, Mapping[SiteKey, list[Decimal]]],
) -> dict[_Group, Middle]:
    found: dict[_Group, Middle] = {}
    for group, by_site in groups.items():
        every = [amount for amounts in by_site.values() for amount in amounts]
        found[group] = Middle(
            median=median(median(amounts) for amounts in by_site.values()),
            least=min(every),
            most=max(every),
            sites=len(by_site),
            tiers=len(every),
        )
    return found
