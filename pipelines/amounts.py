"""Sums with what stands beside them: their unit, ranges, lots, and what makes them no price.

八毛钱一条, 0.8-1.2元, 100单50元, 加1毛, 充满100元. Works on folded lower-case text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.lots import LOOK_BACK, divided_by, tidy
from pipelines.money import MAY_SUM, NUMBER, Amount, read_money
from pipelines.numerals import HAN, number_of

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
    rf"(?<!\d,)(?<![\d.*a-z_第-])(?P<low>\d{{1,3}}(?:\.\d{{1,4}})?|{HAN}{{1,3}})\s?"
    r"(?:-|~|—{1,2}|–|至|到)\s?$"
)
_EXTRA = re.compile(
    r"(?:另?加收?|(?<!不)多|多加|加价|多收|多付|贵|另收|再加|\+)(?:了|收)?\s?(?:每[单个条份])?\s?:?\s*$"
)
_SUM = re.compile(
    r"(?:满|减|扣|打款|转账|罚|赔|骗|亏|欠|押|得|赚|奖|存|损失|价值|共计|合计|总计|金额|余额|便宜|优惠|省|少|付给您?|结给您?"
    r"|低于|包[月年季]|高于|不到|超过|超出|少付|少收|多付|悬赏|收入|补贴|退回|补|(?<!不)退|[a-z×*]\s?[一-鿿]{0,4}\s?\d{1,4}(?:\.\d{1,4})?\s?=)"
    r"(?:了|您|给|为|:|到)?\s*$"
    r"|(?:涨价?|降价?|(?<!最)低|上调|下调|调高|调低)(?:了|约)?\s*$"
)
"""Before a sum: it is a threshold, a payment, a saving, a step up or down, a total reckoned."""
_LIMIT = re.compile(
    r"\s?(?:(?:及|或)?(?:以上|以下|以内)|多(?!\d)|来收|收(?![费款录取])|[的]?(?:优惠|代金|抵用|现金)?券|的?红包"
    r"|钱?(?:也|都)?[不没](?:要|用|花|收|赚))"
)
"""Behind a sum: a threshold, a rough figure, a buyer's bid (三毛收), a coupon, no sum at all."""
_TO = re.compile(r"\s?(?:-|~|—{1,2}|–|至|到)\s?")
_HIGH = re.compile(r"\s?(?:-|~|—{1,2}|–|至|到)\s?(?P<high>\d{1,3}\.\d{1,4})(?![\d.]*\d)")
"""The upper end of a range whose sign stands before the lower: the 1.60 of ￥0.80-1.60."""


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Every amount written with a unit of money in a stretch of text, in order.

    A number with a point needs none where it says what it pays for (0.6一条). A range a-b
    gives two, one for each end.
    """
    stop = len(text) if end is None else end
    return list(_amounts(text, start, stop)) if MAY_SUM.search(text, start, stop) else []


def _amounts(text: str, start: int, stop: int) -> Iterator[Amount]:
    place = start
    last: Amount | None = None
    while number := NUMBER.search(text, place, stop):
        place = number.end()
        money = read_money(text, number, stop) or _pointed(text, number, stop)
        if money is None:
            continue
        amount = beside(text, money, start, stop)
        low = _low_end(text, amount, number, start)
        if low is None:
            amount = divided_by(text, amount, start, stop)
        else:
            yield low if low.unit else beside(text, low, start, low.end)
        if last is not None and last.foreign and _TO.fullmatch(text, last.end, amount.start):
            amount = amount._replace(foreign=True)
        yield amount
        high = _high_end(text, amount, stop) if number["sign"] else None
        if high is not None:
            yield high
        last = high or amount
        place = max(place, last.end)


def _pointed(text: str, number: re.Match[str], stop: int) -> Amount | None:
    written = number["number"]
    if "." not in written or not _AFTER.match(text, number.end(), stop):
        return None
    value = number_of(written)
    return None if value is None else Amount(value, number.start(), number.end())


def beside(text: str, amount: Amount, start: int, stop: int) -> Amount:
    """Read the words before and behind an amount: its unit, or that it is no price."""
    before = text[max(start, amount.start - LOOK_BACK) : amount.start]
    behind = _AFTER.match(text, amount.end, stop)
    per = behind or (_BEFORE.search(before) if before else None)
    if per is not None and per["per"]:
        end = behind.end() if behind else amount.end
        amount = amount._replace(unit="单" if per["per"] == "单号" else per["per"], end=end)
    elif per is not None or _LIMIT.match(text, amount.end, stop):
        amount = amount._replace(foreign=True)
    if not before:
        return amount
    if _EXTRA.search(before):
        return amount._replace(extra=True)
    return amount._replace(foreign=True) if _SUM.search(before) else amount


def _high_end(text: str, amount: Amount, stop: int) -> Amount | None:
    """The upper end of a range whose sign of money stands before the lower alone."""
    found = _HIGH.match(text, amount.end, stop)
    value = number_of(found["high"]) if found else None
    if found is None or value is None or value <= amount.value:
        return None
    return beside(
        text,
        amount._replace(value=value, start=found.start("high"), end=found.end()),
        found.start("high"),
        stop,
    )


def _low_end(text: str, amount: Amount, number: re.Match[str], start: int) -> Amount | None:
    """The lower end of a range whose unit stands behind the upper: the 0.8 of 0.8-1.2元."""
    first = number.start()
    back = max(start, first - LOOK_BACK)
    found = _RANGE.search(text[back:first]) if first > start else None
    value = number_of(found["low"]) if found else None
    high = number_of(number["number"])
    if found is None or value is None or not high or value >= high:
        return None
    low = tidy(value * (amount.value / high))
    return amount._replace(value=low, start=back + found.start(), end=first)
