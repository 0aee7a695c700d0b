"""What personal data costs: two tiers of one offer, alike but for the data that comes with them.

淘单114 asks 0.4 for a scanned number and 0.5 for one with the recipient's address: an address is
worth 1 毛. Exact decimals in CNY throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from waybillwatch.listings import Listing, PriceTier
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Courier
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation, Standing
from waybillwatch.tierkeys import TierKey, offers

_Contents = frozenset[PiiField]


@dataclass(frozen=True, slots=True)
class Premium:
    """What some fields add to the price of one piece, on one site."""

    fields: tuple[PiiField, ...]
    """What the dearer tier carries and the other does not, by name."""
    bare: PriceTier
    rich: PriceTier

    @property
    def amount(self) -> Decimal:
        """CNY for one piece; below zero where the data make it cheaper."""
        return self.rich.amount - self.bare.amount

    @property
    def courier(self) -> Courier | None:
        """Of both."""
        return self.rich.courier


def premiums(listings: Iterable[Listing]) -> tuple[Premium, ...]:
    """Every matched pair on a site's pages: same courier, service, platform, level, scan and lot.

    The one carries all fields of the other and more. Contents that are not priced match none.
    Where an offer stands at several prices, its pairs go by their order on the page, and where
    one has more prices than the other there is none.
    """
    groups: dict[TierKey, dict[_Contents, list[PriceTier]]] = {}
    for key, tiers in offers(listings).items():
        if key.includes is not None:
            group = groups.setdefault(key.without_contents, {})
            group[frozenset(key.includes)] = list(tiers.values())
    return tuple(pair for group in groups.values() for pair in _pairs(group))


def _pairs(group: dict[_Contents, list[PriceTier]]) -> Iterator[Premium]:
    for less, bare in group.items():
        for more, rich in group.items():
            if less < more and len(bare) == len(rich):
                fields = tuple(sorted(more - less))
                yield from (Premium(fields, *pair) for pair in zip(bare, rich, strict=True))


@dataclass(frozen=True, slots=True)
class PremiumSeen:
    """A premium on a site at a time."""

    site: SiteKey
    at: datetime
    premium: Premium


def premiums_seen(observations: Iterable[Observation]) -> tuple[PremiumSeen, ...]:
    """The premiums of each observation that saw a site selling."""
    return tuple(
        PremiumSeen(one.site, one.at, premium)
        for one in observations
        if one.standing is Standing.SELLING
        for premium in premiums(one.listings)
    )
