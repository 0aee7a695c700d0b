"""What a label says a price is for: courier, service, audience, scan, contents, quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.audiences import agent_name, member_name
from pipelines.fields import RECIPIENT, fields_of, in_order
from pipelines.passage import Passage, remembered
from pipelines.quantities import Quantity, find_quantities
from pipelines.statements import NAMING, Statement, statements
from waybillwatch.couriers import courier_of
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service, Stance
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Courier
from waybillwatch.words import Term

_UNIT = re.compile(
    r"(?=[元块¥每])(?:"
    r"(?:元|块|¥)\s?(?:钱)?\s?(?:/|每|一)\s?(?P<unit>单号|单|个|条|张|份|件|票|枚|套|笔|组)"
    r"|每(?P<each>单|个|条|张|份|件|票|枚|套|笔|组)(?:价格?|单价))"
)
_CODE = 12
"""Signs of a courier's longest code."""
_MONEY = re.compile(r"元|💰|¥|rmb|cny|人民币")


class Label(NamedTuple):
    """What a price is bound to; None (or empty) where the label leaves it open."""

    couriers: tuple[Courier, ...] = ()
    service: Service | None = None
    """NUMBER where the label says plain 单号."""
    platform: str | None = None
    level: str | None = None
    scanned: bool | None = None
    includes: tuple[PiiField, ...] | None = None
    quantity: Quantity | None = None
    unit: str | None = None

    def over(self, outer: Label) -> Label:
        """This label, with what it leaves open taken from one further out."""
        if outer == NOTHING:
            return self
        if self == NOTHING:
            return outer
        return Label(
            self.couriers or outer.couriers,
            self.service or outer.service,
            self.platform or outer.platform,
            outer.level if self.level is None else self.level,
            outer.scanned if self.scanned is None else self.scanned,
            outer.includes if self.includes is None else self.includes,
            self.quantity or outer.quantity,
            self.unit or outer.unit,
        )

    @property
    def binds(self) -> bool:
        """Whether it says anything that a price may be for (its unit alone is not enough)."""
        return bool(
            self.couriers
            or self.service
            or self.includes is not None
            or self.quantity
            or self.platform is not None
            or self.level is not None
            or self.scanned is not None
        )


NOTHING = Label()


def unit_of(text: str) -> str | None:
    """The measure word of a note such as 元/单, 单位：元/个, 每条价格."""
    found = _UNIT.search(text)
    unit = (found["unit"] or found["each"]) if found else None
    return "单" if unit == "单号" else unit


_PRICED = frozenset({Kind.LEVEL, Kind.OLD, Kind.NEW})
_PRICING = _PRICED | {Kind.PRICE}


def says_price(passage: Passage, start: int, end: int) -> bool:
    """Whether a label says that the numbers under or behind it are prices."""
    if _MONEY.search(passage.text, start, end):
        return True
    if not passage.kinds & _PRICING:
        return False
    return any(
        term.kind == Kind.PRICE
        or (term.kind in _PRICED and "价" in passage.text[term.start : term.end])
        for term in passage.terms_in(start, end)
    )


def couriers_of(term: Term) -> tuple[Courier, ...]:
    """The couriers that a COURIER term names."""
    return tuple(Courier(name) for name in term.value.split())


def _one(values: list[str] | None) -> str | None:
    """The last of several values; None where there is none."""
    return values[-1] if values else None


_PLAIN = frozenset({Service.NUMBER, Service.WAYBILL_DATA})


def service_of(values: list[str]) -> Service | None:
    """The service that goods words name: the last that is more than a plain number."""
    special = [value for value in values if value not in _PLAIN]
    found = _one(special or [value for value in values if value != Service.NUMBER] or values)
    return Service(found) if found else None


_CONTENTS = NAMING | {Kind.BARE, Kind.FULL}


def named_fields(passage: Passage, start: int, end: int) -> tuple[PiiField, ...] | None:
    """The data fields that a stretch names, whatever is said of them; None for none.

    What costs extra need not be said to be there: 加地址 +0.1元.
    """
    if not passage.kinds & NAMING:
        return None
    terms = [term for term in passage.terms_in(start, end) if term.kind in NAMING]
    return (terms and fields_of(terms, passage.text)) or None


def _adds(found: Statement) -> bool:
    return found.stance is Stance.OFFERS and not found.asked


_SHORTHAND = re.compile(r"(?:姓?名|人名)(?:\+[机电]话?|机)(?:\+?(?P<address>地?址))?(?![一-鿿])")


def contents_of(passage: Passage, start: int, end: int) -> tuple[PiiField, ...] | None:
    """The data fields a variant carries; () for one without, None where nothing is said."""
    if "名" in passage.text and (short := _SHORTHAND.search(passage.text, start, end)):
        own = RECIPIENT if short["address"] else RECIPIENT[:2]  # 名+机, 名+机+址
        more = [one.fields for one in statements(passage, short.end(), end) if _adds(one)]
        return in_order({*own, *(field for fields in more for field in fields)})
    if not passage.kinds & _CONTENTS:
        return None
    kinds = {term.kind for term in passage.terms_in(start, end)}
    if not kinds & _CONTENTS:
        return None
    if Kind.FULL in kinds:
        return RECIPIENT
    said = [found for found in statements(passage, start, end) if not found.asked]
    offered = {field for found in said if found.stance is Stance.OFFERS for field in found.fields}
    if offered:
        return in_order(offered)
    return () if said or Kind.BARE in kinds else None


@remembered
def read_label(passage: Passage, start: int, end: int) -> Label:
    """What a stretch of running text says."""
    return _read_label(passage, start, end)


@remembered
def read_name(passage: Passage, start: int, end: int) -> Label:
    """What a stretch says that is one name: a cell, a heading (``UC`` is then a courier)."""
    label = _read_label(passage, start, end)
    if (
        not label.couriers
        and end - start <= _CODE
        and (name := courier_of(passage.text[start:end]))
    ):
        label = label._replace(couriers=(name,))
    if start or end < passage.end:
        return label
    level = member_name(passage) if label.level is None else agent_name(passage)
    return label if level is None else label._replace(level=level)


def _read_label(passage: Passage, start: int, end: int) -> Label:
    text = passage.text
    bands = find_quantities(text, start, end)
    band = next((band for band in bands if not (band.plain and band.low == 1)), None)
    unit = unit_of(text[start:end])
    terms = passage.terms_in(start, end)
    contents = contents_of(passage, start, end)
    if band is not None and _EARNS.search(text, band.end, end):
        band = None  # 满3000单改总代
    if band is not None and band.plain and _is_count(passage, band):
        band = None  # 已售3000单
    if contents and band is not None and band.plain and _ITEMS.match(text, band.start):
        band = None  # 两件(名+机): so many fields
    if not terms and contents is None:
        return Label(quantity=band, unit=unit) if band or unit else NOTHING
    kinds = _values(terms)
    couriers = kinds.get(Kind.COURIER)
    goods = kinds.get(Kind.GOODS)
    scans = set(kinds.get(Kind.SCANNED, ()))
    label = Label(
        tuple(dict.fromkeys(map(Courier, " ".join(couriers).split()))) if couriers else (),
        service_of(goods) if goods else None,
        _one(kinds.get(Kind.PLATFORM)),
        _one(kinds.get(Kind.LEVEL)),
        scans == {"yes"} if len(scans) == 1 else None,
        contents,
        band,
        unit,
    )
    return NOTHING if label == NOTHING else label


def _is_count(passage: Passage, band: Quantity) -> bool:
    """Whether a number of pieces tells how many were sold or are there."""
    if Kind.COUNT not in passage.kinds:
        return False
    before = passage.terms_in(max(0, band.start - _CODE), band.start)
    return bool(before) and before[-1].kind == Kind.COUNT and band.start - before[-1].end <= 1


_EARNS = re.compile(
    r"(?:改|升级?|成为|变成?|算|转为?|自动)[^,。;:]{0,4}(?:会员|代理|总代|vip|[黄铂白金银铜]|钻石|合伙)"
)
_ITEMS = re.compile(r"[一二两三四五六1-6]\s?(?:件|项|样|要素)")


def _values(terms: tuple[Term, ...]) -> dict[str, list[str]]:
    """The values of some words by their kind; 不含面单 names what is not sold."""
    kinds: dict[str, list[str]] = {}
    denied = -1
    for term in terms:
        if term.start != denied or term.kind == Kind.COURIER:
            kinds.setdefault(term.kind, []).append(term.value)
        denied = term.end if term.kind == Kind.LACKS else -1
    return kinds


_TRADE = frozenset(
    {Kind.GOODS, Kind.COURIER, Kind.LEVEL, Kind.PRICE, Kind.SCANNED, Kind.NEW, Kind.FIELD}
)


def names_trade(places: Iterable[Passage]) -> bool:
    """Whether some stretches name anything of the trade."""
    return any(place.kinds & _TRADE for place in places)
