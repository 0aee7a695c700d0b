"""What is said of data fields, and what of it is denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fields import RECIPIENT, SENDER
from pipelines.passage import passage_of
from pipelines.statements import statements
from tests.pipelines.pages import paragraph
from waybillwatch.listings import Stance
from waybillwatch.pii import PiiField

NAME, PHONE, ADDRESS = RECIPIENT
BOTH = (*RECIPIENT, *SENDER)


def said(text: str) -> dict[str, tuple[PiiField, ...]]:
    passage = passage_of(paragraph(text).text)
    found: dict[str, tuple[PiiField, ...]] = {}
    for one in statements(passage, 0, passage.end):
        found[one.stance] = (*found.get(one.stance, ()), *one.fields)
    return found


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("姓名、电话、地址一概没有", RECIPIENT),
        ("姓名，电话，地址一律没有", RECIPIENT),
        ("所有单号都没有姓名和电话", (NAME, PHONE)),
        ("单号不含详细地址", (ADDRESS,)),
        ("无姓名电话", (NAME, PHONE)),
        ("本站单号不提供收件人信息", RECIPIENT),
        ("发件人资料我们手里也没有", SENDER),
        ("发件人姓名、电话、地址都不显示", SENDER),
        ("收件人、寄件人信息一概不给", BOTH),
        ("没有一条带姓名", (NAME,)),
        ("客户的信息，我们自己都看不到", RECIPIENT),
        ("不带也不含姓名", (NAME,)),
        ("没有买家隐私：不提供收件人姓名", (NAME,)),
        ("單號不含收件人電話", (PHONE,)),
        ("姓名本来就不在官网上显示", (NAME,)),
    ],
)
def test_denials(text: str, fields: tuple[PiiField, ...]) -> None:
    assert said(text) == {Stance.DENIES: fields}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("批发客户可附带收件人姓名和收货地址", (NAME, ADDRESS)),
        ("没有一条不带地址的", (ADDRESS,)),
        ("并非不含地址", (ADDRESS,)),
        ("无一不带收件人姓名", (NAME,)),
        ("可查收件人", (NAME,)),
        ("不但有姓名还有电话", (NAME, PHONE)),
        ("单号+地址+电话", (PHONE, ADDRESS)),
        ("收件人信息齐全", RECIPIENT),
        ("姓名手机地址都是全的", RECIPIENT),
        ("可指定收货地址", (ADDRESS,)),
        ("带寄件人姓名和寄件电话", SENDER[:2]),
    ],
)
def test_offers(text: str, fields: tuple[PiiField, ...]) -> None:
    assert said(text) == {Stance.OFFERS: fields}


def test_each_clause_has_its_own() -> None:
    assert said("没有姓名和电话，但有收货地址") == {
        Stance.DENIES: (NAME, PHONE),
        Stance.OFFERS: (ADDRESS,),
    }
    assert said("有地址，姓名没有") == {Stance.OFFERS: (ADDRESS,), Stance.DENIES: (NAME,)}


@pytest.mark.parametrize(
    "text",
    [
        "收件人 电话 地址",
        "客服电话：400-000-0000",
        "我们有网站地址",
        "只有城市",
        "旧手机里的聊天记录没有了",
        "收货地址只显示城市",
        "有报纸说卖个人信息的网站",
    ],
)
def test_where_nothing_is_said(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize("text", ["请填写收件人姓名", "我们不泄露您的收件人信息"])
def test_what_a_buyer_fills_in_is_cancelled(text: str) -> None:
    passage = passage_of(paragraph(text).text)
    assert all(one.cancelled for one in statements(passage, 0, passage.end))


@pytest.mark.parametrize("text", ["单号带收件人姓名吗？", "有没有收件人电话？", "收件人信息？"])
def test_questions_are_told_apart(text: str) -> None:
    passage = passage_of(paragraph(text).text)
    assert [one.asked for one in statements(passage, 0, passage.end)] == [True]


SIGNS = "没有不含带姓名电话地址收件人发都也，。、？+ "
WORDS = st.sampled_from([*SIGNS, "信息", "收货地址", "并非"])


@given(st.lists(WORDS, max_size=25).map("".join))
def test_any_words_can_be_read_and_a_statement_names_fields(text: str) -> None:
    passage = passage_of(paragraph(text).text)
    for one in statements(passage, 0, passage.end):
        assert one.fields
        assert 0 <= one.start <= one.end <= passage.end
