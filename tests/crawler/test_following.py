"""Which pages a visit asks for next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.following import DEEPEST, Next, following
from waybillwatch.captures import Capture, Outage, OutageReason, Purpose
from waybillwatch.sites import SiteKey

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
SITE = SiteKey("dh31.example")
FRONT = Next("http://dh31.example/", Purpose.FRONT, 0)
PAGE = """<a href="/list">空包单号</a> <a href="/help">帮助</a> <a href="/price">价格表</a>
<a href="http://www.dh31.example/more">快递单号</a> <a href="http://dh31.example.cn/">空包单号</a>"""


def page(text: str, content_type: str = "text/html", encoding: str = "utf-8") -> Capture:
    headers = (("Content-Type", content_type),)
    body = text.encode(encoding)
    return Capture("http://dh31.example/shop/", AT, Purpose.FRONT, 200, headers, body)


def paths(links: list[Next]) -> list[str]:
    return [link.url.removeprefix("http://dh31.example") for link in links]


def test_the_links_of_the_same_site_that_triage_names_in_page_order() -> None:
    found = list(following(FRONT, page(PAGE), SITE))
    assert paths(found) == ["/list", "/price", "http://www.dh31.example/more"]
    assert [link.purpose for link in found][:2] == [Purpose.LISTING, Purpose.PRICE]
    assert {link.depth for link in found} == {1}


def test_links_are_read_in_the_page_s_true_encoding() -> None:
    found = following(FRONT, page(PAGE, "text/html; charset=utf-8", "gb18030"), SITE)
    assert paths(list(found))[:2] == ["/list", "/price"]


def test_a_listing_leads_one_step_further_and_a_price_page_nowhere() -> None:
    listing = Next("http://dh31.example/list", Purpose.LISTING, 1)
    assert {link.depth for link in following(listing, page(PAGE), SITE)} == {2}
    deepest = Next("http://dh31.example/list", Purpose.LISTING, DEEPEST)
    assert list(following(deepest, page(PAGE), SITE)) == []
    price = Next("http://dh31.example/price", Purpose.PRICE, 1)
    assert list(following(price, page(PAGE), SITE)) == []


def test_an_outage_leads_nowhere() -> None:
    answer = page(PAGE)
    outage = Outage(answer.url, AT, Purpose.FRONT, OutageReason.HTTP_STATUS, "404", answer)
    assert list(following(FRONT, outage, SITE)) == []


@pytest.mark.parametrize("content_type", ["image/gif", "application/zip", "application/pdf"])
def test_what_is_no_page_leads_nowhere(content_type: str) -> None:
    assert list(following(FRONT, page(PAGE, content_type), SITE)) == []


def test_a_front_page_may_send_us_on_once() -> None:
    sent = '<meta http-equiv="refresh" content="0;url=/home.html">' + PAGE
    first, *rest = following(FRONT, page(sent), SITE)
    assert first == Next("http://dh31.example/home.html", Purpose.FRONT, 0, sent=True)
    assert paths(rest)[0] == "/list"
    again = list(following(first, page(sent), SITE))
    assert paths(again)[0] == "/list"
    elsewhere = '<meta http-equiv="refresh" content="0;url=http://other.example/">'
    assert list(following(FRONT, page(elsewhere), SITE)) == []
