"""Which courier a page ties to a place: by its row, its line, the line above, its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.blocks import BlockKind, Span
from pipelines.gridcells import Cell
from pipelines.shadow import Shadow
from waybillwatch.couriers import COURIER_PATTERN, courier_of
from waybillwatch.quotes import Courier

_BEFORE = 60
"""Characters before a place within which a courier on its line is looked for."""
_BEHIND = 40
_NAMING = 10
"""Characters of a line below that may name what stands above it."""
_LINES = 8
"""Lines above among which one that is a courier's name is looked for."""
_DECORATION = re.compile(r"[\s#=*·—~_【】\[\]:|-]+")


@lru_cache(maxsize=512)
def couriers_in(text: str) -> tuple[Courier, ...]:
    """The couriers named in folded text, in order."""
    named = (courier_of(found.group()) for found in COURIER_PATTERN.finditer(text))
    return tuple(courier for courier in named if courier is not None)


def courier_in_row(shadow: Shadow, cell: Cell) -> Courier | None:
    """The courier named by a cell's row header, its column's, or its row."""
    for words in (cell.row_label, cell.column_label, shadow.text[slice(*cell.row_span)]):
        named = couriers_in(words)
        if whole := courier_of(words):
            return whole
        if named:
            return named[0]
    return None


def couriers_above(shadow: Shadow, place: int) -> Iterator[Courier]:
    """Those named on the line above a place's; then the nearest line that is one's name."""
    top = shadow.above(shadow.line(place, place)[0])
    yield from reversed(couriers_in(shadow.text[slice(*top)]))
    for _ in range(_LINES):
        top = shadow.above(top[0])
        words = _DECORATION.sub("", shadow.text[slice(*top)].rpartition(": ")[2])
        if courier := courier_of(words):
            yield courier


def _candidates(shadow: Shadow, span: Span) -> Iterator[Courier]:
    cell = shadow.cell(span[0])
    if cell is not None and (courier := courier_in_row(shadow, cell)):
        yield courier
    low, high = shadow.line(*span)
    yield from reversed(couriers_in(shadow.text[max(low, span[0] - _BEFORE) : span[0]]))
    yield from couriers_in(shadow.text[span[1] : min(high, span[1] + _BEHIND)])
    if cell is None or _is_literal(shadow, span[0]):
        yield from couriers_above(shadow, span[0])
    below = shadow.text[high + 1 : high + 1 + _NAMING].partition("\n")[0]
    if (low, high) == span and "单号" in below:
        yield from couriers_in(below)
    yield from reversed(couriers_in(shadow.headings(span[0])))
    everywhere = set(couriers_in(shadow.text))
    if len(everywhere) == 1:
        yield everywhere.pop()


def _is_literal(shadow: Shadow, place: int) -> bool:
    block = shadow.block(place)
    return block is not None and block.kind is BlockKind.SCRIPT


def courier_near(shadow: Shadow, span: Span) -> Courier | None:
    """The courier that goes with what stands at a span; None where the page ties none."""
    return next(_candidates(shadow, span), None)
