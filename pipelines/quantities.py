"""How many one must buy for a price: 1-99单, 满1000单, 500个以上, 99以内."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.numerals import HAN, number_of

UNITS = (
    r"(?:单(?![号价位独词身调元子证据])|个(?!月|小时|工作|人|省|城|地|国|平台|网|站|等|用户|快|类)|条(?![件款码])"
    r"|张(?!家)|份(?!额)|件(?!套)|票(?!据)|枚|笔|包(?![邮裹括含])|套(?!餐)|组)"
)
"""A measure word for what is sold, not part of another word (单号, 个月, 包邮)."""
COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{HAN}{{1,5}})(?:万|千|百|k|w)?"

_TO = r"\s?(?:-|~|—{1,2}|–|至|到)\s?"
_ABOVE = (
    r"(?:\((?:含|包含)\)|含)?\s?(?:及|或)?\s?(?:以上|之上|往上|\+|起批|起订|起售|起拍|起发|起步|起)"
)
_BELOW = r"(?:\((?:含|包含)\)|含)?\s?(?:及|或)?\s?(?:以下|以内|之内|之下|内(?![部容测]))"
_DAILY = r"(?:\s?[/每]\s?[天日])?"
_GRAMMAR = "|".join(
    (
        rf"(?P<low>{COUNT})\s?{UNITS}?{_TO}(?P<high>{COUNT})\s?{UNITS}",
        rf"(?P<above>{COUNT})\s?{UNITS}{_DAILY}\s?{_ABOVE}",
        rf"(?P<below>{COUNT})\s?{UNITS}?{_DAILY}\s?{_BELOW}",
        rf"(?:满|够|达到?|超过|大于|高于|>=?|≥|不少于|不低于|至少|最少|一次性?[拿买提要下发购])\s?(?P<from>{COUNT})\s?{UNITS}",
        rf"(?:不足|少于|小于|不满|未满|低于|不够|<)\s?(?P<under>{COUNT})\s?{UNITS}",
        rf"(?:不超过|至多|最多|<=|≤)\s?(?P<upto>{COUNT})\s?{UNITS}",
        rf"(?P<plain>{COUNT})\s?{UNITS}",
    )
)
_QUANTITY = re.compile(
    rf"(?=[\d{HAN[1:-1]}满够达超大高>≥不少小未低<至最≤])(?<![\d.*a-z第])(?:{_GRAMMAR})"
)
"""The look ahead has most places passed over at once."""
_MAY_COUNT = re.compile(rf"[\d{HAN[1:-1]}][万千百kw]?\s?[单个条张份件票枚笔包套组]|[下内]")
"""Found wherever there is a number of pieces, and quicker to look for."""
_CELL = re.compile(
    rf"\s*(?:(?P<low>{COUNT}){_TO}(?P<high>{COUNT})"
    rf"|(?:满|>=?|≥|大于)?\s?(?P<above>{COUNT})\s?{_ABOVE}|(?:满|>=?|≥|大于)\s?(?P<from>{COUNT})"
    rf"|(?P<below>{COUNT})\s?{_BELOW}|(?:不足|<)\s?(?P<under>{COUNT})|(?:<=|≤)\s?(?P<upto>{COUNT})"
    rf"|(?P<plain>{COUNT}))\s*"
)
_TIMES = {"万": 10_000, "w": 10_000, "千": 1000, "k": 1000, "百": 100}


class Quantity(NamedTuple):
    """A band of pieces, both ends inclusive; None where an end is open."""

    low: int | None
    high: int | None
    start: int
    end: int
    plain: bool = False
    """Only a number of pieces (100单): a lot or the foot of a band, as its price tells."""


def count_of(text: str) -> int | None:
    """The number of pieces that a COUNT writes: 1,000, 两百, 1万, 2k; None where it is none."""
    times = 1
    if text and text[-1] in _TIMES and len(text) > 1:
        times, text = _TIMES[text[-1]], text[:-1]
    value = number_of(text)
    return None if value is None else int(value) * times


def _read(match: re.Match[str]) -> Quantity | None:
    named = {key: count_of(text) for key, text in match.groupdict().items() if text}
    found = {key: value for key, value in named.items() if value is not None and value > 0}
    if not found or len(found) < len(named):
        return None
    if "high" in found:
        low, high = found["low"], found["high"]
        return Quantity(low, high, *match.span()) if low < high else None
    (key, value), *_ = found.items()
    most = {"below": value, "upto": value, "under": value - 1}.get(key)
    if most is None:
        return Quantity(value, None, *match.span(), plain=key == "plain")
    return Quantity(None, most, *match.span()) if most else None


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every number of pieces in a stretch of folded lower-case text, in order."""
    stop = len(text) if end is None else end
    if not _MAY_COUNT.search(text, start, stop):
        return []
    found = (_read(match) for match in _QUANTITY.finditer(text, start, stop))
    return [quantity for quantity in found if quantity is not None]


def quantity_of(text: str, start: int, end: int) -> Quantity | None:
    """What a whole cell under a header such as 数量 says: 1-99, 500以上, ≥1000, 100."""
    match = _CELL.fullmatch(text, start, end)
    return None if match is None else _read(match)
