import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.page import Page, read_page
from pipelines.redact import RedactedPage, redact, redact_text
from waybillwatch.captures import Digest
from waybillwatch.pii import AddressGrade, PiiField, PiiKind, Sighting, Tokens

DIGEST = Digest.of(b"a page")
TOKENS = Tokens(b"made-up key")


def redacted(html: str, tokens: Tokens | None = None, *, reveal: bool = False) -> RedactedPage:
    page = read_page(html.encode(), content_type=None, url="http://dan.example/")
    return redact(page, capture=DIGEST, tokens=tokens, reveal=reveal)


def seen(html: str) -> list[tuple[str, str]]:
    """What is sighted in clear, with its field or kind."""
    page = redacted(html, reveal=True)
    return [(s.field or s.kind, s.clear or "") for s in page.sightings]


ADDRESS = "浙江省杭州市西湖区青鲤路66号2幢"
PARTY = [
    (PiiField.RECIPIENT_NAME, "张三"),
    (PiiField.RECIPIENT_PHONE, "13000001234"),
    (PiiField.RECIPIENT_ADDRESS, ADDRESS),
]


@pytest.mark.parametrize(
    "html",
    [
        "<p>收件人：张三 电话：13000001234 地址：浙江省杭州市西湖区青鲤路66号2幢</p>",
        "<p>张三，13000001234，浙江省杭州市西湖区青鲤路66号2幢</p>",
        "<p>张三 13000001234 浙江省杭州市西湖区青鲤路66号2幢</p>",
        f"<table><tr><th>收件人<th>电话<th>地址<tr><td>张三<td>13000001234<td>{ADDRESS}</table>",
        f"<dl><dt>收货人<dd>张三<dt>手机<dd>13000001234<dt>收货地址<dd>{ADDRESS}</dl>",
        "<textarea>张三 13000001234 浙江省杭州市西湖区青鲤路66号2幢</textarea>",
        f"<script>var r={{to:{{name:'\\u5f20\\u4e09',tel:'13000001234',dz:'{ADDRESS}'}}}}</script>",
        "<img alt='收件人：张三 13000001234 浙江省杭州市西湖区青鲤路66号2幢'>",
        "<p>收件人：张三<br>电话：13000001234<br>地址：浙江省杭州市西湖区青鲤路66号2幢</p>",
        "<title>张三 13000001234 浙江省杭州市西湖区青鲤路66号2幢</title>",
    ],
)
def test_a_party_is_seen_wherever_it_stands(html: str) -> None:
    assert seen(html) == PARTY


def test_masks_keep_what_the_rules_leave_and_the_length() -> None:
    page = redacted(
        "<p>收件人：欧阳晴 130-0000-1234 浙江省杭州市西湖区青鲤路66号 "
        "身份证号110101199003070011 单号 YT1234567890123</p>"
    )
    masked = {s.kind: s.masked for s in page.sightings}
    assert masked[PiiKind.NAME] == "欧**"
    assert masked[PiiKind.PHONE] == "130-****-****"
    assert masked[PiiKind.ADDRESS] == "浙江省杭州市" + "*" * 9
    assert masked[PiiKind.WAYBILL] == "YT12***********"
    assert "110101199003070011" not in page.text
    for sighting in page.sightings:
        ((start, end),) = sighting.quote.ranges
        assert str(page.text)[start:end] == sighting.quote.exact == sighting.masked
        assert sighting.quote.capture == DIGEST
        assert sighting.clear is None


def test_an_address_is_graded() -> None:
    page = redacted(
        "<p>收货地址：四川省成都市武侯区晴川巷</p><p>收货地址：成都市武侯区晴川巷3号</p>"
    )
    assert [s.grade for s in page.sightings] == [AddressGrade.STREET, AddressGrade.DOOR]


def test_tokens_count_people_however_they_are_written() -> None:
    page = redacted(
        "<p>收件人：張三 130-0000-1234 浙江省杭州市青鲤路66号</p>"
        "<p>收件人：张三 １３０００００１２３４ 浙江省 杭州市 青鲤路66号</p>",
        TOKENS,
    )
    by_kind: dict[PiiKind, set[str | None]] = {}
    for sighting in page.sightings:
        by_kind.setdefault(sighting.kind, set()).add(sighting.token)
    assert {kind: len(tokens) for kind, tokens in by_kind.items()} == {
        PiiKind.NAME: 1, PiiKind.PHONE: 1, PiiKind.ADDRESS: 1,
    }  # fmt: skip
    assert None not in by_kind[PiiKind.PHONE]


def test_the_sender_is_told_from_the_recipient() -> None:
    fields = {field for field, _ in seen(
        "<p>寄件人：周远 130-0000-4321 河北省保定市竞秀区砖厂路2号</p>"
        "<p>收件人：何苗 130-0000-4322 四川省成都市锦江区柳岸街9号</p>"
    )}  # fmt: skip
    assert fields == set(PiiField)


@pytest.mark.parametrize(
    "html",
    [
        "<p>客服微信/手机 13000001234</p>",
        "<footer>电话：13000001234</footer>",
        "<h2>联系我们</h2><p>电话：13000001234 地址：义乌市稠州北路8号</p>",
        "<p>联系：<a href='tel:13000001234'>13000001234</a></p>",
        "<p>QQ 990001234 手机 13000001234</p>",
        "<p>靓号出售，含话费</p><table><tr><td>号码<td>售价<tr><td>13000001234<td>800元</table>",
        "<p>客服热线 400-000-1234</p>",
    ],
)
def test_the_traders_own_numbers_and_the_goods_stay(html: str) -> None:
    page = redacted(html)
    assert "*" not in page.text
    assert page.sightings == ()


@pytest.mark.parametrize(
    "html",
    [
        "<p>13000001234</p>",
        "<p>业务员：老孟【13000001234】派件中</p>",
        "<p>昨天 13000001234 给我打电话</p>",
        "<p>130****1234</p>",
        "<table><tr><td>序号<td>电话<tr><td>1<td>13000001234<tr><td>2<td>13000001235</table>",
    ],
)
def test_in_doubt_a_phone_is_a_persons_and_masked_without_a_sighting(html: str) -> None:
    page = redacted(html)
    assert "1234" not in page.text
    assert page.sightings == ()


@pytest.mark.parametrize(
    "html",
    [
        "<p>收件人姓名、电话、地址一概没有</p>",
        "<p>收件人：张** 138****0000 浙江省杭州市****</p>",
        "<p>快递公司在浙江省杭州市</p>",
        "<table><tr><td>单号+收件人姓名<td>价<tr><td>面议<td>0.5</table>",
        "<p>黄金会员 1300元，周末也发货</p>",
        "<p>联系人：韩经理</p>",
    ],
)
def test_labels_masks_and_shop_talk_are_no_sightings(html: str) -> None:
    assert redacted(html).sightings == ()


def test_the_layouts_addresses_are_masked_too() -> None:
    page = redacted("<a href='/q?phone=13000001234&name=%E5%BC%A0%E4%B8%89'>查</a>")
    assert page.layout.links[0].url == "http://dan.example/q?phone=***********&name=**"


def test_lines_of_text_are_masked() -> None:
    assert str(redact_text("张三 13000001234 浙江省杭州市青鲤路66号 - 单号")) == (
        "张* 130******** 浙江省杭州市****** - 单号"
    )
    assert str(redact_text("淘单114 客服QQ 9900114114")) == "淘单114 客服QQ 9900114114"


PIECES = st.lists(
    st.sampled_from(
        [
            "收件人：", "张三", "電話", "13000001234", "1３0-0000\u200b-1234", "\n",
            "一三零零零零零一二三四",
            "浙江省杭州市青鲤路66号", "\n", "，", " ", "号(hào)", "…", "寄件", "110101199003070011",
            "YT1234567890123", "单号 123456789012", "138****1234", "e\u0301", "QQ 12345678", "圆通",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(PIECES | st.text(max_size=80))
def test_masking_keeps_the_length_and_the_lines(text: str) -> None:
    masked = str(redact_text(text))
    assert len(masked) == len(text)
    assert [sign == "\n" for sign in masked] == [sign == "\n" for sign in text]


@given(st.lists(PIECES, max_size=6).map(" | ".join))
def test_no_whole_id_or_uncalled_phone_is_left(text: str) -> None:
    masked = str(redact_text(text))
    assert re.search(r"(?<![\w〇-])110101199003070011(?!\w)", masked) is None
    if "QQ" not in text and "電話" not in text:
        assert re.search(r"(?<![\w*-])13000001234(?![\w*-])", masked) is None


@given(st.lists(st.sampled_from(["<p>", "<td>", "<tr>", "<table>", "</table>", "<br>"])), PIECES)
def test_sightings_stand_where_they_say(tags: list[str], text: str) -> None:
    page = redacted("".join(tag + text for tag in tags), TOKENS, reveal=True)
    last = 0
    for sighting in page.sightings:
        ((start, end),) = sighting.quote.ranges
        assert last <= start < end <= len(page.text)
        assert str(page.text)[start:end] == sighting.masked
        last = end


def test_reveal_alone_keeps_values_and_hides_them_from_repr() -> None:
    revealed = redacted("<p>收件人：张三</p>", reveal=True).sightings[0]
    assert revealed.clear == "张三"
    assert "张三" not in repr(revealed)
    plain = redacted("<p>收件人：张三</p>").sightings[0]
    assert plain == dataclasses.replace(revealed, clear=None)
    assert isinstance(plain, Sighting)


def test_a_page_is_masked_only_through_redact() -> None:
    assert not hasattr(Page, "sightings")
