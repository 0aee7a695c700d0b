"""What a page offers: priced tiers, claims about personal data, disclaimers, contacts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from waybillwatch.captures import Digest
from waybillwatch.pii import PiiField, Sighting
from waybillwatch.quotes import Courier, Quote


class Service(StrEnum):
    """What is sold."""

    NUMBER = "单号"
    """A courier waybill number as such."""
    EMPTY_PARCEL = "空包"
    GIFT_PARCEL = "礼品代发"
    RECEIPT = "底单"
    REAL_PARCEL = "真实物流"
    WAYBILL_DATA = "面单"
    """The data on waybills: names, phones, addresses."""


@dataclass(frozen=True, slots=True)
class PriceTier:
    """One price on offer for one unit."""

    amount: Decimal
    """CNY for one unit, exact; 0 is a value."""
    quote: Quote
    courier: Courier | None = None
    service: Service | None = None
    platform: str | None = None
    """The shop platform it is meant for (淘宝, 京东, 拼多多 …)."""
    level: str | None = None
    """The audience it is for, as labelled without 会员/价/用户: 普通, 黄金, VIP, 代理 …"""
    scanned: bool | None = None
    """已扫描 or 未扫描, where the price depends on it."""
    includes: tuple[PiiField, ...] | None = None
    """The data fields this variant carries where the page prices different contents:
    () for the variant without; None where contents are not priced."""
    min_quantity: int | None = None
    max_quantity: int | None = None
    unit: str | None = None
    """The page's own word for one: 个, 单, 条, 张."""


class Stance(StrEnum):
    """Whether a seller says that its numbers carry a field."""

    OFFERS = "offers"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class PiiClaim:
    """A seller's own statement about one field."""

    stance: Stance
    field: PiiField
    quote: Quote


class DisclaimerKind(StrEnum):
    """What a disclaimer says."""

    OWN_RISK = "own_risk"
    """后果自负, 概不负责, 自行承担"""
    PURPOSE = "purpose"
    """仅供刷销量, 仅限…使用"""
    LAWFUL_USE = "lawful_use"
    """不得用于违法"""
    NOT_OURS = "not_ours"
    """与本站无关"""


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """The seller's page turns liability away or limits the use of what it sells."""

    kind: DisclaimerKind
    quote: Quote


class ContactKind(StrEnum):
    """A trader's own handle."""

    QQ = "qq"
    WECHAT = "wechat"
    PHONE = "phone"
    TELEGRAM = "telegram"
    WANGWANG = "wangwang"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Contact:
    """How the trader asks to be reached: evidence about a trader, kept in clear."""

    kind: ContactKind
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page offers and shows: a reading of one capture."""

    url: str
    capture: Digest
    title: str
    tiers: tuple[PriceTier, ...] = ()
    claims: tuple[PiiClaim, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sightings: tuple[Sighting, ...] = ()

    @property
    def content_key(self) -> str:
        """SHA-256 over the facts and their words, places left out.

        A page whose clock or visitor counter moved is the same listing, stored once and
        pointed at again.
        """
        facts: dict[str, list[tuple[str, ...]]] = {
            "tiers": [
                (
                    str(t.amount.normalize()),
                    *(
                        str(part)
                        for part in (
                            t.courier,
                            t.service,
                            t.platform,
                            t.level,
                            t.scanned,
                            t.includes,
                            t.min_quantity,
                            t.max_quantity,
                            t.unit,
                        )
                    ),
                    t.quote.exact,
                )
                for t in self.tiers
            ],
            "claims": [(c.stance, c.field, c.quote.exact) for c in self.claims],
            "disclaimers": [(d.kind, d.quote.exact) for d in self.disclaimers],
            "contacts": [(c.kind, c.value, c.quote.exact) for c in self.contacts],
            "sightings": [
                (s.kind, str(s.field), s.masked, str(s.token), str(s.courier), str(s.grade))
                for s in self.sightings
            ],
        }
        body = json.dumps([self.url, self.title, facts], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(body.encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """Whether the page offers and shows nothing that is recorded."""
        return not (
            self.tiers or self.claims or self.disclaimers or self.contacts or self.sightings
        )
