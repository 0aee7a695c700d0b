"""A grid over a view: what its cells hold, what its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
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

_TALK = re.compile(r"[,。;!?]|\n.*\n|:\s*\d")
_PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
_LONG = 40
"""Signs of a cell beyond which it is running text."""
_MOST_DIGITS = 2
"""Digits before the point of a price; a number of more counts something."""
COUNTED = re.compile(
    r"数量|(?<![出发日])单量|批量|采购量|购买量|起订量|阶梯|张数|购买数|下单量|单数|条数|个数"
)
"""Headers of a column whose numbers are quantities one must buy."""


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
    if plain is None and MAY_SUM.search(text):
        found = find_amounts(text)
        amounts = tuple(one for one in found if not passage.is_struck(one.start))
    if not amounts and MAY_PAY.search(text):
        figures = tuple(figures_of(text, 0, end))
    return Content(
        amounts,
        figures,
        NOTHING if plain else read_name(passage, 0, end),
        not figures and (end > _LONG or _TALK.search(text) is not None),
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
    for amount in content_of(passage).figures:
        if plus:
            kept.append(amount._replace(extra=True))
        elif 0 <= amount.value <= MOST and not is_refused(passage, amount, (0, passage.end)):
            kept.append(amount)
    return tuple(kept)


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


def column_of(headers: Iterable[Cell]) -> Column:
    """Read the headers over a column."""
    cells = tuple(headers)
    label, binds, prices, counted = NOTHING, False, False, False
    named: tuple[PiiField, ...] | None = None
    values = set()
    for cell in cells:
        passage, own = cell.passage, cell.content.label
        label = label.over(own)
        binds = binds or own.binds
        prices = prices or says_price(passage, 0, passage.end)
        counted = counted or COUNTED.search(passage.text) is not None
        named = named or named_fields(passage, 0, passage.end)
        values.update([(term.kind, term.value) for term in passage.terms])
    said = frozenset([kind for kind, _ in values])
    return Column(cells, frozenset(values), said, label, prices, counted, binds, named)


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
