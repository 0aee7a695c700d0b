"""What words and facts count for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Digest
from waybillwatch.cues import LISTS, Cue
from waybillwatch.evidence import cues_of, features, much, offers_in, plain
from waybillwatch.listings import Contact, ContactKind, Listing, PriceTier
from waybillwatch.quotes import Courier, Quote

HERE = Digest.of(b"")
BLANK = Listing("http://x.example/", HERE, "")


def offers(text: str) -> list[str]:
    folded = plain(text)
    return [folded[start:end].strip() for start, end in offers_in(folded)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("长期出售圆通真实单号，欢迎选购", ["长期出售圆通真实单号"]),
        ("專業快遞空包批發。", ["专业快递空包批发"]),
        ("我公司从不出售运单号", []),
        ("记者发现有网站出售单号", []),
        ("求购单号", []),
        ("订单号网络专业服务", []),
        ("谨防低价单号骗局", []),
    ],
)
def test_an_offer_is_a_verb_of_selling_beside_goods_that_nothing_denies(
    text: str, found: list[str]
) -> None:
    assert offers(text) == found


def test_a_word_counts_once_however_often_it_is_written() -> None:
    once, often = cues_of("记者"), cues_of("记者" * 100)
    assert once.of(Cue.PRESS) == often.of(Cue.PRESS) == ("记者",)


def test_goods_are_counted_by_their_mentions() -> None:
    assert cues_of("空包,空包,空包装盒").goods == 2


def test_facts_count_less_where_the_press_speaks() -> None:
    quote = Quote("1元", ((0, 2),), HERE)
    tier = PriceTier(Decimal(1), quote, courier=Courier("圆通"))
    listing = replace(BLANK, tiers=(tier,))
    own = features(cues_of("空包"), cues_of(""), listing)
    press = features(cues_of("本报记者 空包"), cues_of(""), listing)
    assert 0 < press["bound_prices"] < own["bound_prices"]


def test_a_phone_is_no_handle_of_this_trade() -> None:
    quote = Quote("x", ((0, 1),), HERE)
    phone = Contact(ContactKind.PHONE, "010-00000000", quote)
    qq = Contact(ContactKind.QQ, "10000", quote)
    assert features(cues_of(""), cues_of(""), replace(BLANK, contacts=(phone,)))["handles"] == 0
    assert features(cues_of(""), cues_of(""), replace(BLANK, contacts=(phone, qq)))["handles"] == 1


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_never_counts_less_and_is_capped(few: int, many: int) -> None:
    few, many = sorted((few, many))
    assert 0 <= much(few) <= much(many) <= 3


def test_no_cue_means_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    for entries in LISTS:
        for word in entries:
            meanings.setdefault(word.text, set()).add(word.kind)
    assert {text: kinds for text, kinds in meanings.items() if len(kinds) > 1} == {}
