"""Couriers by every name the trade writes them with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.couriers import COURIER_PATTERN, COURIERS, SPELLINGS, courier_of


@pytest.mark.parametrize(
    ("word", "courier"),
    [
        ("圆通", "圆通"),
        ("圓通速遞", "圆通"),
        ("YTO", "圆通"),
        ("yuantong", "圆通"),
        ("元通", "圆通"),
        ("申.通", "申通"),
        ("申通快递", "申通"),
        ("韻達", "韵达"),
        ("中国邮政EMS", "EMS"),
        ("邮政小包", "邮政"),
        ("百世汇通", "百世"),
        ("汇通", "百世"),
        ("HTKY", "百世"),
        ("best", "百世"),
        ("UC", "优速"),
        ("極兔", "极兔"),
        ("J&T", "极兔"),
        ("京东物流", "京东"),
        (" 顺丰 ", "顺丰"),
    ],
)
def test_names_aliases_codes_and_traditional_forms(word: str, courier: str) -> None:
    assert courier_of(word) == courier


@pytest.mark.parametrize("word", ["", "淘宝", "best price", "通", "城市100", "快递"])
def test_other_words_name_no_courier(word: str) -> None:
    assert courier_of(word) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("圆通(YTO) 1.2", ["圆通", "YTO"]),
        ("CRYTO YT1234567890123 yto.example", []),
        ("天天发货，天天更新", []),
        ("天天快递 1.2，圆通申通天天同价", ["天天快递", "圆通", "申通", "天天"]),
        ("其中通过审核，全国通用，1.2元通用", []),
        ("快捷支付，快捷快递", ["快捷快递"]),
        ("淘宝/京东/拼多多专用", []),
        ("京东快递", ["京东快递"]),
        ("邮政管理局查处", []),
        ("申.通 圆 通 中~通", ["申.通", "圆 通", "中~通"]),
    ],
)
def test_running_text(text: str, found: list[str]) -> None:
    assert [match.group() for match in COURIER_PATTERN.finditer(text)] == found


@given(st.text())
def test_whatever_the_pattern_finds_names_a_courier(text: str) -> None:
    for match in COURIER_PATTERN.finditer(text):
        assert courier_of(match.group()) in COURIERS


def test_every_spelling_is_found_in_running_text() -> None:
    for word, courier in SPELLINGS.items():
        found = COURIER_PATTERN.search(f"（{word}） 1.2")
        assert found is not None, word
        assert courier_of(found.group()) == courier
