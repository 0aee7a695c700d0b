"""Sums as they are written, to exact Decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.amounts import find_amounts


def values(text: str) -> list[str]:
    return [str(amount.value.normalize() + 0) for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2元", "1.2"),
        ("¥0.65", "0.65"),
        ("rmb 0.875", "0.875"),
        ("1块", "1"),
        ("1毛", "0.1"),
        ("5角", "0.5"),
        ("3分钱", "0.03"),
        ("两毛", "0.2"),
        ("一块二", "1.2"),
        ("1块05", "1.05"),
        ("1块2毛5", "1.25"),
        ("四毛五", "0.45"),
        ("2毛5", "0.25"),
        ("一元五角", "1.5"),
        ("一元两角五分", "1.25"),
        ("一块半", "1.5"),
        ("一块零五", "1.05"),
        ("八毛钱一条", "0.8"),
        ("七毛五一条", "0.75"),
        ("一块二一条", "1.2"),
        ("两块一单", "2"),
        ("一点五元", "1.5"),
        ("三毛", "0.3"),
        ("统一三毛", "0.3"),
        ("1,000元", "1000"),
        ("5万元", "50000"),
        ("0元", "0"),
        (".5元", "0.5"),
    ],
)
def test_a_sum(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1.2圆通",
        "一块发货",
        "十分满意",
        "百分之五",
        "5分钟",
        "4.8分好评",
        "2元旦",
        "三元素",
        "单元",
        "3毛重",
        "30角度",
        "130****1234元",
        "v1.2元",
        "{{ price }}元/单",
        "第3元",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert values(text) == []


@given(st.integers(0, 999), st.integers(0, 9), st.integers(0, 9))
def test_yuan_jiao_fen_round_trip(yuan: int, jiao: int, fen: int) -> None:
    expected = Decimal(yuan) + Decimal(jiao) / 10 + Decimal(fen) / 100
    assert [a.value for a in find_amounts(f"{yuan}元{jiao}角{fen}分")] == [expected]
    assert [a.value for a in find_amounts(f"{expected:.2f}元/单")] == [expected]


@given(st.decimals(0, 999, places=4))
def test_decimals_stay_exact(value: Decimal) -> None:
    assert [a.value for a in find_amounts(f"{value:f}元")] == [value]
