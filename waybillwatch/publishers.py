"""Who stands behind a search hit, where its title or its host says that it is no shop.

A title ends (or begins) with the name of who publishes it, and that name often says what they
are: a newspaper, a court, an encyclopaedia. What their pages tell of the trade, prices and all,
is told of others.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_PARTS = re.compile(r"[-_|—–·:>«»\u3000]+|\s{2,}")
_INSTITUTION = re.compile(
    r"(?:日报|晚报|晨报|早报|都市报|商报|时报|新闻网?|新闻频道|电视台|电台|周刊|杂志社?"
    r"|法院网?|检察院|公安局|邮政管理局|管理局|监督局|监管局|工商局|委员会|办公室|人民政府|政府网?|政务网?"
    r"|消协|协会|学会|大学|学院)(?:官网|官方网站|门户网站)?$"
)
_REFERENCE = re.compile(
    r"(?:百科(?:全书)?|知道|问答|文库|词典|字典|经验|图书馆|论文网?|律师网?|法律咨询|律网|手册|说明书|帮助中心|开放平台|开发者中心)$"
)
_NOTICE = re.compile(r"^关于.{2,40}的(?:通告|通知|公告|通报|通报批评|意见|决定|公示|批复|函)$")
_EXPLAINS = re.compile(r"多少位|几位数?|位数|格式大全|什么意思|是什么|怎么回事|怎么办|有哪些|区别")
_LOOKS_UP = re.compile(r"查询(?:工具|入口|系统|平台)|批量查询|在线查询")
_HOSTS = re.compile(
    r"(?:^|[.-])(?:gov|court|edu|baike|wiki\w*|zhidao|wenku|news|paper|daily|epaper|docs?|help|developer)(?=[.-])"
)

Sign = tuple[str, float, str]
"""What it is, what it weighs, and the words that say so."""


def publisher_signs(title: str, url: str) -> tuple[Sign, ...]:
    """What a folded title and an address say of a publisher that is no shop."""
    found: list[Sign] = []
    for part in filter(None, (piece.strip() for piece in _PARTS.split(title))):
        if named := _INSTITUTION.search(part):
            found.append(("published by the press or an authority", -2.0, named.group()))
        elif named := _REFERENCE.search(part):
            found.append(("published for reference", -2.0, named.group()))
        elif _NOTICE.match(part):
            found.append(("an authority's notice", -1.5, part[:20]))
    if explains := _EXPLAINS.search(title):
        found.append(("the title explains", -1.0, explains.group()))
    if looks_up := _LOOKS_UP.search(title):
        found.append(("the title offers a look-up", -1.5, looks_up.group()))
    if host := _HOSTS.search(urlsplit(url).hostname or ""):
        found.append(("a host of no shop", -1.5, host.group().strip(".-")))
    return tuple({name: (name, weight, words) for name, weight, words in found}.values())
