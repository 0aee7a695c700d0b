"""A board's page: its posts, whose they are, and nobody's name."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.redact import RedactedPage
from tests.pipelines.boards import LIST_URL, THREAD_URL, entry, floor, listed, thread
from tests.pipelines.pages import html

TALK = thread(
    "长期出圆通单号",
    ("南城小掌柜", "圆通单号五毛一个"),
    ("橙子味的海", "官网能看到走件吗"),
    ("南城小掌柜", "回复 橙子味的海 :能"),
    ("小北物流", "@南城小掌柜 楼上贵了"),
)


def said(page: RedactedPage) -> list[tuple[bool, list[str]]]:
    return [
        (post.opens, [str(page.text[slice(*span)]) for span in post.spans])
        for post in page.layout.posts
    ]


def test_a_list_in_a_comment_is_read_entry_by_entry() -> None:
    page = html(listed(entry("甲乙丙", "出单号", "一个也卖"), entry("甲乙丙", "求单号")), LIST_URL)
    assert [words[-1] for _, words in said(page)] == ["一个也卖", "求单号"]
    assert said(page)[0][1][0].endswith("出单号")
    assert [opens for opens, _ in said(page)] == [True, True]
    first, second = page.layout.posts
    assert first.writer != second.writer


def test_the_floors_of_a_thread_are_told_apart_by_writer() -> None:
    page = html(TALK, THREAD_URL)
    writers = [post.writer for post in page.layout.posts]
    assert writers[0] == writers[2]
    assert len(set(writers)) == 3
    assert said(page)[0] == (True, ["长期出圆通单号", "圆通单号五毛一个"])
    assert said(page)[1] == (False, ["官网能看到走件吗"])


def test_a_later_page_of_a_thread_gives_its_title_to_nobody() -> None:
    page = html(thread("空包代发", ("甲乙丙", "顶"), first=31), THREAD_URL)
    assert said(page) == [(False, ["顶"])]


def test_ads_are_not_read() -> None:
    ad = '<li class="fengchao" data-daid="5"><a href="/p/9" class="j_th_tit ">拾光礼品</a></li>'
    page = html(listed(ad, entry("甲乙丙", "出单号")), LIST_URL)
    assert len(page.layout.posts) == 1
    assert "拾光" not in page.text
    inner = '<div class="l_post"><div class="d_post_content">推广空包</div></div>'
    page = html(thread("x", ("甲乙丙", "y")) + inner, THREAD_URL)
    assert "推广" not in page.text


def test_users_are_masked_wherever_they_are_called_by_name() -> None:
    page = html(TALK, THREAD_URL)
    text = str(page.text)
    for name in ("南城小掌柜", "橙子味的海", "小北物流"):
        assert name not in text
    assert "橙****" in text
    assert "@南****" in text
    assert page.sightings == ()
    assert not any("un=%" in link.url or "掌柜" in link.url for link in page.layout.links)
    listing = html(listed(entry("老周不周", "出单号")), LIST_URL)
    assert "老周不周" not in str(listing.text)


def test_a_word_of_the_trade_that_is_somebody_s_name_stays_a_word() -> None:
    page = html(thread("出单号", ("圆通", "圆通单号 圆通 五毛")), THREAD_URL)
    assert "圆通单号 圆通 五毛" in page.text
    assert said(page)[0][1][-1] == "圆通单号 圆通 五毛"


def test_a_jump_leads_to_what_is_behind_it() -> None:
    jump = '<a href="/safecheck/index?url=http%3A%2F%2Fdh31.example%2F">看</a>'
    page = html(thread("x", ("甲乙丙", f"出单号 {jump}")), THREAD_URL)
    assert "http://dh31.example/" in {link.url for link in page.layout.links}


def test_what_nobody_can_read_of_a_post_is_a_post_of_nobody() -> None:
    page = html(floor("甲乙丙", "一", 1) + floor("", "二", 2) + floor("", "三", 3), THREAD_URL)
    assert len({post.writer for post in page.layout.posts}) == 3
    broken = '<div class="l_post" data-field="{&quot;author">四</div>'
    assert html(broken, THREAD_URL).layout.posts == ()


def test_another_page_has_no_posts() -> None:
    assert html("<p>l_post j_thread_list</p>").layout.posts == ()
    assert html("<p>单号</p>").layout.user_names == ()


@given(st.lists(st.tuples(st.sampled_from(["甲乙", "丙丁", "a b"]), st.text(max_size=20))))
def test_posts_lie_apart_and_in_order(talk: list[tuple[str, str]]) -> None:
    clean = [(name, words.replace("<", "").replace("&", "")) for name, words in talk]
    page = html(thread("出单号", *clean), THREAD_URL)
    spans = [span for post in page.layout.posts for span in post.spans]
    assert spans == sorted(spans)
    assert all(one[1] <= after[0] for one, after in pairwise(spans))
