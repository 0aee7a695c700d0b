"""Postal addresses: a division, road words, a number; where they end, and how near the door.

A label or a table's header is enough for an address; elsewhere it must begin with a province
or city that exists and hold a road, village or estate with a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Span
from pipelines.regions import ROAD, STREET, division_end, grade
from pipelines.seek import Sought
from pipelines.shadow import Shadow
from waybillwatch.people import ADDRESS_LABEL
from waybillwatch.pii import AddressGrade

_LABEL = Sought(
    ADDRESS_LABEL,
    core=re.compile("[地住aAdD](?= ?址|[dD][dD]|[iI][zZ])"),
    back=len("居住地的"),
)
_ANCHOR = re.compile(rf"(?:{ROAD})[^\s,;!?。|<>:]{{0,12}}?\d")
_PLACE = re.compile(
    rf"[省市区县旗州镇乡](?=[^\s,;!?。|<>:\d]{{1,12}}(?:{ROAD}|社区|街道))(?=[^\s,;!?。|<>:]{{0,16}}[区县镇乡旗村里])"
)
"""A division in an address without a number: it counts only beside somebody's name."""
_PEOPLE = re.compile("[收寄发](?:[件货]|:)")
_MOBILE = re.compile(r"1[3-9]\d(?:[ -]?\d){8}")
"""Without both of these a page has nobody beside an address."""
_BESIDE = (
    "[东西南北](?:门|侧|头|区|院)|路?[东西南北]段?|中段|交[汇叉叉][处口]|路口|对面|旁边?|[后前]面(?:的?[\u4e00-\u9fff]房)?|附近|楼上"
    "|隔壁|客栈|酒店|宾馆|丰巢柜?|驿站|[居村]委会|社区|大队|[一二三四五六七八九十]?楼"
)
"""Where beside a building somebody is found."""
_UNIT = re.compile(
    r"\d+(?:[-—]\d+)*(?:号楼|号|栋|幢|楼|室|单元|座|层|弄|组|门|铺|房|区|期|队|社|村|f|#)?(?:之\d+|附\d+号)?"
    rf"|(?:特别行政区|自治区|自治州|省|市|区|县|旗|州|盟|街道|{ROAD}|楼|室|单元|座|层|栋|幢|号|组"
    rf"|店|厂|公司|仓|局|院|社|队|宿舍|班|{_BESIDE})"
)
_STOP = re.compile(
    r"[\n\t,;!?。|<>\"'{}【】:]|(?:联系)?电话|手机|姓名|联系人|邮编|邮政编码|收件|收货|寄件|发件|发货"
    r"|备注|快递|单号|身份证|证件|qq|微信|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{7}"
    r"|(?<!\d)\d{6}(?!\d)"
)
_DIVIDERS = re.compile(r"(?<=[省市区县州盟旗]),\s*(?=[\u4e00-\u9fff])")
_DIVISION = re.compile(r"[省市区县旗州盟]")
_TAIL = re.compile(r"(?:[\s,.、/()\[\]-]|收|\((?:收|亲启)\))+$")
_REACH = 40
"""Characters before a road's number within which its province or city is looked for."""
_LONGEST = 80
_NEAR = 8
"""Characters between a city without 市 and its road."""


def _end(text: str, start: int, limit: int) -> int:
    """Where an address that starts at a place ends: its last unit before a stop."""
    limit = min(limit, start + _LONGEST)
    place, last = start, start
    while place < limit:
        stop = _STOP.search(text, place, limit)
        edge = stop.start() if stop else limit
        for unit in _UNIT.finditer(text, place, edge):
            gap = re.search(r"\s", text[last : unit.start()])
            if gap and last > start and not _goes_on(text, last, unit.start()):
                return last
            last = unit.end()
        divider = _DIVIDERS.match(text, edge) if stop else None
        if divider is None:
            return last
        place = divider.end()
    return last


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether what stands between two units may be the name of a road or an estate."""
    between = text[end:start]
    return len(between.split()) <= 1 and len(between) <= 12  # noqa: PLR2004  (the longest names)


def address_at(text: str, start: int, limit: int, *, labelled: bool) -> Span | None:
    """The address that starts at a place and ends before ``limit``; None if there is none.

    A labelled one runs to the end of its clause; another ends with its last unit.
    """
    end = _end(text, start, limit)
    if labelled:
        stop = _STOP.search(text, max(end, start), min(limit, start + _LONGEST))
        edge = stop.start() if stop else min(limit, start + _LONGEST)
        rest = text[end:edge].partition("(")[0]
        edge = end + len(rest)
        if len(rest) <= 16 and not re.search(r"\s\S", rest):  # noqa: PLR2004  (a trailing name)
            end = edge
    tail = _TAIL.search(text, start, end)
    end = tail.start() if tail else end
    return (start, end) if end - start > 3 else None  # noqa: PLR2004  (shorter than a city's name)


def _starts(text: str, anchor: int, low: int) -> int | None:
    """Where the address whose road stands at ``anchor`` begins: its province or its city.

    Never before ``low``.
    """
    low = max(0, anchor - _REACH, low)
    for sign in "\n\t|;。!?":
        low = max(low, text.rfind(sign, low, anchor) + 1)
    for place in range(low, anchor):
        end = division_end(text, place)
        if end > place and (_DIVISION.search(text, end - 1, anchor + 1) or anchor - end < _NEAR):
            return place
    return None


def find_addresses(shadow: Shadow) -> Iterator[tuple[Span, bool]]:
    """Spans that read as addresses, and whether a label names them such; in page order."""
    text = shadow.text
    done = seen = 0
    marks = [(found.end(), True) for found in _LABEL.finditer(text)]
    marks += [(found.start(), False) for found in _ANCHOR.finditer(text)]
    if _PEOPLE.search(text) and _MOBILE.search(text):
        marks += [(found.start(), False) for found in _PLACE.finditer(text)]
    for place, labelled in sorted(marks):
        if place < done:
            continue
        start: int | None
        if labelled:
            lead = _LABEL_GAP.match(text, place)
            start = lead.end() if lead and _looks(text, lead.end()) else None
        else:
            start = _starts(text, place, max(done, seen))
            seen = place - _NEAR  # a division farther back would have been found just now
        if start is None:
            continue
        span = address_at(text, start, shadow.line(start, start)[1], labelled=labelled)
        if span and (labelled or grade(text[slice(*span)]) is not AddressGrade.CITY):
            done = span[1]
            yield span, labelled


_LABEL_GAP = re.compile(r"[\"']?\s*[:=]\s*[\"']?|\n(?=\S)|\s+(?=\S)")


def _looks(text: str, start: int) -> bool:
    """Whether what follows a label is an address: a known division, or units with a number."""
    head = text[start : start + _REACH].partition("\n")[0]
    if division_end(text, start) > start:
        return True
    return bool(
        re.search(r"[区县镇乡]", head[:12]) and STREET.search(head) and re.search(r"\d", head)
    )
