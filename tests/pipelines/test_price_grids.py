"""Prices in tables of odder make: turned, ticked, slashed, in plain text."""

from __future__ import annotations

import pytest

from tests.pipelines.tiers import read

TABLES = {
    "a row of words below": (
        (
            "<table><tr><td>快递</td><td>会员价</td></tr><tr><td>圆通空包</td><td>1.2</td>"
            "</tr><tr><td colspan=2>充值100元升级会员，推荐好友奖励5元</td></tr></table>"
        ),
        {"圆通 1.2"},
    ),
    "goods that span rows": (
        (
            "<table><tr><th>类别</th><th>快递</th><th>价格(元/单)</th></tr><tr>"
            "<td rowspan=2>空包</td><td>圆通</td><td>1.2</td></tr><tr><td>申通</td><td>1.1"
            "</td></tr><tr><td rowspan=2>礼品代发</td><td>圆通</td><td>2.2</td></tr><tr>"
            "<td>申通</td><td>2.1</td></tr></table>"
        ),
        {"圆通 1.2", "圆通 2.2", "申通 1.1", "申通 2.1"},
    ),
    "weights beside gifts": (
        (
            "<table><tr><td>礼品</td><td>快递</td><td>价格(元)</td><td>重量(g)</td></tr>"
            "<tr><td>纸巾</td><td>中通</td><td>2.2</td><td>50</td></tr><tr><td>袜子</td>"
            "<td>圆通</td><td>2.5</td><td>80</td></tr></table>"
        ),
        {"中通 2.2", "圆通 2.5"},
    ),
    "audiences with their fees": (
        (
            "<table><tr><td>快递</td><td>普通会员(免费)</td><td>VIP(充200)</td><td>代理(充1"
            "000)</td></tr><tr><td>圆通空包</td><td>1.3</td><td>1.2</td><td>1.1</td></tr>"
            "</table>"
        ),
        {"圆通 1.1 代理", "圆通 1.2 VIP", "圆通 1.3 普通"},
    ),
    "least numbers in a column": (
        (
            "<table><tr><td>快递</td><td>起批量</td><td>价格</td></tr><tr><td>圆通单号</td>"
            "<td>100</td><td>0.5元</td></tr><tr><td>申通单号</td><td>500</td><td>0.4元</td>"
            "</tr></table>"
        ),
        {"圆通 0.5 100-", "申通 0.4 500-"},
    ),
    "audiences in a column": (
        (
            "<table><tr><td>快递</td><td>会员类型</td><td>单价</td></tr><tr><td>圆通空包"
            "</td><td>普通</td><td>1.3元</td></tr><tr><td>圆通空包</td><td>月卡</td><td>1.2"
            "元</td></tr><tr><td>圆通空包</td><td>年卡</td><td>1.1元</td></tr></table>"
        ),
        {"圆通 1.1 年卡", "圆通 1.2 月卡", "圆通 1.3 普通"},
    ),
    "surcharges as rows": (
        (
            "<table><tr><td>项目</td><td>价格</td></tr><tr><td>圆通单号</td><td>0.5元</td>"
            "</tr><tr><td>申通单号</td><td>0.4元</td></tr><tr><td>带收货地址</td><td>+0.1元"
            "</td></tr><tr><td>带收件人电话</td><td>+0.2元</td></tr></table>"
        ),
        {
            "圆通 0.5 bare",
            "圆通 0.6 address",
            "圆通 0.7 phone",
            "申通 0.4 bare",
            "申通 0.5 address",
            "申通 0.6 phone",
        },
    ),
    "two goods as headers": (
        (
            "<table><tr><td>快递</td><td>空包</td><td>底单</td></tr><tr><td>圆通</td><td>1."
            "5元</td><td>3元</td></tr><tr><td>申通</td><td>1.4元</td><td>3元</td></tr>"
            "</table>"
        ),
        {"圆通 1.5", "圆通 3", "申通 1.4", "申通 3"},
    ),
    "warehouses as headers": (
        (
            "<table><tr><td>快递</td><td>义乌仓</td><td>广州仓</td><td>成都仓</td></tr><tr>"
            "<td>中通礼品件</td><td>2.2元</td><td>2.3元</td><td>2.4元</td></tr><tr><td>圆通"
            "礼品件</td><td>2.1元</td><td>2.2元</td><td>2.3元</td></tr></table>"
        ),
        {"中通 2.2", "中通 2.3", "中通 2.4", "圆通 2.1", "圆通 2.2", "圆通 2.3"},
    ),
    "bands across, prices below": (
        (
            "<h1>快递空包 圆通</h1><table><tr><td>起批量(件)</td><td>10-99</td><td>100-999"
            "</td><td>≥1000</td></tr><tr><td>价格(元)</td><td>1.20</td><td>1.10</td><td>1.0"
            "0</td></tr></table>"
        ),
        {"圆通 1 1000-", "圆通 1.1 100-999", "圆通 1.2 10-99"},
    ),
    "attributes down the side": (
        (
            "<table><tr><th>快递</th><td>圆通</td><td>申通</td></tr><tr><th>空包价</th><td>"
            "1.5</td><td>1.4</td></tr><tr><th>时效</th><td>3天</td><td>4天</td></tr>"
            "</table>"
        ),
        {"圆通 1.5", "申通 1.4"},
    ),
    "prices of two kinds down the side": (
        (
            "<table><tr><th></th><th>圆通</th><th>申通</th></tr><tr><th>门市价</th><td>1.5"
            "</td><td>1.4</td></tr><tr><th>会员价</th><td>1.3</td><td>1.2</td></tr></table>"
            "<p>空包</p>"
        ),
        {"圆通 1.3", "圆通 1.5", "申通 1.2", "申通 1.4"},
    ),
    "a courier by agreement": (
        (
            "<table><tr><td>快递</td><td>普通</td><td>VIP</td></tr><tr><td>圆通空包</td>"
            "<td>1.5</td><td>1.4</td></tr><tr><td>顺丰空包</td><td colspan=2>面议</td></tr>"
            "</table>"
        ),
        {"圆通 1.4 VIP", "圆通 1.5 普通"},
    ),
    "notes beside prices": (
        (
            "<table><tr><td>快递</td><td>价格</td></tr><tr><td>圆通空包</td><td>1.5元*</td>"
            "</tr><tr><td>申通空包</td><td>1.4元（推荐）</td></tr></table>"
        ),
        {"圆通 1.5", "申通 1.4"},
    ),
    "the price before its name": (
        (
            "<table><tr><td>价格</td><td>快递</td></tr><tr><td>1.5元</td><td>圆通空包</td>"
            "</tr><tr><td>1.4元</td><td>申通空包</td></tr></table>"
        ),
        {"圆通 1.5", "申通 1.4"},
    ),
    "several couriers in a cell": (
        (
            "<table><tr><td>快递</td><td>价格</td></tr><tr><td>圆通、申通、中通空包</td>"
            "<td>1.5元</td></tr><tr><td>顺丰空包</td><td>4元</td></tr></table>"
        ),
        {"中通 1.5", "圆通 1.5", "申通 1.5", "顺丰 4"},
    ),
    "what an audience must pay in": (
        (
            "<table><tr><td>等级</td><td>充值要求</td><td>空包价格</td><td>底单价格</td>"
            "</tr><tr><td>普通</td><td>无</td><td>1.5元</td><td>3元</td></tr><tr><td>VIP"
            "</td><td>累计充值500元</td><td>1.4元</td><td>2元</td></tr></table>"
        ),
        {"- 1.4 VIP", "- 1.5 普通", "- 2 VIP", "- 3 普通"},
    ),
    "two tables and one of top-ups": (
        (
            "<h3>空包</h3><table><tr><td>快递</td><td>价格</td></tr><tr><td>圆通</td><td>1."
            "2元</td></tr><tr><td>申通</td><td>1.1元</td></tr></table><h3>礼品代发</h3>"
            "<table><tr><td>快递</td><td>价格</td></tr><tr><td>圆通</td><td>2.2元</td></tr>"
            "<tr><td>申通</td><td>2.1元</td></tr></table><h3>充值优惠</h3><table><tr><td>充"
            "值金额</td><td>赠送</td></tr><tr><td>100元</td><td>5元</td></tr><tr><td>500元"
            "</td><td>30元</td></tr></table>"
        ),
        {"圆通 1.2", "圆通 2.2", "申通 1.1", "申通 2.1"},
    ),
    "struck prices in cells": (
        (
            "<table><tr><td>快递</td><td>价格</td></tr><tr><td>圆通空包</td><td><s>1.5元"
            "</s> 1.2元</td></tr><tr><td>申通空包</td><td><del>1.4</del><b>1.1</b>元</td>"
            "</tr></table>"
        ),
        {"圆通 1.2", "申通 1.1"},
    ),
    "numbered rows and remarks": (
        (
            "<table><tr><td>序号</td><td>快递公司</td><td>空包价</td><td>底单价</td><td>备"
            "注</td></tr><tr><td>1</td><td>圆通速递</td><td>1.20</td><td>2.00</td><td>全国"
            "</td></tr><tr><td>2</td><td>申通快递</td><td>1.10</td><td>2.00</td><td>不发西"
            "藏</td></tr></table>"
        ),
        {"圆通 1.2", "圆通 2", "申通 1.1", "申通 2"},
    ),
    "English headers": (
        (
            "<table><tr><td>Courier</td><td>Price</td><td>Stock</td></tr><tr><td>YTO</td>"
            "<td>0.50</td><td>300</td></tr><tr><td>STO</td><td>0.40</td><td>200</td></tr>"
            "</table>"
        ),
        {"圆通 0.5", "申通 0.4"},
    ),
    "numbered levels as headers": (
        (
            "<table><tr><td>kuaidi</td><td>vip0</td><td>vip1</td><td>vip2</td></tr><tr><td>"
            "圆通空包</td><td>1.5</td><td>1.4</td><td>1.3</td></tr></table>"
        ),
        {"圆通 1.3 VIP2", "圆通 1.4 VIP1", "圆通 1.5 VIP0"},
    ),
    "contents of both sides": (
        (
            "<table><tr><td>内容</td><td>单价(元/条)</td></tr><tr><td>仅单号</td><td>0.3"
            "</td></tr><tr><td>收件人姓名+电话</td><td>0.8</td></tr><tr><td>收发件人全部信"
            "息</td><td>1.5</td></tr></table>"
        ),
        {
            "- 0.3 bare",
            "- 0.8 name+phone",
            "- 1.5 name+phone+address+sender+sender-phone+sender-address",
        },
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    body, expected = TABLES[name]
    assert read(body) == expected
