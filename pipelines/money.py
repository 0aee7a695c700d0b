"""One sum as it is written: 1.2元, ￥0.65, 八毛, 一块二, 1元2角5分; to an exact Decimal.

Works on folded lower-case text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipelines.numerals import HAN, ONE, number_of

NUMBER = re.compile(
    rf"(?=[¥rc\d.{HAN[1:-1]}])"
    r"(?:(?P<sign>¥|(?<![a-z])(?:rmb|cny))\s?|(?<!\d,)(?:(?<![\d.*a-z_第])|(?<=vip)(?=\d\.\d)))"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,6}(?:\.\d{1,4})?|\.\d{1,3}"
    rf"|{HAN}{{1,7}}(?:点{HAN}{{1,3}})?)(?!\.?\d)"
)
"""A number that may be a sum: no part of a longer one, of a code, or of something masked.

The look ahead has most places passed over at once.
"""
MAY_SUM = re.compile(r"元|圆|块|毛|角|分|¥|\.\d|rmb|cny|r(?![a-z])|米")
"""Found in every text that ``amounts.find_amounts`` finds a sum in, and quicker to look for."""
MAY_PAY = re.compile(r"[\d元圆块毛角分¥rc]")
"""Found in every line that holds a sum or a bare number, and quicker to look for (rmb, cny)."""
_UNIT = re.compile(
    r"\s?(?P<times>[万千百])?\s?(?:"
    r"(?P<yuan>元(?![素件旦宝老首宵气祖帅器])|圆(?![通钱]|\s?:?\s?\d\.\d)|块(?![头状儿])|(?:r(?![a-z])|(?:rmb|cny)(?![a-z\d]))|米(?=\s?[/一每]\s?[单个条张份件]))"
    r"|(?P<jiao>毛(?![重衣巾利病绒孔笔坯毯线])|角(?![度色落逐形星膜]))"
    r"|(?P<fen>分(?![钟之享类店期级析布发组销数别公机成辨部行拣流批支配手明区局站开为好])))"
    r"(?:钱|rmb|人民币)?"
)
_NO_MORE = r"(?!\s?[单个条张份件票枚套包笔号组次年月天万千百十\d.%元块毛角分级折成种家人位])"
"""A digit behind 块 or 毛 is no part of the sum where it counts something: 五块10单."""
_JIAO = re.compile(
    rf"\s?(?P<jiao>\d|{ONE})\s?[毛角](?:\s?(?P<fen>\d|{ONE})\s?分|(?P<tail>\d|{ONE}){_NO_MORE})?"
)
_TAIL = re.compile(rf"(?P<tail>\d{{1,2}}|[零〇]\d|[零〇]?(?:{ONE}|半)){_NO_MORE}")
_CENTS = re.compile(rf"(\d|{ONE})分(?!钟)")
_SCALED = frozenset("十百千点零〇")
_AFTER_YI_KUAI = frozenset("起多左到以一二两三四五六七八九半零每的")
_CLOCK = frozenset("时点钟")
_THIS = frozenset("这那哪")
_TIMES = {"万": 10_000, "千": 1000, "百": 100}


class Amount(NamedTuple):
    """One sum of money in a text."""

    value: Decimal
    """CNY."""
    start: int
    end: int
    unit: str | None = None
    """The measure word of the piece it pays for, where one stands beside it."""
    marked: bool = True
    """Written with a unit of money; False for a bare number."""
    extra: bool = False
    """Comes on top of a price: 加1毛, +0.1元."""
    foreign: bool = False
    """Beside it stands that it pays for something else: a year, a kilo, a threshold."""
    lot: int | None = None
    """The number of pieces in the lot whose price was divided."""


def read_money(text: str, number: re.Match[str], stop: int) -> Amount | None:
    """The sum that begins with a matched NUMBER; None where it has no unit of money."""
    unit = _UNIT.match(text, number.end(), stop)
    if unit is None and not number["sign"]:
        return None
    written, start = number["number"], number.start()
    if not written.isascii() and len(written) > 1 and not _SCALED & set(written):
        start = number.end() - 1  # 统一三毛: what stands before the last digit is another word
        written = written[-1]
    value = number_of(written)
    if value is None:
        return None
    if unit is None:
        return Amount(value, start, number.end())
    if _is_idiom(text, start, written, unit):
        return None
    value *= _TIMES.get(unit["times"] or "", 1)
    end = unit.end()
    if unit["yuan"]:
        value, end = _yuan(text, unit, value, stop)
    elif unit["jiao"]:
        value, end = _jiao(text, unit, value * Decimal("0.1"), stop)
    else:
        value *= Decimal("0.01")
    return Amount(value, start, end)


def _is_idiom(text: str, start: int, written: str, unit: re.Match[str]) -> bool:
    """Whether the words are no sum: 一块发货 (together), 这一块, 十分 (very), 3小时10分."""
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    if unit["fen"]:
        return before in _CLOCK or (not written.isascii() and bool(set("十百") & set(written)))
    if before in _THIS and written == "一":
        return True
    following = text[unit.end() : unit.end() + 1]
    is_word = "一" <= following <= "鿿" and following not in _AFTER_YI_KUAI
    return written == "一" and unit.group().strip() == "块" and is_word


def _yuan(text: str, unit: re.Match[str], value: Decimal, stop: int) -> tuple[Decimal, int]:
    """What follows 元 or 块: 两角五分, 二 (of 一块二), 05 (of 1块05)."""
    end = unit.end()
    if value != int(value):
        return value, end
    if small := _JIAO.match(text, end, stop):
        value += (number_of(small["jiao"]) or 0) * Decimal("0.1")
        value += (number_of(small["fen"] or small["tail"] or "零") or 0) * Decimal("0.01")
        return value, small.end()
    loose = unit.group()[:1] == " " and text[end : end + 1] == " "
    tail = _TAIL.match(text, end + loose, stop)  # 1 块 6
    if tail is None or (unit["yuan"] not in {"块", "r"} and tail["tail"].isascii()):
        return value, end
    digits = tail["tail"].replace("半", "五")
    figures = digits if digits.isascii() else "".join(str(number_of(sign)) for sign in digits)
    return value + Decimal(figures) / 10 ** len(figures), tail.end()


def _jiao(text: str, unit: re.Match[str], value: Decimal, stop: int) -> tuple[Decimal, int]:
    """What follows 毛 or 角: 五 (of 四毛五), 2分."""
    end = unit.end()
    tail = _TAIL.match(text, end, stop) if value < 1 else None
    if tail is not None and len(tail["tail"]) == 1:
        value += (number_of(tail["tail"].replace("半", "五")) or 0) * Decimal("0.01")
        return value, tail.end() + (text[tail.end() : tail.end() + 1] == "分")
    if cents := _CENTS.match(text, end, stop):
        return value + (number_of(cents[1]) or 0) * Decimal("0.01"), cents.end()
    return value, end
