"""Boards by the shape of their addresses and of their markup."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.boards import bar_of, list_of, outer, page_of, thread_of, titled_bar, uncommented

LIST = (
    "<ul id=thread_list><li class=' j_thread_list clearfix' data-field='{}'>"
    "<a class='j_th_tit ' href=/p/1>x</a></li></ul>"
)
HIDDEN = (
    f'<p>a</p><code class="pagelet_html" style="display:none;"><!--\n{LIST}\n--></code><p>b</p>'
)


@pytest.mark.parametrize(
    ("url", "bar"),
    [
        ("https://tieba.baidu.com/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8&pn=50", "单号"),
        ("http://tieba.example/f?ie=utf-8&kw=%E5%8D%95%E5%8F%B7%E5%90%A7", "单号"),
        ("http://bbs.other.example/f?kw=单号吧&fr=home", "单号"),
        ("http://tieba.baidu.com/f?kw=%B5%A5%BA%C5", "单号"),
        ("http://tieba.baidu.com/f?kw=a+b", "a b"),
        ("http://tieba.baidu.com/f?kw=%E5%90%A7", "吧"),
        ("http://tieba.baidu.com/mo/q/m?kw=%E5%8D%95%E5%8F%B7", "单号"),
        ("http://tieba.baidu.com/f/good?kw=%E5%8D%95%E5%8F%B7", "单号"),
        ("http://tieba.baidu.com/f?kw=", None),
        ("http://tieba.baidu.com/f?xkw=1", None),
        ("http://tieba.baidu.com/", None),
        ("http://tieba.baidu.com/p/1?kw=1", None),
        ("http://shop.example/search?kw=%E7%A9%BA%E5%8C%85", None),
        ("http://tieba.baidu.com/f?kw=%00", None),
        (f"http://tieba.baidu.com/f?kw={'a' * 41}", None),
    ],
)
def test_a_list_of_threads_names_its_board_on_any_host(url: str, bar: str | None) -> None:
    assert bar_of(url) == bar


def test_a_list_begins_with_its_first_page() -> None:
    later = "http://tieba.example/f?kw=%E5%8D%95&ie=utf-8&pn=50&tab=main"
    assert list_of(later) == "http://tieba.example/f?kw=%E5%8D%95&ie=utf-8"
    assert list_of(list_of(later)) == list_of(later)


def test_a_thread_and_its_pages() -> None:
    assert thread_of("http://tieba.example/p/1904410021?pn=2") == "1904410021"
    assert thread_of("http://tieba.example/p/list") is None
    assert page_of("http://tieba.example/p/1904410021?pn=2") == 2
    assert page_of("http://tieba.example/p/1") == 0
    assert page_of("http://tieba.example/f?kw=x&pn=-5") == 0
    assert page_of("http://tieba.example/f?kw=x&pn=²") == 0


@pytest.mark.parametrize(
    ("title", "bar"),
    [
        ("长期出圆通单号_单号吧_百度贴吧", "单号"),
        ("出单-先试后买_单号吧_贴吧", "单号"),
        ("单号吧-贴吧", "单号"),
        ("单号吧-百度贴吧--聊聊快递", "单号"),
        ("单号吧 - 淘宝卖家单号批发", None),
        ("百度贴吧", None),
    ],
)
def test_a_title_names_its_board(title: str, bar: str | None) -> None:
    assert titled_bar(title) == bar


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        (
            "http://jump.bdimg.com/safecheck/index?url=http%3A%2F%2Fdh31.example%2Fa%3Fb%3D1",
            "http://dh31.example/a?b=1",
        ),
        ("http://tieba.example/safecheck/index?x=1&url=https://a.example/", "https://a.example/"),
        ("http://tieba.example/safecheck/index?url=javascript:1", None),
        ("http://tieba.example/safecheck/index", None),
        ("http://a.example/go?url=http://b.example/", None),
    ],
)
def test_a_jump_leads_to_what_is_behind_it(url: str, leads: str | None) -> None:
    assert outer(url) == (leads or url)


def test_a_list_in_a_comment_comes_out_in_its_place() -> None:
    shown = uncommented(HIDDEN)
    assert "<!--" not in shown
    assert "<code" not in shown
    assert shown.index("<p>a") < shown.index("j_thread_list") < shown.index("<p>b")


def test_other_comments_stay_and_a_list_in_the_body_is_enough() -> None:
    for plain in (
        '<code class="pagelet_html"><!-- <ul><li>x</li></ul> --></code>',
        f"<!-- {LIST} -->",
        "<code><!-- j_thread_list",
        f"{LIST}{HIDDEN}",
    ):
        assert uncommented(plain) == plain


def test_two_hidden_lists_come_out_both() -> None:
    assert uncommented(HIDDEN * 2).count("j_thread_list") == 2


@given(st.text(alphabet=st.sampled_from("<code>!-/i lj_thread_list\n"), max_size=200))
def test_any_text_has_its_lists_out_once(text: str) -> None:
    assert uncommented(uncommented(text)) == uncommented(text)


@pytest.mark.parametrize(
    "text",
    [
        "<code><!--" * 100_000 + "<li j_thread_list -->",
        "<code" * 200_000 + "j_thread_list",
        "<code>" + " " * 1_000_000 + "j_thread_list",
        "<code><!--" + "<li " * 300_000 + "-->",
    ],
)
def test_hostile_markup_holds_nobody_up(text: str) -> None:
    start = time.process_time()
    uncommented(text)
    assert time.process_time() - start < 2
