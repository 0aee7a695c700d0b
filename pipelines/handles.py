"""Handles in running text: which run of letters or digits after which cue is what.

Everything is matched in folded text: full width, Traditional and zero-width tricks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.blocks import Span
from pipelines.celled import celled_handles
from pipelines.messengers import (
    Handle,
    find_qq,
    find_telegram,
    find_wangwang,
    find_wechat,
    one_word,
)
from pipelines.phones import LANDLINE, MOBILE
from pipelines.seek import Sought
from pipelines.shadow import Shadow
from waybillwatch.couriers import COURIERS
from waybillwatch.listings import ContactKind
from waybillwatch.people import ACCUSED, CONTACT_LABEL, GOODS, TRACKING, TRADER

_SAME = re.compile(
    r"[^\n\d]{0,10}(?:[加同]?[微薇威]信(?:同号|同步|同)|(?:同|也是|即)[微薇威]信|v(?:信|x)?同号|同步?[微薇v](?![a-z]))"
    r"|\s?[(/]\s?(?:可|请|也可)?[加+]?微信(?![:\s]*[a-z0-9])",
    re.IGNORECASE,
)
_EMAIL = Sought(
    re.compile(
        r"(?<![A-Za-z0-9._+-])(?!abuse@)([A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})(?![A-Za-z0-9_@])"
    ),
    core=re.compile("@"),
    back=64,
)
_SPELT_EMAIL = Sought(
    re.compile(
        r"(?:邮箱|邮件|e?-?mail)[^\nA-Za-z0-9]{0,6}([A-Za-z0-9._-]{2,40})\s?(?:#|\(at\)|\[at\]|艾特|\bat\b)\s?"
        r"([A-Za-z0-9-]{1,40}(?:\s?(?:\.|\(dot\)|\bdot\b)\s?[A-Za-z]{2,10}){1,3})",
        re.IGNORECASE,
    ),
    core=re.compile(r"[#(\[艾aA](?:(?<=#)|(?<= [aA])(?=[tT] )|(?=[aA][tT][)\]]|特))"),
    back=len("e-mail") + 6 + 40 + 1,
)
"""A mail address with its @ written as something else."""
_HOTLINE = re.compile(r"([48](?<![\d.*-][48])00[ -]?\d{3,4}[ -]?\d{3,4})(?![\d*-])")
_ABROAD = re.compile(r"(\+(?<![\d.*-]\+)\d{1,3}[ -]\d{1,4}[ -](?:\d{3,4}[ -]?\d{4}))(?![\d*-])")
_ENGLISH = Sought(
    re.compile(
        r"(?:call|phone|ring|hotline|helpline|line|tel)\b[^\d\n]{0,24}?(?<!\d)(\d{3,5}[ -]\d{3,4}[ -]\d{3,4})(?![\d*-])",
        re.IGNORECASE,
    ),
    core=re.compile("[cCpPrRhHlLtT](?=all|hone|ing|otline|elpline|ine|el)"),
)
_PHONE_CUE = re.compile(
    rf"{CONTACT_LABEL.pattern}|{TRADER.pattern}|总部|座机|固话|传真|爆料|请打|打(?=[^\u4e00-\u9fff]*$)|短信|支持|分机|[外专]线|contact",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。!?\n]")
_OWN = re.compile(r"认准|只有一个|官方|唯一|举报|投稿|发邮件")
_COURIERS = re.compile(
    rf"(?:{'|'.join(COURIERS)})(?:快递|速递|速运)?(?:官方|全国)?(?:客服|热线|投诉)(?:电话|热线)?[^\u4e00-\u9fff]*$",
    re.IGNORECASE,
)
"""A courier's own line, passed on."""
_GOODS_SEEN = 2
_BEFORE = 40


def _emails(text: str) -> Iterator[Handle]:
    for found in _EMAIL.finditer(text):
        yield Handle(ContactKind.EMAIL, found[1], found.span(1))
    for found in _SPELT_EMAIL.finditer(text):
        host = re.sub(r"\s?(?:\(dot\)|\bdot\b)\s?", ".", found[2], flags=re.IGNORECASE)
        value = f"{found[1]}@{host}"
        yield Handle(ContactKind.EMAIL, value, (found.start(1), found.end(2)))


def _phones(shadow: Shadow) -> Iterator[Handle]:
    text = shadow.text
    goods = len(GOODS.findall(text)) >= _GOODS_SEEN
    for pattern in (MOBILE, LANDLINE, _HOTLINE, _ABROAD, _ENGLISH):
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
                value = re.sub(r"^86(?=1\d{10}$)", "", one_word(found[1]))
                yield Handle(ContactKind.WECHAT, value, (start, end))


def _also_wechat(text: str, handles: Iterable[Handle]) -> Iterator[Handle]:
    """QQ numbers of which the page says that they are WeChat names too."""
    for handle in handles:
        if handle.kind is ContactKind.QQ and _SAME.match(text, handle.span[1]):
            yield Handle(ContactKind.WECHAT, handle.value, handle.span)


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
    yield from celled_handles(shadow)
    numbers = list(find_qq(text))
    yield from numbers
    for find in (find_wechat, find_telegram, find_wangwang, _emails):
        yield from find(text)
    yield from _phones(shadow)
    if "同" in text:
        yield from _also_wechat(text, numbers)
