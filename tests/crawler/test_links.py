"""Links are read in page order, from any text, in time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.links import MOST_LINKS, Link, read_links, refresh_target

BASE = "http://dh31.example/shop/index.html"


def urls(text: str) -> list[str]:
    return [link.url for link in read_links(text, BASE)]


def test_links_come_in_page_order_with_their_words() -> None:
    page = """<ul><li><a href="/list.html"> 空包
        <b>单号</b> </a><li><A HREF='price.php?x=1&amp;y=2#top' target=_blank>价格&nbsp;表</A>
        <li><a class=x href=help.html>帮助</a></ul>"""
    assert read_links(page, BASE) == (
        Link("http://dh31.example/list.html", "空包 单号"),
        Link("http://dh31.example/shop/price.php?x=1&y=2", "价格 表"),
        Link("http://dh31.example/shop/help.html", "帮助"),
    )


def test_an_image_stands_for_the_words_it_replaces() -> None:
    page = '<a href="/p"><img src=p.gif alt="价格表"></a><a href="/q" title="单号大厅"></a>'
    assert [link.text for link in read_links(page, BASE)] == ["价格表", "单号大厅"]


def test_links_in_comments_and_scripts_are_none() -> None:
    page = """<!-- <a href="/a">单号</a> --><script>'<a href="/b">单号</a>'</script>
        <style><a href="/c">x</a></style><a href="/d">单号</a><!-- <a href="/e">"""
    assert urls(page) == ["http://dh31.example/d"]


def test_a_base_goes_before_the_address() -> None:
    assert urls('<base href="/deep/"><a href="x">y</a>') == ["http://dh31.example/deep/x"]
    assert urls('<base href="http://[bad"><a href="x">y</a>') == ["http://dh31.example/shop/x"]


@pytest.mark.parametrize(
    "href",
    ["javascript:buy()", "mailto:a@b.example", "tel:123", "data:text/html,x", "http://[", ""],
)
def test_what_leads_to_no_page_is_no_link(href: str) -> None:
    assert urls(f'<a href="{href}">单号</a>') == []


def test_a_query_is_sent_in_the_encoding_of_the_page() -> None:
    (link,) = read_links('<a href="/s?kw=单">x</a>', BASE, "gb18030")
    assert link.url == "http://dh31.example/s?kw=%B5%A5"
    (link,) = read_links('<a href="/单">x</a>', BASE, "gb18030")
    assert link.url == "http://dh31.example/%E5%8D%95"


def test_an_anchor_that_is_never_closed_ends_at_the_next() -> None:
    page = '<a href="/a">一<a href="/b">二</a>三'
    assert [link.text for link in read_links(page, BASE)] == ["一", "二"]


def test_a_refresh_at_once_is_a_redirect_and_one_in_a_minute_is_not() -> None:
    at_once = '<head><META HTTP-EQUIV="Refresh" CONTENT="0; URL=home.asp"></head>'
    assert refresh_target(at_once, BASE) == "http://dh31.example/shop/home.asp"
    later = '<meta http-equiv=refresh content="60;url=/x">'
    assert refresh_target(later, BASE) is None
    itself = '<meta http-equiv=refresh content="0">'
    assert refresh_target(itself, BASE) is None
    assert refresh_target("<p>x</p>", BASE) is None


def test_a_page_of_links_is_read_to_a_bound() -> None:
    page = "".join(f'<a href="/{number}">单号</a>' for number in range(MOST_LINKS * 2))
    links = read_links(page, BASE)
    assert len(links) == MOST_LINKS
    assert links[-1] == Link(f"http://dh31.example/{MOST_LINKS - 1}", "单号")


HOSTILE = {
    "attributes": "<a " + "x=1 " * 250_000 + ">",
    "nesting": "<div>" * 400_000,
    "open tags": "<a href=" * 250_000,
    "open quotes": '<a href="' * 200_000,
    "comments": "<!--" * 500_000,
    "scripts": "<script>" * 250_000,
    "ends": "</a" * 600_000,
    "blanks": "<a " + " " * 2_000_000,
    "entities": "<a href=x>" + "&" * 1_900_000,
    "equals": "<a " + "a=" * 1_000_000 + ">",
    "brackets": "<" * 2_000_000,
    "many links": "<a href=x>y" * 180_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_do_not_hold_up_the_crawl(name: str) -> None:
    start = time.process_time()
    read_links(HOSTILE[name], BASE)
    refresh_target(HOSTILE[name], BASE)
    assert time.process_time() - start < 2


@given(st.text(alphabet=st.sampled_from("<>/a\"'= hrefbsciptmg!-&;#x\n价"), max_size=200))
def test_any_text_has_links_or_none(text: str) -> None:
    for link in read_links(text, BASE):
        assert link.url.startswith("http")
    refresh_target(text, BASE)
