"""What a site calls itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.names import name_of
from waybillwatch.sites import SiteKey


@pytest.mark.parametrize(
    ("title", "key", "name"),
    [
        ("淘单114_快递单号交易平台", "taodan114.example", "淘单114"),
        ("dh31 - 快递单号批量购买,淘宝单号批发", "dh31.example", "dh31"),
        ("快递单号批发 - dh31", "dh31.example", "dh31"),
        ("首页 - 空包网", "kongbaowang.example", "空包网"),
        ("单号吧", "tieba.baidu.com/单号", "单号吧"),
        ("", "dh31.example", "dh31"),
        ("欢迎光临本站", "shop.example", "shop"),
        ("", "tieba.baidu.com/单号", "单号"),
        ("一句很长很长很长很长很长很长很长的宣传语", "a-b.example", "a-b"),
    ],
)
def test_the_first_short_part_of_the_title_that_says_something(
    title: str, key: str, name: str
) -> None:
    assert name_of(title, SiteKey(key)) == name


@given(st.text())
def test_there_is_always_a_name(title: str) -> None:
    assert name_of(title, SiteKey("dh31.example"))
