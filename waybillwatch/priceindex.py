"""Prices over time: medians by week and courier, with how many sites and tiers they rest on.

A site speaks once, with the median of its own tiers, however long its price list is. A week is
that of China, from Monday; a site's last sight in it stands for it. Medians are exact decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import TypeVar

from waybillwatch.fates import SHANGHAI
from waybillwatch.listings import Listing, Service
from waybillwatch.pii import PiiField
from waybillwatch.premium import premiums
from waybillwatch.quotes import Courier
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation, Standing
from waybillwatch.tierkeys import offers

_Group = TypeVar("_Group")
_Read = TypeVar("_Read")


class By(StrEnum):
    """What medians are told apart by, where not by both."""

    WEEK = "week"
    COURIER = "courier"


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

    week: date | None
    """Its Monday in China; None where weeks are taken together, as where couriers are."""
    courier: Courier | None
    service: Service | None


@dataclass(frozen=True, slots=True)
class Added:
    """What personal data adds, by week, courier and the fields added."""

    week: date | None
    courier: Courier | None
    fields: tuple[PiiField, ...]


def week_of(at: datetime) -> date:
    """The Monday, in China, of a moment's week."""
    there = at.astimezone(SHANGHAI).date()
    return there - timedelta(days=there.weekday())


def price_index(
    observations: Iterable[Observation], *, by: By | None = None
) -> dict[Offered, Middle]:
    """Medians of the prices asked, for each service and each week and courier, or one of them.

    Over all weeks a site speaks with the median of what it asked in each.
    """
    found: dict[Offered, dict[SiteKey, list[Decimal]]] = {}
    read = _remembering(offers)
    for week, one in _weekly(observations):
        for key, tiers in read(one.listings).items():
            group = found.setdefault(Offered(*_apart(week, key.courier, by), key.service), {})
            group.setdefault(one.site, []).extend(tiers)
    return _middles(found)


def premium_index(
    observations: Iterable[Observation], *, by: By | None = None
) -> dict[Added, Middle]:
    """Medians of what personal data adds, for each set of fields, likewise."""
    found: dict[Added, dict[SiteKey, list[Decimal]]] = {}
    read = _remembering(premiums)
    for week, one in _weekly(observations):
        for pair in read(one.listings):
            group = found.setdefault(Added(*_apart(week, pair.courier, by), pair.fields), {})
            group.setdefault(one.site, []).append(pair.amount)
    return _middles(found)


def _remembering(
    read: Callable[[tuple[Listing, ...]], _Read],
) -> Callable[[tuple[Listing, ...]], _Read]:
    """A reader that reads the very same pages once: a site mostly is what it was last week."""
    known: dict[int, tuple[tuple[Listing, ...], _Read]] = {}

    def remembered(pages: tuple[Listing, ...]) -> _Read:
        # The pages are kept beside what was read, so that no others can get their id.
        if id(pages) not in known:
            known[id(pages)] = pages, read(pages)
        return known[id(pages)][1]

    return remembered


def _apart(
    week: date, courier: Courier | None, by: By | None
) -> tuple[date | None, Courier | None]:
    """What of a week and a courier tells one median from another."""
    return (None if by is By.COURIER else week), (None if by is By.WEEK else courier)


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
