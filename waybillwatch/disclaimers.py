"""How sellers turn liability away or limit the use of what they sell.

Patterns over folded lower-case text; each kind with what it says in ``DisclaimerKind``.
售出不退 is no disclaimer, and a look-up tool's 仅供参考 is none either.
"""

from __future__ import annotations

import re

from waybillwatch.listings import DisclaimerKind

_PATTERNS: dict[DisclaimerKind, str] = {
    DisclaimerKind.OWN_RISK: (
        r"(?:后果|责任|风险|损失|法律责任|一切后果|法律后果)(?:一律|一概|全部|均|都|请|需|由(?:您|买家|客户|用户|购买者|使用者|购买方|使用方)?)*(?:自负|自担|自行(?:承担|负责)|自己(?:承担|负责))"
        r"|(?:概|一概|一律|恕|均|都|绝|本站|本店|平台|我们|我方|卖家)[^,。;!\n]{0,6}不(?:负|承担|予承担|担)(?:任何|一切|连带|相关|法律|其他|此)*(?:责任?|后果)?"
        r"|(?:不|不予|无需|免于)(?:承担|负)(?:任何|一切|由此|所有|连带|相关|法律|其他|的)*(?:责任|后果|风险)"
        r"|自行承担|自担风险|风险自理|后果自己|责任自己|自己承担|文责自负"
        r"|(?:信息|地址|填写|资料)[^。\n]{0,8}(?:错误|有误|填错)[^。\n]{0,20}(?:费用)?(?:概)?不退"
        r"|与(?:本站|本店|我们|我方|平台)?无关.{0,4}后果|概不(?:负责|受理|承担)|恕不(?:负责|承担)"
    ),
    DisclaimerKind.PURPOSE: (
        r"(?:仅供|仅限|只供|只限|仅用于|只用于|只能用于|只能用来|仅可用于|仅作|只作|限于|专供|仅为|只为|仅适用于|只可用于|仅供于|只用来|仅用作)"
        r"[^,。;!\n]{0,12}(?:刷|冲|提升|提高|增加|补|销量|信誉|店铺|电商|学习|测试|参考单|淘宝|网店|补单|发货使用|平台发货|虚拟发货|评价|权重|自用|本人)"
        r"|(?:不得|不可|不能|请勿|禁止|严禁)[^,。;!\n]{0,8}(?:挪作他用|作他用|用作他用|做他用|其他用途|其它用途)"
    ),
    DisclaimerKind.LAWFUL_USE: (
        r"(?:不得|不可|不能|请勿|禁止|严禁|切勿|不允许|拒绝|勿)[^,。;!\n]{0,14}(?:违法|非法|违规|诈骗|犯罪|欺诈|不法|骗)"
        r"|(?:请|须|必须|应)?(?:合法使用|遵守(?:国家)?(?:相关)?法律|遵纪守法|用于合法)"
    ),
    DisclaimerKind.NOT_OURS: (
        r"(?:与|跟|和|同)(?:本站|本店|本平台|平台|我们|我方|本公司|本人|站长|卖家|本吧|网站|小店|客服)(?:一概|一律|完全|均|都|概)?无关"
        r"|(?:本站|平台)(?:只|仅)(?:提供|是|作为)[^,。;!\n]{0,10}(?:平台|中介|信息)[^。\n]{0,12}(?:不|无)"
    ),
}

DISCLAIMERS: tuple[tuple[DisclaimerKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern)) for kind, pattern in _PATTERNS.items()
)
