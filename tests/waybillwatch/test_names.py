"""What a site calls itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.names import called, name_of
from waybillwatch.sites import SiteKey


@pytest.mark.parametrize(
    ("title", "key", "name"),
    [
        ("淘单114_快递单号交易平台", "taodan114.example", "淘单114"),
        ("dh31 - 快递单号批量购买,淘宝单号批发", "dh31.example", "dh31"),
        ("快递单号批发 - dh31", "dh31.example", "dh31"),
        ("首页 - 空包网", "kongbaowang.example", "空包网"),
        ("单号吧", "tieba.baidu.com/单号", "单号吧"),
        ("", "dh31.example", ""),
        ("欢迎光临本站", "shop.example", ""),
        ("淘单斋停业启事", "taodanzhai.example", "淘单斋"),
        ("一句很长很长很长很长很长很长很长的宣传语", "a-b.example", ""),
    ],
)
def test_the_first_short_part_of_the_title_that_says_something(
    title: str, key: str, name: str
) -> None:
    assert name_of(title, SiteKey(key)) == name


@given(st.text())
def test_a_name_is_short_and_stands_in_the_title(title: str) -> None:
    name = name_of(title, SiteKey("dh31.example"))
    assert name in title
    assert len(name) <= 16


@pytest.mark.parametrize(
    "title",
    [
        "安全验证", "会员登录", "站点提示", "网站访问提示", "主机已暂停", "找不到页面",
        "系统维护中", "访问受限", "dh31.example", "http://dh31.example/", "404 Not Found",
        "百度安全验证",
    ],
)  # fmt: skip
def test_walls_and_notices_name_nobody(title: str) -> None:
    assert name_of(title, SiteKey("dh31.example")) == ""


def test_what_others_call_a_site_is_what_their_titles_share() -> None:
    key = SiteKey("danhaoba.example")
    titles = ["单号价格表 - 单号吧", "淘宝卖家单号批发 - 单号吧", "单号吧 - 快递单号在线购买"]
    assert called(titles, key) == "单号吧"
    assert called(["单号轩 - 快递单号批发"], key) == "单号轩"
    assert called(["安全验证", "http://danhaoba.example/"], key) == ""
    assert called([], key) == ""
