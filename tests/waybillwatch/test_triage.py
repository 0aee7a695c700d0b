"""Triage: sellers, couriers, press, the unrelated, and those a person must judge."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Digest
from waybillwatch.listings import Contact, ContactKind, Listing, PriceTier, Service
from waybillwatch.pii import Redacted
from waybillwatch.quotes import Courier, Quote
from waybillwatch.search import SearchHit
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement
from waybillwatch.triage import judge_hit, judge_link_site, judge_page, judge_site, trades_of

HERE = Digest.of(b"")
QUOTE = Quote("1元", ((0, 2),), HERE)
BLANK = Listing("http://x.example/", HERE, "")
PRICED = tuple(
    PriceTier(Decimal(1), QUOTE, courier=Courier(name), service=Service.EMPTY_PARCEL)
    for name in ("圆通", "申通", "韵达")
)


def hit(title: str, snippet: str = "", path: str = "/") -> Judgement:
    return judge_hit(SearchHit(1, f"http://x.example{path}", title, snippet, "baidu"))


@pytest.mark.parametrize(
    ("title", "snippet", "kind"),
    [
        (
            "单号8 - 圆通单号,韵达单号低价批发",
            "常年批发圆通、韵达快递单号，自动发货。",
            SiteKind.SELLER,
        ),
        (
            "淘单 - 真实快递单号出售平台",
            "出售各大快递的真实单号，每天更新数千个。",
            SiteKind.SELLER,
        ),
        ("快递单号查询 - 某快运", "输入快递单号即可查询快件状态。", SiteKind.COURIER),
        ("运费价格表", "首重 续重：省内8元，江浙沪10元。", SiteKind.COURIER),
        ("快递单号网上论条卖", "记者调查发现，本报10月26日报道以后……", SiteKind.PRESS),
        ("空包装盒价目表", "心形喜糖盒 8公分 方形手饰盒", SiteKind.UNRELATED),
        ("空包价格表 - 空包网", "快递公司 普通会员 黄金会员 会员价", SiteKind.UNSURE),
        ("电子面单接口文档", "空快递单号出售平台如何对接 API SDK 请求参数", SiteKind.UNRELATED),
    ],
)
def test_a_hit(title: str, snippet: str, kind: SiteKind) -> None:
    judged = hit(title, snippet)
    assert judged.kind is kind
    assert judged.sure is (kind is not SiteKind.UNSURE)
    assert judged.reasons


def page(text: str, listing: Listing = BLANK) -> Judgement:
    return judge_page(Redacted(text), listing)


def test_a_shop_with_prices_handles_and_order_flow_is_surely_a_seller() -> None:
    qq = Contact(ContactKind.QQ, "10000", QUOTE)
    listing = replace(BLANK, title="空包价格表", tiers=PRICED, contacts=(qq,))
    judged = page("专业空包批发，在线充值，批量购买空包，一单一用", listing)
    assert judged.kind is SiteKind.SELLER
    assert judged.sure
    assert any("handles of its own" in reason and "10000" in reason for reason in judged.reasons)


def test_a_report_that_quotes_the_same_prices_is_none() -> None:
    listing = replace(BLANK, title="记者调查空包网站", tiers=PRICED)
    judged = page("本报记者采访发现，警方通报称该网站出售空包，法院判决被告人获刑", listing)
    assert judged.kind is SiteKind.PRESS
    assert judged.sure


def test_a_page_of_nothing_is_surely_no_seller() -> None:
    judged = page("滨江步道周末开放")
    assert judged.kind is SiteKind.UNRELATED
    assert judged.sure


def test_between_the_thresholds_a_person_decides() -> None:
    judged = page("购买单号 空包 单号 圆通 客服", replace(BLANK, title="单号"))
    assert judged.kind is SiteKind.UNSURE
    assert not judged.sure


@given(st.text(max_size=300))
def test_any_text_can_be_judged_and_sure_means_a_kind(text: str) -> None:
    judged = page(text)
    assert judged.sure is (judged.kind is not SiteKind.UNSURE)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("运单查询", "请输入运单号 圆通 申通 查询结果 派件中 已签收"),
        ("电子面单接口文档", "请求参数 返回示例 sdk 授权\n错误码 单号余额不足"),
        ("打单软件价格", "批量打印电子面单,专业版39元/月,免费试用\n面单余额请向网点购买"),
        ("全国快递价格表", "首重3元 续重1元 圆通 申通\n日发三百单可谈,上门取件"),
        ("圆通单号有几位数", "圆通运单号由字母开头,后面十三位数字,怎么看?"),
        ("单号论条卖 - 某某晚报", "本报记者调查发现,网站出售单号,四毛一个\n律师表示涉嫌违法"),
        ("刑事判决书", "被告人出售快递单号,法院判处有期徒刑,审判长"),
        ("管理办法", "第五条 寄递企业不得出售运单号码,违反本办法规定的,处以罚款"),
        ("空礼盒批发", "烫金礼盒 空盒 喜糖 打样 100个起订 2元/个 旺旺"),
        ("手机靓号", "单号双号 选号 月租58元 套餐 过户 qq 10000"),
        ("一件代发女装", "代发费2元 尺码 颜色 不发空包,不刷单 微信 nvzhuang-1"),
        ("求购圆通单号", "长期求购单号,三毛以内,有货的加qq 10000"),
        ("别买空包", "被骗了,空包网站拉黑我,大家避坑,已投诉举报"),
        ("空包弹保养", "打空包弹的枪 弹药 道具"),
        ("心跳包", "tcp 空包 数据包 socket 字段 报文"),
        ("风控词表", "空包 单号网 刷单 字段 调用 接口 误伤"),
    ],
)
def test_each_kind_that_looks_like_a_seller_is_none(title: str, text: str) -> None:
    judged = page(text, replace(BLANK, title=title))
    assert judged.kind is not SiteKind.SELLER
    assert judged.score < 0
    assert judged.reasons


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "买空包就上某包网",
            "圆通空包1.2元/单\n会员价 代理价 在线充值 批量下单\n一单一用 申请底单",
        ),
        ("单号之家", "本站出售圆通申通真实单号,四毛一个,自动发货\n充值后自助提号,量大从优"),
        ("礼品单大厅", "礼品代发 圆通1.7元/单 补单必备 自动回传单号\n充值 导入订单 申请底单"),
    ],
)
def test_a_shop_is_a_seller(title: str, text: str) -> None:
    qq = Contact(ContactKind.QQ, "10000", QUOTE)
    listing = replace(BLANK, title=title, tiers=PRICED, contacts=(qq,))
    assert page(text, listing).kind is SiteKind.SELLER


def test_an_advertisement_on_another_page_goes_to_a_person() -> None:
    judged = page(
        "番茄长到四十厘米就要搭架子,底下插深一点,傍晚浇水,别浇叶子。他们说下雨前要摘\n"
        "阿力:我用的是旧晾衣杆,去年风大,全倒了\n"
        "小包:快递空包1.1元一单,需要的加qq 9900011112\n博主:走错了吧",
        replace(BLANK, title="阳台种番茄"),
    )
    assert judged.kind is SiteKind.UNSURE
    assert "advertisement" in judged.reasons[0]


def test_the_two_trades_are_scored_apart() -> None:
    numbers = trades_of(["出售圆通空包,一单一用,刷单补单,在线充值,1.2元"], BLANK)
    data = trades_of(["一手kd料,实时隔夜历史都有,三要素姓名电话地址,每条2元,飞机联系"], BLANK)
    assert data.personal_data > numbers.personal_data
    assert numbers.fake_orders > data.fake_orders


def test_a_person_is_told_which_trades_an_unsure_page_takes_part_in() -> None:
    judged = page("购买单号 空包 单号 充值 圆通", replace(BLANK, title="单号"))
    assert any("personal data" in reason for reason in judged.reasons)


@given(st.text(max_size=200))
def test_every_page_is_told_why(text: str) -> None:
    judged = page(text)
    assert judged.reasons
    assert judged == page(text)


SELLER = Judgement(SiteKind.SELLER, sure=True, score=3.0)
PRESS = Judgement(SiteKind.PRESS, sure=True, score=-4.0)
COURIER = Judgement(SiteKind.COURIER, sure=True, score=-3.0)
MAYBE = Judgement(SiteKind.UNSURE, sure=False, score=0.5)
HARDLY = Judgement(SiteKind.UNSURE, sure=False, score=-0.5)


@pytest.mark.parametrize(
    ("pages", "kind"),
    [
        ([], SiteKind.UNSURE),
        ([HARDLY, SELLER, HARDLY], SiteKind.SELLER),
        ([SELLER, COURIER], SiteKind.SELLER),
        ([SELLER, PRESS], SiteKind.UNSURE),
        ([PRESS, PRESS, COURIER], SiteKind.PRESS),
        ([COURIER, HARDLY], SiteKind.COURIER),
        ([COURIER, MAYBE], SiteKind.UNSURE),
        ([HARDLY], SiteKind.UNSURE),
    ],
)
def test_a_site_is_judged_by_its_pages_together(pages: list[Judgement], kind: SiteKind) -> None:
    assert judge_site(pages).kind is kind


@given(st.permutations([HARDLY, SELLER, COURIER, MAYBE]))
def test_the_order_of_pages_does_not_matter(pages: list[Judgement]) -> None:
    assert judge_site(pages) == judge_site([HARDLY, SELLER, COURIER, MAYBE])


def test_a_link_alone_makes_nobody_sure() -> None:
    assert not judge_link_site("出售单号 批发空包", "http://other.example/").sure
    better = judge_link_site("空包批发", "http://other.example/").score
    assert better > judge_link_site("快递查询", "http://other.example/").score
