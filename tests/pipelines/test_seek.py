"""Looking around cores finds what looking everywhere finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import addresses, celled, handles, messengers, names, phones, qqs, waybills, wechats
from pipelines.seek import Sought

SOUGHT = {
    "mobile": phones.MOBILE,
    "landline": phones.LANDLINE,
    "mail": handles._EMAIL,
    "spelt mail": handles._SPELT_EMAIL,
    "qq": qqs._QQ,
    "qq before": qqs._QQ_BEFORE,
    "qq below": qqs._QQ_BELOW,
    "english phone": handles._ENGLISH,
    "celled": celled._ALONE,
    "wechat": wechats._WECHAT,
    "wechat before": wechats._WECHAT_BEFORE,
    "wechat below": wechats._WECHAT_BELOW,
    "telegram": messengers._TELEGRAM,
    "mention": messengers._MENTION,
    "coded waybill": waybills._CODED,
    "run of digits": waybills._RUN,
    "name label": names._LABEL,
    "loose name label": names._LOOSE_LABEL,
    "address label": addresses._LABEL,
}
_WORDS = """
    1 13 130 1300 13000000001 0 00 86 +86 852 +852 8 0571 (021) 12345678 600100200 8200706031
    88 - . _ · * x : ; ( ) [ ] / @ # + , 一 二 YT SF JD JDAB PA DPK LP RR CN yt V VA E A z 收
    寄 收件 收货 寄件 发件 发货 人 方 的 姓名 名字 真实 买家 卖家 客户 顾客 会员 秀 收方
    收货名 receiver Consignee sender_name shipper xingming shouhuoren RECI 联系人 姓名 contact
    user real_ name NAME .name xm xmz 家庭 居住地 联系 地址 住址 addr Address dizhi q Q qq
    QQ扣 扣扣 扣 企鹅 秋秋 球球 客q 号 群 客服 service_ a_ 微信 微 薇 v vx V信 wx wechat we
    chat weixin 加 ＋ ❤ 信 telegram t.me/ T.ME/s/ https:// telegram.me 电报 飞机 纸飞机 tg t g
    channel 邮箱 e-mail mail E-Mail: (at) [AT] 艾特 name.one shop a.b example com abuse@ 找
    联系 support admin 机器人 下单
    叩 口口 加球 绿泡泡 旺旺 dan_kf a1 at dot 1 2 3 4 5 call phone
    line 徽信 ✈ － v- -x ]
"""
PIECES = [*_WORDS.split(), " ", "\n"]


@pytest.mark.parametrize("name", SOUGHT)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_nothing_is_missed(name: str, pieces: list[str]) -> None:
    text, sought = "".join(pieces), SOUGHT[name]
    everywhere = [found.span() for found in sought.pattern.finditer(text)]
    assert [found.span() for found in sought.finditer(text)] == everywhere


def test_a_match_of_nothing_does_not_stop_the_search() -> None:
    sought = Sought(re.compile("x?"), core=re.compile("x"))
    assert [found.group() for found in sought.finditer("axbx")] == ["x", "x"]
