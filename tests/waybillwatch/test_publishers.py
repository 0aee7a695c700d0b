"""Whose title a hit shows."""

from __future__ import annotations

import pytest

from waybillwatch.publishers import publisher_signs
from waybillwatch.search import SearchHit
from waybillwatch.sites import SiteKind
from waybillwatch.triage import judge_hit, judge_link_site

OFFER = "有网站公开出售快递单号、空包和底单，批发零售，在线充值。"


@pytest.mark.parametrize(
    ("title", "url", "kind"),
    [
        ("关于开展单号倒卖清查的通告 - 某市邮政管理局", "http://a.example/", SiteKind.PRESS),
        ("快递单号买卖调查 - 某某法院网", "http://a.example/", SiteKind.PRESS),
        ("快递单号是多少位 - 位数百科", "http://a.example/", SiteKind.COURIER),
        ("快递单号批量查询工具 - 查件", "http://a.example/", SiteKind.COURIER),
    ],
)
def test_who_is_no_shop_sells_nothing_whatever_it_tells(
    title: str, url: str, kind: SiteKind
) -> None:
    judged = judge_hit(SearchHit(1, url, title, "各快递单号格式大全，位数字", "baidu"))
    assert judged.sure
    assert judged.kind is not SiteKind.SELLER
    assert judged.kind in {kind, SiteKind.UNRELATED, SiteKind.COURIER}
    assert judge_hit(SearchHit(1, url, title, OFFER, "baidu")).kind is not SiteKind.SELLER


@pytest.mark.parametrize(
    "host", ["www.lanjiang.gov.cn", "baike.example", "news.a.example", "court.a.example"]
)
def test_a_host_may_say_that_it_is_no_shop(host: str) -> None:
    assert publisher_signs("快递单号", f"http://{host}/x")


@pytest.mark.parametrize(
    "title",
    ["单号阁 - 淘宝快递单号出售平台", "空包网 - 快递空包批发平台", "淘宝店主的快递单号批发站", ""],
)
def test_a_shop_shows_no_such_sign(title: str) -> None:
    assert publisher_signs(title, "http://danhao.example/news") == ()


def test_a_link_may_be_surely_no_sellers_and_is_never_surely_a_sellers() -> None:
    assert not judge_link_site("单号批发 空包代发 在线充值", "http://a.example/").sure
    assert not judge_link_site("老王", "http://a.example/").sure
    judged = judge_link_site("快递查询 运单查询", "http://a.example/")
    assert judged.sure
    assert judged.kind is SiteKind.COURIER
