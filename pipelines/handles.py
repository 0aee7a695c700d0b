"""Handles in running text: which run of letters or digits after which cue is what.

Everything is matched in folded text: full width, Traditional and zero-width tricks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.blocks import Span
from pipelines.phones import LANDLINE, MOBILE
from pipelines.shadow import Shadow
from waybillwatch.couriers import COURIERS
from waybillwatch.listings import ContactKind
from waybillwatch.people import ACCUSED, CONTACT_LABEL, GOODS, TRACKING, TRADER

_QQ_CUE = (
    r"(?:(?<![a-z@])[a-z_]{0,8}q\s?q(?!\.com|[a-z])|扣扣|扣(?=号|[:\s]*[1-9]|[\d一二三]:)|企鹅"
    r"|(?<![a-z0-9])q(?=号|群|[:\s]{0,3}[1-9])|[客加]q|秋秋|球球)"
    r"(?:(?:交流|客服|在线|咨询|联系|讨论|卖家)*(?:群|号码|号|客服|在线|交谈|咨询|联系|一|二|\d(?=[:群]))*)"
)
_QQ_NUMBER = r"[1-9](?:(?:[ .\-]|,(?=\d{3}))?\d){4,10}(?![\d*xX])"
_QQ = re.compile(rf"{_QQ_CUE}[^\n\d]{{0,10}}?(?<!\d)({_QQ_NUMBER})", re.IGNORECASE)
_QQ_NEXT = re.compile(
    r"(?:[^\n\d]{1,12}?)(?<!\d)(?!1[3-9]\d{9})([1-9]\d{4,10})(?![\d*xX])(?![^\n]{0,3}元)"
)
_QQ_BEFORE = re.compile(
    r"(?<![\d.])([1-9]\d{4,10})\s?[(\[]?\s?(?:同)?qq(?!\.com|[a-z:])", re.IGNORECASE
)
_NOT_QQ = re.compile(
    r"电话|手机|短信|微信|热线|tel|phone|单号|编号|备|元|第|共|号店", re.IGNORECASE
)

_WECHAT_CUE = (
    r"(?:[微薇威徽维卫][^\w\n]{0,2}[信芯星杏幸心]|(?<![a-z])v\s?信|(?<![a-z0-9])v\s?x(?![a-z])|(?<![a-z0-9])wx(?![a-z])|(?<![a-z])we\s?chat|(?<![a-z])weixin"
    r"|[微薇威](?:[❤♥💗]|(?=:))|[加+＋]\s?[vV微薇](?=[:\s]|[a-z0-9])|(?<![a-z0-9])v(?=:))"
)
_WECHAT = re.compile(
    rf"{_WECHAT_CUE}(?:号码|号|客服|账号|帐号|id|_?no)?(?:[^\nA-Za-z\d]{{0,8}}?)"
    r"([A-Za-z][A-Za-z0-9_-]{4,24}(?![A-Za-z0-9@.])|1[3-9]\d(?:[ -]?\d){8}(?!\d)|\d{6,12}(?!\d))",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"[^\n\d]{0,10}(?:[加同]?[微薇威]信(?:同号|同步|同)|(?:同|也是|即)[微薇威]信|v(?:信|x)?同号)|\s?[(/]\s?微信",
    re.IGNORECASE,
)
_TELEGRAM = re.compile(
    r"(?:https?://)?(?<![a-z0-9.])(?:t|telegram)\.me/(?:s/)?(?!joinchat|share)@?([A-Za-z][A-Za-z0-9_]{3,31})"
    r"|(?:telegram|电报|纸?飞机|(?<![a-z])t\s?g(?![a-z]))(?:号|客服|群|频道)?(?:[^\n@]{0,14}@|[^\nA-Za-z\d@]{0,6}(?!http|t\.me|channel|group))([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
    re.IGNORECASE,
)
_MENTION = re.compile(
    r"(?:人工|客服|下单|机器人|[下单请]找|备用|联系|咨询|管理|admin|support|bot)[^\w\n]{0,6}@([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
    re.IGNORECASE,
)
_WANGWANG = re.compile(
    r"旺\s?旺(?:号|id|客服|在线|联系)?(?:[:\s]{1,3}|是|\()((?!在线|联系|咨询|号)[\w\u4e00-\u9fff-]{2,25}(?::[\w\u4e00-\u9fff]{1,12})?)"
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._+-])(?!abuse@)([A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})(?![A-Za-z0-9_@])"
)
_SPELT_EMAIL = re.compile(
    r"(?:邮箱|邮件|e?-?mail)[^\nA-Za-z0-9]{0,6}([A-Za-z0-9._-]{2,40})\s?(?:#|\(at\)|\[at\]|艾特)\s?"
    r"([A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,10}){1,3})",
    re.IGNORECASE,
)
"""A mail address with its @ written as something else."""
_HOTLINE = re.compile(r"(?<![\d.*-])([48]00[ -]?\d{3,4}[ -]?\d{3,4})(?![\d*-])")
_ABROAD = re.compile(r"(?<![\d.*-])(\+\d{1,3}[ -]\d{1,4}[ -]\d{3,4}[ -]\d{4})(?![\d*-])")
_PHONE_CUE = re.compile(
    rf"{CONTACT_LABEL.pattern}|{TRADER.pattern}|总部|座机|固话|传真|爆料|请打|打(?=[^\u4e00-\u9fff]*$)|短信|支持|分机|[外专]线|contact",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。!?\n]")
_OWN = re.compile(r"认准|官方|唯一|举报|投稿|发邮件")
_COURIERS = re.compile(
    rf"(?:{'|'.join(COURIERS)})(?:快递|速递|速运)?(?:官方|全国)?(?:客服|热线|投诉)[^\u4e00-\u9fff]*$",
    re.IGNORECASE,
)
"""A courier's own line, passed on."""
_GOODS_SEEN = 2
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle in folded text."""

    kind: ContactKind
    value: str
    span: Span


def _one_word(value: str) -> str:
    """A number that is a WeChat name has no separators; a name keeps its own."""
    return value if re.search("[A-Za-z]", value) else re.sub(r"\D", "", value)


def _qq(text: str) -> Iterator[Handle]:
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


def _wechat(text: str) -> Iterator[Handle]:
    for found in _WECHAT.finditer(text):
        yield Handle(ContactKind.WECHAT, _one_word(found[1]), found.span(1))


def _phones(shadow: Shadow) -> Iterator[Handle]:
    text = shadow.text
    goods = len(GOODS.findall(text)) >= _GOODS_SEEN
    for pattern in (MOBILE, LANDLINE, _HOTLINE, _ABROAD):
        for found in pattern.finditer(text):
            start, end = found.span(1)
            before = shadow.before(start, _BEFORE)
            called = _PHONE_CUE.search(before)
            if TRACKING.search(text[slice(*shadow.line(start, end))]):
                continue
            if pattern in {LANDLINE, _HOTLINE} and not called:
                continue
            if pattern is _HOTLINE and _COURIERS.search(before):
                continue
            if goods and not called:
                continue
            yield Handle(ContactKind.PHONE, found[1].strip(), (start, end))
            if _SAME.match(text, end):
                yield Handle(ContactKind.WECHAT, _one_word(found[1]), (start, end))


def _passed_on(shadow: Shadow, span: Span) -> bool:
    """Whether the sentence before a handle says that it is somebody else's (骗子 QQ…)."""
    low, _ = shadow.line(*span)
    before = _SENTENCE.split(shadow.text[max(low, span[0] - 60) : span[0]])[-1]
    return bool(ACCUSED.search(before)) and not _OWN.search(before)


def find_handles(shadow: Shadow) -> Iterator[Handle]:
    """Every handle of a page's redacted text, repeats among them.

    Those that the page passes on as somebody else's are left out.
    """
    return (handle for handle in _all(shadow) if not _passed_on(shadow, handle.span))


def _all(shadow: Shadow) -> Iterator[Handle]:
    text = shadow.text
    yield from _qq(text)
    yield from _wechat(text)
    yield from _phones(shadow)
    for found in _TELEGRAM.finditer(text):
        group = 1 if found[1] else 2
        yield Handle(ContactKind.TELEGRAM, found[group], found.span(group))
    for found in _MENTION.finditer(text):
        yield Handle(ContactKind.TELEGRAM, found[1], found.span(1))
    for found in _WANGWANG.finditer(text):
        yield Handle(ContactKind.WANGWANG, found[1], found.span(1))
    for found in _EMAIL.finditer(text):
        yield Handle(ContactKind.EMAIL, found[1], found.span(1))
    for found in _SPELT_EMAIL.finditer(text):
        value = f"{found[1]}@{found[2]}"
        yield Handle(ContactKind.EMAIL, value, (found.start(1), found.end(2)))
