"""How sellers turn liability away or limit the use of what they sell.

Patterns over folded lower-case text; each kind with what it says in ``DisclaimerKind``.
售出不退 is no disclaimer, and a look-up tool's 仅供参考 is none either.
"""

from __future__ import annotations

import re

from waybillwatch.listings import DisclaimerKind

_US = "我们?|我方|咱|本站|本店|本吧|本平台|平台|网站|卖家|站长|小店|店家|商家自|客服"
_HARM = "后果|责任|风险|损失|纠纷|处罚|争议|问题|麻烦|一切|行为|出事|事情|用途"
_NO_BEARER = "[一-鿿]{1,6}"
_SAID = "(?:任何|一切|连带|相关|法律|其他|此|保证)"
_ONLY = (
    "仅供|仅限|只供|只限|只给|只帮|仅给|仅用于|只用于|只能用于|只能用来|仅可用于|仅作|只作|限于|专供|仅为"
    "|只为|仅适用于|只可用于|仅供于|只用来|仅用作|仅仅用于"
)
_SHOPPING = (
    "刷|冲|提升|提高|增加|补|销量|信誉|信用|店铺|电商|网店|淘宝|学习|测试|评价|权重|自用|本人|发货|优化|申诉"
    "|朋友用"
)
_MUST_NOT = "不得|不可|不能|请勿|禁止|严禁|切勿|不允许|拒绝|勿|别|不准|不许"
_PATTERNS: dict[DisclaimerKind, tuple[str, ...]] = {
    DisclaimerKind.OWN_RISK: (
        rf"(?:{_HARM})[^,。;!\n]{{0,8}}(?:自负|自担|自理|自行(?:承担|负责)|自己(?:承担|负责|负|把控|掌握))",
        rf"(?:{_HARM})[^,。;!\n]{{0,8}}[由归](?!{_US})[^,。;!\n]{{1,10}}(?:自负|自担|承担|负责)",
        rf"由(?!{_US})[^,。;!\n]{{1,10}}(?:承担|担负|负)(?:全部|一切|所有|相应|法律|的)*(?:{_HARM})",
        rf"{_NO_BEARER}不(?:负|承担|予承担|担){_SAID}*(?:责任|后果|责)",
        r"(?:不|不予|无需|免于)(?:承担|负)[^,。;!\n]{0,10}(?:责任|后果|风险)",
        r"(?:概|恕|一概|一律)不(?:负责|受理投诉|承担)|[我站店吧台方库]不负责|不背锅",
        r"自行承担|自担风险|风险自理|后果自己|责任自己|自己承担|文责自负|责任自担",
        r"(?:信息|地址|填写|资料)[^。\n]{0,8}(?:错误|有误|填错)[^。\n]{0,20}(?:费用)?(?:概)?不退",
    ),
    DisclaimerKind.PURPOSE: (
        rf"(?:{_ONLY})[^,。;!\n]{{0,14}}(?:{_SHOPPING})",
        rf"(?:{_MUST_NOT})[^,。;!\n]{{0,8}}(?:作他用|他途|其[他它]用途|别的用途|别处)",
    ),
    DisclaimerKind.LAWFUL_USE: (
        rf"(?:{_MUST_NOT})[^,。;!\n]{{0,14}}(?:违法|非法|违规|诈骗|犯罪|欺诈|不法|骗|骚扰)",
        r"合法使用|遵守(?:国家)?(?:相关)?法律|遵纪守法|用于合法",
    ),
    DisclaimerKind.NOT_OURS: (
        rf"(?:与|跟|和|同)(?:{_US}|我|本人|本[一-鿿]{{1,3}})(?:一概|一律|完全|均|都|概)?无关",
        rf"(?:{_HARM}|法律)[^,。;!\n]{{0,10}}(?:与|跟|和|同)[^,。;!\n]{{1,10}}无关",
    ),
}

DISCLAIMERS: tuple[tuple[DisclaimerKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns))) for kind, patterns in _PATTERNS.items()
)

MAY_DISCLAIM = re.compile(
    "负|担|自理|把控|掌握|受理投诉|背锅|后果自己|责任自己|不退|仅|只|限于|专供|他用|他途|用途|别处"
    "|违法|非法|违规|骗|犯罪|欺诈|不法|骚扰|合法|遵守|遵纪|无关"
)
"""Found in every clause that disclaims, and quicker to look for: plain words alone."""
