import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.contacts import find_contacts
from pipelines.page import read_page
from pipelines.redact import redact
from waybillwatch.captures import Digest
from waybillwatch.listings import Contact

DIGEST = Digest.of(b"a page")


def contacts(html: str) -> tuple[Contact, ...]:
    page = read_page(html.encode(), content_type=None, url="http://dan.example/")
    return find_contacts(redact(page, capture=DIGEST, tokens=None))


def found(html: str) -> list[tuple[str, str]]:
    return [(contact.kind.value, contact.value) for contact in contacts(html)]


@pytest.mark.parametrize(
    ("html", "handles"),
    [
        ("<p>客服QQ：990001234</p>", [("qq", "990001234")]),
        ("<p>扣扣 990001234、990001235</p>", [("qq", "990001234"), ("qq", "990001235")]),
        ("<p>扣：3 3 4 0 0 0 5 6</p>", [("qq", "33400056")]),
        ("<p>扣①：⑧③⓪⓪⓪⑤⑤⑥⑥</p>", [("qq", "830005566")]),
        ("<p>ＱＱ ８２０，００３，３４４</p>", [("qq", "820003344")]),
        ("<p>企鹅990001234</p>", [("qq", "990001234")]),
        ("<p>990001234（QQ）</p>", [("qq", "990001234")]),
        ("<p>QQ群：990001234</p>", [("qq", "990001234")]),
        ("<p>邮箱 990001234@qq.com</p>", [("email", "990001234@qq.com")]),
        ("<a href='http://wpa.qq.com/msgrd?uin=990001234&site=qq'>问</a>", [("qq", "990001234")]),
        ("<a href='tencent://message/?uin=990001234'></a>", [("qq", "990001234")]),
        ("<p>加薇信 dan_01kf</p>", [("wechat", "dan_01kf")]),
        ("<p>加 薇 信：dan_01kf</p>", [("wechat", "dan_01kf")]),
        ("<p>ＷＥＩＸＩＮ：dan01kf</p>", [("wechat", "dan01kf")]),
        ("<p>vx：dan01kf</p>", [("wechat", "dan01kf")]),
        ("<p>V信 dan-01-kf</p>", [("wechat", "dan-01-kf")]),
        ("<p>手机/微信 13000001234</p>", [("wechat", "13000001234"), ("phone", "13000001234")]),
        (
            "<p>客服电话 13000001234（微信同号）</p>",
            [("phone", "13000001234"), ("wechat", "13000001234")],
        ),
        ("<p>咨询热线：0571-00001234</p>", [("phone", "0571-00001234")]),
        ("<p>客服热线 400-000-1234</p>", [("phone", "400-000-1234")]),
        ("<p>飞机：@dan_kefu</p>", [("telegram", "dan_kefu")]),
        ("<p>T G：@ｄａｎ＿ｋｆ</p>", [("telegram", "dan_kf")]),
        ("<a href='https://t.me/dan_kefu'>电报群</a>", [("telegram", "dan_kefu")]),
        ("<p>旺旺：单小二旗舰</p>", [("wangwang", "单小二旗舰")]),
        ("<p>邮箱 dxe#dan.example（把#换成@）</p>", [("email", "dxe@dan.example")]),
        ("<a href='mailto:kefu@dan.example'>写信</a>", [("email", "kefu@dan.example")]),
        ("<script>var c={qq:'990001234'}</script>", [("qq", "990001234")]),
    ],
)  # fmt: skip
def test_handles_are_found_however_they_are_written(
    html: str, handles: list[tuple[str, str]]
) -> None:
    assert sorted(found(html)) == sorted(handles)


@pytest.mark.parametrize(
    "html",
    [
        "<p>收件人：张三 13000001234 浙江省杭州市青鲤路66号</p>",
        "<p>圆通单号 YT1234567890123</p>",
        "<p>骗子QQ 990001234，大家小心</p>",
        "<p>QQ靓号 20000xx</p>",
        "<p>客服QQ 9900012***</p>",
        "<p>业务员老孟 13000001234 派件中，投诉电话 0571-00001234</p>",
        "<p>请打圆通客服 400-000-1234</p>",
        "<p>QQ登录 微信支付 旺旺在线</p>",
        "<p>1.2元/单 100单起</p>",
    ],
)
def test_what_is_nobodys_or_somebody_elses_is_no_contact(html: str) -> None:
    assert found(html) == []


def test_a_contact_is_quoted_with_its_clause() -> None:
    (contact,) = contacts("<p>长期出售单号，售前QQ：990001234！量大从优</p>")
    assert contact.quote.exact == "售前QQ：990001234"
    assert contact.quote.ranges == ((7, 21),)
    assert contact.quote.capture == DIGEST


def test_a_handle_in_a_link_alone_is_quoted_with_the_links_words() -> None:
    (contact,) = contacts("<p>有事找<a href='tencent://message/?uin=990001234'>小六</a>。</p>")
    assert contact.quote.exact == "有事找小六"


def test_a_picture_that_leads_to_a_handle_is_quoted_with_the_words_nearest_to_it() -> None:
    link = "<a href='tencent://message/?uin=990001234'><img src=qq.gif></a>"
    assert contacts(f"<p>在线客服</p>{link}")[0].quote.exact == "在线客服"
    assert contacts(f"{link}<p>在线客服</p>")[0].quote.exact == "在线客服"


def test_the_same_handle_is_one_contact() -> None:
    html = (
        "<p>QQ：990001234</p><footer>客服QQ 990001234</footer>"
        "<p>手机 130-0000-1234 联系电话：13000001234</p>"
    )
    assert found(html) == [("qq", "990001234"), ("phone", "130-0000-1234")]


@given(
    st.lists(
        st.sampled_from(
            ["QQ", "微信", ":", " ", "990001234", "dan_kf", "@", "t.me/", "旺旺", "，", "\n"]
        )
    ).map("".join)
)
def test_quotes_stand_where_they_say(text: str) -> None:
    page = read_page(f"<pre>{text}</pre>".encode(), content_type=None, url="http://dan.example/")
    redacted = redact(page, capture=DIGEST, tokens=None)
    for contact in find_contacts(redacted):
        ((start, end),) = contact.quote.ranges
        assert str(redacted.text)[start:end] == contact.quote.exact
