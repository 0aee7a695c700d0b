"""Who sells on a board, by a line or two."""

from __future__ import annotations

from decimal import Decimal

import pytest

from waybillwatch.captures import Digest
from waybillwatch.listings import Contact, ContactKind, Listing, PriceTier
from waybillwatch.pii import Redacted
from waybillwatch.posts import judge_post
from waybillwatch.quotes import Courier, Quote
from waybillwatch.sites import SiteKind

HERE = Digest.of(b"")
QUOTE = Quote("0.5元", ((0, 4),), HERE)
BOUND = PriceTier(Decimal("0.5"), QUOTE, courier=Courier("圆通"))
LOOSE = PriceTier(Decimal("0.5"), QUOTE)
QQ = Contact(ContactKind.QQ, "9900408801", QUOTE)


def kind(text: str, *, tier: PriceTier | None = None, reached: bool = False) -> SiteKind:
    listing = Listing(
        "http://tieba.example/p/1",
        HERE,
        "",
        tiers=(tier,) if tier else (),
        contacts=(QQ,) if reached else (),
    )
    return judge_post(Redacted(text), listing).kind


@pytest.mark.parametrize(
    ("text", "tier", "reached"),
    [
        ("长期出售圆通真实单号，0.5元一个", BOUND, True),
        ("楼上贵了，圆通单号0.5元一个，长期有货", BOUND, True),
        ("圆通单号五毛一个，只剩三百个，站内信我", BOUND, False),
        ("承接空包代发，一单一用", None, False),
        ("我这五毛，要的加", LOOSE, True),
        ("出韵达空包，要的加我", None, True),
        ("圆通单号，需要的联系", None, True),
    ],
)
def test_who_offers_sells(text: str, tier: PriceTier | None, reached: bool) -> None:
    assert kind(text, tier=tier, reached=reached) is SiteKind.SELLER


@pytest.mark.parametrize(
    ("text", "tier", "reached"),
    [
        ("求购韵达单号，每天一百个，三毛一个", BOUND, True),
        ("收单号，一块一个", BOUND, True),
        ("求几个圆通单号，有的加我", None, True),
        ("长期收各种面单，加我", None, True),
        ("被卖单号的骗了五百块", None, False),
        ("单号出了问题，加我", None, False),
        ("骗子，充了500元一个单号都没拿到", None, True),
        ("单号网站哪家靠谱", None, False),
        ("圆通单号怎么卖，五毛可以吗", LOOSE, False),
        ("晚报都登了，吧里还有人卖单号", None, False),
        ("我在那家买的圆通单号，五毛", BOUND, False),
        ("老王单号还可以", None, False),
        ("顶一下", None, False),
    ],
)
def test_who_asks_warns_or_tells_does_not(text: str, tier: PriceTier | None, reached: bool) -> None:
    assert kind(text, tier=tier, reached=reached) is SiteKind.FORUM


def test_talk_of_other_things_is_surely_talk() -> None:
    bare = Listing("http://tieba.example/p/1", HERE, "")
    assert judge_post(Redacted("毛衣怎么收针"), bare).sure
    assert not judge_post(Redacted("单号是什么"), bare).sure
    assert judge_post(Redacted("长期出售圆通单号"), bare).reasons
