"""The figures that triage weighs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Digest
from waybillwatch.listings import Contact, ContactKind, Listing, PriceTier, Service
from waybillwatch.quotes import Courier, Quote
from waybillwatch.traits import traits
from waybillwatch.weights import TRAITS

HERE = Digest.of(b"")
BLANK = Listing("http://x.example/", HERE, "")
QUOTE = Quote("x", ((0, 1),), HERE)


def figures(
    *blocks: str, listing: Listing = BLANK, frame: tuple[str, ...] = ()
) -> dict[str, float]:
    return traits(blocks, frame, listing).figures


def test_every_trait_is_a_figure_and_no_other_is() -> None:
    assert set(figures("空包")) == set(TRAITS)


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=40))
def test_any_page_has_its_figures_and_none_is_below_nought(blocks: list[str], title: str) -> None:
    found = traits(blocks, blocks, replace(BLANK, title=title)).figures
    assert all(0 <= value <= 8 for value in found.values())


def test_facts_count_less_where_the_press_speaks() -> None:
    tier = PriceTier(Decimal(1), QUOTE, courier=Courier("圆通"))
    listing = replace(BLANK, tiers=(tier,))
    own, press = figures("空包", listing=listing), figures("本报记者 空包", listing=listing)
    assert 0 < press["bound_prices"] < own["bound_prices"]


def test_a_phone_is_no_handle_of_this_trade() -> None:
    phone = Contact(ContactKind.PHONE, "010-00000000", QUOTE)
    qq = Contact(ContactKind.QQ, "10000", QUOTE)
    assert figures(listing=replace(BLANK, contacts=(phone,)))["handles"] == 0
    assert figures(listing=replace(BLANK, contacts=(phone, qq)))["handles"] == 1


def test_a_price_that_no_number_has_is_bound_to_none() -> None:
    tier = PriceTier(Decimal(199), QUOTE, service=Service.EMPTY_PARCEL)
    found = figures(listing=replace(BLANK, tiers=(tier,)))
    assert found["bound_prices"] == 0
    assert found["dear_tiers"] == 1


def test_what_is_quoted_is_not_said_by_the_page() -> None:
    said, told = figures("本站长期出售空包,在线充值"), figures("他写道:“本站长期出售空包,在线充值”")
    assert said["offer"] > told["offer"] == 0
    assert told["quoted"] > said["quoted"] == 0
    assert told["speech"] == 1


def test_in_an_interview_the_other_side_is_told_of() -> None:
    blocks = ("记者:", "你好,想买点单号。", "客服:", "亲,我们的空包一单一用,在线充值。")
    assert figures(*blocks)["order"] == 0
    assert figures(*blocks[2:])["order"] > 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我司不代发空包", "denied"),
        ("刷单发空包的请绕行", "denied"),
        ("不含单号,要单号请找网点", "denied"),
        ("求购圆通单号", "wants"),
        ("长期收面单", "wants"),
        ("一手kd料,实时隔夜历史", "data_words"),
        ("圆通、申通都有", "couriers"),
        ("圆通1.2元", "small_sums"),
        ("¥199", "dear_sums"),
        ("他们", "them"),
        ("各位老板", "you"),
    ],
)
def test_each_voice_has_its_words(text: str, name: str) -> None:
    assert figures(text)[name] > 0
    assert figures("滨江步道周末开放")[name] == 0


@pytest.mark.parametrize("text", ["本站不含姓名电话", "严禁将单号用于诈骗", "单号没有重复的"])
def test_a_seller_that_denies_something_else_does_not_turn_the_trade_down(text: str) -> None:
    assert figures(text)["denied"] == 0


def test_navigation_counts_by_itself() -> None:
    found = figures("关于我们", frame=("购买单号", "在线充值"))
    assert found["frame_order"] > 0
    assert found["order"] == 0


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("空包代发平台", "title_goods"),
        ("求购：圆通单号", "title_wants"),
        ("单号怎么买？", "title_asks"),
        ("一张面单卖几毛 - 某某晚报", "publisher"),
    ],
)
def test_a_title_tells(title: str, name: str) -> None:
    assert figures("x", listing=replace(BLANK, title=title))[name] > 0
