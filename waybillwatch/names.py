"""What a site calls itself, from titles: its front page's, or those its search hits show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from waybillwatch.sites import SiteKey

_PARTS = re.compile(r"\s*(?:[-_|—–·:>«»\u3000]|--|\s{2,})\s*")
_NOTICE = re.compile(
    r"的?(?:永久|正式|暂时)?(?:停业|停运|停服|停站|歇业|结业|关站|闭站|关闭|关停|搬家|迁移|升级|维护"
    r"|暂停(?:服务|营业)|停止(?:服务|营业|运营))中?(?:的?(?:启事|公告|通知|声明|说明|公示|告示))?$"
    r"|(?:启事|公告|通知|声明|告示)$"
)
"""What a notice writes behind its shop's name: 淘单斋停业启事."""
_GENERIC = re.compile(
    r"^(?:首页|主页|网站首页|欢迎.*|官方?网站?|官网|home|index|welcome.*|无标题文档|untitled.*"
    r"|(?:会员|用户|账号|帐号|管理|后台)?(?:登录|登陆|注册|中心)(?:页面?)?|login|sign in"
    r"|.*(?:验证码?|人机验证)|just a moment.*|attention required.*|captcha|403.*"
    r"|访问(?:受限|被拒绝|异常)"
    r"|(?:系统|网站|站点|温馨|友情|访问|网站访问|信息)?提示(?:信息)?|提示.*|公告|通知"
    r"|.*(?:主机|空间|域名|虚拟主机|账[户号]|网站|站点).{0,4}(?:暂停|停用|到期|过期|欠费|出售|转让|关闭)"
    r"|404.*|5\d\d.*|.*(?:找不到|不存在|not found).*|error.*|出错.*|错误.*|系统维护.*|网站维护.*"
    r"|.*(?:价格表|价目表|列表)|贴吧|百度贴吧|友情链接|点击.{0,4}|查看.{0,4}|这里|更多)$",
    re.IGNORECASE,
)
"""Titles that name nobody: of walls, of notices, of inner pages."""
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S*\s*$", re.IGNORECASE)
_FRAME = " 【】[]《》“”\"'"
_MOST = 16
"""Signs of the longest name; a longer part is a slogan."""


def name_of(title: str, key: SiteKey) -> str:
    """The site's name: 淘单114 of 淘单114_快递单号交易平台; "" where the title says none.

    Taken is the first part of the title that is short and says more than 首页; a part that is
    the first label of the host (dh31 of dh31.example) comes before all others.
    """
    return next(iter(_ranked(title, key)), "")


def called(titles: Iterable[str], key: SiteKey) -> str:
    """What others call a site: the part that most of their titles for it share; "" of none.

    Of parts met equally often it is the one that ``name_of`` would have taken first.
    """
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update(dict.fromkeys(_ranked(title, key), 1))
    return max(counts, key=counts.__getitem__, default="")


def _ranked(title: str, key: SiteKey) -> list[str]:
    """The parts of a title that may be a name, the likeliest first."""
    whole = key.partition("/")[0].lower()
    label = whole.split(".")[0]
    fitting = [part for part in _parts(title) if part.lower() != whole]
    return sorted(fitting, key=lambda part: part.lower() != label)


def _parts(title: str) -> Iterator[str]:
    if _ADDRESS.match(title):
        return
    for part in _PARTS.split(title.strip()):
        whole = part.strip(_FRAME)
        name = _NOTICE.sub("", whole).strip(_FRAME)
        generic = _GENERIC.match(whole) or _GENERIC.match(name)
        if 0 < len(name) <= _MOST and not generic:
            yield name
