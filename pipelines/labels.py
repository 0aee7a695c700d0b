"""What a label says a price is for: courier, service, audience, scan, contents, quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from pipelines.fields import RECIPIENT, fields_of
from pipelines.quantities import Quantity, find_quantities
from pipelines.statements import statements
from pipelines.view import View
from waybillwatch.couriers import courier_of
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service, Stance
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Courier
from waybillwatch.words import Term

_UNIT = re.compile(
    r"(?:元|块|¥)\s?(?:钱)?\s?(?:/|每|一)\s?(?P<unit>单号|单|个|条|张|份|件|票|枚|套|笔|组)"
    r"|每(?P<each>单|个|条|张|份|件|票|枚|套|笔|组)(?:价格?|单价)"
)
_CODE = 12
"""Signs of a courier's longest code."""
_MONEY = re.compile(r"元|¥|rmb|cny|人民币")


@dataclass(frozen=True, slots=True)
class Label:
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
        if outer is NOTHING or outer == NOTHING:
            return self
        return Label(
            self.couriers or outer.couriers,
            self.service or outer.service,
            self.platform or outer.platform,
            self.level or outer.level,
            outer.scanned if self.scanned is None else self.scanned,
            outer.includes if self.includes is None else self.includes,
            self.quantity or outer.quantity,
            self.unit or outer.unit,
        )

    @property
    def binds(self) -> bool:
        """Whether it says anything that a price may be for (its unit alone is not enough)."""
        return any(
            getattr(self, part.name) not in (None, ())
            for part in fields(self)
            if part.name != "unit"
        )


NOTHING = Label()


def unit_of(text: str) -> str | None:
    """The measure word of a note such as 元/单, 单位：元/个, 每条价格."""
    found = _UNIT.search(text)
    unit = (found["unit"] or found["each"]) if found else None
    return "单" if unit == "单号" else unit


def says_price(view: View, start: int, end: int) -> bool:
    """Whether a label says that the numbers under or behind it are prices."""
    if _MONEY.search(view.text, start, end):
        return True
    return any(
        term.kind == Kind.PRICE
        or (
            term.kind in {Kind.LEVEL, Kind.OLD, Kind.NEW}
            and "价" in view.text[term.start : term.end]
        )
        for term in view.terms_in(start, end)
    )


def couriers_of(term: Term) -> tuple[Courier, ...]:
    """The couriers that a COURIER term names."""
    return tuple(Courier(name) for name in term.value.split())


def _one(values: list[str]) -> str | None:
    """The last of several values; None where there is none."""
    return values[-1] if values else None


def service_of(values: list[str]) -> Service | None:
    """The service that goods words name: the last that is more than a plain number."""
    plain = {Service.NUMBER, Service.WAYBILL_DATA}
    special = [value for value in values if value not in plain]
    found = _one(special or [value for value in values if value != Service.NUMBER] or values)
    return Service(found) if found else None


def named_fields(view: View, start: int, end: int) -> tuple[PiiField, ...] | None:
    """The data fields that a stretch names, whatever is said of them; None for none.

    What costs extra need not be said to be there: 加地址 +0.1元.
    """
    terms = [t for t in view.terms_in(start, end) if t.kind in _CONTENTS - {Kind.BARE, Kind.FULL}]
    return (terms and fields_of(terms, view.text)) or None


_CONTENTS = {Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA, Kind.BARE, Kind.FULL}


def contents_of(view: View, start: int, end: int) -> tuple[PiiField, ...] | None:
    """The data fields a variant carries; () for one without, None where nothing is said."""
    kinds = {term.kind for term in view.terms_in(start, end)}
    if not kinds & _CONTENTS:
        return None
    if Kind.FULL in kinds:
        return RECIPIENT
    said = [found for found in statements(view, start, end) if not found.asked]
    offered = {field for found in said if found.stance is Stance.OFFERS for field in found.fields}
    if offered:
        return tuple(field for field in PiiField if field in offered)
    return () if said or Kind.BARE in kinds else None


def read_label(view: View, start: int, end: int, *, whole: bool = False) -> Label:
    """What a stretch says; ``whole`` takes it as one name (a cell: ``UC`` is then a courier)."""
    key = (start, end, whole)
    label = view.memory.get(key)
    if not isinstance(label, Label):
        label = view.memory[key] = _read_label(view, start, end, whole=whole)
    return label


def _read_label(view: View, start: int, end: int, *, whole: bool) -> Label:
    terms = view.terms_in(start, end)
    kinds: dict[str, list[str]] = {}
    for before, term in zip((None, *terms), terms, strict=False):
        if before is not None and before.kind == Kind.LACKS and before.end == term.start:
            continue  # 不含面单 names what is not sold
        kinds.setdefault(term.kind, []).append(term.value)
    couriers = tuple(
        dict.fromkeys(
            courier for term in terms if term.kind == Kind.COURIER for courier in couriers_of(term)
        )
    )
    if (
        whole
        and not couriers
        and end - start <= _CODE
        and (name := courier_of(view.text[start:end]))
    ):
        couriers = (name,)
    scans = set(kinds.get(Kind.SCANNED, ()))
    bands = find_quantities(view.text, start, end)
    label = Label(
        couriers,
        service_of(kinds.get(Kind.GOODS, [])),
        _one(kinds.get(Kind.PLATFORM, [])),
        _one(kinds.get(Kind.LEVEL, [])),
        scans == {"yes"} if len(scans) == 1 else None,
        contents_of(view, start, end),
        next((band for band in bands if not (band.plain and band.low == 1)), None),
        unit_of(view.text[start:end]),
    )
    return NOTHING if label == NOTHING else label
