"""Where in China: a province, a city, and how near an address leads to a door."""

from __future__ import annotations

import re

from waybillwatch.divisions import CITIES, MUNICIPALITIES, PROVINCES
from waybillwatch.pii import AddressGrade

ROAD = (
    "路|街|大道|道|巷|弄|胡同|村|里|庄|苑|园|坊|镇|乡|屯|公寓|小区|广场|大厦|花园|新城|家园|府|湾|桥"
    "|工业区|开发区|园区|市场|大学|学院|中学|学校|医院"
)
"""What the name of a road, a village, an estate or a building ends with."""
_DOOR = re.compile(
    r"室|单元|号楼|[\d一二三四五六七八九十]+(?:号|栋|幢|座|门|房|弄|组|铺|#)|\d+[-—]\d+|门牌"
)
STREET = re.compile(rf"{ROAD}|街道")
_CITY_SUFFIX = re.compile(r"市|地区|盟|(?:[\u4e00-\u9fff]{1,8})?自治州|特别行政区")
_PROVINCE_SUFFIX = re.compile(r"省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区")


def division_end(text: str, start: int) -> int:
    """Where the division that begins at a place ends; the place itself where none does."""
    for names, suffix in ((PROVINCES, _PROVINCE_SUFFIX), (CITIES, _CITY_SUFFIX)):
        for length in (4, 3, 2):
            if text[start : start + length] in names:
                end = start + length
                tail = suffix.match(text, end)
                return tail.end() if tail else end
    return start


def leading_divisions(text: str) -> int:
    """How many characters of an address are its province and city."""
    first = division_end(text, 0)
    if not first:
        return 0
    gap = re.compile(r"[\s,-]*").match(text, first)
    second = division_end(text, gap.end() if gap else first)
    if text[: len("北京")] in MUNICIPALITIES and text[:2] != text[second - 2 : second]:
        second = max(first, second if text.startswith(text[:2], first) else first)
    return max(first, second)


def grade(address: str) -> AddressGrade:
    """How near an address leads to a door."""
    if _DOOR.search(address):
        return AddressGrade.DOOR
    return AddressGrade.STREET if STREET.search(address) else AddressGrade.CITY
