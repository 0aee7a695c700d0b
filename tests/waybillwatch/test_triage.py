"""Triage: sellers, couriers, press, the unrelated, and those a person must judge."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Digest
from waybillwatch.listings import Contact, ContactKind, Listing, PriceTier, Service
from waybillwatch.pii import Redacted
from waybillwatch.quotes import Courier, Quote
from waybillwatch.search import SearchHit
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement
from waybillwatch.triage import judge_hit, judge_link_site, judge_page, judge_site
from waybillwatch.weights import NAMES, SIGNS, WEIGHTS

HERE = Digest.of(b"")
QUOTE = Quote("1元", ((0, 2),), HERE)
BLANK = Listing("http://x.example/", HERE, "")
PRICED = tuple(
    PriceTier(Decimal(1), QUOTE, courier=Courier(name), service=Service.EMPTY_PARCEL)
    for name in ("圆通", "申通", "韵达")
)


def hit(title: str, snippet: str = "", path: str = "/") -> Judgement:
    return judge_hit(SearchHit(1, f"http://x.example{path}", title, snippet, "baidu"))


@pytest.mark.parametrize(
    ("title", "snippet", "kind"),
    [
        (
            "单号8 - 圆通单号,韵达单号低价批发",
            "常年批发圆通、韵达快递单号，自动发货。",
            SiteKind.SELLER,
        ),
        (
            "淘单 - 真实快递单号出售平台",
            "出售各大快递的真实单号，每天更新数千个。",
            SiteKind.SELLER,
        ),
        ("快递单号查询 - 某快运", "输入快递单号即可查询快件状态。", SiteKind.COURIER),
        ("运费价格表", "首重 续重：省内8元，江浙沪10元。", SiteKind.COURIER),
        ("快递单号网上论条卖", "记者调查发现，本报10月26日报道以后……", SiteKind.PRESS),
        ("空包装盒价目表", "心形喜糖盒 8公分 方形手饰盒", SiteKind.UNRELATED),
        ("空包价格表 - 空包网", "快递公司 普通会员 黄金会员 会员价", SiteKind.UNSURE),
        ("电子面单接口文档", "空快递单号出售平台如何对接 API SDK 请求参数", SiteKind.UNRELATED),
    ],
)
def test_a_hit(title: str, snippet: str, kind: SiteKind) -> None:
    judged = hit(title, snippet)
    assert judged.kind is kind
    assert judged.sure is (kind is not SiteKind.UNSURE)
    assert judged.reasons


def page(text: str, listing: Listing = BLANK) -> Judgement:
    return judge_page(Redacted(text), listing)


def test_a_shop_with_prices_handles_and_order_flow_is_surely_a_seller() -> None:
    qq = Contact(ContactKind.QQ, "10000", QUOTE)
    listing = replace(BLANK, title="空包价格表", tiers=PRICED, contacts=(qq,))
    judged = page("专业空包批发，在线充值，批量购买空包，一单一用", listing)
    assert judged.kind is SiteKind.SELLER
    assert judged.sure
    assert any("handles of its own" in reason and "10000" in reason for reason in judged.reasons)


def test_a_report_that_quotes_the_same_prices_is_none() -> None:
    listing = replace(BLANK, title="记者调查空包网站", tiers=PRICED)
    judged = page("本报记者采访发现，警方通报称该网站出售空包，法院判决被告人获刑", listing)
    assert judged.kind is SiteKind.PRESS
    assert judged.sure


def test_a_page_of_nothing_is_surely_no_seller() -> None:
    judged = page("滨江步道周末开放")
    assert judged.kind is SiteKind.UNRELATED
    assert judged.sure


def test_between_the_thresholds_a_person_decides() -> None:
    judged = page("购买单号 空包 单号", replace(BLANK, title="单号"))
    assert judged.kind is SiteKind.UNSURE
    assert not judged.sure


@given(st.text(max_size=300))
def test_any_text_can_be_judged_and_sure_means_a_kind(text: str) -> None:
    judged = page(text)
    assert judged.sure is (judged.kind is not SiteKind.UNSURE)


def test_every_weight_has_a_name_and_counts_the_way_it_must() -> None:
    assert set(WEIGHTS) - {""} <= set(NAMES)
    assert all(WEIGHTS[name] * SIGNS[name] >= 0 for name in WEIGHTS if name)


SELLER = Judgement(SiteKind.SELLER, sure=True, score=3.0)
PRESS = Judgement(SiteKind.PRESS, sure=True, score=-4.0)
COURIER = Judgement(SiteKind.COURIER, sure=True, score=-3.0)
MAYBE = Judgement(SiteKind.UNSURE, sure=False, score=0.5)
HARDLY = Judgement(SiteKind.UNSURE, sure=False, score=-0.5)


@pytest.mark.parametrize(
    ("pages", "kind"),
    [
        ([], SiteKind.UNSURE),
        ([HARDLY, SELLER, HARDLY], SiteKind.SELLER),
        ([SELLER, COURIER], SiteKind.SELLER),
        ([SELLER, PRESS], SiteKind.UNSURE),
        ([PRESS, PRESS, COURIER], SiteKind.PRESS),
        ([COURIER, HARDLY], SiteKind.COURIER),
        ([COURIER, MAYBE], SiteKind.UNSURE),
        ([HARDLY], SiteKind.UNSURE),
    ],
)
def test_a_site_is_judged_by_its_pages_together(pages: list[Judgement], kind: SiteKind) -> None:
    assert judge_site(pages).kind is kind


@given(st.permutations([HARDLY, SELLER, COURIER, MAYBE]))
def test_the_order_of_pages_does_not_matter(pages: list[Judgement]) -> None:
    assert judge_site(pages) == judge_site([HARDLY, SELLER, COURIER, MAYBE])


def test_a_link_alone_makes_nobody_sure() -> None:
    assert not judge_link_site("出售单号 批发空包", "http://other.example/").sure
    better = judge_link_site("空包批发", "http://other.example/").score
    assert better > judge_link_site("快递查询", "http://other.example/").score
