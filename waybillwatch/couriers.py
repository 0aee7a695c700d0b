"""The couriers, by every name the trade writes them with.

Names and codes as in the trade's price tables and in the codes of public look-up
interfaces (``yuantong``, ``YTO``). Words are matched in folded text (Simplified, NFKC);
Traditional forms are listed too, so that ``courier_of`` also takes a word as it stands.
"""

from __future__ import annotations

import re

from waybillwatch.quotes import Courier
from waybillwatch.words import Term

_NAMES: dict[str, str] = {
    "圆通": "圓通 元通 yto yt yuantong ytokd",
    "申通": "申通e物流 sto st shentong",
    "中通": "zto zt zhongtong",
    "韵达": "韵哒 韻達 云达 韵达快运 yunda yd",
    "天天": "tiantian ttkdex ttk hhtt",
    "顺丰": "順豐 顺丰速运 順豐速運 sf shunfeng sfexpress",
    "EMS": "ems 邮政ems 中国邮政ems 郵政ems 邮政特快 邮政特快专递",
    "邮政": "郵政 中国邮政 中國郵政 邮政包裹 邮政小包 邮政快递包裹 youzheng youzhengguonei "
    "chinapost",
    "百世": "汇通 匯通 百世汇通 百世匯通 htky best huitong huitongkuaidi baishi",
    "宅急送": "zjs zhaijisong",
    "全峰": "qfkd quanfeng quanfengkuaidi",
    "国通": "國通 gto guotong guotongkuaidi",
    "优速": "優速 u速 uc uce youshuwuliu yousu",
    "快捷": "kuaijie kuaijiesudi",
    "极兔": "極兔 jt j&t jtexpress jitu",
    "京东": "京東 京东物流 jd jdl jingdong",
    "德邦": "dbl deppon debang debangwuliu",
    "速尔": "速爾 sure suer",
    "龙邦": "龍邦 longbang longbanwuliu",
    "丹鸟": "丹鳥 danniao",
}
"""Canonical short name → its other names, parted by blanks."""

COURIERS: tuple[Courier, ...] = tuple(Courier(name) for name in _NAMES)

GROUPS: dict[str, tuple[Courier, ...]] = {
    "三通一达": tuple(map(Courier, ("圆通", "申通", "中通", "韵达"))),
    "四通一达": tuple(map(Courier, ("圆通", "申通", "中通", "百世", "韵达"))),
}
"""Names for several couriers at once."""

_WORDS: dict[str, Courier] = {
    word: Courier(name)
    for name, others in _NAMES.items()
    for word in (name.lower(), name, *others.split())
}
_SUFFIX = re.compile(r"(?:快递|速递|速遞|快遞|速运|速運|物流|快运|快運|express|kuaidi)+$")
_BROKEN = re.compile(r"(?<=[^\x00-\x7f])[\s.·•・_~-]+(?=[^\x00-\x7f])")

# Read only as a whole word that stands alone (a cell, a field): in running text "best" is
# English, "UC" a browser, "st" an ordinal, "sure" an answer.
_WEAK = frozenset({"best", "uc", "st", "sure", "jd", "yd", "zt", "dbl", "ttk", "hhtt"})
# Names that are also everyday words: 天天发货 is "we ship every day", 快捷方便 "quick and easy".
_EVERYDAY = {
    "天天": r"(?<![一-鿿])天天(?![一-鿿])|(?<=[通达丰世])天天(?![发更都有在特能可])"
    r"|天天(?=快递|速递|空包|单号|底单|圆通|申通|中通|韵达|顺丰|百世|汇通|国通|全峰|优速|极兔|邮政|ems)",
    "快捷": r"(?<![一-鿿])快捷(?![一-鿿])|快捷(?=快递|速递|空包|单号)",
    "元通": r"(?<![\d一二两三四五六七八九十百千万美])元通(?![过用知常])",
    "国通": r"(?<![全中外])国通(?![用过知])",
    "中通": r"(?<![其集途心之])中通(?![过知用道常往])",
    "邮政": r"(?:中国)?邮政(?!ems|特快|编码|管理|局|法|行业|主管|部门|业|服务|企业|条例|监管|所)",
    "京东": r"(?<!淘宝)(?<!天猫)(?<!(?:淘宝|天猫)[/、,和 ])(?<!多多[/、,和 ])"
    r"京东(?!商城|商家|店|平台|专用|自营|卖家|[/、,和 ]?(?:拼多多|淘宝|天猫|抖音|阿里|快手))",
}


EVERYDAY: dict[str, re.Pattern[str]] = {
    word: re.compile(guarded) for word, guarded in _EVERYDAY.items()
}
"""Names that are everyday words too, each with a pattern that matches where it is meant."""


def _spellings() -> dict[str, Courier]:
    found: dict[str, Courier] = {}
    for word, courier in _WORDS.items():
        if word in _WEAK:
            continue
        found[word.lower()] = courier
        if len(word) == 2 and word[0] > "~" and word[0] != word[1]:  # noqa: PLR2004  (圆.通: names of two signs are the ones that get broken)
            gaps = ".·•~" if word in _EVERYDAY and word != "中通" else " .·•~"
            found.update({word[0] + gap + word[1]: courier for gap in gaps})
    return found


SPELLINGS: dict[str, Courier] = _spellings()
"""Every word that names a courier in running lower-case text (some need their guard)."""


def courier_of(word: str) -> Courier | None:
    """The courier a whole word names: 圆通, 圓通快遞, YTO, yuantong, 申.通; or None."""
    plain = _BROKEN.sub("", word.strip()).lower()
    return _WORDS.get(plain) or _WORDS.get(_SUFFIX.sub("", plain))


def _compile() -> re.Pattern[str]:
    plain = sorted(set(SPELLINGS) - set(EVERYDAY), key=len, reverse=True)
    han = "|".join(re.escape(word) for word in plain if not word.isascii())
    latin = "|".join(re.escape(word) for word in plain if word.isascii())
    everyday = "|".join(f"(?:{guarded})" for guarded in _EVERYDAY.values())
    return re.compile(
        f"(?:{han}|{everyday})(?:快递|速递|速运)?"
        rf"|(?<![a-z0-9@._/-])(?:{latin})(?![a-z0-9@_/-]|\.[a-z0-9])",
        re.IGNORECASE,
    )


COURIER_PATTERN: re.Pattern[str] = _compile()
"""Finds a courier in running (folded) text; ``courier_of(match.group())`` names it.

Latin codes count only as whole words: ``YTO`` in 圆通(YTO), never in ``CRYTO`` nor the ``YT``
at the head of a waybill number; two-letter words that mean other things are left to
``courier_of`` on a whole cell.
"""


_SIGNS = {
    "圆": "圆通",
    "申": "申通",
    "中": "中通",
    "韵": "韵达",
    "极": "极兔",
    "兔": "极兔",
    "顺": "顺丰",
    "邮": "邮政",
    "百": "百世",
    "汇": "百世",
    "天": "天天",
}
_SIGN = re.compile(rf"(?<![一-鿿\d])[{''.join(_SIGNS)}](?=\s?:?\s?\d\.\d)")


def with_abbreviations(text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The words of a text, and in a list of two or more the couriers of one sign: 圆1.2 申1.1."""
    found = [Term("courier", _SIGNS[one.group()], *one.span()) for one in _SIGN.finditer(text)]
    if len(found) < 2:  # noqa: PLR2004  (one sign before a number may be anything)
        return terms
    return tuple(sorted((*terms, *found), key=lambda term: term.start))
