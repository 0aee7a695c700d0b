"""QQ numbers and groups in folded text, by the cue before them or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.messengers import Handle
from pipelines.seek import Sought
from waybillwatch.listings import ContactKind

_QQ_CUE = (
    r"(?:(?<![a-z@])[a-z_]{0,8}q\s?[.·]?\s?q(?!\.com|[a-z]|浏览器|影音|音乐|旋风|管家|会员|空间|币|邮箱|游戏|互联|登录|飞车|宠物|好友|版)|扣扣|叩叩|蔻蔻|抠抠|扣(?=号|[:\s]*[1-9]|[\d一二三]:)|企鹅"
    r"|(?<![a-z0-9])q(?=号|群|我|聊|[:\s]{0,3}[1-9])|[客加+]\s?q|秋秋|球球|口口(?=[:\s]{0,2}[1-9])|加球(?=[:\s]{0,2}[1-9]))"
    r"(?:(?:交流|客服|在线|咨询|联系|讨论|卖家)*(?:群|号码|号|客服|在线|交谈|咨询|联系|一|二|\d(?=[:群]))*)"
)
_QQ_NUMBER = (
    r"(?:[1-9](?:(?:[ -]|,(?=\d{3}))?\d){4,10}|[1-9](?:\.\d){4,10})"
    r"(?![\d*xX]|-\d|\.\d|\s?(?:[人元个条次万]|名(?!片)))"
)
_QQ = Sought(
    re.compile(rf"{_QQ_CUE}[^\n\d]{{0,10}}?(?<!\d)({_QQ_NUMBER})", re.IGNORECASE),
    core=re.compile(r"[qQ扣叩蔻抠企秋球口](?:(?<=[qQ扣叩蔻抠球])|(?=[鹅秋口]))"),
    back=len("service_"),
)
_QQ_NEXT = re.compile(
    r"(?:(?:\([^()\n]{0,8}\)|[^\n\d]){1,12}?)(?<!\d)(?!1[3-9]\d{9})([1-9]\d{4,10})(?![\d*xX])(?![^\n]{0,3}元)"
)
_QQ_BEFORE = Sought(
    re.compile(
        r"([1-9](?<![\d.=][1-9])(?: ?\d){4,10})\s?[)\]】]?\s?[(\[]?\s?同?"
        r"(?:qq(?!\.com|[a-z:]|互联)|q群?(?=[)\]]))",
        re.IGNORECASE,
    ),
    core=re.compile(r"[qQ](?<=[\d)\]】 (\[同][qQ])(?=[qQ群)\]])"),
    back=2 * 11 + 5,
)
_QQ_BELOW = Sought(
    re.compile(
        r"(?:qq(?:客服|号码|号|群)?|扣扣|企鹅)[: \t]*\n\s*([1-9]\d{4,10})(?=\s*(?:\n|$|\())",
        re.IGNORECASE,
    ),
    core=re.compile("[qQ扣企](?=[qQ扣鹅])"),
)
"""A number on a line of its own under its cue."""
_GROUP = re.compile(
    r"群(?<![微信钉报机tg]群)(?:号|聊)?\d?[:\s]{1,2}"
    r"([1-9](?:[ ]?\d){7,9})(?![\d*]|\s?[人元名个年月条单])"
)
"""A group's number without a word for QQ: no other messenger numbers its groups."""
_NOT_QQ = re.compile(
    r"电话|手机|短信|微信|热线|tel|phone|单号|编号|备|元|第|共|号店|\+\d?$", re.IGNORECASE
)


def find_qq(text: str) -> Iterator[Handle]:
    """QQ numbers and groups behind their cue, those that follow them, and those before it."""
    for found in _QQ.finditer(text):
        yield Handle(ContactKind.QQ, re.sub(r"\D", "", found[1]), found.span(1))
        place = found.end()
        while (more := _QQ_NEXT.match(text, place)) is not None:
            if _NOT_QQ.search(text[place : more.start(1)]):
                break
            yield Handle(ContactKind.QQ, more[1], more.span(1))
            place = more.end()
    for pattern in (_QQ_BEFORE, _QQ_BELOW, _GROUP):
        for found in pattern.finditer(text):
            yield Handle(ContactKind.QQ, re.sub(r"\D", "", found[1]), found.span(1))
