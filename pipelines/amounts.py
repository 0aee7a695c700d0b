"""One amount of money: 1.2元, ￥0.65, 八毛钱一条, 一块二, 0.8-1.2元, 100单50元.

Works on folded lower-case text; what an amount is the price of is ``binding``'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.numerals import HAN, ONE, number_of
from pipelines.quantities import COUNT, UNITS

CENT = Decimal("0.0001")
"""The smallest step that is kept (0.0001 CNY); only prices of lots are ever rounded to it."""

_NUMBER = re.compile(
    rf"(?:(?P<sign>¥|(?<![a-z])(?:rmb|cny))\s?|(?<!\d,)(?<![\d.*a-z_第]))"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,4}})?|\d{{1,6}}(?:\.\d{{1,4}})?|\.\d{{1,3}}"
    rf"|{HAN}{{1,7}}(?:点{HAN}{{1,3}})?)(?!\.?\d)"
)
_UNIT = re.compile(
    r"\s?(?P<times>[万千百])?\s?(?:(?P<yuan>元(?![素件旦宝老首宵气祖帅器])|圆(?![通钱])|块(?![头状儿]))"
    r"|(?P<jiao>毛(?![重衣巾利病绒孔笔坯毯线])|角(?![度色落逐形星膜]))"
    r"|(?P<fen>分(?![钟之享类店期级析布发组销数别公机成辨部行拣流批支配手明区局站开为好])))(?:钱|rmb|人民币)?"
)
_NO_MORE = r"(?!\s?[单个条张份件票枚套包笔号组次年月天万千百十\d.%元块毛角分级折成种家人位])"
_JIAO = re.compile(
    rf"\s?(?P<jiao>\d|{ONE})\s?[毛角](?:\s?(?P<fen>\d|{ONE})\s?分|(?P<tail>\d|{ONE}){_NO_MORE})?"
)
_TAIL = re.compile(rf"(?P<tail>\d{{1,2}}|[零〇]?(?:{ONE}|半)){_NO_MORE}")
_PER = (
    r"(?P<per>单号|单|个|条|张|份|件|票|枚|套|包(?![邮裹])|笔|号|组)"
    r"|(?P<foreign>年|月|天|日|季|小时|次|公斤|kg|斤|g|吨|分钟|人|位|平|方)"
)
_AFTER = re.compile(rf"\s?[(]?\s?(?:/|每|一|1(?!\d)|per)\s?1?(?:空|快递|礼品)?(?:{_PER})")
_BEFORE = re.compile(
    rf"(?:每|一|(?<!\d)1)\s?(?:{_PER})(?:空包|单号|快递|底单|礼品)?\s?"
    r"(?:的?价格?|只?要|仅需|仅售|仅|才|为|是|:|=|只需|低至|收|卖|算|售价|需|付|就|合|大概|大约|约)*\s*$"
)
_RANGE = re.compile(
    rf"(?<!\d,)(?<![\d.*a-z_第-])(?P<low>\d{{1,3}}(?:\.\d{{1,4}})?|{HAN}{{1,3}})\s?(?:-|~|—{{1,2}}|–|至|到)\s?$"
)
_EXTRA = re.compile(
    r"(?:另?加收?|多加|加价|多收|多付|贵|另收|再加|\+)(?:了|收)?\s?(?:每[单个条份])?\s?:?\s*$"
)
_SUM = re.compile(
    r"(?:满|减|扣|打款|转账|罚|赔|骗|亏|欠|押|得|赚|奖|存|损失|价值|共计|合计|总计|金额|余额|便宜|优惠|省|少)"
    r"(?:了|您|给|为|:|到)?\s*$"
)
_LIMIT = re.compile(r"\s?(?:(?:及|或)?(?:以上|以下|以内)|多(?!\d)|来收|收(?![费款录取]))")
"""Behind a sum: a threshold, a rough figure, a buyer's bid (三毛收)."""
_LOT_AFTER = re.compile(
    rf"\s?(?:/|=|:|买|可?得|能?拿|一共|共|发)?\s?(?P<count>{COUNT})\s?{UNITS}(?!\s?(?:以上|起|以下|以内|\+))"
)
_LOT_BEFORE = re.compile(
    rf"(?<!\d,)(?<![\d.*a-z_第-])(?P<count>{COUNT})\s?{UNITS}(?:空包|单号|底单|礼品)?\s?"
    r"(?:只?要|仅需|只需|一共|共|打包|打包价|=|:|/|仅|才|卖|售价|价|为)*\s*$"
)
_LOOK_BACK = 16


@dataclass(frozen=True, slots=True)
class Amount:
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


def _yuan(text: str, match: re.Match[str], value: Decimal) -> tuple[Decimal, int]:
    """What follows 元 or 块: 两角五分, 二 (of 一块二), 05 (of 1块05)."""
    end = match.end()
    if value != int(value):
        return value, end
    if small := _JIAO.match(text, end):
        value += (number_of(small["jiao"]) or 0) * Decimal("0.1")
        value += (number_of(small["fen"] or small["tail"] or "零") or 0) * Decimal("0.01")
        return value, small.end()
    tail = _TAIL.match(text, end)
    if tail is None or (match["yuan"] != "块" and tail["tail"].isascii()):
        return value, end
    digits = tail["tail"].replace("半", "五")
    figures = digits if digits.isascii() else "".join(str(number_of(sign)) for sign in digits)
    return value + Decimal(figures) / 10 ** len(figures), tail.end()


def _money(text: str, number: re.Match[str], stop: int) -> Amount | None:
    value = number_of(number["number"])
    unit = _UNIT.match(text, number.end(), stop)
    if value is None:
        return None
    if unit is None:
        beside = number["sign"] or (
            "." in number["number"] and _AFTER.match(text, number.end(), stop)
        )
        return Amount(value, number.start(), number.end()) if beside else None
    start, end = number.start(), unit.end()
    han = not number["number"].isascii()
    if han and len(number["number"]) > 1 and not set(number["number"]) & set("十百千点零〇"):
        start = number.end() - 1  # 统一三毛: what stands before the last digit is another word
        value = number_of(number["number"][-1]) or value
    if unit["times"]:
        value *= {"万": 10_000, "千": 1000, "百": 100}[unit["times"]]
    if unit["yuan"]:
        if han and unit.group().strip() == "块" and number["number"] == "一":
            following = text[end : end + 1]
            if (
                "一" <= following <= "鿿"
                and following not in "起多左到以一二两三四五六七八九半零每的"
            ):
                return None  # 一块发货: together
        value, end = _yuan(text[:stop], unit, value)
    elif unit["jiao"]:
        value *= Decimal("0.1")
        if value < 1 and (tail := _TAIL.match(text, end, stop)) and len(tail["tail"]) == 1:
            value += (number_of(tail["tail"].replace("半", "五")) or 0) * Decimal("0.01")
            end = tail.end() + (text[tail.end() : tail.end() + 1] == "分")
        elif cents := re.compile(rf"(\d|{ONE})分(?!钟)").match(text, end, stop):
            value += (number_of(cents[1]) or 0) * Decimal("0.01")
            end = cents.end()
    else:
        if han and ("十" in number["number"] or "百" in number["number"]):
            return None  # 十分, 百分之
        value *= Decimal("0.01")
    return Amount(value, start, end)


def _beside(text: str, amount: Amount, start: int, stop: int) -> Amount:
    """Read the words before and behind an amount: its unit, or that it is no price."""
    before = text[max(start, amount.start - _LOOK_BACK) : amount.start]
    per = _AFTER.match(text, amount.end, stop) or _BEFORE.search(before)
    if per is not None and per["per"]:
        end = per.end() if per.re is _AFTER else amount.end
        amount = replace(amount, unit="单" if per["per"] == "单号" else per["per"], end=end)
    elif per is not None or _LIMIT.match(text, amount.end, stop):
        amount = replace(amount, foreign=True)
    if _EXTRA.search(before):
        return replace(amount, extra=True)
    if _SUM.search(before):
        return replace(amount, foreign=True)
    return amount


def _divided(text: str, amount: Amount, start: int, stop: int) -> Amount:
    """The unit price where the amount pays for a lot: 100单50元, 50元100单."""
    if amount.unit or amount.foreign or amount.extra:
        return amount
    back = max(start, amount.start - _LOOK_BACK)
    lot = _LOT_BEFORE.search(text[back : amount.start])
    begin, end = (back + lot.start(), amount.end) if lot else (amount.start, amount.end)
    if lot is None:
        lot = _LOT_AFTER.match(text, amount.end, stop)
        end = lot.end() if lot else end
    count = number_of(lot["count"].rstrip("万千百kw")) if lot else None
    if lot is None or count is None:
        return amount
    times = {"万": 10_000, "w": 10_000, "千": 1000, "k": 1000, "百": 100}
    last = lot["count"][-1]
    pieces = int(count) * (times[last] if last in times and len(lot["count"]) > 1 else 1)
    divided = divide(amount, pieces)
    return replace(divided, start=begin, end=end) if divided.lot else amount


def divide(amount: Amount, pieces: int) -> Amount:
    """The price of one piece where a sum pays for a lot; the sum itself where it hardly does."""
    if pieces < 2 or not _is_lot(amount.value, pieces):  # noqa: PLR2004  (one piece is no lot)
        return amount
    price = amount.value / pieces
    rounded = price.quantize(CENT)
    exact = price if price == rounded else rounded
    return replace(amount, value=Decimal(f"{exact.normalize():f}"), lot=pieces)


def _is_lot(value: Decimal, pieces: int) -> bool:
    """Whether a sum pays for all the pieces, rather than for each from that many on.

    Unit prices of the trade lie between 0.05 and 10 CNY, those of numbers and 空包 mostly
    between 0.2 and 3: 100单50元 is a lot, 100单1.2元 a band.
    """
    each = value / pieces
    if value > 10 or each >= Decimal("0.2"):  # noqa: PLR2004  (see above)
        return each >= Decimal("0.01")
    return value > 3 and each >= Decimal("0.05")  # noqa: PLR2004  (see above)


def _low_end(text: str, amount: Amount, first: int, start: int) -> Amount | None:
    """The lower end of a range whose unit stands behind the upper: the 0.8 of 0.8-1.2元."""
    back = max(start, first - _LOOK_BACK)
    found = _RANGE.search(text[back:first])
    value = number_of(found["low"]) if found else None
    high = number_of(_NUMBER.match(text, first)["number"]) if found else None  # type: ignore[index]
    if found is None or value is None or not high or value >= high:
        return None
    low = value * (amount.value / high)
    return replace(
        amount, value=Decimal(f"{low.normalize():f}"), start=back + found.start(), end=first
    )


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Every amount written with a unit of money in a stretch of text, in order.

    A range a-b gives two, one for each end.
    """
    stop = len(text) if end is None else end
    return list(_amounts(text, start, stop))


def _amounts(text: str, start: int, stop: int) -> Iterator[Amount]:
    place = start
    while number := _NUMBER.search(text, place, stop):
        place = number.end()
        money = _money(text, number, stop)
        if money is None:
            continue
        amount = _beside(text, money, start, stop)
        low = _low_end(text, amount, number.start(), start)
        if low is not None:
            yield _beside(text, low, start, low.end) if not low.unit else low
        else:
            amount = _divided(text, amount, start, stop)
        yield amount
        place = max(place, amount.end)


_LOOSE = re.compile(
    r"(?<!\d,)(?<![\d.*a-z_#/=-])(?P<sign>¥\s?)?(?P<number>\d{1,3}(?:\.\d{1,4})?)"
    r"(?![\d.]*\d|\s?[%a-z:*/]|\.\d|-\d)"
)
"""A number with no unit that might be a price where its place says so."""
_FIGURES = re.compile(
    r"\s*¥?\s*(?P<low>\d{1,4}(?:\.\d{1,4})?)\s*(?:(?:-|~|—|至|到)\s*(?P<high>\d{1,4}(?:\.\d{1,4})?))?"
    r"\s*(?:起|左右|\([^()]{0,12}\))?\s*"
)
"""A cell that holds a number or a range and no word of its own."""


def find_loose(text: str, start: int, end: int) -> list[Amount]:
    """Numbers in running text that might be prices: 会员价2.5 代理价1.5."""
    return [
        _beside(text, Amount(Decimal(match["number"]), *match.span(), marked=False), start, end)
        for match in _LOOSE.finditer(text, start, end)
    ]


def figures_of(text: str, start: int, end: int) -> list[Amount]:
    """The number a cell consists of, or both ends of its range; [] where it is no such cell."""
    match = _FIGURES.fullmatch(text, start, end)
    if match is None:
        return []
    ends = [
        Amount(Decimal(match[key]), *match.span(key), marked=False)
        for key in ("low", "high")
        if match[key]
    ]
    return ends if len(ends) == 1 or ends[0].value < ends[1].value else []
