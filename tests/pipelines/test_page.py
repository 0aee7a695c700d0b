from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.blocks import Block, BlockKind
from pipelines.page import Page, read_page
from waybillwatch.errors import UnreadablePage


def page_of(html: str | bytes, content_type: str | None = None) -> Page:
    body = html if isinstance(html, bytes) else html.encode()
    return read_page(body, content_type=content_type, url="http://dan.example/a/b.html")


def words(page: Page) -> list[str]:
    return [page.text[slice(*block.span)] for block in page.layout.blocks]


def block(page: Page, text: str) -> Block:
    return next(b for b in page.layout.blocks if page.text[slice(*b.span)] == text)


def kind(page: Page, text: str) -> BlockKind:
    return block(page, text).kind


def owners(page: Page, text: str) -> list[str]:
    return [page.text[slice(*heading)] for heading in block(page, text).headings]


@pytest.mark.parametrize("body", [b"", b"   \n", b"<html></html>", b"<body><!-- x --></body>"])
def test_a_blank_page_is_readable(body: bytes) -> None:
    assert page_of(body).text == ""


@pytest.mark.parametrize(
    "body",
    [b"\x89PNG\r\n\x1a\n0000", b"%PDF-1.4 ...", b"PK\x03\x04abc", b"\x1f\x8b\x08\x00", bytes(64)],
)
def test_what_is_no_text_is_unreadable_with_a_reason(body: bytes) -> None:
    with pytest.raises(UnreadablePage, match="these bytes are"):
        page_of(body)


def test_a_price_split_over_elements_stays_in_one_block() -> None:
    page = page_of("<dt><span>黄金会员</span><br/><span>2.70</span>元/单</dt>")
    assert words(page) == ["黄金会员\n2.70元/单"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>不含任何\n    收件人姓名</p>", "不含任何收件人姓名"),
        ("<p>张三 13000001234\n 北京</p>", "张三 13000001234 北京"),
        ("<p><b>加</b><i>微信</i></p>", "加微信"),
        ("<p><b>2.70</b><b>1.50</b></p>", "2.70 1.50"),
        ("<p>QQ<b>334</b></p>", "QQ334"),
        ("<p>一<br><br>二<br></p>", "一\n二"),
        ("<p>单&#21495; &yen;1</p>", "单号 ¥1"),
        ("<p>报<ruby>道<rt>dào</rt></ruby></p>", "报道"),
    ],
)
def test_runs_read_as_a_browser_shows_them(html: str, text: str) -> None:
    assert words(page_of(html)) == [text]


@pytest.mark.parametrize(
    "html",
    [
        "<p style='display: none'>藏</p>",
        "<p style='visibility:hidden'>藏</p>",
        "<span style='font-size:0'>藏</span>",
        "<div hidden><p>藏</p></div>",
        "<template><p>藏</p></template>",
        "<!-- 藏 -->",
        "<style>.x{display:none}</style><span class='a x'>藏</span>",
        "<svg><title>藏</title></svg>",
        "<p hidden><img alt='藏'><input value='藏'></p>",
    ],
)
def test_what_nobody_sees_is_not_read(html: str) -> None:
    assert words(page_of(f"{html}<p>见</p>")) == ["见"]


def test_words_in_attributes_and_forms_are_read_behind_their_run() -> None:
    page = page_of(
        "<p>客服<a href='/x' title='点我聊天'>在线</a>中</p>"
        "<input value='李四' placeholder='姓名'><input type=hidden value='deadbeef00'>"
        "<textarea>第一行\n第二行</textarea>"
        "<select><option>圆通</option><option>申通</option></select>"
        "<input type=submit value='提交'>"
    )
    assert words(page) == [
        "客服在线中", "点我聊天", "李四", "姓名", "第一行\n第二行", "圆通", "申通", "提交",
    ]  # fmt: skip
    assert kind(page, "点我聊天") is BlockKind.LABEL
    assert kind(page, "李四") is BlockKind.FIELD
    assert kind(page, "第一行\n第二行") is BlockKind.FIELD
    assert kind(page, "申通") is BlockKind.OPTION


def test_an_image_reads_as_its_alt_where_it_stands() -> None:
    assert words(page_of("<p><img alt='圆通'>1.2元</p>")) == ["圆通1.2元"]
    assert kind(page_of("<p><img alt='圆通'></p>"), "圆通") is BlockKind.LABEL


def test_struck_text_is_marked_and_stands_behind_what_is_on_offer() -> None:
    page = page_of("<p>圆通 <s>1.5元</s> 现价1.2元</p>")
    assert words(page) == ["圆通 现价1.2元", "1.5元"]
    assert block(page, "1.5元").struck
    assert not block(page, "圆通 现价1.2元").struck


def test_headings_own_what_follows_until_their_peer_or_their_container_ends() -> None:
    page = page_of(
        "<h1>站</h1><div class=card><div class=hd><h3>圆通</h3></div><p>甲</p></div>"
        "<p>乙</p><h2>说明</h2><p>丙</p><h2>声明</h2><p>丁</p>"
    )
    assert owners(page, "甲") == ["站", "圆通"]
    assert owners(page, "乙") == ["站"]
    assert owners(page, "丙") == ["站", "说明"]
    assert owners(page, "丁") == ["站", "声明"]


def test_a_short_bold_or_titled_line_is_a_heading_and_a_sentence_is_none() -> None:
    page = page_of(
        "<p><b>价格表</b></p><p>甲</p><div class=title>公告</div><p><b>请加QQ，谢谢</b></p>"
    )
    assert kind(page, "价格表") is BlockKind.HEADING
    assert kind(page, "公告") is BlockKind.HEADING
    assert kind(page, "请加QQ，谢谢") is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "html",
    [
        "<nav>甲</nav>",
        "<footer>甲</footer>",
        "<div id=foot>甲</div>",
        "<ul class='nav-bar'><li>甲</ul>",
    ],
)
def test_furniture_is_marked(html: str) -> None:
    page = page_of(f"{html}<p>乙</p>")
    assert block(page, "甲").furniture
    assert not block(page, "乙").furniture


def test_links_are_absolute_and_know_their_words() -> None:
    page = page_of(
        "<base href='http://other.example/'><a href=' /li\nst '>单号<b>列表</b></a>"
        "<a href='tel:13000001111'>打</a><a href='javascript:void(0)'>不</a><a href='http://[x'>坏</a>"
        "<iframe src='in.html'></iframe>"
    )
    found = [(link.url, page.text[slice(*link.text)]) for link in page.layout.links]
    assert found == [
        ("http://other.example/list", "单号列表"),
        ("tel:13000001111", "打"),
        ("http://[x", "坏"),
        ("http://other.example/in.html", ""),
    ]


def test_title_password_refresh_scripts_and_encoding_are_noted() -> None:
    html = (
        "<head><meta charset=utf-8><title>单号吧</title><meta name=keywords content='单号,空包'>"
        "<meta http-equiv=refresh content='3; url=/next'></head>"
        "<input type=password><script src=x></script>"
    )
    page = page_of(html.encode("gbk"))
    layout = page.layout
    assert page.text[slice(*layout.title)] == "单号吧"
    assert kind(page, "单号,空包") is BlockKind.META
    assert layout.has_password
    assert layout.refresh == "http://dan.example/next"
    assert layout.scripts == 1
    assert (layout.encoding, layout.declared) == ("gb18030", "utf-8")


def test_text_without_markup_and_json_are_read() -> None:
    assert words(page_of("单号 0.4元\n空包 1元")) == ["单号 0.4元\n空包 1元"]
    assert words(page_of('{"快递": "圆通", "price": 1.2}')) == ["快递: 圆通", "price: 1.2"]


def test_xml_that_calls_itself_html_is_read_without_a_word() -> None:
    assert words(page_of("<?xml version='1.0' encoding='gbk'?><rss><item>单号</item></rss>")) == [
        "单号"
    ]


def test_a_page_too_large_is_cut_and_says_so() -> None:
    page = page_of("<p>x</p>" * 80_000)
    assert page.layout.cut is not None
    assert page_of("<p>x</p>").layout.cut is None


@pytest.mark.parametrize(
    "html",
    [
        "<p>前<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">中</div><p>后",
        "<p>前" + "<b>" * 50_000 + "中" + "</b>" * 50_000 + "<p>后",
        "<p>前中后" + "<!--" * 100_000,
    ],
)
def test_hostile_markup_is_read_in_bounded_time(html: str) -> None:
    text = page_of(html).text
    assert all(word in text for word in "前中后")


HTML = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "</s>",
            "<dl>", "<dt>", "<dd>", "<s>", "</table>", "<h2>", "</h2>", "<li>", "<br>", "<caption>",
            "<div class=row>",
            "<span>", "</span>", "</div>", "<script>", "</script>", "var a={'单':1};", "<select>",
            "<option>", "<textarea>", "<input value=甲>", "<img alt=乙>", "<a href=/x title=丙>",
            "</a>", "单号", " 1.2元", "\n", "<!--", "-->", "<", "&#x0;", "<title>", "<th>",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(HTML)
def test_spans_lie_in_the_text_and_the_same_bytes_give_the_same_page(html: str) -> None:
    page = page_of(html)
    assert page == page_of(html)
    end = len(page.text)
    last = 0
    for one in page.layout.blocks:
        assert last <= one.span[0] < one.span[1] <= end
        assert page.text[slice(*one.span)].strip() == page.text[slice(*one.span)]
        last = one.span[1]
    for grid in page.layout.grids:
        assert len({len(row) for row in grid.rows}) == 1
        assert all(0 <= s[0] <= s[1] <= end for row in grid.rows for s in row if s is not None)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(UnreadablePage):
        assert page_of(body) == page_of(body)
