"""Prices in layouts met late: sheets, pictures read off, grids pasted, scripts with titles."""

from __future__ import annotations

import pytest

from tests.pipelines.tiers import read

PAGES = {
    "a table in 分": (
        (
            "<table><tr><td colspan=3>空包价目（单位：分/单）</td></tr><tr><td>品名</td>"
            "<td>散客</td><td>合作商</td></tr><tr><td>YTO</td><td>125</td><td>110</td></tr>"
            "<tr><td>STO</td><td>135</td><td>120</td></tr></table>"
        ),
        {"圆通 1.1 合作商", "圆通 1.25 散客", "申通 1.2 合作商", "申通 1.35 散客"},
    ),
    "bands under audiences": (
        (
            "<table><tr><td rowspan=2>快递</td><td colspan=2>散客</td><td colspan=2>月结户"
            "</td></tr><tr><td>100单以内</td><td>101单以上</td><td>100单以内</td><td>101单"
            "以上</td></tr><tr><td>圆通空包</td><td>1.25</td><td>1.18</td><td>1.10</td><td>"
            "1.05</td></tr></table>"
        ),
        {
            "圆通 1.05 月结户 101-",
            "圆通 1.1 月结户 -100",
            "圆通 1.18 散客 101-",
            "圆通 1.25 散客 -100",
        },
    ),
    "a pasted grid of contents": (
        (
            "<pre># KD 报价（人民币 / 条）\n|  | 当日 | 隔日 |\n|---|---|---|\n| 名+机 | 3.5 |"
            " 2.2 |\n| 名+机+址 | 5 | 3.4 |\n| 名+机+址，发货方电话也有 | 6.5 | - |</pre>"
        ),
        {
            "- 2.2 name+phone",
            "- 3.4 name+phone+address",
            "- 3.5 name+phone",
            "- 5 name+phone+address",
            "- 6.5 name+phone+address+sender-phone",
        },
    ),
    "a shared sheet as values": (
        (
            '<pre>仓库,快递,礼品,"单价(含面单,元)",起发量,状态\n东仓,申通,纸巾,1.62,1,正常\n'
            "东仓,申通,纸巾,1.55,300,正常\n西仓,京东,牙签,2.90,1,停售\n西仓,邮政,牙签,1.70,20"
            ",正常</pre>"
        ),
        {"申通 1.55 300-", "申通 1.62", "邮政 1.7 20-"},
    ),
    "columns titled elsewhere": (
        (
            "<p>空包</p><script>table.render({cols:[[{field:'kd',title:'快递'},{field:'g0',"
            "title:'普通会员(元)'},{field:'g1',title:'高级会员(元)'},{field:'cz',title:'升"
            "级所需充值(元)'}]],data:[{kd:'圆通',g0:1.32,g1:1.21,cz:600},{kd:'EMS',g0:3.30,"
            "g1:3.05,cz:600}]});</script>"
        ),
        {"EMS 3.05 高级", "EMS 3.3 普通", "圆通 1.21 高级", "圆通 1.32 普通"},
    ),
    "text read off a picture": (
        (
            "<h3>空包价格表</h3><p>圆 通　1 . 2 5　秒出<br>中 通　l.40　秒出<br>申 通　1.3O"
            "　晚9点出<br>※以上单位:元</p>"
        ),
        {"中通 1.4", "圆通 1.25", "申通 1.3"},
    ),
    "rows whose header lacks its first name": (
        (
            "<h2>空包价目</h2><div><div><span></span><span>零售价</span><span>白银</span>"
            "<span>钻石</span></div><div><span>顺丰</span><span>4.80</span><span>4.50"
            "</span><span>4.20</span></div><div><span>德邦</span><span>2.60</span><span>2.4"
            "0</span><span>2.25</span></div></div>"
        ),
        {
            "德邦 2.25 钻石",
            "德邦 2.4 白银",
            "德邦 2.6 零售",
            "顺丰 4.2 钻石",
            "顺丰 4.5 白银",
            "顺丰 4.8 零售",
        },
    ),
    "contents told in sentences": (
        (
            "<p>单号小铺</p><table><tr><td>甲类</td><td>签收过的老号，光单号</td><td>二毛"
            "</td></tr><tr><td>丙类</td><td>正在走的号，附收件人姓名</td><td>五毛</td></tr>"
            "</table>"
        ),
        {"- 0.2 bare", "- 0.5 name"},
    ),
    "goods sold together": (
        (
            "<table><tr><td>快递</td><td>空包</td><td>空包+底单</td><td>首重（真发货）</td>"
            "</tr><tr><td>全峰</td><td>1.6</td><td>4.6</td><td>5.5</td></tr><tr><td>优速"
            "</td><td>1.5</td><td>4.5</td><td>5.0</td></tr></table>"
        ),
        {"优速 1.5", "全峰 1.6"},
    ),
    "goods down, couriers across": (
        (
            "<table><tr><td>内容 \\ 快递</td><td>中通</td><td>韵达</td></tr><tr><td>只要收件"
            "手机</td><td>1.2</td><td>1.0</td></tr><tr><td>收件姓名+收件手机</td><td>2.0"
            "</td><td>1.7</td></tr></table><h3>面单单价（元/条）</h3>"
        ),
        {"中通 1.2 phone", "中通 2 name+phone", "韵达 1 phone", "韵达 1.7 name+phone"},
    ),
    "a WAP card with brackets": (
        ("<p>1.圆通<br/>(5毛/没门牌)(6毛/有门牌)<br/>2.申通<br/>(4毛5/没门牌)(5毛5/有门牌)</p>"),
        {"圆通 0.5 bare", "圆通 0.6 address", "申通 0.45 bare", "申通 0.55 address"},
    ),
    "a board of agents": (
        (
            "<h2>空包代理阶梯</h2><ol><li>见习代理（累计充值满100元）<ul><li>国通 1.15</li>"
            "<li>龙邦 1.05</li></ul></li><li>区域总代（累计充值满5000元，另交保证金2000元可"
            "退）<ul><li>国通 0.99</li><li>龙邦 0.90</li></ul></li></ol>"
        ),
        {"国通 0.99 区域总代", "国通 1.15 见习代理", "龙邦 0.9 区域总代", "龙邦 1.05 见习代理"},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    body, expected = PAGES[name]
    assert read(body) == expected


LINES = [
    (
        "礼品代发 极兔1r66，韵哒1r78，邮政2r整",
        {"极兔 1.66", "邮政 2", "韵达 1.78"},
    ),
    (
        "申通空包1块零5、韵达9毛5",
        {"申通 1.05", "韵达 0.95"},
    ),
    (
        "京东空包这次不动，还是2.6；顺丰空包从六块降到五块二",
        {"京东 2.6", "顺丰 5.2"},
    ),
    (
        "空包 极兔 0.65 中通 0.85 ↓（原1.05）",
        {"中通 0.85", "极兔 0.65"},
    ),
    (
        "空包拿货满3000单/月改“总代”，再低5分：极兔0.60 中通0.80",
        {"中通 0.8 总代", "极兔 0.6 总代"},
    ),
    (
        "空包 圆1.2 申1.1 中1.3",
        {"中通 1.3", "圆通 1.2", "申通 1.1"},
    ),
    (
        "小李品带发📦圆通🉑2块整 中通🉑两块二 顺丰的不做 邮政的话三块3",
        {"中通 2.2", "圆通 2", "邮政 3.3"},
    ),
    (
        "单号：圆通三毛、申通和韵达两毛八、其余的两毛五",
        {"- 0.25", "圆通 0.3", "申通 0.28", "韵达 0.28"},
    ),
    (
        "单号0.4元，如需姓名+0.1，电话+0.2",
        {"- 0.4 bare", "- 0.5 name", "- 0.6 phone"},
    ),
    (
        "料子价：单电话8毛，电话加姓名1块2，三项全2块",
        {"- 0.8 phone", "- 1.2 name+phone", "- 2 name+phone+address"},
    ),
    (
        "圆通空包1.2元/单，满500单9折，满1000单8折",
        {"圆通 1.2"},
    ),
    (
        "价格1元（1元=1件，按单价拍）",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines(text: str, expected: set[str]) -> None:
    assert read(f"<p>{text}</p>") == expected
