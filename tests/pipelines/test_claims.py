"""A seller's claims and disclaimers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims import claims_in, disclaimers_in, find_claims, find_disclaimers
from pipelines.fields import RECIPIENT, SENDER
from pipelines.prices import find_tiers
from tests.pipelines.pages import html, paragraph
from waybillwatch.listings import DisclaimerKind, Stance
from waybillwatch.pii import PiiField

NAME, PHONE, ADDRESS = RECIPIENT
OFFERS, DENIES = Stance.OFFERS, Stance.DENIES


def claims(body: str) -> set[tuple[Stance, PiiField, str]]:
    page = html(body)
    return {(c.stance, c.field, c.quote.exact) for c in find_claims(page, find_tiers(page))}


def test_a_denial_quotes_its_clause() -> None:
    body = "<p>平台郑重承诺，所有单号都没有姓名和电话，请放心。</p>"
    words = "所有单号都没有姓名和电话"
    assert claims(body) == {(DENIES, NAME, words), (DENIES, PHONE, words)}


def test_a_list_over_several_clauses_is_quoted_whole() -> None:
    body = "<p>我们的单号，姓名，电话，地址一律没有。</p>"
    assert {(stance, field) for stance, field, _ in claims(body)} == {
        (DENIES, field) for field in RECIPIENT
    }


def test_all_of_a_party_s_data() -> None:
    assert {field for _, field, _ in claims("<p>本站不提供发件人资料</p>")} == set(SENDER)


def test_a_priced_variant_with_a_field_offers_it_and_one_without_denies_nothing() -> None:
    body = "<ul><li>无收货地址：0.4元/个</li><li>有收货地址：0.5元/个</li></ul>"
    assert claims(body) == {(OFFERS, ADDRESS, "有收货地址：0.5元/个")}


def test_a_column_with_a_field_offers_it() -> None:
    body = "<table><tr><th>快递</th><th>无地址</th><th>有地址</th></tr>"
    body += "<tr><td>圆通</td><td>0.4元</td><td>0.5元</td></tr></table>"
    assert claims(body) == {(OFFERS, ADDRESS, "0.5元")}


def test_an_option_with_a_field_offers_it() -> None:
    body = "<select><option>纯单号</option><option>单号带收货地址</option></select>"
    assert {(stance, field) for stance, field, _ in claims(body)} == {(OFFERS, ADDRESS)}


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("<p>问：单号带收件人姓名吗？答：不带。</p>", DENIES),
        ("<p>单号带收件人姓名吗？</p><p>没有的，我们只卖号</p>", DENIES),
        ("<p>单号带收件人姓名吗？</p><p>带的</p>", OFFERS),
    ],
)
def test_an_answer_is_a_claim(body: str, stance: Stance) -> None:
    assert {(said, field) for said, field, _ in claims(body)} == {(stance, NAME)}


@pytest.mark.parametrize(
    "body",
    [
        "<p>收货人姓名：<input></p><p>收货人电话：<input></p>",
        "<table><tr><th>收件人</th><th>电话</th></tr><tr><td>某某</td><td>无</td></tr></table>",
        "<p>我们不泄露您的收件人信息</p>",
        "<p>请填写收件人姓名和电话</p>",
        "<p>发货城市和收货城市都有</p>",
        "<p>单号带收件人姓名吗？</p>",
        "<h3>无地址单号</h3><p>0.4元/个</p>",
    ],
)
def test_what_is_no_claim(body: str) -> None:
    assert claims(body) == set()


def test_a_field_s_code_is_a_claim() -> None:
    body = """<script>var a={"receiver_phone":"130****0000"}</script><p>单号 1元/个</p>"""
    assert {(stance, field) for stance, field, _ in claims(body)} == {(OFFERS, PHONE)}


def test_disclaimers_with_their_kinds_in_page_order() -> None:
    page = html("<p>单号仅供提升店铺销量使用，不得用于违法活动，挪作他用后果自负。</p>")
    assert [(one.kind, one.quote.exact) for one in find_disclaimers(page)] == [
        (DisclaimerKind.PURPOSE, "单号仅供提升店铺销量使用"),
        (DisclaimerKind.LAWFUL_USE, "不得用于违法活动"),
        (DisclaimerKind.OWN_RISK, "挪作他用后果自负"),
    ]


def test_a_disclaimer_said_twice_is_one() -> None:
    page = html("<p>后果自负</p><p>后果自负</p>")
    assert len(find_disclaimers(page)) == 1


@given(st.text(max_size=80))
def test_any_text_can_be_read_and_quotes_are_its_words(text: str) -> None:
    view = paragraph(text)
    for one in (*claims_in(view, ()), *disclaimers_in(view)):
        (place,) = one.quote.ranges
        assert one.quote.exact == text[slice(*place)]
