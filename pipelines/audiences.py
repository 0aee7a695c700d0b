"""Levels that no list of words knows: 红会员, 学徒, 月卡; known by where they stand."""

from __future__ import annotations

import re

from pipelines.passage import Passage, passage_of, remembered
from waybillwatch.divisions import CITIES, PROVINCES
from waybillwatch.lexicon import Kind

_TAIL = re.compile(r"(?:会员价格?|用户价格?|会员|用户|价格?|专享|专区|拿货)+$")
_BRACKETS = re.compile(r"\s?[(\[][^()\[\]]{0,20}[)\]]\s?")
_MEMBERS = re.compile(
    r"(?P<name>[一-鿿a-z0-9]{1,6}?)(?:会员|用户)(?:价格?|专享价?|专区)?\s?(?:[(:/].{0,20})?"
)
_NAME = re.compile(r"[a-z0-9+]{0,4}[一-鿿]{1,6}[a-z0-9+]{0,2}|lv\s?\d{1,2}")
_NO_MEMBER = re.compile(
    r"成为|升级|开通|我的|所有|全部|本站|网站|免费|加入|关于|尊敬|亲爱|各位|注册|什么|如何|怎|每|位|名|"
    r"新增|在线|更多|累计|不同|普通$|今日|现有|是|为|个会员"
)
"""Before 会员: no audience but what one does, or counts."""
_NO_LEVEL = re.compile(
    r"急|快|慢|原|现|今|平|首|另|只|仅|每|共|约|各|都|统|另外|或|和|及|版$|省|市|区(?!域)|县|全国|国内|国际|境|同城|异地|偏远|江浙|沪|华[东南北中西]|西[北南藏]|新疆|东北|地|"
    r"仓|发$|站$|线$|公斤|千克|kg|克|斤|重|大件|小件|标准件|件|箱|盒|袋|天|日|时|分钟|周|月份|上午|下午|晚|今|昨|明|"
    r"快递|公司|品牌|名称|类型|项目|产品|商品|货|操作|购买|下单|备注|说明|状态|时|效|签收|率|量|数|库存|"
    r"编号|序号|排|号|扫|揽|面单|底单|空包|礼|信封|单|地址|姓名|电话|手机|资料|信息|内容|链接|联系|更新|"
    r"首|续|费|运|邮|税|押|折|返|送|充|额|元|块|钱|涨|跌|差|总|合计|平均|成本|进价|原价|现价|市场|淘|京东|"
    r"拼多多|抖音|快手|天猫|评|星|图|规格|颜色|尺|用途|平台|支持|服务|时间|日期|单价|报价|售价|价$"
)
"""In a header: it names a place, a size, a time or a thing rather than an audience."""
_NO_AGENT = re.compile(r"单|包|招|快递|礼|诚|做|成|当|我|您|底|货|物流|加盟|全国")
_NO_PRICE = re.compile(
    r"[单现原特售定报均总全底低优惠活动市场成拿进代结挂基标正今昨明本新旧老官出同内打包一口冰实超批量团套参指"
    r"卖平每折券秒拼促清淘店年日天周网快递圆申中韵极邮顺百汇丰通达兔政世号条个张件份元块毛角分加减补差]"
)
"""In what stands before 价 in running text: it is no audience."""
_BESIDE = re.compile(
    r"(?:^|[\s,;:、|/(\[【)\]】。])(?P<name>[一-鿿a-z]{1,4}?)(?P<tail>会员价?|用户价?|价)\s?[:=]?\s?$"
)
_PLACES = CITIES | PROVINCES
_NOBODY = frozenset({"会员", "用户", "会", "员"})
_LEVELS = re.compile(r"级别|等级|会员|身份|用户|客户类|级$")


@remembered
def member_name(passage: Passage) -> str | None:
    """The audience that a whole cell or heading names with 会员: 红会员, 正式会员(88元/年)."""
    text = passage.text.strip()
    if "会员" not in text and "用户" not in text:
        return None
    found = _MEMBERS.fullmatch(text)
    if found is None or _NO_MEMBER.search(found["name"]) or found["name"].isdigit():
        return None
    return _shown(found["name"])


_AGENTS = re.compile(
    r"(?P<name>[一-鿿]{1,4}(?:代理|总代))商?(?:会员)?(?:价格?)?(?:\s?[(].{0,40}[)])?"
)


@remembered
def agent_name(passage: Passage) -> str | None:
    """The kind of agent that a whole cell or heading names: 区域代理."""
    found = _AGENTS.fullmatch(passage.text.strip()) if "代" in passage.text else None
    name = found["name"] if found else ""
    return None if not name or _NO_AGENT.search(name) else name


@remembered
def header_name(passage: Passage) -> str | None:
    """The audience that a header over prices, or a label beside one, may name by its place."""
    if passage.kinds - {Kind.PRICE, Kind.TRAP, Kind.PARTY}:
        return None
    name = _TAIL.sub("", _BRACKETS.sub("", passage.text).strip()).strip()
    if not _NAME.fullmatch(name) or _NO_LEVEL.search(name) or name in _PLACES:
        return None
    return _shown(name)


@remembered
def names_levels(passage: Passage) -> bool:
    """Whether the header of a column of names says that these are audiences: 会员级别."""
    return len(passage.text) <= 8 and _LEVELS.search(passage.text) is not None  # noqa: PLR2004  (会员等级 and a little)


@remembered
def name_beside(passage: Passage, start: int, place: int) -> str | None:
    """The audience named directly before a sum in running text: 正式会员 3元, 铜豆价 1.55元."""
    text = passage.text[start:place][-12:]
    if "价" not in text and "会员" not in text and "用户" not in text:
        return _sibling(passage, text)
    found = _BESIDE.search(text)
    if found is None:
        return None
    stop = _NO_PRICE if found["tail"] == "价" else _NO_MEMBER
    if found["name"] in _NOBODY or stop.search(found["name"]):
        return None
    return _shown(found["name"])


_AMONG = re.compile(r"(?:^|[\s,;、|/:(])(?P<name>[一-鿿]{1,4})\s?:?\s?$")


def _sibling(passage: Passage, text: str) -> str | None:
    """The name before a sum in a line that names audiences: 散户1.5 熟客1.4."""
    if Kind.LEVEL not in passage.kinds:
        return None
    found = _AMONG.search(text)
    return header_name(passage_of(found["name"])) if found else None


def _shown(name: str) -> str:
    return name.upper() if name.isascii() else name
