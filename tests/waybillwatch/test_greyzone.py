"""Gifts by post alone are for a person to decide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from waybillwatch.captures import Digest
from waybillwatch.greyzone import REASON, greyed
from waybillwatch.listings import Listing, PriceTier, Service
from waybillwatch.pii import Redacted
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement

HERE = Digest.of(b"")
SELLER = Judgement(SiteKind.SELLER, sure=True, score=2.0, reasons=("order flow",))
BARE = Listing("http://gifts.example/", HERE, "")
PRICED = PriceTier(Decimal("2.8"), Quote("2.80", ((0, 4),), HERE), service=Service.GIFT_PARCEL)
GIFTS = replace(BARE, tiers=(PRICED,))


def judged(text: str, listing: Listing = GIFTS) -> Judgement:
    return greyed(SELLER, [listing], [Redacted(text)])


def test_gifts_alone_are_unsure_and_say_why() -> None:
    found = judged("专做小礼品代发，每一件都真的有礼物")
    assert (found.kind, found.sure, found.score) == (SiteKind.UNSURE, False, 2.0)
    assert found.reasons == (REASON, "order flow")
    assert judged("小礼品代发", BARE).kind is SiteKind.UNSURE


def test_other_goods_beside_them_or_fake_orders_are_no_grey_zone() -> None:
    assert judged("礼品代发，空包单号批发") == SELLER
    assert judged("礼品代发，刷单不怕降权") == SELLER
    empty = replace(PRICED, service=Service.EMPTY_PARCEL)
    assert judged("小礼品代发", replace(BARE, tiers=(PRICED, empty))) == SELLER
    assert judged("出实时面单", BARE) == SELLER
    assert judged("单号批发", BARE) == SELLER


def test_what_is_no_seller_stays_as_it_is() -> None:
    press = replace(SELLER, kind=SiteKind.PRESS)
    assert greyed(press, [GIFTS], [Redacted("小礼品代发")]) == press
