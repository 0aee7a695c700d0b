"""When in the trade's story a site belongs, by what it sells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from waybillwatch.listings import Listing, PriceTier, Service
from waybillwatch.words import Era

_ERAS = {
    Service.NUMBER: Era.NUMBERS,
    Service.RECEIPT: Era.NUMBERS,
    Service.EMPTY_PARCEL: Era.EMPTY,
    Service.GIFT_PARCEL: Era.GIFTS,
    Service.REAL_PARCEL: Era.GIFTS,
    Service.WAYBILL_DATA: Era.DATA,
}
_ORDER = tuple(Era)


def era_of(listings: Iterable[Listing]) -> Era | None:
    """The era to which most of a site's price tiers belong, of two the later; None of no tier.

    A tier that says nothing of its goods and asks whether a number was scanned is one of the
    first era's: only a used number can have been.
    """
    counted = Counter(filter(None, (_era(tier) for page in listings for tier in page.tiers)))
    return max(counted, key=lambda era: (counted[era], _ORDER.index(era)), default=None)


def _era(tier: PriceTier) -> Era | None:
    if tier.service is not None:
        return _ERAS[tier.service]
    return None if tier.scanned is None else Era.NUMBERS
