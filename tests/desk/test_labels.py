"""Our words against the guide's: nothing unmapped, nothing said that is not the seller's."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.labels import (
    LEANS,
    POLARITIES,
    SERVICES,
    SPANS,
    STATES,
    Row,
    as_line,
    is_seller,
    label_row,
    unread_row,
)
from pipelines.extract import read_capture
from tests.pipelines.pages import capture
from waybillwatch.listings import ContactKind, Service, Stance
from waybillwatch.pii import PiiField, PiiKind
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement, Reading, Standing

SHOP = """<title>小满单号网</title><h2>圆通单号价格表（元/个）</h2>
<table><tr><th>种类</th><th>普通会员</th></tr><tr><td>无收货地址</td><td>0.40</td></tr>
<tr><td>有收货地址</td><td>0.50</td></tr></table>
<p>本站所有单号不含姓名、电话，也不含收货地址。一切后果自负。在线充值，批量购买单号。</p>
<p>收件人：林小禾 电话 13000001234 浙江省杭州市西湖区松鼠路8号 圆通 YT9000001234567</p>
<p>客服QQ：990012345</p>"""
ARTICLE = """<title>记者调查单号网站</title>
<p>本报记者采访发现，某网站圆通单号0.4元一个，声称不含姓名，后果自负。</p>
<p>警方通报称，法院已判决。律师认为免责声明无效。</p>
<p>样单：收件人：林小禾 电话 13000001234，圆通 YT9000001234567</p><p>新闻热线QQ：990096000</p>"""
KEYS = {
    "file", "is_seller", "page_state", "price_tiers", "pii_claims", "pii_spans",
    "waybill_numbers", "contacts", "contradiction", "disclaimers",
}  # fmt: skip


def reading(body: str, *, reveal: bool = True) -> Reading:
    return read_capture(capture(body), tokens=None, reveal=reveal)


def row_of(body: str, *, reveal: bool = True) -> Row:
    row: Row = json.loads(as_line(label_row("page.html", reading(body, reveal=reveal))))
    return row


def test_every_word_of_ours_has_one_of_theirs() -> None:
    assert set(SERVICES) == set(Service)
    assert set(SERVICES.values()) == {None, "空包", "礼品代发", "底单", "真实物流"}
    assert {POLARITIES[stance] for stance in Stance} == {"contains", "excludes"}
    assert set(SPANS) == set(PiiKind) - {PiiKind.WAYBILL}
    assert set(SPANS.values()) == {"name", "phone", "address", "id_number"}
    assert {STATES.get(one, "online") for one in Standing} == {
        "online", "closed_notice", "parked", "suspended",
    }  # fmt: skip
    assert {*PiiField} == {
        f"{who}_{what}" for who in ("recipient", "sender") for what in ("name", "phone", "address")
    }
    assert {*ContactKind} == {"qq", "wechat", "phone", "telegram", "wangwang", "email"}


def test_a_seller_s_row_has_exactly_the_guide_s_shape() -> None:
    row = row_of(SHOP)
    assert set(row) == KEYS
    assert (row["file"], row["is_seller"], row["page_state"]) == ("page.html", True, "online")
    assert row["price_tiers"] == [
        {
            "courier": "圆通",
            "service": None,
            "min_qty": None,
            "max_qty": None,
            "member_level": "普通",
            "data_fields": fields,
            "unit_price_cny": price,
        }
        for fields, price in (([], "0.4"), (["recipient_address"], "0.5"))
    ]
    claims = row["pii_claims"]
    assert isinstance(claims, list)
    assert {(one["polarity"], one["field"]) for one in claims} == {
        ("excludes", "recipient_name"),
        ("excludes", "recipient_phone"),
        ("excludes", "recipient_address"),
        ("contains", "recipient_address"),
    }
    assert all(set(one) == {"polarity", "field", "quote"} for one in claims)
    assert row["contacts"] == [{"kind": "qq", "value": "990012345"}]
    assert (row["contradiction"], row["disclaimers"]) == (True, True)


def test_spans_and_numbers_are_masked_unless_revealed() -> None:
    clear = row_of(SHOP)
    assert clear["pii_spans"] == [
        {"type": "name", "text": "林小禾", "field": "recipient_name"},
        {"type": "phone", "text": "13000001234", "field": "recipient_phone"},
        {"type": "address", "text": "浙江省杭州市西湖区松鼠路8号", "field": "recipient_address"},
    ]
    assert clear["waybill_numbers"] == [{"number": "YT9000001234567", "courier": "圆通"}]
    masked = row_of(SHOP, reveal=False)
    assert masked["waybill_numbers"] == [{"number": "YT90" + "*" * 11, "courier": "圆通"}]
    line = as_line(masked)
    assert "林**" in line
    assert not any(word in line for word in ("小禾", "00001234", "松鼠路", "01234567"))


def test_what_another_says_of_sellers_is_no_offer_and_shown_data_is_shown() -> None:
    row = row_of(ARTICLE)
    assert row["is_seller"] is False
    assert (row["price_tiers"], row["pii_claims"]) == ([], [])
    assert (row["contradiction"], row["disclaimers"]) == (False, False)
    assert row["pii_spans"]
    assert row["waybill_numbers"]
    assert row["contacts"] == [{"kind": "qq", "value": "990096000"}]


def test_old_prices_of_a_closed_shop_are_none() -> None:
    row = row_of(
        "<title>小满单号网</title><h1>本站已关闭</h1><p>小满单号网已停止营业，感谢支持。</p>"
    )
    assert (row["is_seller"], row["page_state"]) == (False, "closed_notice")
    silent = replace(reading(SHOP), standing=Standing.PARKED)
    row = label_row("page.html", silent)
    assert (row["is_seller"], row["page_state"], row["price_tiers"]) == (False, "parked", [])


@pytest.mark.parametrize("standing", sorted(set(Standing) - set(STATES)))
def test_every_other_standing_is_online(standing: Standing) -> None:
    assert label_row("a", replace(reading(SHOP), standing=standing))["page_state"] == "online"


def test_a_captcha_says_nothing_of_what_stands_behind_it() -> None:
    row = label_row("a", replace(reading(SHOP), standing=Standing.BLOCKED))
    assert (row["is_seller"], row["price_tiers"]) == (False, [])


@pytest.mark.parametrize(
    ("kind", "score", "sells"),
    [
        (SiteKind.SELLER, 0.6, True),
        (SiteKind.UNSURE, LEANS, True),
        (SiteKind.UNSURE, LEANS - 0.01, False),
        (SiteKind.FORUM, LEANS, False),
        (SiteKind.PRESS, 3.0, False),
    ],
)
def test_an_unsure_page_must_lean_towards_selling(
    kind: SiteKind, score: float, sells: bool
) -> None:
    assert is_seller(Judgement(kind, sure=False, score=score)) is sells


def test_contradicted_in_substance_alone_is_no_contradiction() -> None:
    body = SHOP.replace("，也不含收货地址", "").replace("林小禾", "")
    row = row_of(body.replace("电话 13000001234", ""))
    assert row["price_tiers"]
    assert row["contradiction"] is False


def test_prices_are_decimal_text() -> None:
    tier = replace(reading(SHOP).listing.tiers[0], amount=Decimal("1E+1"))
    page = reading(SHOP)
    row = label_row("a", replace(page, listing=replace(page.listing, tiers=(tier,))))
    assert '"unit_price_cny": "10"' in as_line(row)


def test_an_unread_page_has_a_row_with_its_reason() -> None:
    row = unread_row("a.png", "no page")
    assert set(row) == KEYS | {"error"}
    assert (row["file"], row["is_seller"], row["page_state"]) == ("a.png", False, "online")
    assert not any(row[key] for key in KEYS - {"file", "page_state"})


@given(st.text())
def test_a_row_is_one_line_and_comes_back(text: str) -> None:
    line = as_line({"file": text})
    assert "\n" not in line
    assert json.loads(line) == {"file": text}


def test_half_a_pair_stays_an_escape() -> None:
    line = as_line({"file": "\ud83d单"})
    assert line == '{"file": "\\ud83d单"}'
    assert json.loads(line.encode()) == {"file": "\ud83d单"}
