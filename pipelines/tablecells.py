"""A grid over a view: what its cells hold, what its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipelines.amounts import find_amounts
from pipelines.asked import is_refused
from pipelines.bare import LEAST_BARE, MOST
from pipelines.blocks import Grid, Span
from pipelines.figures import figures_of
from pipelines.labels import NOTHING, Label, read_name
from pipelines.money import MAY_PAY, MAY_SUM, Amount
from pipelines.passage import Passage, remembered
from pipelines.view import View
from waybillwatch.lexicon import Kind

_TALK = re.compile(r"[,。;!?]|\n.*\n|:\s*\d")
_PATH = re.compile(r"[\w.;:-]+\.[a-z_]+")
"""A key of a script: its signs are no sentence's."""
_PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
_LONG = 40
"""Signs of a cell beyond which it is running text."""
_MOST_DIGITS = 2
"""Digits before the point of a price; a number of more counts something."""


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
