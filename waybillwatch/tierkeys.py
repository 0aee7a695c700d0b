"""What makes two price tiers the same offer at two times, or on two pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from waybillwatch.listings import Listing, PriceTier, Service
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Courier


@dataclass(frozen=True, slots=True)
class TierKey:
    """All that a tier is, its price and its words left out.

    The unit is no part of it: 个, 单, 条 and 张 are all one piece.
    """

    courier: Courier | None = None
    service: Service | None = None
    platform: str | None = None
    level: str | None = None
    scanned: bool | None = None
    includes: tuple[PiiField, ...] | None = None
    """In the order of their names."""
    min_quantity: int | None = None
    max_quantity: int | None = None

    @classmethod
    def of(cls, tier: PriceTier) -> TierKey:
        """The key of a tier."""
        return cls(
            courier=tier.courier,
            service=tier.service,
            platform=tier.platform,
            level=tier.level,
            scanned=tier.scanned,
            includes=None if tier.includes is None else tuple(sorted(set(tier.includes))),
            min_quantity=tier.min_quantity,
            max_quantity=tier.max_quantity,
        )

    @property
    def without_contents(self) -> TierKey:
        """The same offer whatever data it carries."""
        return replace(self, includes=None)

    def in_words(self) -> str:
        """For a person: ``圆通 空包 已扫描 with recipient_address``; empty for a bare price."""
        low, high = self.min_quantity, self.max_quantity
        parts = [self.courier, self.service, self.platform, self.level]
        if self.scanned is not None:
            parts.append("已扫描" if self.scanned else "未扫描")
        if self.includes is not None:
            parts.append(f"with {', '.join(self.includes)}" if self.includes else "without data")
        if low is not None or high is not None:
            parts.append(f"{low or ''}–{high or ''}")
        return " ".join(str(part) for part in parts if part)


def offers(listings: Iterable[Listing]) -> dict[TierKey, dict[Decimal, PriceTier]]:
    """A site's tiers by key and price, in page order; one said on several pages counts once."""
    found: dict[TierKey, dict[Decimal, PriceTier]] = {}
    for listing in listings:
        for tier in listing.tiers:
            found.setdefault(TierKey.of(tier), {}).setdefault(tier.amount, tier)
    return found


def plain(amount: Decimal) -> str:
    """A price in CNY without exponent or trailing zeros: 0.4, 1, 0.875."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
