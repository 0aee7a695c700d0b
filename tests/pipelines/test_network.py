"""A front page that leads to another site, and what stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.observe import observe
from tests.pipelines.boards import LIST_URL
from tests.pipelines.pages import AT, capture
from waybillwatch.captures import Attempt, Capture, Outage, OutageReason, Purpose
from waybillwatch.sites import Origin, SiteKind
from waybillwatch.sweeps import (
    Budget,
    FinishedVisit,
    Observation,
    Standing,
    Visit,
    VisitKind,
    VisitRecord,
)

FRONT = "http://shop.example/"
NEW = "http://newshop.example/"
SHOP = (
    "<title>淘单_真实快递单号出售平台</title><p>淘单出售各大快递的真实单号，在线充值。</p>"
    "<p>圆通单号：0.5元/个</p><p>QQ：9900114114</p>"
    '<p>友情链接：<a href="http://other.example/">空包网</a></p>'
)


def hop(to: str, url: str = FRONT) -> Capture:
    return replace(capture("", url, status=302), headers=(("Location", to),))


def visit(*attempts: Attempt, site: str = "shop.example", start: str = FRONT) -> VisitRecord:
    made = Visit("k", VisitKind.WATCH, site, start, AT, Budget())
    return observe(FinishedVisit(made, attempts, AT, AT), tokens=None)


def seen(record: VisitRecord) -> Observation:
    assert record.observation is not None
    return record.observation


def test_a_shop_that_moved_is_where_it_leads_and_sells_nothing_here() -> None:
    record = visit(hop(NEW), capture(SHOP, NEW))
    observed = seen(record)
    assert observed.standing is Standing.MOVED
    assert observed.ground.detail == NEW
    assert observed.ground.quote is None
    assert observed.listings == ()
    assert observed.name == ""
    assert record.readings == ()
    assert [one.text_version for one in record.exchanges] == [None, None]
    (find,) = record.finds
    assert (find.site, find.url, find.origin) == ("newshop.example", NEW, Origin.LINK)
    assert find.detail == "moved from shop.example"
    assert find.title == "淘单_真实快递单号出售平台"
    assert (find.judgement.kind, find.judgement.sure) == (SiteKind.SELLER, True)


def test_where_it_leads_may_sell_nothing_or_not_answer() -> None:
    (find,) = visit(hop(NEW), capture("<title>新闻</title><p>滨江步道周末开放</p>", NEW)).finds
    assert find.judgement.kind is not SiteKind.SELLER
    gone = Outage(NEW, AT, Purpose.FRONT, OutageReason.DNS, "no such name")
    record = visit(hop(NEW), gone)
    assert seen(record).standing is Standing.MOVED
    assert seen(record).ground.detail == NEW
    assert not record.finds[0].judgement.sure


def test_a_refresh_to_another_site_is_a_move_and_one_within_is_none() -> None:
    sent = '<meta http-equiv="refresh" content="3;url={}"><p>本站已搬家</p>'
    record = visit(capture(sent.format(NEW)))
    assert seen(record).standing is Standing.MOVED
    assert seen(record).ground.detail == NEW
    assert [find.site for find in record.finds] == ["newshop.example"]
    assert seen(visit(capture(sent.format("/home.html")))).standing is not Standing.MOVED
    later = sent.replace("3;", "600;").format(NEW)
    assert seen(visit(capture(later))).standing is not Standing.MOVED


@pytest.mark.parametrize(
    ("notice", "standing"),
    [
        ("<title>安全验证</title><p>请完成安全验证后继续</p>", Standing.BLOCKED),
        ("<h1>该网站因欠费已暂停访问</h1>", Standing.SUSPENDED),
        ("<title>x</title><p>此域名正在出售</p>", Standing.PARKED),
    ],
)
def test_a_wall_or_a_notice_elsewhere_speaks_of_the_site(notice: str, standing: Standing) -> None:
    record = visit(hop("http://wall.other.example/"), capture(notice, "http://wall.other.example/"))
    assert seen(record).standing is standing
    assert seen(record).ground.quote is not None
    assert seen(record).listings == ()
    assert record.finds == ()
    assert len(record.readings) == 1


def test_another_site_s_page_counts_nothing_wherever_it_is_met() -> None:
    price = capture(SHOP, NEW, Purpose.PRICE)
    record = visit(capture("<title>淘单</title><p>敬请关注</p>"), price)
    assert seen(record).standing is Standing.SILENT
    assert [listing.url for listing in seen(record).listings] == [FRONT]
    assert record.finds == ()


def test_a_board_led_to_its_host_is_gone_and_led_to_a_wall_is_walled() -> None:
    site = "tieba.example/单号"
    home = capture("<title>贴吧</title><p>热门吧</p>", "http://tieba.example/")
    gone = seen(visit(hop("/", LIST_URL), home, site=site, start=LIST_URL))
    assert gone.standing is Standing.SOFT_404
    wall = capture("<title>百度安全验证</title>", "http://wappass.other.example/captcha")
    walled = visit(hop(wall.url, LIST_URL), wall, site=site, start=LIST_URL)
    assert seen(walled).standing is Standing.BLOCKED
