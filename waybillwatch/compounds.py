"""Words of a listing that are made of parts: 黄金 + 会员价, 收件人 + 电话, 不 + 提供.

Each part is a word in a line; a new part makes all its compounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from waybillwatch.couriers import EVERYDAY, GROUPS, SPELLINGS
from waybillwatch.kinds import Kind
from waybillwatch.words import Word

_LEVELS = """
普通 注册 游客 黄金 铂金 白金 钻石 白银 青铜 黑金 至尊 皇冠 王者 星耀 荣耀 金牌 银牌 铜牌 金卡 银卡
高级 中级 初级 特级 顶级 超级 尊享 终身 永久 终极 战略 企业 个人 体验 新手 批发 零售 散户 散客
商家 代理 总代 总代理 代理商 一级代理 二级代理 三级代理 特级代理 高级代理 普通代理 金牌代理
钻石代理 省代 市代 区代 县代 省级代理 市级代理 下家 下级 分站 站长 合伙人 团长 渠道 工作室
大客户 老客户 至尊代理 黄金代理 铂金代理 银牌代理 皇冠代理 独立代理 核心代理 联盟
"""
_LEVEL_TAILS = ("会员", "会员价", "用户", "用户价", "价", "价格", "级会员", "级")
_ALONE = """
黄金 铂金 白金 钻石 白银 青铜 黑金 至尊 金牌 银牌 铜牌 代理 总代 总代理 一级代理 二级代理
三级代理 特级代理 高级代理 普通代理 金牌代理 钻石代理 省代 市代 区代 至尊代理 黄金代理 铂金代理
银牌代理 皇冠代理 合伙人 大客户 省级代理 市级代理 散客 散户
"""
"""Levels that need no 会员/价/用户 behind them to be read as one."""
_VIP = ("vip", "svip", *(f"vip{n}" for n in range(16)), *(f"v{n}" for n in range(1, 10)))
_NUMBERED = ("vip",)
_VIP_HEADS = ("至尊", "钻石", "黄金", "铂金", "超级", "高级", "普通", "金牌", "皇冠")
_VIP_TAILS = ("", "会员", "会员价", "用户", "价", "价格", "用户价")

_PARTIES = {
    "recipient": "收件人 收货人 收件 收货 买家 客户 顾客 对方 收件方",
    "sender": "发件人 发货人 寄件人 发件 发货 寄件 寄件方",
    "both": "收发件人 收寄件人 收发货人",
}
_FIELDS = {
    "name": "姓名 名字 名",
    "phone": "电话 手机 手机号 手机号码 电话号码 联系方式 联系电话",
    "address": "地址 详细地址 具体地址 住址 完整地址",
}
_CODES = {
    "recipient": "receiver recipient consignee receive rec buyer",
    "sender": "sender shipper consignor send",
}
_CODE_FIELDS = {"name": "name", "phone": "phone mobile tel telephone", "address": "address addr"}

_CARRY = """
含 含有 带 带有 包含 包括 附 附带 附有 附送 提供 显示 体现 涉及 出现 展示 透出 保留 展现 标注 注明
写有 印有 显示出 附上 给出 附赠 填有 打印 登记
"""
_DENIED = "出售 售卖 收录 外售 交付 转交 流出"
"""What is denied and never said of what is there."""
_DENY = """
不 不会 不再 绝不 从不 概不 一律不 一概不 均不 都不 并不 也不 未 不能 不可 无法 不予 决不 统统不
坚决不 不得 绝不会 也不会 更不会 更不
完全不 全部不 未曾 暂不 不单独 皆不 全不 不支持 不可以 默认不 不会有 永不 绝对不 全都不
"""


def _levels() -> Iterator[Word]:
    for name, tail in product(_LEVELS.split(), _LEVEL_TAILS):
        yield Word(name + tail, Kind.LEVEL, name)
    for name in _ALONE.split():
        yield Word(name, Kind.LEVEL, name)
    for name, tail in product(_VIP, _VIP_TAILS):
        yield Word(name + tail, Kind.LEVEL, name.upper())
    for name, tail in product(_VIP_HEADS, _VIP_TAILS):
        yield Word(f"{name}vip{tail}", Kind.LEVEL, f"{name}VIP")


def _fields() -> Iterator[Word]:
    for (side, parties), (what, fields) in product(_PARTIES.items(), _FIELDS.items()):
        for party, middle, field in product(
            parties.split(), ("", "的", "真实", "详细"), fields.split()
        ):
            yield Word(party + middle + field, Kind.FIELD, f"{side}:{what}")
    for (side, parties), (what, fields) in product(_CODES.items(), _CODE_FIELDS.items()):
        for party, gap, field in product(parties.split(), ("_", ""), fields.split()):
            yield Word(party + gap + field, Kind.CODE, f"{side}:{what}")


def _statements() -> Iterator[Word]:
    for verb in _CARRY.split():
        yield Word(verb, Kind.HAS)
    for no, verb in product(_DENY.split(), [*_CARRY.split(), "含任何", "带任何", *_DENIED.split()]):
        yield Word(no + verb, Kind.LACKS)


def _couriers() -> Iterator[Word]:
    for text, name in SPELLINGS.items():
        yield Word(text, Kind.COURIER, name)
    for text, names in GROUPS.items():
        yield Word(text, Kind.COURIER, " ".join(names))


COMPOUNDS: tuple[Word, ...] = (*_levels(), *_fields(), *_statements(), *_couriers())

GUARDS: dict[str, re.Pattern[str]] = {
    **EVERYDAY,
    "礼品": re.compile(
        r"礼品(?=\s?:?\s?(?:\d{1,2}\.\d|\d{1,2}(?:\.\d+)?\s?[元块毛]|[一二两三四五六七八九][元块毛]))"
        r"|(?<![一-鿿])礼品(?=\s?(?:\(|$|\n|:))"
    ),
    **{
        name: re.compile(rf"(?<![一-鿿]){name}(?=\s?:?\s?\d{{1,2}}(?:\.\d{{1,2}})?(?![\d.]))")
        for name in ("手写", "手写版", "打印", "打印版", "电子版")
    },
    "会员": re.compile(r"会员(?=\s?:?\s?\d{1,2}\.\d)"),
    "普通": re.compile(r"普通(?![\u4e00-\u9fff])"),
    "no": re.compile(r"no(?=\s?(?:姓名|名字|电话|手机|地址|信息))"),
    "不打": re.compile(r"不打(?!电话|任何人|骚扰|推销|[您你给]|客户|回访|扰|折)"),
    **{
        f"{name}{n}": re.compile(rf"{name}(?:{n}(?!\.\d)|(?={n}\.\d))")
        for name in _NUMBERED
        for n in range(16)
    },
}
"""Words that count only where their pattern matches, and as far: 普通 alone is a level, 普通单号
is none; in vip1.1元 the level is vip."""
