"""QQ, WeChat, Telegram and 旺旺 names in folded text, by the cue before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.blocks import Span
from pipelines.seek import Sought
from waybillwatch.listings import ContactKind

_QQ_CUE = (
    r"(?:(?<![a-z@])[a-z_]{0,8}q\s?q(?!\.com|[a-z])|扣扣|扣(?=号|[:\s]*[1-9]|[\d一二三]:)|企鹅"
    r"|(?<![a-z0-9])q(?=号|群|[:\s]{0,3}[1-9])|[客加]q|秋秋|球球)"
    r"(?:(?:交流|客服|在线|咨询|联系|讨论|卖家)*(?:群|号码|号|客服|在线|交谈|咨询|联系|一|二|\d(?=[:群]))*)"
)
_QQ_NUMBER = r"[1-9](?:(?:[ .\-]|,(?=\d{3}))?\d){4,10}(?![\d*xX])"
_QQ = Sought(
    re.compile(rf"{_QQ_CUE}[^\n\d]{{0,10}}?(?<!\d)({_QQ_NUMBER})", re.IGNORECASE),
    core=re.compile("[qQ扣企秋球]"),
    back=len("service_"),
)
_QQ_NEXT = re.compile(
    r"(?:[^\n\d]{1,12}?)(?<!\d)(?!1[3-9]\d{9})([1-9]\d{4,10})(?![\d*xX])(?![^\n]{0,3}元)"
)
_QQ_BEFORE = re.compile(
    r"([1-9](?<![\d.][1-9])\d{4,10})\s?[(\[]?\s?(?:同)?qq(?!\.com|[a-z:])", re.IGNORECASE
)
_NOT_QQ = re.compile(
    r"电话|手机|短信|微信|热线|tel|phone|单号|编号|备|元|第|共|号店", re.IGNORECASE
)

_WECHAT_CUE = (
    r"(?:[微薇威徽维卫][^\w\n]{0,2}[信芯星杏幸心]|(?<![a-z])v\s?信|(?<![a-z0-9])v\s?x(?![a-z])|(?<![a-z0-9])wx(?![a-z])|(?<![a-z])we\s?chat|(?<![a-z])weixin"
    r"|[微薇威](?:[❤♥💗]|(?=:))|[加+＋]\s?[vV微薇](?=[:\s]|[a-z0-9])|(?<![a-z0-9])v(?=:))"
)
_WECHAT = Sought(
    re.compile(
        rf"{_WECHAT_CUE}(?:号码|号|客服|账号|帐号|id|_?no)?(?:[^\nA-Za-z\d]{{0,8}}?)"
        r"([A-Za-z][A-Za-z0-9_-]{4,24}(?![A-Za-z0-9@.])|1[3-9]\d(?:[ -]?\d){8}(?!\d)"
        r"|\d{6,12}(?!\d))",
        re.IGNORECASE,
    ),
    core=re.compile("[微薇威徽维卫加+＋vVwW]"),
)
_TELEGRAM = Sought(
    re.compile(
        r"(?:https?://)?(?<![a-z0-9.])(?:t|telegram)\.me/(?:s/)?(?!joinchat|share)@?([A-Za-z][A-Za-z0-9_]{3,31})"
        r"|(?:telegram|电报|纸?飞机|(?<![a-z])t\s?g(?![a-z]))(?:号|客服|群|频道)?(?:[^\n@]{0,14}@|[^\nA-Za-z\d@]{0,6}(?!http|t\.me|channel|group))([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
        re.IGNORECASE,
    ),
    core=re.compile(r"[.电纸飞tT](?=[mM][eE]/|[报飞机]|\s?[gG]|[eE][lL][eE])"),
    back=len("https://telegram"),
)
_MENTION = Sought(
    re.compile(
        r"(?:人工|客服|下单|机器人|[下单请]找|备用|联系|咨询|管理|admin|support|bot)[^\w\n]{0,6}@([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
        re.IGNORECASE,
    ),
    core=re.compile("@"),
    back=len("support") + 6,
)
_WANGWANG = re.compile(
    r"旺\s?旺(?:号|id|客服|在线|联系)?(?:[:\s]{1,3}|是|\()((?!在线|联系|咨询|号)[\w\u4e00-\u9fff-]{2,25}(?::[\w\u4e00-\u9fff]{1,12})?)"
)


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle in folded text."""

    kind: ContactKind
    value: str
    span: Span


def one_word(value: str) -> str:
    """A number that is a WeChat name has no separators; a name keeps its own."""
    return value if re.search("[A-Za-z]", value) else re.sub(r"\D", "", value)


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
    for found in _QQ_BEFORE.finditer(text):
        yield Handle(ContactKind.QQ, found[1], found.span(1))


def find_wechat(text: str) -> Iterator[Handle]:
    """WeChat names, phones and numbers behind their cue."""
    for found in _WECHAT.finditer(text):
        yield Handle(ContactKind.WECHAT, one_word(found[1]), found.span(1))


def find_telegram(text: str) -> Iterator[Handle]:
    """Telegram names: t.me, behind their cue, or a mention of whom to ask."""
    for found in _TELEGRAM.finditer(text):
        group = 1 if found[1] else 2
        yield Handle(ContactKind.TELEGRAM, found[group], found.span(group))
    for found in _MENTION.finditer(text):
        yield Handle(ContactKind.TELEGRAM, found[1], found.span(1))


def find_wangwang(text: str) -> Iterator[Handle]:
    """旺旺 names, Chinese ones too."""
    for found in _WANGWANG.finditer(text):
        yield Handle(ContactKind.WANGWANG, found[1], found.span(1))
