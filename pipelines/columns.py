"""What the headers over a table's column say of the cells below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipelines.labels import NOTHING, Label, named_fields, says_price
from pipelines.passage import Passage
from pipelines.tablecells import Cell
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service
from waybillwatch.pii import PiiField
from waybillwatch.words import Term

PRICE_KEYS = frozenset({"p", "pr", "jg", "jiage", "dj", "danjia", "money", "amount"})
"""What programs call a price that the lexicon does not know."""
_PLAIN_KEYS = frozenset({"normal", "common", "ordinary_price", "normal_price"})
"""What programs call the price that everybody pays."""
COUNTED = re.compile(
    r"数量|(?<![出发日])单量|批量(?!价)|采购量|购买量|起订量|起发量|起发数|起发|阶梯(?!价)|张数|购买数|下单量|单数|条数|个数"
)
"""Headers of a column whose numbers are quantities one must buy."""
_YES = re.compile(r"[√✓✔☑●]|有|是|含|带|包含|都有|yes|y")
_NO = re.compile(r"[×✗✘✕✖x/-]|—+|无|否|没有|不含|不带|没|no|n")
_LOW = re.compile(
    r"(?:min|start|from|begin|low)(?:_?(?:num|qty|count|quantity|value))?|起始数?量?|下限|最小数?量?"
)
_HIGH = re.compile(
    r"(?:max|end|to|high)(?:_?(?:num|qty|count|quantity|value))?|截止数?量?|上限|最大数?量?"
)


def tick_of(passage: Passage) -> bool | None:
    """Whether a cell under a field's name says that it is there; None where it says nothing."""
    if _YES.fullmatch(passage.text):
        return True
    return False if _NO.fullmatch(passage.text) else None


def end_of(header: str) -> str | None:
    """``low`` or ``high`` where a header names that end of a band."""
    if _LOW.fullmatch(header):
        return "low"
    return "high" if _HIGH.fullmatch(header) else None


@dataclass(slots=True)
class Column:
    """What the headers over a column say."""

    headers: tuple[Cell, ...]
    """The lowest first, each once."""
    values: frozenset[tuple[str, str]]
    """Kinds and values of the words in them."""
    said: frozenset[str]
    """The kinds alone."""
    label: Label
    prices: bool
    """They say that the numbers below are prices."""
    counted: bool
    """They say that the numbers below are quantities."""
    binds: bool
    """Some header names what a price may be for."""
    named: tuple[PiiField, ...] | None
    """The data fields that the lowest header to name some names."""
    levels: tuple[str, ...] = ()
    """The audiences of a header that names several: 普通/VIP/代理."""


_BUNDLE = re.compile(r"\+|加|送|带")


def _is_bundle(passage: Passage) -> bool:
    """Whether a header names two goods sold as one: 空包+底单."""
    goods = [term for term in passage.terms if term.kind == Kind.GOODS]
    if len({term.value for term in goods} - {Service.NUMBER}) < 2:  # noqa: PLR2004  (one with another)
        return False
    return any(_BUNDLE.fullmatch(passage.text, a.end, b.start) for a, b in pairwise(goods))


def column_of(headers: Iterable[Cell]) -> Column:
    """Read the headers over a column."""
    cells = tuple(headers)
    label, binds, prices, counted = NOTHING, False, False, False
    named: tuple[PiiField, ...] | None = None
    values = set()
    for cell in cells:
        passage, own = cell.passage, cell.content.label
        if passage.text in _PLAIN_KEYS and own.level is None:
            own = own._replace(level="普通")
        label = label.over(own)
        binds = binds or own.binds
        prices = prices or says_price(passage, 0, passage.end) or passage.text in PRICE_KEYS
        counted = counted or COUNTED.search(passage.text) is not None
        named = named or named_fields(passage, 0, passage.end)
        values.update([(term.kind, term.value) for term in _outside(passage)])
        if _is_bundle(passage):
            values.add((Kind.OTHER_GOODS, "bundle"))
        if own.level is not None:
            values.add((Kind.LEVEL, own.level))
    said = frozenset([kind for kind, _ in values])
    levels = _levels(cells[0].passage) if cells else ()
    return Column(cells, frozenset(values), said, label, prices, counted, binds, named, levels)


def _levels(header: Passage) -> tuple[str, ...]:
    if "/" not in header.text or Kind.LEVEL not in header.kinds:
        return ()
    return tuple(term.value for term in header.terms if term.kind == Kind.LEVEL)


def _outside(passage: Passage) -> tuple[Term, ...]:
    """A header's words; behind an audience what it costs to be one does not count: VIP(充200)."""
    terms, text = passage.terms, passage.text
    place = text.find("(")
    if place < 0 or Kind.TOP_UP not in passage.kinds:
        return terms
    if not any(term.kind == Kind.LEVEL and term.end <= place for term in terms):
        return terms
    return tuple(term for term in terms if term.start < place)
