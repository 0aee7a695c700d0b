"""What stands around the prices of a shop's page: menus, style sheets, notices, a guest book."""

from __future__ import annotations

import random

MENU = (
    "网站首页",
    "单号购买",
    "我的订单",
    "账户充值",
    "资金明细",
    "推广赚钱",
    "帮助中心",
    "联系客服",
)
WHO = (
    "小店",
    "老王",
    "阿明",
    "掌柜",
    "淘客",
    "新手",
    "皇冠",
    "小美",
    "卖家",
    "晴天",
    "大海",
    "木子",
)
WHAT = ("昨天买的", "今天下午要的", "上周那批", "头一回用的", "朋友介绍来买的", "半夜下的")
HOW = (
    "很快就有物流了",
    "查得到，签收也正常",
    "有两个查不到，客服给换了",
    "到得慢了一天",
    "没什么问题",
)
THEN = (
    "下次还来。",
    "就是充值慢点。",
    "希望再便宜一点。",
    "客服态度不错。",
    "店里销量上来了。",
    "谢谢老板！",
)
NEWS = (
    "关于{}期间发货时间的通知",
    "{}单号已经恢复供应",
    "{}网点升级，今天暂停出单",
    "会员请及时修改登录密码",
)
TOPICS = ("国庆", "双十一", "春节", "申通", "圆通", "周末", "中秋", "元旦")


def style(chance: random.Random) -> str:
    """A style sheet as such shops carry it in the page."""
    rules = "".join(
        f".c{n}{{padding:{chance.randint(0, 9)}px {chance.randint(0, 20)}px;"
        f"color:#{chance.randint(0, 4095):03x};line-height:{chance.randint(12, 30)}px}}\n"
        for n in range(30)
    )
    return f"<style type='text/css'>\ntd{{padding:2px}}.n{{color:#c00}}\n{rules}</style>"


def menu(chance: random.Random) -> str:
    """The menu of every page."""
    items = "".join(
        f"<li class='c{chance.randint(0, 29)}'><a href='/user/{n}' title='{word}' target='_self'>"
        f"<span>{word}</span></a></li>"
        for n, word in enumerate(MENU)
    )
    return f"<div id='nav' class='nav'><ul>{items}</ul></div>"


def counters(chance: random.Random) -> str:
    """Scripts that count visitors and switch tabs."""
    return (
        f"<script>var _hm=_hm||[];(function(){{var h=document.createElement('script');"
        f"h.src='/static/h.js?{chance.randint(10**7, 10**8)}';var s=document."
        "getElementsByTagName('script')[0];s.parentNode.insertBefore(h,s)})();\n"
        "function tab(n){for(var i=0;i<4;i++){document.getElementById('t'+i).style.display="
        "i==n?'block':'none'}}</script>"
    )


def notices(chance: random.Random) -> str:
    """A list of notices with their dates."""
    rows = "".join(
        f"<li class='c{chance.randint(0, 29)}' onmouseover=\"this.style.background='#eee'\">"
        f"<a href='/news/{chance.randint(1, 9999)}.html' target='_blank'>"
        f"{chance.choice(NEWS).format(chance.choice(TOPICS))}</a>"
        f"<span class='date'>[{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}]</span></li>"
        for _ in range(chance.randint(6, 14))
    )
    return (
        f"<div class='box'><div class='tit'><b>站内公告</b></div><ul class='list'>{rows}</ul></div>"
    )


def guest_book(chance: random.Random) -> str:
    """What customers wrote."""
    rows = "".join(
        f"<dl class='c{chance.randint(0, 29)}'><dt><img src='/face/{chance.randint(1, 40)}.gif' "
        f"width='40' height='40' alt=''/> {chance.choice(WHO)}**{chance.randint(1, 99)} 说：</dt>"
        "<dd>"
        f"{chance.choice(WHAT)}，{chance.choice(HOW)}，{chance.choice(THEN)}</dd>"
        f"<dd class='time'>2012-11-{chance.randint(1, 30):02d} "
        f"{chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}</dd></dl>"
        for _ in range(chance.randint(3, 9))
    )
    return f"<div class='box'><div class='tit'><b>客户留言</b></div>{rows}</div>"
