"""The kinds of change, and the two sides of one: what was there before, and what after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waybillwatch.quotes import Quote
from waybillwatch.tierkeys import TierKey


class ChangeKind(StrEnum):
    """What sort of change it is."""

    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"
    TIER_ADDED = "tier_added"
    TIER_GONE = "tier_gone"
    CLAIM_ADDED = "claim_added"
    CLAIM_WITHDRAWN = "claim_withdrawn"
    DISCLAIMER_ADDED = "disclaimer_added"
    DISCLAIMER_WITHDRAWN = "disclaimer_withdrawn"
    CONTACT_CHANGED = "contact_changed"
    """Another handle of its kind, one more, or one less."""
    ADDRESS_CHANGED = "address_changed"
    TEMPLATE_CHANGED = "template_changed"
    STANDING_CHANGED = "standing_changed"


@dataclass(frozen=True, slots=True)
class Side:
    """What was there before, or after."""

    value: str
    """A price in CNY, a handle, an address, a standing; else the words themselves."""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was; a side that is None had nothing there."""

    kind: ChangeKind
    what: str
    """The tier, the stance and field, the kind of disclaimer or contact."""
    before: Side | None
    after: Side | None
    tier: TierKey | None = None
