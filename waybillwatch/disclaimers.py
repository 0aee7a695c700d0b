"""How sellers turn liability away or limit the use of what they sell.

Patterns over folded lower-case text; each kind with what it says in ``DisclaimerKind``. Most are
looked for in a clause, some (``SPREAD``) over the clauses of a sentence. 售出不退 is no
disclaimer, and a look-up tool's 仅供参考 is none either.
"""

from __future__ import annotations

import re

from waybillwatch.listings import DisclaimerKind

_US = (
    "我们?|我方|我司|咱|本站|本店|本网|本吧|本平台|平台|网站|卖家|站长|小店|店家|商家自|客服|店主"
    "|小站|发帖人|楼主"
)
_HARM = (
    "后果|责任|风险|损失|纠纷|处罚|争议|问题|麻烦|一切|行为|出事|出了事|事情|用途|降权|封店|罚款"
    "|投诉|查封|下架"
)
_TROUBLE = (
    "出事|出了?事|出了?问题|处罚|罚款|降权|封店|被封|被查|被抓|查到|查封|投诉|纠纷|后果|风险|违规|怎么用"
    "|如何使用|做什么|干什么|干啥|干嘛|拿去|用来|用于|用途|使用|刷信誉|骗|违法|审核|抽检|规则"
)
_NO_BEARER = "[一-鿿]{1,6}"
_SAID = "(?:任何|一切|连带|相关|法律|其他|此|保证)"
_ONLY = (
    "仅供|仅限|只供|只给|只帮|仅给|仅用于|只用于|只能用于|只能用来|仅可用于|仅作|只作|仅为"
    "|只为|仅适用于|只可用于|仅供于|只用来|仅用作|仅仅用于|仅能用于|只许用|只准用|只能拿来|只许拿来|只准拿来"
)
_SHOPPING = (
    "刷|冲|提升|提高|增加|补|销量|信誉|信用|店铺|电商|网店|淘宝|学习|测试|评价|权重|自用|本人|发货|优化|申诉"
    "|朋友用|数据维护|装饰|引流"
)
_MUST_NOT = "不得|不可|不能|请勿|禁止|严禁|切勿|不允许|拒绝|勿|别|不准|不许"
_WRONG = "违法|非法|违规|诈骗|犯罪|犯法|欺诈|不法|骗|骚扰|炒信"
_SELF = "(?:自己|自个儿?|自行|[您你]们?|买家|商家|店主)"
_IN = r"[^,。;!\n]"
_OVER = r"[^。;!\n]"
"""Any sign of a clause, and of a sentence."""
_PATTERNS: dict[DisclaimerKind, tuple[str, ...]] = {
    DisclaimerKind.OWN_RISK: (
        rf"(?:{_HARM}){_IN}{{0,8}}(?:自负|自担|自理|自行(?:承担|负责|负担|解决|处理|评估)|自己(?:承担|负责|负|把控|掌握))",
        rf"(?:{_HARM}){_IN}{{0,8}}[由归](?!{_US}){_IN}{{1,10}}(?:自负|自担|承担|负责|负担|解决)",
        rf"由(?!{_US}){_IN}{{1,10}}(?:承担|担负|负)(?:全部|一切|所有|相应|法律|的)*(?:{_HARM})",
        rf"{_NO_BEARER}不(?:负|承担|予承担|担){_SAID}*(?:责任|后果|责)",
        rf"(?:不|不予|无需|免于)(?:承担|负){_IN}{{0,10}}(?:责任|后果|风险|纠纷|损失)",
        rf"不(?:会)?对{_IN}{{1,24}}(?:负责|承担|担责)",
        r"(?:概|恕|一概|一律|均|都)不(?:负责|受理投诉|承担|赔偿|认账)|[我站店吧台库司]不负责|不背锅",
        rf"(?:{_HARM}){_IN}{{0,6}}不(?:予|会)?赔",
        r"自行承担(?!运费|邮费|快递费)|自担风险(?!的)|风险自理|后果自己|责任自己|自己承担(?!运费|邮费|快递费)",
        r"文责自负|责任自担|自负其责|责任自付|自负责任|自行负责",
        rf"(?:我方|本站|本店|我们|卖家|平台|小店){_IN}{{0,4}}免责(?!声明|条款)|[各两]不相[干欠]",
        r"(?:信息|地址|填写|资料)[^。\n]{0,8}(?:错误|有误|填错)[^。\n]{0,20}(?:费用)?(?:概)?不退",
    ),
    DisclaimerKind.PURPOSE: (
        rf"(?:{_ONLY}){_IN}{{0,14}}(?:{_SHOPPING})",
        rf"(?:只限|限于|专供){_IN}{{0,12}}(?:刷|冲|提升|销量|信誉|测试|使用|之用|自用)",
        r"只(?:能|准|许|可)(?:刷|冲|做销量|提升)",
        rf"(?:{_MUST_NOT}){_IN}{{0,8}}(?:作他用|他途|其[他它]用途|别的用途|别处)",
        rf"(?:其[他它]|别的|另作)用途{_IN}{{0,4}}(?:不许|不行|禁止|不可|不准|概不)",
    ),
    DisclaimerKind.LAWFUL_USE: (
        rf"(?:{_MUST_NOT})(?!轻信|相信|信|上当|被骗|受骗|把(?!{_IN}{{0,8}}用)){_IN}{{0,14}}(?:{_WRONG})",
        r"合法使用|遵守(?:国家)?(?:相关|有关)?法律|遵纪守法|用于合法|法律允许|法律许可|触犯法律|以身试法",
        rf"(?:{_WRONG})(?!子){_IN}{{0,8}}(?:绕行|勿扰|免谈|绕道|别来|走开)",
    ),
    DisclaimerKind.NOT_OURS: (
        (
            rf"(?:与|跟|和|同)(?:{_US}|我|本人|本[一-鿿]{{1,3}})(?:一概|一律|完全|均|都|概|毫|全|的)*"
            r"(?:无关|无涉|不相干|没有?(?:任何|半点|一点|丝毫|半毛钱|什么)?关系)"
        ),
        rf"(?:{_HARM}|法律){_IN}{{0,10}}(?:与|跟|和|同){_IN}{{1,10}}无关",
    ),
}
_NOT_THEIRS = "淘宝|天猫|京东|官方|快递|价格|重量|充值|订单|会员|内容|主题"
_SPREAD: dict[DisclaimerKind, tuple[str, ...]] = {
    DisclaimerKind.OWN_RISK: (
        rf"(?:{_TROUBLE}){_OVER}{{0,16}}(?:别|不要|莫|休|勿|甭)(?:来|再)?(?:找|怪|怨|赖)",
        rf"(?:{_TROUBLE}){_OVER}{{0,16}}(?:管不着|不管|不过问|不问|不知道也不|不知情|不予理会|不担责|不参与|恕不)",
        rf"(?:{_TROUBLE}){_OVER}{{0,20}}{_SELF}{_IN}{{0,3}}(?:扛|兜|背锅|顶着|受着|认了?|摆平|想办法|解决|处理|把握|把关|负担|负责)",
        rf"只负责{_IN}{{1,14}},{_OVER}{{0,4}}(?:其[他它余]|别的|剩下的?|后面的?){_IN}{{0,6}}(?:不管|不问|概不|自理)",
    ),
    DisclaimerKind.LAWFUL_USE: (
        rf"(?:拿去|用来|用于|用作|敢){_IN}{{0,6}}(?:{_WRONG}|坏事){_OVER}{{0,14}}(?:报警|拉黑|封号|封停|举报|追究|停用|配合)",
    ),
    DisclaimerKind.NOT_OURS: (
        rf"(?:{_TROUBLE}){_OVER}{{0,20}}(?:与|跟|和|同)(?!{_NOT_THEIRS}){_IN}{{1,8}}(?:无关|无涉|不相干|没有?(?:任何|半点|一点|丝毫)?关系)",
    ),
}


def _compiled(
    patterns: dict[DisclaimerKind, tuple[str, ...]],
) -> tuple[tuple[DisclaimerKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(each))) for kind, each in patterns.items())


DISCLAIMERS = _compiled(_PATTERNS)
"""What stands in one clause."""
SPREAD = _compiled(_SPREAD)
"""What is spread over the clauses of a sentence."""

HOST = re.compile(
    r"(?:信息|内容|资料|帖子|言论|图片)[^。;!\n]{0,6}(?:由|系)(?:企业|用户|会员|网友|发布者|发布人|商家|第三方|作者)"
    r"|对(?:用户|网友|粘贴|发布|以上|上述|广告)[^,。;!\n]{0,4}(?:内容|信息|真实性|回答|言论|留言)"
)
"""A sentence with it is that of a host who shows what others write, and of no seller."""

MAY_DISCLAIM = re.compile(
    "负|担|自理|把控|掌握|受理投诉|背锅|后果自己|责任|自付|不退|仅|只|限于|专供|他用|他途|用途|别处"
    "|违法|非法|违规|骗|犯罪|犯法|欺诈|不法|骚扰|合法|遵守|遵纪|无关|赔|免责|相干|相欠|认账|法律|以身试法"
    "|炒信|无涉|关系|解决|处理|评估"
)
"""Found in every clause that disclaims, and quicker to look for: plain words alone."""

MAY_SPREAD = re.compile(
    "别找|别来|要找|要来|莫找|休找|勿找|甭找|再找|来找|别怪|要怪|莫怪|休怪|勿怪|别赖|要赖|别怨|管不着|不管|不过问|不问"
    "|不知|不予|担责|不参与|恕不|自己|自个|自行|您|你|买家|商家|店主|报警|拉黑|封号|封停|举报|追究|停用|配合|无关|无涉|相干"
    "|关系|概不|自理"
)
"""Found in every sentence that disclaims over its clauses."""
SHORTEST = 4
"""Signs of the shortest disclaimer: 后果自负."""
