"""Where a board's pages lead."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.boards import board_pages
from crawler.following import Next, following
from waybillwatch.captures import Capture, Purpose
from waybillwatch.sites import SiteKey

SITE = SiteKey("tieba.example/单号")
LIST = "http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8"
ENTRIES = """
<li class=" j_thread_list thread_top clearfix" data-field="{}">
<a href="/p/1" class="j_th_tit ">须知</a>
<ul><li><a href="/p/99">图</a></li></ul></li>
<li class="fengchao-wrap-feed" data-daid="5"><a href="/p/66" class="j_th_tit ">推广</a></li>
<li class=" j_thread_list clearfix"><a class="j_th_tit " href="/p/2?share=1">出单</a>
<a href="/p/2?pid=7#7" class="j_reply">7楼</a></li>
<li class=" j_thread_list clearfix"><a class="j_th_tit " href="http://other.example/p/3">别处</a></li>
<li class=" j_thread_list clearfix"><a class="j_th_tit " href="/safecheck/index?url=x">跳</a></li>
<li class=" j_thread_list clearfix"><a class="j_th_tit " href="http://[">坏</a></li>
"""
PAGER = """<a href="/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8&pn=100">3</a>
<a href="/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8&pn=50">2</a>
<a href="/f?kw=%E6%AF%9B%E8%A1%A3&pn=50">毛衣吧</a>"""
HIDDEN = f'<code class="pagelet_html" style="display:none;"><!--<ul>{ENTRIES}</ul>{PAGER}--></code>'


def leads(text: str, url: str = LIST) -> list[tuple[str, bool]]:
    found = list(board_pages(text, url, SITE))
    return [(one.removeprefix("http://tieba.example"), further) for one, further in found]


def test_a_list_in_a_comment_leads_to_its_threads_and_its_next_page() -> None:
    following_page = "/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8&pn=50"
    expected = [("/p/1", False), ("/p/2", False), (following_page, True)]
    assert leads(HIDDEN) == expected
    assert leads(f"<ul>{ENTRIES}</ul>{PAGER}") == expected


def test_the_last_page_of_a_list_leads_no_further() -> None:
    assert leads(PAGER, f"{LIST}&pn=100") == []
    assert [further for _, further in leads(PAGER, f"{LIST}&pn=50")] == [True]


def test_a_thread_leads_to_its_next_page_alone() -> None:
    pager = '<a href="/p/2?pn=3">3</a><a href="/p/2?pn=2">2</a><a href="/p/5?pn=2">x</a>'
    assert leads(pager + ENTRIES, "http://tieba.example/p/2") == [("/p/2?pn=2", True)]
    assert leads(pager, "http://tieba.example/p/2?pn=2") == [("/p/2?pn=3", True)]
    assert leads('<a href="/p/2?pn=1">1</a>', "http://tieba.example/p/2") == []


def test_a_visit_reads_threads_as_listings_and_further_pages_as_near() -> None:
    at = datetime(2012, 11, 5, tzinfo=UTC)
    headers = (("Content-Type", "text/html"),)
    page = Capture(LIST, at, Purpose.FRONT, 200, headers, HIDDEN.encode())
    found = list(following(Next(LIST, Purpose.FRONT, 0), page, SITE))
    assert [(one.purpose, one.depth) for one in found] == [
        (Purpose.LISTING, 1),
        (Purpose.LISTING, 1),
        (Purpose.LISTING, 0),
    ]
