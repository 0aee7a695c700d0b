"""What a site calls itself, from its front page's title."""

from __future__ import annotations

import re

from waybillwatch.sites import SiteKey

_PARTS = re.compile(r"\s*(?:[-_|—–·:>«»\u3000]|--|\s{2,})\s*")
_GENERIC = re.compile(
    r"^(?:首页|欢迎.*|官方?网站?|官网|主页|网站首页|home|index|无标题文档|untitled.*|welcome.*|404.*|登录|登陆|提示.*|公告)$",
    re.IGNORECASE,
)
_FRAME = " 【】[]《》“”\"'"
_MOST = 16
"""Signs of the longest name; a longer part is a slogan."""


def name_of(title: str, key: SiteKey) -> str:
    """The site's name: 淘单114 of 淘单114_快递单号交易平台; else the first label of its host.

    Taken is the first part of the title that is short and says more than 首页; a part that
    shares its letters with the host (dh31 of dh31.example) comes before all others.
    """
    host = key.partition("/")[0].split(".")[0]
    parts = (part.strip(_FRAME) for part in _PARTS.split(title.strip()))
    fitting = [part for part in parts if 0 < len(part) <= _MOST and not _GENERIC.match(part)]
    for part in fitting:
        if part.lower() == host.lower():
            return part
    if fitting:
        return fitting[0]
    board = key.partition("/")[2]
    return board or host
