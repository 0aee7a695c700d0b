"""Prices in tables: what binds a cell, and which cells hold none."""

from __future__ import annotations

import pytest

from tests.pipelines.tiers import read

TABLES = {
    "two lists side by side": (
        (
            "<table><tr><td>快递</td><td>价格</td><td>快递</td><td>价格</td></tr><tr><td>圆"
            "通</td><td>1.20</td><td>申通</td><td>1.10</td></tr><tr><td>中通</td><td>1.30"
            "</td><td>韵达</td><td>1.05</td></tr></table>"
        ),
        {"中通 1.3", "圆通 1.2", "申通 1.1", "韵达 1.05"},
    ),
    "a header in two rows": (
        (
            "<table><tr><td rowspan=2>快递</td><td colspan=2>空包（元）</td></tr><tr><td>零"
            "售</td><td>批发价</td></tr><tr><td>圆通</td><td>1.20</td><td>1.10</td></tr>"
            "</table>"
        ),
        {"圆通 1.1 批发", "圆通 1.2 零售"},
    ),
    "audiences that no list knows": (
        (
            "<table><tr><td>公司</td><td>散户</td><td>月卡</td><td>年卡</td></tr><tr><td>圆"
            "通空包</td><td>1.95元</td><td>1.75元</td><td>1.55元</td></tr><tr><td>快捷空包"
            "</td><td>1.55元</td><td>1.40元</td><td>暂停</td></tr></table>"
        ),
        {
            "圆通 1.55 年卡",
            "圆通 1.75 月卡",
            "圆通 1.95 散户",
            "快捷 1.4 月卡",
            "快捷 1.55 散户",
        },
    ),
    "no audiences but places": (
        (
            "<table><tr><td>快递</td><td>省内</td><td>省外</td></tr><tr><td>圆通空包</td>"
            "<td>1.10元</td><td>1.30元</td></tr></table>"
        ),
        {"圆通 1.1", "圆通 1.3"},
    ),
    "audiences down the side": (
        (
            "<table><tr><td>会员级别</td><td>申通</td><td>韵达</td></tr><tr><td>红会员</td>"
            "<td>0.50</td><td>0.45</td></tr><tr><td>紫会员</td><td>0.40</td><td>0.35</td>"
            "</tr></table>"
        ),
        {"申通 0.4 紫", "申通 0.5 红", "韵达 0.35 紫", "韵达 0.45 红"},
    ),
    "least numbers as headers": (
        (
            "<table><tr><td>快递</td><td>10单起</td><td>100单起</td><td>500单/天以上</td>"
            "</tr><tr><td>圆通空包</td><td>1.20</td><td>1.10</td><td>1.00</td></tr></table>"
        ),
        {"圆通 1 500-", "圆通 1.1 100-", "圆通 1.2 10-"},
    ),
    "bands down the side": (
        (
            "<table><tr><td>数量</td><td>圆通</td><td>中通</td></tr><tr><td>1-99</td><td>1."
            "20</td><td>1.30</td></tr><tr><td>100-499</td><td>1.10</td><td>1.20</td></tr>"
            "<tr><td>500以上</td><td>1.00</td><td>1.10</td></tr></table>"
        ),
        {
            "中通 1.1 500-",
            "中通 1.2 100-499",
            "中通 1.3 -99",
            "圆通 1 500-",
            "圆通 1.1 100-499",
            "圆通 1.2 -99",
        },
    ),
    "the ends of bands in columns": (
        (
            "<table><tr><td>起始数量</td><td>最大数量</td><td>单价</td></tr><tr><td>1</td>"
            "<td>99</td><td>0.60元</td></tr><tr><td>100</td><td>999</td><td>0.50元</td>"
            "</tr></table>"
        ),
        {"- 0.5 100-999", "- 0.6 -99"},
    ),
    "stock, sales and dates": (
        (
            "<table><tr><td>编号</td><td>产品</td><td>重量(kg)</td><td>库存</td><td>单价"
            "</td><td>单位</td><td>评分</td><td>日期</td></tr><tr><td>1</td><td>圆通空包"
            "</td><td>0.5</td><td>9999</td><td>1.75</td><td>元/单</td><td>4.9</td><td>2016-"
            "03-01</td></tr><tr><td>2</td><td>韵达空包</td><td>0.3</td><td>412</td><td>1.60"
            "</td><td>元/单</td><td>4.5</td><td>2016-03-02</td></tr></table>"
        ),
        {"圆通 1.75", "韵达 1.6"},
    ),
    "ticked fields": (
        (
            "<table><tr><td>档位</td><td>收件人姓名</td><td>收件人电话</td><td>单价</td>"
            "</tr><tr><td>A</td><td>×</td><td>×</td><td>0.20元</td></tr><tr><td>B</td><td>√"
            "</td><td>×</td><td>0.60元</td></tr><tr><td>C</td><td>√</td><td>√</td><td>1.50"
            "元</td></tr></table>"
        ),
        {"- 0.2 bare", "- 0.6 name", "- 1.5 name+phone"},
    ),
    "ticked fields down the side": (
        (
            "<table><tr><td>项目</td><td>A档</td><td>B档</td></tr><tr><td>收件人姓名</td>"
            "<td>×</td><td>√</td></tr><tr><td>收件人地址</td><td>×</td><td>√</td></tr><tr>"
            "<td>单价</td><td>0.20元</td><td>0.60元</td></tr></table>"
        ),
        {"- 0.2 bare", "- 0.6 name+address"},
    ),
    "contents as rows": (
        (
            "<table><tr><td>内容</td><td>价格</td></tr><tr><td>仅单号</td><td>0.30元</td>"
            "</tr><tr><td>单号+收件人姓名+电话</td><td>0.60元</td></tr></table>"
        ),
        {"- 0.3 bare", "- 0.6 name+phone"},
    ),
    "fields in shorthand": (
        (
            "<table><tr><td></td><td>两件（名+机）</td><td>三件（名+机+址）</td></tr><tr>"
            "<td>实时</td><td>4元</td><td>6元</td></tr><tr><td>历史</td><td>0.5元</td><td>0"
            ".8元</td></tr></table>"
        ),
        {
            "- 0.5 name+phone",
            "- 0.8 name+phone+address",
            "- 4 name+phone",
            "- 6 name+phone+address",
        },
    ),
    "a fee for the level beside its prices": (
        (
            "<table><tr><td>会员等级</td><td>升级费用</td><td>圆通</td><td>申通</td></tr>"
            "<tr><td>普通会员</td><td>免费</td><td>1.50</td><td>1.40</td></tr><tr><td>VIP会"
            "员</td><td>50元</td><td>1.30</td><td>1.20</td></tr></table>"
        ),
        {"圆通 1.3 VIP", "圆通 1.5 普通", "申通 1.2 VIP", "申通 1.4 普通"},
    ),
    "sections across": (
        (
            "<table><tr><td>快递</td><td>价格</td></tr><tr><td colspan=2>空包类</td></tr>"
            "<tr><td>圆通</td><td>1.2元</td></tr><tr><td colspan=2>底单类</td></tr><tr><td>"
            "手写</td><td>3元</td></tr></table>"
        ),
        {"- 3", "圆通 1.2"},
    ),
    "one price for all audiences": (
        (
            "<table><tr><td>快递</td><td>普通会员</td><td>VIP</td></tr><tr><td>圆通空包"
            "</td><td>1.3元</td><td>1.2元</td></tr><tr><td>底单</td><td colspan=2>2元，不分"
            "等级</td></tr></table>"
        ),
        {"- 2", "圆通 1.2 VIP", "圆通 1.3 普通"},
    ),
    "real freight": (
        (
            "<table><tr><td>快递</td><td>首重1kg</td><td>续重/kg</td><td>打包费</td></tr>"
            "<tr><td>中通</td><td>3.2元</td><td>1.0元</td><td>0.5元</td></tr></table>"
        ),
        set(),
    ),
    "a navigation row with a number before the table": (
        (
            "<table><tr><td>首页<td>帮助 17 条</table><table><tr><td>快递</td><td>普通会员"
            "</td><td>区域代理</td></tr><tr><td>圆通空包</td><td>2.30</td><td>1.85</td>"
            "</tr></table>"
        ),
        {"圆通 1.85 区域代理", "圆通 2.3 普通"},
    ),
    "rows of elements with a button": (
        (
            "<div><div><i>时间</i><i>快递</i><i>库存</i><i>单价(元)</i><i></i></div><div>"
            "<i>10:38</i><i>圆通</i><i>2,300</i><i>0.48</i><i>提取</i></div><div><i>10:36"
            "</i><i>中通</i><i>415</i><i>0.52</i><i>提取</i></div></div>"
        ),
        {"中通 0.52", "圆通 0.48"},
    ),
    "a table in plain text": (
        (
            "<pre>快递    散号(元/个)   500个起(元/个)   备注\n------ ------ ------\n圆通    "
            "0.60          0.52             义乌发\n申通    0.58          0.50\n顺丰    不卖 "
            "   不卖</pre>"
        ),
        {"圆通 0.52 500-", "圆通 0.6", "申通 0.5 500-", "申通 0.58"},
    ),
    "prices in one cell, parted like their header": (
        (
            "<table><tr><td>快递</td><td>普通/VIP/代理</td></tr><tr><td>圆通空包</td><td>1."
            "3/1.2/1.1元</td></tr><tr><td>申通空包</td><td>1.2/1.1/1.0元</td></tr></table>"
        ),
        {
            "圆通 1.1 代理",
            "圆通 1.2 VIP",
            "圆通 1.3 普通",
            "申通 1 代理",
            "申通 1.1 VIP",
            "申通 1.2 普通",
        },
    ),
    "levels down, stock below": (
        (
            "<table><tr><td>快递</td><td>圆通</td><td>中通</td></tr><tr><td>普通会员</td>"
            "<td>1.3</td><td>1.4</td></tr><tr><td>VIP</td><td>1.2</td><td>1.3</td></tr><tr>"
            "<td>库存</td><td>999</td><td>888</td></tr></table>"
        ),
        {"中通 1.3 VIP", "中通 1.4 普通", "圆通 1.2 VIP", "圆通 1.3 普通"},
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    body, expected = TABLES[name]
    assert read(body) == expected
