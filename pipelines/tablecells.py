"""A grid over a view: what its cells hold, what its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipelines.amounts import find_amounts
from pipelines.asked import LEAST_BARE, MOST, is_refused
from pipelines.blocks import Grid, Span
from pipelines.figures import figures_of
from pipelines.labels import NOTHING, Label, named_fields, read_name, says_price
from pipelines.money import MAY_PAY, MAY_SUM, Amount
from pipelines.passage import Passage, remembered
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.pii import PiiField
from waybillwatch.words import Term

_TALK = re.compile(r"[,。;!?]|\n.*\n|:\s*\d")
_PATH = re.compile(r"[\w.;:-]+\.[a-z_]+")
"""A key of a script: its signs are no sentence's."""
_PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
_LONG = 40
"""Signs of a cell beyond which it is running text."""
PRICE_KEYS = frozenset({"p", "pr", "jg", "jiage", "dj", "danjia", "money", "amount"})
"""What programs call a price that the lexicon does not know."""
_PLAIN_KEYS = frozenset({"normal", "common", "ordinary_price", "normal_price"})
"""What programs call the price that everybody pays."""
_MOST_DIGITS = 2
"""Digits before the point of a price; a number of more counts something."""
COUNTED = re.compile(
    r"数量|(?<![出发日])单量|批量(?!价)|采购量|购买量|起订量|阶梯(?!价)|张数|购买数|下单量|单数|条数|个数"
)
"""Headers of a column whose numbers are quantities one must buy."""


_SLASHED = re.compile(r"\d{1,2}\.\d{1,3}(?:\s?/\s?\d{1,2}\.\d{1,3})+\s?元?(?:/?[单个条张份件])?")
_FIGURE = re.compile(r"\d+\.\d+")


def _parts(text: str) -> Iterator[Amount]:
    """The numbers of a cell that holds one for each name of its header: 1.3/1.2/1.1元."""
    for found in _FIGURE.finditer(text):
        yield Amount(Decimal(found.group()), *found.span(), marked="元" in text)


class Content(NamedTuple):
    """What a cell's own words say."""

    amounts: tuple[Amount, ...]
    """Sums with a unit of money in it."""
    figures: tuple[Amount, ...]
    """The number (or range) it consists of."""
    label: Label
    is_talk: bool
    """It is running text rather than a value or a name."""
    counts: bool
    """It is a number that no piece costs: a stock, a code."""
    stops: bool
    """It says that something is not for sale."""
    has_sum: bool
    """It holds something that could be a price."""
    is_broken: bool
    """Its number has a part behind the point (both have, of a range)."""
    is_small: bool
    """Its number is what one piece may cost."""


@dataclass(slots=True, eq=False)
class Cell:
    """One place of a grid; a spanning cell stands in each place it covers."""

    column: int
    span: Span
    """In the folded page, without blanks around."""
    passage: Passage
    content: Content


@remembered
def content_of(passage: Passage) -> Content:
    """Read a cell."""
    text, end = passage.text, passage.end
    amounts: tuple[Amount, ...] = ()
    figures: tuple[Amount, ...] = ()
    plain = _PLAIN.fullmatch(text)
    slashed = _SLASHED.fullmatch(text) if "/" in text else None
    if slashed is not None:
        figures = tuple(_parts(text))
    elif plain is None and MAY_SUM.search(text):
        found = find_amounts(text)
        amounts = tuple(one for one in found if not passage.is_struck(one.start))
    if not amounts and not figures and MAY_PAY.search(text):
        figures = tuple(figures_of(text, 0, end))
    return Content(
        amounts,
        figures,
        NOTHING if plain else read_name(passage, 0, end),
        not figures
        and (end > _LONG or (_TALK.search(text) is not None and not _PATH.fullmatch(text))),
        plain is not None and len(plain.group().partition(".")[0]) > _MOST_DIGITS,
        any(term.kind == Kind.STOPPED and term.value == "hard" for term in passage.terms),
        bool(amounts or figures),
        all(one.value != int(one.value) for one in figures),
        all(LEAST_BARE <= one.value <= MOST or not one.value for one in figures),
    )


@remembered
def sold_figures(passage: Passage) -> tuple[Amount, ...]:
    """Of a cell that is a number, what may be a price or what comes on top of one.

    Behind a plus sign it comes on top.
    """
    plus = passage.text.startswith("+")
    kept = []
    whole = (0, passage.end)
    for amount in content_of(passage).figures:
        if plus:
            kept.append(amount._replace(extra=True))
        elif 0 <= amount.value <= MOST and not is_refused(passage, amount, whole, whole):
            kept.append(amount)
    return tuple(kept)


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


def read_rows(view: View, grid: Grid) -> tuple[tuple[Cell | None, ...], ...]:
    """Every place of a grid, the cell of a spanning one in each."""
    return tuple(
        tuple(
            [None if span is None else _read(view, span, place) for place, span in enumerate(row)]
        )
        for row in grid.rows
    )


def _read(view: View, span: Span, column: int) -> Cell:
    place, passage = view.cell(span)
    return Cell(column, place, passage, content_of(passage))
