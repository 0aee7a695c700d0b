"""Numbers without a unit of money: which of them are prices, by the words beside them."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.money import Amount
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

MOST = Decimal(50)
"""CNY: no piece of this trade costs more (waybill data reaches 10)."""
LEAST_BARE = Decimal("0.01")
"""CNY: a bare number below is no price."""
_NAMES = frozenset(
    {Kind.LEVEL, Kind.PRICE, Kind.COURIER, Kind.GOODS, Kind.SCANNED, Kind.FULL, Kind.BARE}
)
NAMING_NUMBERS = _NAMES | {Kind.OLD, Kind.NEW}
"""Words that may stand before a bare number that is a price."""
_GAP = re.compile(r"[\s:=|(—.·…~💰-]{0,8}(?:(?:拿货|进货|每单|每个)[\s:=]{0,2})?")
NEXT = re.compile(r"\s[一-鿿]{1,4}\s?:?\s?\d{1,2}\.\d")
"""Behind a number in a list: the next name and its number."""
_AT_ONCE = re.compile(r"\s秒[出发到]|\s[当次]天")
_MEASURES = frozenset("天小时分秒岁个月日年公千斤克米人次折成点楼号款星级万亿位家条单张件份票")
_BROKEN = re.compile(r"\s?[:=|💰—-]{0,2}\s?\d\.\d{1,2}(?![\d.]|\s?[%天小时分万次星])")
_LISTED = 2
"""Couriers with a number behind each from which on a line is a list of prices."""


def lists_prices(passage: Passage) -> bool:
    """Whether a line lists couriers or levels, a broken number behind each: 圆通0.5 申通0.4."""
    if not passage.kinds & {Kind.COURIER, Kind.LEVEL}:
        return False
    listed = 0
    for term, after in zip(passage.terms, (*passage.terms[1:], None), strict=True):
        named = term.kind == Kind.COURIER and (after is None or after.kind != Kind.GOODS)
        other = term.kind in {Kind.GOODS, Kind.LEVEL}
        listed += (named or other) and _BROKEN.match(passage.text, term.end) is not None
    return listed >= _LISTED


def name_before(passage: Passage, place: int, start: int) -> Term | None:
    """The word that stands directly before a place in a sentence that begins at ``start``."""
    if not passage.kinds & NAMING_NUMBERS:
        return None
    terms = passage.terms_in(start, place)
    if not terms or not _GAP.fullmatch(passage.text, terms[-1].end, place):
        return None
    return terms[-1]


def is_broken(amount: Amount) -> bool:
    """Whether a number is written with a part behind the point, were it nought: 1.0."""
    exponent = amount.value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0


def is_each(passage: Passage, amount: Amount) -> bool:
    """Whether a bare number is the price of the piece named before it: 底单每张1.5."""
    if not LEAST_BARE <= amount.value <= MOST or not is_broken(amount):
        return False
    return amount.unit is not None and not _counts_something(passage, amount)


def is_extra(passage: Passage, amount: Amount, start: int) -> bool:
    """Whether a bare number behind a plus sign is asked for the data named before it: 电话+0.2."""
    plus = passage.text.rfind("+", start, amount.start)
    terms = passage.terms_in(start, plus)
    beside = terms and not passage.text[terms[-1].end : plus].strip(" :每个条单")
    return bool(beside) and terms[-1].kind == Kind.FIELD and LEAST_BARE <= amount.value <= MOST


def is_named(passage: Passage, amount: Amount, name: Term, *, priced: bool) -> bool:
    """Whether a bare number is a price: the word before it asks for one."""
    if not LEAST_BARE <= amount.value <= MOST or _counts_something(passage, amount):
        return False
    word = passage.text[name.start : name.end]
    if word.endswith("表") and not is_broken(amount):
        return False  # 价格表 2 is the second of several
    if name.kind in {Kind.PRICE, Kind.LEVEL}:
        return priced or "价" in word
    if name.kind in {Kind.OLD, Kind.NEW}:
        return (
            priced
            or name.value in {"weak", "change"}
            or (name.value == "still" and is_broken(amount))
        )
    return priced and name.kind in _NAMES and is_broken(amount)


def _counts_something(passage: Passage, amount: Amount) -> bool:
    """Whether a word that is none of the trade's stands directly behind a bare number."""
    follows = passage.text[amount.end : amount.end + 2].lstrip()[:1]
    if not "一" <= follows <= "鿿" or follows in "起左" or NEXT.match(passage.text, amount.end):
        return False
    at_once = _AT_ONCE.match(passage.text, amount.end) is not None
    if passage.text[amount.end : amount.end + 1] == " " and (at_once or follows not in _MEASURES):
        return False  # 1.30 秒出
    behind = passage.terms_in(amount.end, min(amount.end + 12, len(passage.text)))
    close = behind[0] if behind and behind[0].start <= amount.end + 1 else None
    return close is None or close.kind not in _NAMES | {Kind.NEW}
