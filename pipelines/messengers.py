"""QQ, WeChat, Telegram and 旺旺 names in folded text, by the cue before them or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.blocks import Span
from pipelines.seek import Sought
from waybillwatch.listings import ContactKind

_QQ_CUE = (
    r"(?:(?<![a-z@])[a-z_]{0,8}q\s?[.·]?\s?q(?!\.com|[a-z])|扣扣|叩叩|蔻蔻|抠抠|扣(?=号|[:\s]*[1-9]|[\d一二三]:)|企鹅"
    r"|(?<![a-z0-9])q(?=号|群|我|聊|[:\s]{0,3}[1-9])|[客加+]\s?q|秋秋|球球|口口(?=[:\s]{0,2}[1-9])|加球(?=[:\s]{0,2}[1-9]))"
    r"(?:(?:交流|客服|在线|咨询|联系|讨论|卖家)*(?:群|号码|号|客服|在线|交谈|咨询|联系|一|二|\d(?=[:群]))*)"
)
_QQ_NUMBER = r"[1-9](?:(?:[ .\-]|,(?=\d{3}))?\d){4,10}(?![\d*xX])"
_QQ = Sought(
    re.compile(rf"{_QQ_CUE}[^\n\d]{{0,10}}?(?<!\d)({_QQ_NUMBER})", re.IGNORECASE),
    core=re.compile(r"[qQ扣叩蔻抠企秋球口](?:(?<=[qQ扣叩蔻抠球])|(?=[鹅秋口]))"),
    back=len("service_"),
)
_QQ_NEXT = re.compile(
    r"(?:[^\n\d]{1,12}?)(?<!\d)(?!1[3-9]\d{9})([1-9]\d{4,10})(?![\d*xX])(?![^\n]{0,3}元)"
)
_QQ_BEFORE = Sought(
    re.compile(
        r"([1-9](?<![\d.][1-9])(?: ?\d){4,10})\s?[)\]】]?\s?[(\[]?\s?(?:同)?(?:qq(?!\.com|[a-z:])|q群?(?=[)\]]))",
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
    r"群(?<![微信钉报机微tg]群)(?:号|聊)?[:\s]{1,2}([1-9](?:[ ]?\d){7,9})(?![\d*]|\s?[人元名个年月条单])"
)
"""A group's number without a word for QQ: no other messenger numbers its groups."""
_NOT_QQ = re.compile(
    r"电话|手机|短信|微信|热线|tel|phone|单号|编号|备|元|第|共|号店|\+\d?$", re.IGNORECASE
)

_WECHAT_WORD = (
    r"(?:[微薇威徽维卫葳][^\w\n]{0,2}[信芯星杏幸心]|(?<![a-z])v\s?信|(?<![a-z0-9])v\s?x(?![a-z])"
    r"|(?<![a-z0-9])wx(?![a-z])|(?<![a-z])we\s?chat|(?<![a-z])wei\s?xin|绿泡泡)"
)
_WECHAT_CUE = (
    rf"(?:{_WECHAT_WORD}|[微薇威](?:[❤♥💗]|(?=:))|[加+＋➕]\s?[vV微薇](?=[:\s]|[a-z0-9])|(?<![a-z0-9])v{{1,4}}(?=:)"
    r"|(?<![一-鿿])[微薇威](?=\s[a-z][a-z0-9_-]{5}))"
)
_NO_NAME = r"(?!telegram|wechat|weixin|https?(?![a-z])|www|email|phone|whatsapp)"
_WECHAT_NAME = (
    rf"{_NO_NAME}[a-z](?: [a-z0-9_-]){{5,24}}(?![a-z0-9@.])"
    rf"|{_NO_NAME}[a-z][a-z0-9_·-]{{4,24}}(?:\.(?!com|cn|net|org|html?|php|cc|top|vip|me|io|example)[a-z]{{1,6}})?(?![a-z0-9@.])"
)
_WECHAT = Sought(
    re.compile(
        rf"{_WECHAT_CUE}(?:公众号|号码|[.·]?号|客服|账号|帐号|\s?id|_?no)?(?:[12一二①②](?=:))?(?:[^\nA-Za-z\d]{{0,8}}?)"
        rf"({_WECHAT_NAME}|1[3-9]\d(?:[ -]?\d){{8}}(?!\d)|\d{{6,12}}(?!\d))",
        re.IGNORECASE,
    ),
    core=re.compile(
        r"[微薇威徽维卫葳绿加+＋➕vVwW](?:(?<=[微薇威])|(?=泡|\s?[vVxX信]|[^\w\n]{0,2}[信芯星杏幸心]|\s?[微薇]|[eE]|:))"
    ),
)
_WECHAT_NEXT = re.compile(
    r"\s?(?:[/、,或和]|还有|以及)\s?((?=[a-z0-9_-]*[0-9_-])[a-z][a-z0-9_-]{5,24})(?![a-z0-9@.])",
    re.IGNORECASE,
)
"""Another name behind one: it must hold more than letters."""
_WECHAT_BEFORE = Sought(
    re.compile(
        rf"((?=[a-z0-9_-]*[0-9_-])[a-z](?<![a-z0-9@._/-][a-z])[a-z0-9_-]{{5,24}})\s?[(\[]\s?{_WECHAT_WORD}\s?号?[)\]]",
        re.IGNORECASE,
    ),
    core=re.compile(r"[(\[](?=\s?[微薇威徽vVwW])"),
    back=27,
)
_WECHAT_BELOW = Sought(
    re.compile(
        rf"{_WECHAT_WORD}号?[: \t]*\n\s*((?=[a-z0-9_-]*[0-9_-])[a-z][a-z0-9_-]{{5,24}})(?=\s*(?:\n|$|\())",
        re.IGNORECASE,
    ),
    core=re.compile(r"[微薇威徽绿vVwW](?=信|泡|\s?[信xX]|[eE])"),
)
_TELEGRAM = Sought(
    re.compile(
        r"(?:https?://)?(?<![a-z0-9.])(?:t|telegram)\.me\s?/\s?(?:s/)?(?!joinchat|share)@?([A-Za-z][A-Za-z0-9_]{3,31})"
        r"|(?:tele\s?gram|电报|纸?飞机|(?<![a-z])t\s?g(?![a-z]))(?:号|客服|群|频道)?(?:[^\n@]{0,14}@\s?|[^\nA-Za-z\d@]{0,6}(?!http|t\.me|channel|group))([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
        re.IGNORECASE,
    ),
    core=re.compile(r"[.电纸飞tT](?=[mM][eE]\s?/|[报飞机]|\s?[gG]|[eE][lL][eE])"),
    back=len("https://telegram"),
)
_MENTION = Sought(
    re.compile(
        r"(?:人工|客服|下单|机器人|[下单请]找|备用|联系|咨询|管理|认准|频道|admin|support|bot|subscribers|members|成员)[^\w\n]{0,6}@([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
        re.IGNORECASE,
    ),
    core=re.compile("@"),
    back=len("subscribers") + 6,
)
_WANGWANG = re.compile(
    r"旺\s?旺(?:号|id|客服|在线|联系)?(?:[:\s]{1,3}|是|\(|(?=[“\"「])|(?<=id)\s?|(?<=号))[“\"「]?((?!在线|联系|咨询|号|id)[\w\u4e00-\u9fff-]{2,25}(?::[\w\u4e00-\u9fff]{1,12})?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle in folded text."""

    kind: ContactKind
    value: str
    span: Span


def one_word(value: str) -> str:
    """A number that is a WeChat name has no separators; a spaced-out or dotted name neither."""
    if not re.search("[A-Za-z]", value):
        return re.sub(r"\D", "", value)
    return value.replace(" ", "").replace("·", "")


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


def find_wechat(text: str) -> Iterator[Handle]:
    """WeChat names, phones and numbers behind their cue, those that follow, and before it."""
    for found in _WECHAT.finditer(text):
        yield Handle(ContactKind.WECHAT, one_word(found[1]), found.span(1))
        place = found.end()
        while (more := _WECHAT_NEXT.match(text, place)) is not None:
            yield Handle(ContactKind.WECHAT, more[1], more.span(1))
            place = more.end()
    for found in _WECHAT_BEFORE.finditer(text):
        yield Handle(ContactKind.WECHAT, found[1], found.span(1))
    for found in _WECHAT_BELOW.finditer(text):
        yield Handle(ContactKind.WECHAT, found[1], found.span(1))


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
