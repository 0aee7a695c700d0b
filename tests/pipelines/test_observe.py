"""One visit read: exchanges, readings, the site's standing, finds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.observe import observe
from tests.pipelines.pages import AT, capture
from waybillwatch.captures import Attempt, Capture, Outage, OutageReason, Purpose
from waybillwatch.contradiction import ContradictionKind
from waybillwatch.pii import Tokens
from waybillwatch.search import Query, SearchAnswer, SearchHit, SearchOutcome
from waybillwatch.sites import Origin, SiteKind
from waybillwatch.sweeps import Budget, FinishedVisit, Standing, Visit, VisitKind, VisitRecord

FRONT = "http://shop.example/"
HOME = (
    "<title>淘单_真实快递单号出售平台</title><p>淘单出售各大快递的真实单号，在线充值。</p>"
    "<p>所有单号都没有姓名和电话。</p><p>QQ：9900114114</p>"
    '<p>友情链接：<a href="http://other.example/">空包网</a><a href="/price">价格</a></p>'
)
PRICES = (
    "<title>单号资费</title><p>无收货地址：0.4元/个</p><p>有收货地址：0.5元/个</p>"
    "<p>QQ：9900114114</p>"
)


def visit(*attempts: Attempt, was_selling: bool = False) -> VisitRecord:
    made = Visit("k", VisitKind.WATCH, "shop.example", FRONT, AT, Budget(), was_selling=was_selling)
    return observe(FinishedVisit(made, attempts, AT, AT), tokens=Tokens(b"k"))


def outage(
    reason: OutageReason, response: Capture | None = None, purpose: Purpose = Purpose.FRONT
) -> Outage:
    return Outage(FRONT, AT, purpose, reason, "what the network said", response)


def stands(*attempts: Attempt, was_selling: bool = False) -> Standing:
    observed = visit(*attempts, was_selling=was_selling).observation
    assert observed is not None
    return observed.standing


def test_a_site_that_denies_names_and_sells_addresses() -> None:
    record = visit(capture(HOME), capture(PRICES, FRONT + "price", Purpose.PRICE))
    observed = record.observation
    assert observed is not None
    assert observed.standing is Standing.SELLING
    assert observed.ground.quote is not None
    assert observed.ground.quote.exact == "无收货地址：0.4元/个"
    assert observed.judgement.kind is SiteKind.SELLER
    assert observed.name == "淘单"
    assert observed.at == AT
    assert {one.kind for one in observed.contradictions} == {ContradictionKind.IN_SUBSTANCE}
    assert [len(listing.tiers) for listing in observed.listings] == [0, 2]


def test_every_attempt_is_an_exchange_in_order_and_robots_txt_is_not_read() -> None:
    robots = capture("User-agent: *", FRONT + "robots.txt", Purpose.ROBOTS)
    refused = outage(OutageReason.ROBOTS, purpose=Purpose.PRICE)
    record = visit(robots, capture(HOME), refused)
    assert [one.purpose for one in record.exchanges] == [
        Purpose.ROBOTS,
        Purpose.FRONT,
        Purpose.PRICE,
    ]
    assert [one.text_version is not None for one in record.exchanges] == [False, True, False]
    assert [one.reason for one in record.exchanges] == [None, None, OutageReason.ROBOTS]
    assert len(record.readings) == 1


def test_other_sites_that_a_selling_page_links_to_are_found_once() -> None:
    again = capture(PRICES + '<a href="http://other.example/x">又</a>', FRONT + "price")
    record = visit(capture(HOME), again)
    (find,) = record.finds
    assert (find.site, find.title, find.origin) == ("other.example", "空包网", Origin.LINK)
    assert (find.detail, find.rank) == (FRONT, 1)
    assert not find.judgement.sure


@pytest.mark.parametrize(
    "reason",
    [
        OutageReason.DNS,
        OutageReason.REFUSED,
        OutageReason.TIMEOUT,
        OutageReason.RESET,
        OutageReason.TLS,
        OutageReason.HTTP_STATUS,
    ],
)
def test_no_answer_is_down(reason: OutageReason) -> None:
    record = visit(outage(reason))
    assert record.observation is not None
    assert record.observation.standing is Standing.DOWN
    assert record.observation.ground.outage is reason


@pytest.mark.parametrize(
    "reason",
    [OutageReason.ROBOTS, OutageReason.FORBIDDEN, OutageReason.OURS, OutageReason.TOO_LARGE],
)
def test_what_is_not_theirs_is_unknown(reason: OutageReason) -> None:
    assert stands(outage(reason)) is Standing.UNKNOWN


def test_blocked_is_not_down() -> None:
    challenge = capture("<title>Just a moment...</title>", status=403)
    assert stands(outage(OutageReason.BLOCKED, challenge)) is Standing.BLOCKED
    assert stands(outage(OutageReason.BLOCKED)) is Standing.BLOCKED


def test_the_page_that_comes_with_an_error_speaks_first() -> None:
    notice = capture("<h1>该网站因欠费已暂停访问</h1>", status=503)
    record = visit(outage(OutageReason.HTTP_STATUS, notice))
    assert record.observation is not None
    assert record.observation.standing is Standing.SUSPENDED
    assert record.observation.ground.outage is OutageReason.HTTP_STATUS
    assert len(record.readings) == 1
    assert record.observation.listings == ()


def test_online_is_not_selling() -> None:
    blank = capture("<title>新站</title><p>敬请关注</p>")
    assert stands(blank) is Standing.SILENT
    assert stands(blank, was_selling=True) is Standing.GUTTED


def test_a_price_page_that_sells_outweighs_a_front_page_that_failed() -> None:
    price = capture(PRICES + HOME, FRONT + "price", Purpose.PRICE)
    assert stands(outage(OutageReason.TIMEOUT), price) is Standing.SELLING


def test_a_front_page_on_another_host_has_moved() -> None:
    hop = replace(capture("", status=302), headers=(("Location", "http://newhost.example/"),))
    landed = capture(HOME.replace("出售", ""), "http://newhost.example/")
    assert stands(hop, replace(landed, payload=b"<p>hello</p>")) is Standing.MOVED
    assert stands(hop) is Standing.MOVED


def test_a_redirect_within_the_site_is_no_move() -> None:
    hop = replace(capture("", status=301), headers=(("Location", "http://www.shop.example/"),))
    assert stands(hop, capture(HOME, "http://www.shop.example/")) is Standing.SELLING


def test_an_unreadable_front_page_is_unknown_and_says_so() -> None:
    picture = replace(capture(""), payload=b"\x89PNG\r\n\x1a\n" + bytes(64))
    record = visit(picture)
    assert record.observation is not None
    assert record.observation.standing is Standing.UNKNOWN
    assert record.exchanges[0].detail.startswith("unreadable")
    assert record.readings == ()


def test_a_visit_that_met_nothing_is_unknown() -> None:
    assert stands() is Standing.UNKNOWN


def test_the_same_visit_gives_the_same_record() -> None:
    assert visit(capture(HOME), capture(PRICES)) == visit(capture(HOME), capture(PRICES))


def test_a_search_gives_its_hits_as_finds() -> None:
    query = Query("单号")
    made = Visit(
        "k", VisitKind.SEARCH, query.key, "http://search.example/", AT, Budget(), query=query
    )
    hits = (
        SearchHit(
            1, "http://shop.example/", "出售单号", "单号低价批发，在线充值，自动发货", "baidu"
        ),
        SearchHit(2, "not an address", "x", "y", "baidu"),
        SearchHit(3, "http://kd.example/", "快递单号查询", "输入快递单号，快件状态", "bing"),
        SearchHit(4, "http://tieba.example/p/12?pn=2", "长期出单号_单号吧_贴吧", "单号", "bing"),
        SearchHit(5, "http://shop.example/p/12", "长期出单号", "单号", "bing"),
    )
    serp = capture("{}", "http://search.example/", Purpose.SERP)
    answer = SearchAnswer(SearchOutcome.HITS, hits)
    record = observe(FinishedVisit(made, (serp,), AT, AT, (answer,)), tokens=None)
    assert [(one.site, one.rank, one.judgement.kind) for one in record.finds] == [
        ("shop.example", 1, SiteKind.SELLER),
        ("kd.example", 3, SiteKind.COURIER),
        ("tieba.example/单号", 4, SiteKind.UNSURE),
        ("shop.example", 5, SiteKind.UNSURE),
    ]
    assert record.finds[2].url == "http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8"
    assert record.finds[0].detail == "searxng:单号 (baidu)"
    assert record.finds[0].origin is Origin.SEARCH
    assert record.observation is None
    assert [one.purpose for one in record.exchanges] == [Purpose.SERP]
