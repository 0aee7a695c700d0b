"""How one page stands, and the words it rests on."""

from __future__ import annotations

import pytest

from pipelines.extract import read_capture
from tests.pipelines.pages import capture
from waybillwatch.sweeps import Reading, Standing

SHOP = (
    "<title>空包网 - 快递空包批发</title><p>专业快递空包批发，全国发全国，一单一用。</p>"
    "<p>圆通空包 1.2元/单，申通空包 1.1元/单</p><p>客服QQ：9900556001</p>"
    "<p>在线充值，批量购买空包</p>"
)


def read(body: str, status: int = 200) -> Reading:
    return read_capture(capture(body, status=status), tokens=None)


def stands(body: str, status: int = 200) -> tuple[Standing, str]:
    reading = read(body, status)
    quote = reading.ground.quote
    return reading.standing, quote.exact if quote else ""


def test_a_shop_sells_in_its_own_words() -> None:
    assert stands(SHOP) == (Standing.SELLING, "专业快递空包批发")


def test_a_shop_that_only_lists_prices_is_quoted_by_the_first() -> None:
    body = (
        "<title>单号价格表</title><table><tr><th>快递</th><th>已扫描</th></tr>"
        "<tr><td>圆通</td><td>0.8元</td></tr><tr><td>申通</td><td>0.7元</td></tr></table>"
        "<p>QQ：9900556001</p>"
    )
    assert stands(body) == (Standing.SELLING, "0.8元")


@pytest.mark.parametrize(
    ("body", "standing", "quote"),
    [
        (
            "<title>停业公告</title><p>因故，单号吧自11月23日起停止营业，请退款。</p>",
            Standing.CLOSED,
            "单号吧自11月23日起停止营业",
        ),
        ("<h1>网站维护中，请稍候</h1>", Standing.CLOSED, "网站维护中"),
        ("<p>此域名出售，联系邮箱</p>", Standing.PARKED, "此域名出售"),
        ("<h1>Account Suspended</h1>", Standing.SUSPENDED, "Account Suspended"),
        ("<p>该网站因未备案已被关闭</p>", Standing.SUSPENDED, "该网站因未备案已被关闭"),
        ("<title>百度安全验证</title><p>请完成下方验证后继续操作</p>", Standing.BLOCKED,
         "请完成下方验证后继续操作"),
        ("<h1>404</h1><p>抱歉，页面不存在</p>", Standing.SOFT_404, "页面不存在"),
        ("<p>会员登录</p><input type=password>", Standing.LOGIN, "会员登录"),
        ("<p>滨江步道周末开放</p>", Standing.SILENT, "滨江步道周末开放"),
    ],
)  # fmt: skip
def test_a_page_without_offers_says_why(body: str, standing: Standing, quote: str) -> None:
    assert stands(body) == (standing, quote)


def test_a_true_404_is_no_soft_one() -> None:
    assert stands("<h1>页面不存在</h1>", status=404)[0] is Standing.SILENT


def test_a_shop_that_mentions_another_s_end_still_sells() -> None:
    assert stands(SHOP + "<p>某某单号站已关闭，本站照常营业</p>")[0] is Standing.SELLING


def test_a_closed_page_offers_nothing_though_it_shows_old_prices() -> None:
    reading = read("<title>停业公告</title><h1>本站停止营业</h1><p>圆通空包 1.2元/单</p>")
    assert reading.standing is Standing.CLOSED
    assert reading.listing.tiers == ()
    assert not reading.judgement.sure
