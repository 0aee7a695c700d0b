"""Which links of a seller's page are followed, and as what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Purpose
from waybillwatch.links import judge_link


@pytest.mark.parametrize(
    ("text", "path", "purpose"),
    [
        ("批量购买单号", "/list.asp", Purpose.LISTING),
        ("单号列表", "/DanHao.aspx", Purpose.LISTING),
        ("批量購買空包", "/bag/buy_pl", Purpose.LISTING),
        ("最新单号", "/danhao/", Purpose.LISTING),
        ("单号价格表", "/price.asp", Purpose.PRICE),
        ("资费标准", "/price.php", Purpose.PRICE),
        ("VIP价格表", "/vip/price.asp", Purpose.PRICE),
        ("", "/jiage/", Purpose.PRICE),
        ("", "/danhao/", Purpose.LISTING),
        ("进入", "/bag/", Purpose.LISTING),
        ("会员登录", "/login.asp", None),
        ("免费注册", "/user/reg", None),
        ("新手怎样挑选单号", "/help.asp", None),
        ("快递单号查询", "/chaxun.html", None),
        ("联系我们", "/contact.html", None),
        ("空包网", "/", None),
        ("圆通单号补货公告", "/news/12.html", None),
        ("邀请好友", "/friends/invitation", None),
        ("购买记录", "/user/orders", None),
    ],
)
def test_the_words_decide_and_the_path_where_they_say_nothing(
    text: str, path: str, purpose: Purpose | None
) -> None:
    assert judge_link(text, f"http://shop.example{path}") is purpose


@given(st.text(), st.text())
def test_any_words_and_any_path_can_be_judged(text: str, path: str) -> None:
    assert judge_link(text, f"http://shop.example/{path}") in {None, Purpose.LISTING, Purpose.PRICE}
