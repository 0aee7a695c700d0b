"""Prices in the layouts of shops, WAP pages and classified ads, 2010 to 2024."""

from __future__ import annotations

import pytest

from tests.pipelines.tiers import read

SHOPS = {
    "WAP lines, numbered": (
        "<p>空包价格<br/>1.圆通空包:1.3元<br/>2.中通空包:1.4元<br/>3.韵达空包:1.2元</p>",
        {"中通 1.4", "圆通 1.3", "韵达 1.2"},
    ),
    "a select's options": (
        (
            "<h3>空包下单</h3><select><option>圆通速递(1.5元)</option><option>申通快递(1.4"
            "元)</option><option>请选择</option></select>"
        ),
        {"圆通 1.5", "申通 1.4"},
    ),
    "radio buttons": (
        (
            "<h2>选择空包快递</h2><label><input type=radio value=3>圆通 ￥1.20</label>"
            "<label><input type=radio value=4>极兔 ￥0.95</label>"
        ),
        {"圆通 1.2", "极兔 0.95"},
    ),
    "a range behind one sign": (
        "<h1>圆通空包 秒发</h1><div>价格 ￥1.20 - 1.80</div><p>空包代发</p>",
        {"圆通 1.2", "圆通 1.8"},
    ),
    "a list price beside a promotion": (
        ("<h1>中通空包单号</h1><div>价格 <span>￥3.60</span> 促销 <span>￥1.80</span></div>"),
        {"中通 1.8"},
    ),
    "cards with sales and scores": (
        (
            "<h2>空包商城</h2><div><div><h4>圆通空包</h4><p>￥<b>1.20</b></p><p>已售 3001"
            "</p></div><div><h4>申通空包</h4><p>￥<b>1.10</b></p><p>已售 12.5万</p></div>"
            "</div>"
        ),
        {"圆通 1.2", "申通 1.1"},
    ),
    "number and unit apart": (
        (
            "<h3>空包报价</h3><ul><li><span>圆通空包</span><em>1.20</em>元</li><li><span>申"
            "通空包</span><em>1.10</em>元</li></ul>"
        ),
        {"圆通 1.2", "申通 1.1"},
    ),
    "a card of keys and values": (
        (
            "<p>单号市场</p><dl><dt>快递</dt><dd>中通</dd><dt>状态</dt><dd>已揽收 11:08"
            "</dd><dt>内容</dt><dd>单号+收件人姓名</dd><dt>价格</dt><dd>0.42 元</dd></dl>"
            "<dl><dt>快递</dt><dd>申通</dd><dt>内容</dt><dd>仅单号</dd><dt>价格</dt><dd>0.3"
            "0 元</dd></dl>"
        ),
        {"中通 0.42 name", "申通 0.3 bare"},
    ),
    "a parameter table of one item": (
        (
            "<table><tr><td>名称</td><td>圆通空包</td></tr><tr><td>单价</td><td>1.35元</td>"
            "</tr><tr><td>库存</td><td>9999</td></tr><tr><td>重量</td><td>0.5kg</td></tr>"
            "</table>"
        ),
        {"圆通 1.35"},
    ),
    "buttons one behind the other": (
        (
            "<h1>选快递</h1><div><button>圆通空包 1.45元/单</button> <button>韵达空包<br>1."
            "38元/单</button></div>"
        ),
        {"圆通 1.45", "韵达 1.38"},
    ),
    "plans with their fees": (
        (
            "<h2>空包价格（元/单）</h2><div><h3>普通会员</h3><p>免费注册</p><ul><li>圆通 1."
            "55</li><li>中通 1.65</li></ul></div><div><h3>高级会员（39元/年）</h3><ul><li>"
            "圆通 1.40</li><li>中通 1.50</li></ul></div>"
        ),
        {"中通 1.5 高级", "中通 1.65 普通", "圆通 1.4 高级", "圆通 1.55 普通"},
    ),
    "levels that nobody else calls so": (
        (
            "<h2>空包价格，单位：元/单</h2><dl><dt>圆通</dt><dd>学徒 0.70</dd><dd>掌柜 0.62"
            "</dd></dl><dl><dt>中通</dt><dd>学徒 0.72</dd><dd>掌柜 0.64</dd></dl>"
        ),
        {"中通 0.64 掌柜", "中通 0.72 学徒", "圆通 0.62 掌柜", "圆通 0.7 学徒"},
    ),
    "no levels but towns": (
        "<h2>空包价格，单位：元/单</h2><ul><li>圆通空包</li><li>义乌 0.70元</li></ul>",
        {"圆通 0.7"},
    ),
    "bands under a heading": (
        ("<h3>圆通空包</h3><p>1-100单:1.2元/单<br>101-500单:1.1元/单<br>501单以上 面议</p>"),
        {"圆通 1.1 101-500", "圆通 1.2 -100"},
    ),
    "audiences under headings": (
        (
            "<h3>圆通空包</h3><ul><li>普通会员：1.2元</li><li>VIP会员：1.1元</li></ul><h3>"
            "中通空包</h3><ul><li>普通会员：1.3元</li><li>VIP会员：1.2元</li></ul>"
        ),
        {"中通 1.2 VIP", "中通 1.3 普通", "圆通 1.1 VIP", "圆通 1.2 普通"},
    ),
    "insurance and differences": (
        "<p>圆通空包 1.2元/单</p><p>运费险 0.5元/单</p><p>补差价 1元</p>",
        {"圆通 1.2"},
    ),
    "wages": (
        "<p>圆通空包 1.2元/单</p><p>招客服，底薪2000，每单提成0.1元</p>",
        {"圆通 1.2"},
    ),
    "audiences in brackets": (
        (
            "<p>【普通会员】<br>圆通空包 1.3元<br>申通空包 1.2元<br>【VIP会员】<br>圆通空包"
            " 1.2元<br>申通空包 1.1元</p>"
        ),
        {"圆通 1.2 VIP", "圆通 1.3 普通", "申通 1.1 VIP", "申通 1.2 普通"},
    ),
    "prices in headings": (
        ("<h3>圆通空包 1.2元/单</h3><p>全国可发</p><h3>申通空包 1.1元/单</h3><p>全国可发</p>"),
        {"圆通 1.2", "申通 1.1"},
    ),
    "a chat with its buyer": (
        (
            "<div>A: 圆通多少</div><div>店主: 亲 圆通空包1块2 量大1块1</div><div>A: 1块行吗"
            "</div><div>店主: 不行哦</div>"
        ),
        {"圆通 1.1", "圆通 1.2"},
    ),
    "an old price beside the new": (
        "<p>圆通空包 原价1.5 现价1.2</p><p>中通空包 <s>1.6元</s> 1.3元</p>",
        {"中通 1.3", "圆通 1.2"},
    ),
    "audiences within an item": (
        (
            "<ul><li>圆通空包<br>会员价：1.2元<br>代理价：1.0元</li><li>申通空包<br>会员价"
            "：1.1元<br>代理价：0.9元</li></ul>"
        ),
        {"圆通 1 代理", "圆通 1.2", "申通 0.9 代理", "申通 1.1"},
    ),
    "prices in the words of pictures": (
        '<p>空包代发</p><img alt="圆通空包1.5元/单"><img alt="申通空包1.4元/单">',
        {"圆通 1.5", "申通 1.4"},
    ),
    "a marquee": (
        "<marquee>圆通空包1.5元 申通空包1.4元 韵达空包1.3元</marquee>",
        {"圆通 1.5", "申通 1.4", "韵达 1.3"},
    ),
    "dots between name and price": (
        "<pre>圆通(YTO) ........ 1.50元\n申通(STO) ........ 1.40元</pre><p>空包</p>",
        {"圆通 1.5", "申通 1.4"},
    ),
    "a reckoned total": (
        "<p>圆通空包</p><p>单价：1.20 元 × 数量 10 = 12.00 元</p>",
        {"圆通 1.2"},
    ),
    "values parted by commas": (
        (
            "<p>单号价格（元/个）</p><pre>快递,散客,VIP,代理\n圆通,0.50,0.45,0.40\n申通,0.48,"
            "0.43,0.38</pre>"
        ),
        {
            "圆通 0.4 代理",
            "圆通 0.45 VIP",
            "圆通 0.5 散客",
            "申通 0.38 代理",
            "申通 0.43 VIP",
            "申通 0.48 散客",
        },
    ),
    "a table of Markdown": (
        (
            "<p>空包价格</p><pre>| 快递 | 普通 | 代理 |\n|---|---|---|\n| 圆通 | 1.2 | 1.0 |\n"
            "| 申通 | 1.1 | 0.9 |</pre>"
        ),
        {"圆通 1 代理", "圆通 1.2 普通", "申通 0.9 代理", "申通 1.1 普通"},
    ),
    "a table of Markdown with its unit": (
        (
            "<p>空包价格</p><pre>| 快递 | 价格(元) |\n|---|---|\n| 圆通 | 1.2 |\n| 申通 | 1.1 "
            "|</pre>"
        ),
        {"圆通 1.2", "申通 1.1"},
    ),
    "dashes between name and price": (
        "<p>单号报价</p><p>圆通——0.5元<br>申通——0.4元</p>",
        {"圆通 0.5", "申通 0.4"},
    ),
    "dashes and bare numbers": (
        "<p>单号报价（元/个）</p><p>圆通 —— 0.5<br>申通 —— 0.4</p>",
        {"圆通 0.5", "申通 0.4"},
    ),
    "a hall's rows, parted by bars": (
        (
            "<p>单号大厅</p><ul><li>圆通 | 8801****12 | 浙江→广东 | ￥0.50 | 购买</li><li>"
            "申通 | 7700****15 | 江苏→北京 | ￥0.45 | 购买</li></ul>"
        ),
        {"圆通 0.5", "申通 0.45"},
    ),
    "bands and their prices one after the other": (
        (
            "<h1>圆通空包</h1><div>10-99件 <b>¥1.20</b></div><div>100-999件 <b>¥1.10</b>"
            "</div><div>≥1000件 <b>¥1.00</b></div>"
        ),
        {"圆通 1 1000-", "圆通 1.1 100-999", "圆通 1.2 10-99"},
    ),
    "keys before a colon": (
        ("<p>快递空包代发</p><ul><li><b>价格：</b>1.2元/单</li><li><b>快递：</b>圆通</li></ul>"),
        {"圆通 1.2"},
    ),
    "a span of prices": (
        "<p>圆通空包代发</p><p>价格区间：0.8-2.5元</p>",
        {"圆通 0.8", "圆通 2.5"},
    ),
    "bands in a list of definitions": (
        ("<h2>圆通空包</h2><dl><dt>1-50单</dt><dd>1.5元</dd><dt>51-200单</dt><dd>1.4元</dd></dl>"),
        {"圆通 1.4 51-200", "圆通 1.5 -50"},
    ),
    "WAP links": (
        (
            "<p>空包商城(WAP)</p>1.<a href=1>圆通空包</a> 1.2元<br/>2.<a href=2>申通空包"
            "</a> 1.1元<br/>余额:0.00元 <a>充值</a>"
        ),
        {"圆通 1.2", "申通 1.1"},
    ),
    "WAP cards": (
        ("<card title='单号'><p>圆通单号[库存120]5角<br/>申通单号[库存80]4角<br/></p></card>"),
        {"圆通 0.5", "申通 0.4"},
    ),
    "shipping": (
        "<p>圆通空包1.2元/单</p><p>真实寄件：首重5元，续重2元/公斤</p>",
        {"圆通 1.2"},
    ),
    "flow": (
        "<p>圆通空包1.2元/单</p><p>流量0.15元/个，收藏0.2元/个，关注0.3元/个</p>",
        {"圆通 1.2"},
    ),
    "a question's answer": (
        "<h4>价格是多少？</h4><p>圆通1.2元，中通1.3元，都是一单的价格。</p>",
        {"中通 1.3", "圆通 1.2"},
    ),
    "inputs with words behind them": (
        "<p>选择空包</p><input type=radio>圆通(1.2元)<input type=radio>申通(1.1元)",
        {"圆通 1.2", "申通 1.1"},
    ),
    "a box for each courier": (
        (
            "<div class=box><h4>圆通快递</h4><p>空包：1.2元/单</p><p>底单：2元/张</p></div>"
            "<div class=box><h4>申通快递</h4><p>空包：1.1元/单</p><p>底单：2元/张</p></div>"
        ),
        {"圆通 1.2", "圆通 2", "申通 1.1", "申通 2"},
    ),
    "two audiences in an option": (
        (
            "<p>空包</p><select><option value='1'>圆通 普通价1.5元 会员价1.3元</option>"
            "<option value='2'>申通 普通价1.4元 会员价1.2元</option></select>"
        ),
        {"圆通 1.3", "圆通 1.5 普通", "申通 1.2", "申通 1.4 普通"},
    ),
    "a courier's audiences line by line": (
        (
            "<p>快递：圆通空包<br>普通价：1.5元<br>会员价：1.3元<br>代理价：1.1元</p><p>快"
            "递：申通空包<br>普通价：1.4元<br>会员价：1.2元<br>代理价：1.0元</p>"
        ),
        {
            "圆通 1.1 代理",
            "圆通 1.3",
            "圆通 1.5 普通",
            "申通 1 代理",
            "申通 1.2",
            "申通 1.4 普通",
        },
    ),
    "an item and its bands": (
        "<h1>圆通空包</h1><p>￥1.2</p><p>满10件 ￥1.1</p><p>满100件 ￥1.0</p>",
        {"圆通 1 100-", "圆通 1.1 10-", "圆通 1.2"},
    ),
    "list with dash qty": (
        ("<ul><li>圆通空包 1.2元/单 - 已售3000单</li><li>申通空包 1.1元/单 - 已售200单</li></ul>"),
        {"圆通 1.2", "申通 1.1"},
    ),
    "contents in headings": (
        (
            "<h3>A套餐（仅单号）0.3元/条</h3><h3>B套餐（单号+姓名）0.5元/条</h3><h3>C套餐（"
            "姓名+电话+地址）1元/条</h3>"
        ),
        {"- 0.3 bare", "- 0.5 name", "- 1 name+phone+address"},
    ),
}


@pytest.mark.parametrize("name", SHOPS)
def test_shops(name: str) -> None:
    body, expected = SHOPS[name]
    assert read(body) == expected
