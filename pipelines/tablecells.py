"""A grid over a view: what its cells hold, what its headers say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipelines.amounts import find_amounts
from pipelines.blocks import Grid, Span
from pipelines.figures import figures_of
from pipelines.labels import Label, read_label, says_price
from pipelines.money import Amount
from pipelines.view import View
from waybillwatch.listings import Service

_TALK = re.compile(r"[,。;!?]|\n.*\n|:\s*\d")
_PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
_LONG = 40
"""Signs of a cell beyond which it is running text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a grid, ready to read."""

    row: int
    column: int
    start: int
    end: int
    amounts: tuple[Amount, ...]
    """Sums with a unit of money in it."""
    figures: tuple[Amount, ...]
    """The number (or range) it consists of."""
    label: Label
    is_talk: bool
    """It is running text rather than a value or a name."""

    @property
    def has_sum(self) -> bool:
        """Whether it holds anything that could be a price."""
        return bool(self.amounts or self.figures)


@dataclass(frozen=True)
class Table:
    """A grid over a view."""

    view: View
    grid: Grid
    announced: bool
    """What stands around it says that it holds prices."""

    @cached_property
    def cells(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Every place, spanning cells in each."""
        read: dict[Span, Cell] = {}
        rows = []
        for r, row in enumerate(self.grid.rows):
            line: list[Cell | None] = []
            for c, span in enumerate(row):
                if span is None:
                    line.append(None)
                    continue
                if span not in read:
                    read[span] = self._read(span)
                line.append(replace(read[span], row=r, column=c))
            rows.append(tuple(line))
        return tuple(rows)

    def _read(self, span: Span) -> Cell:
        view = self.view
        start, end = view.trimmed(*view.inner(span))
        amounts = tuple(
            found
            for found in find_amounts(view.text, start, end)
            if not view.is_struck(found.start)
        )
        figures = () if amounts else tuple(figures_of(view.text, start, end))
        talk = end - start > _LONG or _TALK.search(view.text, start, end) is not None
        label = read_label(view, start, end, whole=True)
        return Cell(0, 0, start, end, amounts, figures, label, talk and not figures)

    @cached_property
    def head(self) -> int:
        """How many rows are headers: as marked, but none that holds a sum or a sentence."""
        marked = 0
        for row in self.cells[: self.grid.header_rows]:
            filled = {(cell.start, cell.end) for cell in row if cell and cell.end > cell.start}
            alone = len(filled) == 1 and any(cell and cell.end == cell.start for cell in row)
            if alone or any(cell and (cell.amounts or cell.is_talk) for cell in row):
                return marked
            marked += 1
        return marked

    @cached_property
    def across(self) -> tuple[Span, ...]:
        """Header cells that stretch over every column: captions rather than headers."""
        rows = [{(c.start, c.end) for c in row if c} for row in self.cells[: self.head]]
        wide = len(self.cells[0]) > 1 if self.cells else False
        return tuple(next(iter(spans)) for spans in rows if wide and len(spans) == 1)

    @cached_property
    def _headers(self) -> tuple[tuple[Cell, ...], ...]:
        columns = []
        for column in range(len(self.cells[0]) if self.cells else 0):
            over = [row[column] for row in self.cells[: self.head]]
            found = {(cell.start, cell.end): cell for cell in reversed(over) if cell is not None}
            columns.append(tuple(c for place, c in found.items() if place not in self.across))
        return tuple(columns)

    def headers(self, column: int) -> tuple[Cell, ...]:
        """The header cells over a column, the lowest first, each once."""
        return self._headers[column]

    @cached_property
    def _values(self) -> tuple[frozenset[tuple[str, str]], ...]:
        return tuple(
            frozenset(
                (term.kind, term.value)
                for header in headers
                for term in self.view.terms_in(header.start, header.end)
            )
            for headers in self._headers
        )

    def values(self, column: int) -> frozenset[tuple[str, str]]:
        """Kinds and values of the words over a column."""
        return self._values[column]

    def said(self, column: int) -> set[str]:
        """The kinds of words over a column."""
        return {kind for kind, _ in self._values[column]}

    def kinds(self, cell: Cell) -> set[str]:
        """The kinds of words in a cell."""
        return {term.kind for term in self.view.terms_in(cell.start, cell.end)}

    def row_values(self, row: Sequence[Cell | None]) -> set[tuple[str, str]]:
        """Kinds and values of the words in a row's cells that hold no sum."""
        return {
            (term.kind, term.value)
            for cell in row
            if cell is not None and not cell.has_sum
            for term in self.view.terms_in(cell.start, cell.end)
        }

    @cached_property
    def _counting(self) -> frozenset[int]:
        """Columns in which a number stands that no piece costs: stocks, codes, days."""
        return frozenset(
            cell.column
            for row in self.cells[self.head :]
            for cell in row
            if cell and (number := _PLAIN.fullmatch(self.view.text, cell.start, cell.end))
            if len(number.group().partition(".")[0]) > 2  # noqa: PLR2004  (two digits before the point)
        )

    def counts(self, column: int) -> bool:
        """Whether a column's numbers are too large for prices."""
        return column in self._counting

    @cached_property
    def is_matrix(self) -> bool:
        """Whether most headers name couriers, levels or quantities: such needs no 价."""
        columns = range(1, len(self._headers))
        bound = sum(1 for c in columns if any(h.label.binds for h in self._headers[c]))
        return len(columns) > 0 and bound * 2 > len(columns)

    @cached_property
    def has_one_service(self) -> bool:
        """Whether the headers name one service only: a row's own word is then nearer."""
        services = {h.label.service for headers in self._headers for h in headers}
        return len(services - {None}) <= 1

    @cached_property
    def names_goods(self) -> bool:
        """Whether some column is headed by goods of the trade: others are then other things."""
        return any(
            header.label.service not in {None, Service.NUMBER}
            for headers in self._headers[1:]
            for header in headers
        )

    @cached_property
    def header_prices(self) -> bool:
        """Whether any header says that the numbers under it are prices."""
        heads = [(h.start, h.end) for headers in self._headers for h in headers]
        return any(says_price(self.view, *place) for place in (*heads, *self.across))
