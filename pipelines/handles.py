"""Handles in running text: which run of letters or digits after which cue is what.

Everything is matched in folded text: full width, Traditional and zero-width tricks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipelines.blocks import Span
from pipelines.celled import celled_handles
from pipelines.messengers import Handle, find_telegram, find_wangwang
from pipelines.phones import LANDLINE, MOBILE
from pipelines.qqs import find_qq
from pipelines.seek import Sought
from pipelines.shadow import Shadow
from pipelines.wechats import find_wechat, one_word
from waybillwatch.couriers import COURIERS
from waybillwatch.listings import ContactKind
from waybillwatch.people import (
    ACCUSED,
    ACCUSED_BEHIND,
    BLACKLIST,
    CONTACT_LABEL,
    GOODS,
    TRACKING,
    TRADER,
)

_SAME = re.compile(
    r"[^\n\d]{0,10}(?:[加同]?[微薇威]信(?:同号|同步|同)"
    r"|(?:同|也是|即)[微薇威]信|v(?:信|x)?同号|同步?[微薇v](?![a-z]))"
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
_HOTLINE = re.compile(
    r"([489](?<![\d.*-][489])(?:(?<=[48])00[ -]?\d{3,4}[ -]?\d{3,4}|(?<=9)5\d{3}(?:-\d)?))"
    r"(?![\d*-])"
)
_ABROAD = re.compile(r"(\+(?<![\d.*-]\+)\d{1,3}[ -]\d{1,4}[ -](?:\d{3,4}[ -]?\d{4}))(?![\d*-])")
_ENGLISH = Sought(
    re.compile(
        r"(?:call|phone|ring|hotline|helpline|line|tel)\b[^\d\n]{0,24}?(?<!\d)"
        r"(\d{3,5}[ -]\d{3,4}[ -]\d{3,4})(?![\d*-])",
        re.IGNORECASE,
    ),
    core=re.compile("[cCpPrRhHlLtT](?=all|hone|ing|otline|elpline|ine|el)"),
)
_PHONE_CUE = re.compile(
    rf"{CONTACT_LABEL.pattern}|{TRADER.pattern}|总部|值班|座机|固话|传真|爆料|请打|打(?=[^\u4e00-\u9fff]*$)|短信|支持|分机|[外专]线|contact",
    re.IGNORECASE,
)
_CHAT_ONLY = re.compile(
    r"(?:[微薇威]信|v信|(?<![a-z])(?:vx|wx|wechat|qq)|扣扣)(?:/(?:微信|qq))?号?\s*:?\s*$",
    re.IGNORECASE,
)
"""A name in a messenger, though it looks like a mobile."""
_ALIKE = re.compile(r"(?:^|[\n,。;!(\s])(?:同)?[微薇威]信(?:同号|同步|同)(?![^\n]{0,6}\d{5})")
"""Says of a number somewhere above that it is a WeChat name too."""
_OTHERS = re.compile(r"(?:同类|相关|热门|精品|为您|猜你)\S{0,4}(?:推荐|喜欢|信息)")
"""A heading over what others advertise."""
_SENTENCE = re.compile(r"[。!?\n]")
_OWN = re.compile(r"认准|只有一个|官方|唯一|举报|投稿|发邮件")
_COURIERS = re.compile(
    rf"(?:{'|'.join(COURIERS)})(?:快递|速递|速运)?(?:官方|全国)?(?:客服|热线|投诉)?(?:电话|热线)?[^\u4e00-\u9fff]*$",
    re.IGNORECASE,
)
"""A courier's own line, passed on."""
_GOODS_SEEN = 2
_BEFORE = 40
_HEADING = 12
_NEAR = 16


def _emails(text: str) -> Iterator[Handle]:
    for found in _EMAIL.finditer(text):
        yield Handle(ContactKind.EMAIL, found[1], found.span(1))
    for found in _SPELT_EMAIL.finditer(text):
        host = re.sub(r"\s?(?:\(dot\)|\bdot\b)\s?", ".", found[2], flags=re.IGNORECASE)
        value = f"{found[1]}@{host}"
        yield Handle(ContactKind.EMAIL, value, (found.start(1), found.end(2)))


def _is_chat_only(before: str) -> bool:
    """Whether the words before a mobile call it a name in a messenger, and no phone."""
    called = _CHAT_ONLY.search(before)
    return called is not None and not CONTACT_LABEL.search(before, max(0, called.start() - 6))


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
            if pattern is _HOTLINE and _COURIERS.search(before[-_NEAR:]):
                continue
            if goods and not called:
                continue
            if pattern is MOBILE and _is_chat_only(before) and not _SAME.match(text, end):
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


def _said_apart(shadow: Shadow, phones: Sequence[Handle]) -> Iterator[Handle]:
    """The page's one phone where 微信同号 stands by itself."""
    if not _ALIKE.search(shadow.text):
        return
    own = [
        handle
        for handle in phones
        if handle.kind is ContactKind.PHONE and not _passed_on(shadow, handle.span)
    ]
    numbers = {one_word(handle.value) for handle in own}
    if len(numbers) == 1 and _ALIKE.search(shadow.text, own[0].span[1]):
        yield Handle(ContactKind.WECHAT, numbers.pop(), own[0].span)


def _passed_on(shadow: Shadow, span: Span) -> bool:
    """Whether the sentence before a handle says that it is somebody else's (骗子 QQ…)."""
    heading = shadow.headings(span[0])[-_HEADING:]
    if _OTHERS.search(heading):
        return True
    low, _ = shadow.line(*span)
    before = _SENTENCE.split(shadow.text[max(low, span[0] - 60) : span[0]])[-1]
    if _OWN.search(before):
        return False
    if ACCUSED.search(before) or ACCUSED_BEHIND.match(shadow.text, span[1]):
        return True
    return BLACKLIST.search(heading) is not None


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
    phones = list(_phones(shadow))
    yield from phones
    if "同" in text:
        yield from _also_wechat(text, numbers)
        yield from _said_apart(shadow, phones)
