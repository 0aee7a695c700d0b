"""Where a text calls something a site: “单号吧”网站, 名为dh31的网站, 飞单网、单号大厅等网站.

Every pattern reads folded text. What it gives are spans of names with how they are called; whose
they are is ``waybillwatch.mentions``' to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class Calling(StrEnum):
    """How a text calls a name."""

    CALLED = "called"
    """It says that a site has this name."""
    LISTED = "listed"
    """It stands in a row with one that is called so."""
    ADDRESS = "address"
    """It is an address."""
    LOOKS = "looks"
    """A word of the trade with a number, or letters with one, and 网站 near."""


@dataclass(frozen=True, slots=True, order=True)
class Called:
    """A name in a text."""

    span: Span
    how: Calling


_OPEN, _CLOSE = "“\"「『《‘'【", "”\"」』》’'】"
_INNER = rf"[^{_OPEN}{_CLOSE}、,，。;；:：\n]{{1,14}}"
_QUOTED = rf"[{_OPEN}](?P<quoted>{_INNER})[{_CLOSE}]"
_NOUN = r"(?:网站|网店|网上商城|平台|贴吧|站点|商城|论坛|小站|卖家|商家|店铺|网(?![\u4e00-\u9fff]))"
_BARE = r"(?:[A-Za-z0-9][A-Za-z0-9.\-]{1,30}|[\u4e00-\u9fffA-Za-z0-9]{2,10}?)"
_NAMING = r"(?:名为|名叫|名曰|叫做|叫作|名称为|名称是|称为|网名为|取名为?|命名为)"

_NAMED = re.compile(rf"{_NAMING}\s*{_QUOTED}")
_NAMED_BARE = re.compile(rf"{_NAMING}\s*(?P<bare>{_BARE})(?=的|等|[,，。;；、)）\s]|{_NOUN})")
_BEFORE_NOUN = re.compile(rf"{_QUOTED}(?:的|等|这样的|这家|这个|一类的?)?{_NOUN}")
_AFTER_NOUN = re.compile(
    rf"(?:网站|贴吧|平台|站点|论坛)(?:有|如|为|是|包括|:)?\s*{_QUOTED}(?=[、,，。;；)）]|和|与|及|等|的?{_NOUN}|$)"
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?<![A-Za-z0-9.@\-])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+"
    r"(?:com|cn|net|org|cc|info|me|top|xyz|vip|co|tk|biz|in|tv|pw|ws|us|hk|tw|example)"
    r"(?![A-Za-z0-9\-])(?:/[A-Za-z0-9./?=&_%\-]*)?"
)
_LOOKS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3}?(?:单|单号|空包|快递|面单|底单))\d{1,4}"
    r"(?![\d.,]|\s*[%元块毛角分个条单张件家年月日时万千百多余位号人起名])"
    r"|(?<![A-Za-z0-9.\-/])(?:[A-Za-z]{2,8}\d{1,4}|\d{2,4}[A-Za-z]{2,8})(?![A-Za-z0-9.\-/])"
)
_SITE_NEAR = re.compile(r"网站|网店|站上|贴吧|平台|站点|网页")

_ITEM = rf"(?:[{_OPEN}]{_INNER}[{_CLOSE}]|[\u4e00-\u9fffA-Za-z0-9.\-]{{2,24}}?)"
_AND = r"\s*(?:以及|和|及|与)\s*"
_ROW = re.compile(
    # Only the last may be joined by a word that could be part of a name: else a long text of
    # nothing but such words would be cut in more ways than can be tried.
    rf"{_ITEM}(?:(?:\s*、\s*{_ITEM})+(?:{_AND}{_ITEM})?|{_AND}{_ITEM})"
    rf"(?:(?<=[{_CLOSE}])|(?=[、,，。;；:：!?\n)）]|$|等|这|[两三四五六七八九十几多]家|\d+家|{_NOUN}))"
)
_ROW_END = re.compile(
    r"\s*(?:等等?|这)?\s*(?:[两三四五六七八九十几多数\d]+[家个])?[^,，。、;；\n]{0,6}?" + _NOUN
)
_ONLY_NOUN = re.compile(rf"(?:{_NOUN}|等)+")
_JOIN = re.compile(rf"\s*、\s*|{_AND}")
_LEADS = re.compile(
    r"^.*(?:发现|包括|包含|例如|譬如|比如|诸如|看到|搜到|找到|出现了?|打开|进入|登录|登陆|点名|查获|查处|关闭|名为|名叫|叫做"
    r"|还有|又有|分别是|就是|如|像|有|对|将|是|在|从|的)"
)
"""What stands before the first name of a row, up to the verb."""


def callings(text: str) -> list[Called]:
    """The names in a folded text that it calls sites, in order; rows are ``rows``' to find."""
    found: dict[Span, Calling] = {}
    for pattern in (_NAMED, _BEFORE_NOUN, _AFTER_NOUN):
        for match in pattern.finditer(text):
            found.setdefault(match.span("quoted"), Calling.CALLED)
    for match in _NAMED_BARE.finditer(text):
        found.setdefault(match.span("bare"), Calling.CALLED)
    for match in _ADDRESS.finditer(text):
        found.setdefault(match.span(), Calling.ADDRESS)
    for match in _LOOKS.finditer(text):
        if _SITE_NEAR.search(text):
            found.setdefault(match.span(), Calling.LOOKS)
    return sorted(Called(span, how) for span, how in found.items())


def is_quoted(text: str, span: Span) -> bool:
    """Whether a span stands in quotation marks of its own."""
    start, end = span
    return start > 0 and end < len(text) and text[start - 1] in _OPEN and text[end] in _CLOSE


@dataclass(frozen=True, slots=True)
class Row:
    """Names in a row: 飞单网、单号大厅、买单号网等网站."""

    items: tuple[Span, ...]
    of_sites: bool
    """Whether the words behind it say that they are sites."""


def rows(text: str) -> Iterator[Row]:
    """The rows in a folded text."""
    for match in _ROW.finditer(text):
        items: list[Span] = []
        place = match.start()
        for part in _JOIN.split(match.group()):
            start = text.index(part, place)
            place = start + len(part)
            item = _bare(text, (start, place), first=not items)
            if not _ONLY_NOUN.fullmatch(text, *item):
                items.append(item)
        of_sites = _ROW_END.match(text, match.end()) is not None
        if items:
            yield Row(tuple(items), of_sites)


def _bare(text: str, span: Span, *, first: bool) -> Span:
    """An item without its quotation marks, and the first one without what leads to it."""
    start, end = span
    if text[start] in _OPEN:
        return start + 1, end - 1
    if first and (lead := _LEADS.match(text[start:end])) and lead.end() < end - start:
        start += lead.end()
    return start, end
