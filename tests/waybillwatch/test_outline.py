"""One pass over the tags of a page."""

from __future__ import annotations

from waybillwatch.outline import outline, waits


def test_words_titles_links_and_scripts_are_told_apart() -> None:
    page = outline(
        "<title>空包</title><style>p{}</style><p>圆通 <b>0.5</b></p><a href=/x>单号</a>"
        "<script src=/a.js></script><script>fetch('/x')</script>"
        "<script type=application/json>{}</script><script src=//s11.cnzz.com/z.js></script>"
    )
    assert page.titles == ["空包"]
    assert page.words == ["圆通", "0.5", "单号"]
    assert page.links == 1
    assert page.sources == ["/a.js"]
    assert page.code == ["fetch('/x')"]


def test_what_holds_nothing_is_seen_wherever_it_stands() -> None:
    page = outline("<div id=wrap><p>空包</p><div id=app><i></i></div></div>")
    assert (page.mount, page.app) == (True, True)
    page = outline("<div id=app><p>空包</p></div><ul></ul>")
    assert (page.mount, page.app, page.empty_list) == (False, False, True)


def test_a_table_is_empty_with_heads_alone() -> None:
    assert outline("<table><tr><th>快递</th></tr></table>").empty_table
    assert not outline("<table><tr><th>快递</th><td>圆通</td></tr></table>").empty_table
    assert not outline("<table></table>").empty_table


def test_only_a_short_line_says_that_something_is_coming() -> None:
    assert waits("数据加载中，请稍候……")
    assert waits("loading…")
    assert not waits("点击加载更多")
    assert not waits("如果页面一直在加载中，请检查您的网络设置，或者换一个浏览器再试一次")
