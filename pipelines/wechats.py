"""WeChat names in folded text, by the cue before them or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.messengers import Handle
from pipelines.seek import Sought
from waybillwatch.listings import ContactKind

_WECHAT_WORD = (
    r"(?:[微薇威徽维卫葳][^\w\n]{0,2}[信芯星杏幸心](?!用户|好友|粉丝|版本|支付|群|小程序|朋友圈|步数)|(?<![a-z])v\s?信|(?<![a-z0-9])v\s?-?x(?![a-z_.]|-[a-z])"
    r"|(?:(?<![a-z0-9])|(?<=kefu)|(?<=kf)|(?<=_))wx(?![a-z.]|-[a-z]|_(?!no|id|num|hao))|(?<![a-z])we\s?chat(?!_(?!no|id|num|hao))|(?<![a-z])wei\s?xin|绿泡泡)"
)
_WECHAT_CUE = (
    rf"(?:{_WECHAT_WORD}|[微薇威](?:[❤♥💗]|(?=:))|(?<![a-z])v[❤♥💗]|[加+＋➕]\s?[vV微薇徽威](?=[:\s]|[a-z0-9]|[^\w\n]{{1,3}}[a-z0-9])|(?<![a-z0-9])v{{1,4}}(?=:)"
    r"|(?<![一-鿿])[微薇威](?=\s[a-z][a-z0-9_-]{5}))"
)
_NO_NAME = (
    r"(?!wx[0-9a-f]{16}|telegram|qq\d|wechat|weixin|https?(?![a-z])|www|email|phone|whatsapp)"
)
_WECHAT_NAME = (
    rf"{_NO_NAME}[a-z](?: [a-z0-9_-]){{5,24}}(?![a-z0-9@.])"
    rf"|{_NO_NAME}[a-z][a-z0-9_·-]{{4,24}}(?:\.(?!com|cn|net|org|html?|php|cc|top|vip|me|io|example)[a-z]{{1,6}}"
    r"|(?<=[_-][a-z]{2}) \d{2,4}(?=\s*\n))?(?![a-z0-9@.])"
)
_WECHAT = Sought(
    re.compile(
        rf"{_WECHAT_CUE}(?:公众号|号码|[.·]?号|客服|账号|帐号|\s?id|_?no)?(?:[12一二①②](?=:))?(?:[/、]?(?:qq(?!\d)|手机|电话|同号))*(?:[^\nA-Za-z\d]{{0,8}}?)"
        rf"({_WECHAT_NAME}|1[3-9]\d(?:[ -]?\d){{8}}(?!\d)|\d{{6,12}}(?!\d))",
        re.IGNORECASE,
    ),
    core=re.compile(
        r"[微薇威徽维卫葳绿加+＋➕vVwW](?:(?<=[微薇威])|(?<=[wW])(?=[xX])|-|[❤♥💗]|(?=泡|\s?[vVxX信]|[^\w\n]{0,2}[信芯星杏幸心]|\s?[微薇徽威]|[eE]|:))"
    ),
)
_WECHAT_NEXT = re.compile(
    r"\s?(?:[/、,或和]|还有|以及)\s?((?!qq|tg|wx|vx)(?=[a-z0-9_-]*[0-9_-])[a-z][a-z0-9_-]{5,24})(?![a-z0-9@.])",
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
_ACCOUNT = re.compile(
    r"公众号(?:名称?)?(?:[:\s]{0,2}[“\"「【]([\w一-鿿]{2,16})[”\"」】]|[:\s]{1,2}((?!回复|领取|获取|关注|扫码|后台|发送|查询|可|免费|即|了解|后|不)[一-鿿]{2,10})(?=\s*(?:[\n|·,。;(]|$)))"
)
"""A public account is called by its Chinese name."""
_WECHAT_BELOW = Sought(
    re.compile(
        rf"{_WECHAT_WORD}号?[: \t]*\n\s*"
        rf"((?=[a-z0-9_-]*[0-9_-])[a-z][a-z0-9_-]{{5,24}})(?=\s*(?:\n|$|\())",
        re.IGNORECASE,
    ),
    core=re.compile(r"[微薇威徽绿vVwW](?=信|泡|\s?[信xX]|[eE])"),
)


def one_word(value: str) -> str:
    """A number that is a WeChat name has no separators; a spaced-out or dotted name neither."""
    if not re.search("[A-Za-z]", value):
        return re.sub(r"\D", "", value)
    return value.replace(" ", "").replace("·", "")


def find_wechat(text: str) -> Iterator[Handle]:
    """WeChat names, phones and numbers behind their cue, those that follow, and before it."""
    for found in _WECHAT.finditer(text):
        yield Handle(ContactKind.WECHAT, one_word(found[1]), found.span(1))
        place = found.end()
        while (more := _WECHAT_NEXT.match(text, place)) is not None:
            yield Handle(ContactKind.WECHAT, more[1], more.span(1))
            place = more.end()
    for found in _ACCOUNT.finditer(text):
        name = found[1] or found[2]
        yield Handle(ContactKind.WECHAT, name, found.span(1 if found[1] else 2))
    for found in _WECHAT_BEFORE.finditer(text):
        yield Handle(ContactKind.WECHAT, found[1], found.span(1))
    for found in _WECHAT_BELOW.finditer(text):
        yield Handle(ContactKind.WECHAT, found[1], found.span(1))
