"""All prices of a page, bound by what stands near them: first its grids, then the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from pipelines.around import Around, Places, around_block, around_grid, names_trade, note_of
from pipelines.blocks import BlockKind, Grid, Span
from pipelines.headed import read_headings
from pipelines.labels import Label
from pipelines.lines import Lines, columns_of
from pipelines.running import Found
from pipelines.tablecells import Table
from pipelines.tables import read_table
from pipelines.view import View

_PIECES = {"单", "个", "条", "张"}
"""Measure words of numbers and parcels: a sum for one of them may be a price by itself."""


def collect(view: View) -> Found:
    """Every price, surcharge and outdated price of a page."""
    note = note_of(view)
    found = Found()
    inside: list[Span] = []
    places = Places(view.page.layout.blocks)
    for grid in view.page.layout.grids:
        around = around_grid(view, grid, places, note)
        if around is None or around.other:
            continue
        part = _grid(view, grid, around)
        if part.priced or part.extras:
            found.add(part)
            inside += [span for row in grid.rows for span in row if span is not None]
    found.add(_running(view, note, _Taken(inside)))
    return found


class _Taken:
    """Stretches that grids have accounted for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(set(spans))
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, span: Span) -> bool:
        """Whether a span lies in one of them."""
        index = bisect_right(self._starts, span[0]) - 1
        return index >= 0 and span[1] <= self._ends[index]


def _grid(view: View, grid: Grid, around: Around) -> Found:
    table = Table(view, grid, announced=around.announced)
    outer = read_headings(view, table.across).over(around.label)
    if not table.head and around.places:
        columns = columns_of(view, *around.places[-1])
        if columns and (part := _unheaded(table, columns, replace(outer, level=None))):
            return part
    announced = around.announced or table.header_prices
    return read_table(replace(table, announced=announced), outer)


def _unheaded(table: Table, columns: tuple[Label, ...], outer: Label) -> Found:
    """A grid whose header line stands before it: its levels head the columns of prices.

    Nothing where the line names more or fewer columns than hold prices.
    """
    found = read_table(table, outer)
    column_at = {(cell.start, cell.end): cell.column for row in table.cells for cell in row if cell}
    used = sorted({column_at[one.span] for one in found.priced if one.span in column_at})
    if len(used) != len(columns):
        return Found()
    level = {column: label.level for column, label in zip(used, columns, strict=True)}
    found.priced = [
        replace(one, label=replace(one.label, level=level[column_at[one.span]]))
        for one in found.priced
        if one.span in column_at
    ]
    return found


def _running(view: View, note: Label, taken: _Taken) -> Found:
    """The prices outside of grids, block by block.

    A paragraph that names nothing of the trade beside its sums counts only where no other
    price was found.
    """
    found, doubtful = Found(), Found()
    lines = Lines(view)
    owners: tuple[Span, ...] | None = None
    around = around_block(view, (), note)
    for block in view.running:
        if taken.holds(block.span):
            lines.forget()
            continue
        if block.headings != owners or block.kind is BlockKind.HEADING:
            lines.forget()
            owners = block.headings
            around = around_block(view, owners, note)
        place = view.inner(block.span)
        part = lines.read(*place, around.label, priced=around.announced)
        if block.kind is BlockKind.HEADING:
            lines.forget()  # what it says reaches what follows as its heading
        if around.other:
            continue
        bound = any(one.label.binds for one in part.priced)
        if part.priced and not bound and not names_trade(view, (*around.places, place)):
            doubtful.priced += [one for one in part.priced if one.amount.unit in _PIECES]
        else:
            found.add(part)
    return found or doubtful
