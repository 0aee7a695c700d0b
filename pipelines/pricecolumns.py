"""A table's columns and which of its cells hold prices that are asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.blocks import Span
from pipelines.columns import Column, column_of, end_of, tick_of
from pipelines.fields import in_order
from pipelines.labels import says_price
from pipelines.passage import Passage
from pipelines.quantities import Quantity
from pipelines.tablecells import Cell
from pipelines.tableheads import Row, head_of, is_head, lists_goods
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service
from waybillwatch.pii import PiiField

_NAMING = frozenset(
    {Kind.GOODS, Kind.PRICE, Kind.LEVEL, Kind.COURIER, Kind.SCANNED, Kind.NEW, Kind.OLD}
)
OTHERS = frozenset({Kind.OTHER_GOODS, Kind.TOP_UP, Kind.BUYING, Kind.OTHERS})
"""Words of headers and labels over what is no price of the trade's goods."""
_MOST_SCALED = Decimal(10)
"""CNY: the most that a piece costs where a table counts in 分 or 毛."""
_MANY = 6
"""Digits of a number of pieces that stands for no end at all (999999)."""
_OTHER = frozenset({Kind.OTHER_GOODS, Kind.TOP_UP})


class Table:
    """The rows of a grid, their headers read; ``marked`` is how many say that they are such."""

    def __init__(
        self, rows: Sequence[Row], marked: int, *, announced: bool, scale: Decimal | None = None
    ) -> None:
        self.scale = scale
        """What a number without a unit is worth in CNY; None for one."""
        self.rows = rows
        """Every place, spanning cells in each."""
        self.head = head_of(self.rows, marked or int(is_head(self.rows)))
        """How many rows are headers."""
        self.body = self.rows[self.head :]
        across = _across(self.rows[: self.head])
        self.across: tuple[Passage, ...] = tuple(cell.passage for cell in across)
        """Header cells that stretch over every column: captions rather than headers."""
        self.columns = _columns(self.rows, self.head, {cell.span for cell in across})
        heads = any(column.prices for column in self.columns)
        self.announced = (
            announced or heads or any(says_price(one, 0, one.end) for one in self.across)
        )
        """What stands around it, or a header, says that it holds prices."""
        self._lists = lists_goods(self.body, announced=self.announced)
        bound = sum(1 for column in self.columns[1:] if column.binds)
        self.is_matrix = bound > 0 and bound * 2 > len(self.columns) - 1
        """Whether most headers name couriers, levels or quantities: such needs no 价."""
        headers = [[h.content.label.service for h in column.headers] for column in self.columns]
        self.has_one_service = len({one for over in headers for one in over} - {None}) <= 1
        """Whether the headers name one service only: a row's own word is then nearer."""
        named = {one for over in headers[1:] for one in over}
        names_goods = bool(named - {None, Service.NUMBER})
        self._may_price = [_may_price(one, names_goods=names_goods) for one in self.columns]
        """Of each column, whether prices may stand under its headers."""
        counting = {
            cell.column
            for row in self.body
            if not (row and row[0] is not None and Kind.COUNT in row[0].passage.kinds)
            for cell in row
            if cell and cell.content.counts
        }
        """Columns in which a number stands that no piece costs: stocks, codes, days."""
        self._ends = {
            number: end
            for number, column in enumerate(self.columns)
            if column.headers and (end := end_of(column.headers[0].passage.text))
        }
        """Of columns that hold the ends of bands, which."""
        self._bare = [
            [self._may_be_bare(number, counting, broken=broken) for broken in (False, True)]
            for number in range(len(self.columns))
        ]
        """Of each column, whether a whole and whether a broken number in it is a price."""

    def ticked(self, names: Sequence[Cell]) -> tuple[PiiField, ...] | None:
        """The data fields whose columns a row ticks; None where no field heads a column."""
        ticks = [(self.columns[cell.column].named, tick_of(cell.passage)) for cell in names]
        told = [(fields, has) for fields, has in ticks if fields and has is not None]
        if not told:
            return None
        return in_order({field for fields, has in told if has for field in fields})

    def band(self, names: Sequence[Cell]) -> Quantity | None:
        """The band whose ends stand in columns of their own: min 50, max 299."""
        ends: dict[str, int] = {}
        for cell in names if self._ends else ():
            end = self._ends.get(cell.column)
            if end and cell.passage.text.isdigit() and len(cell.passage.text) < _MANY:
                ends[end] = int(cell.passage.text)
        if not ends:
            return None
        return Quantity(ends.get("low") or None, ends.get("high") or None, 0, 0)

    def _is_scaled(self, cell: Cell) -> bool:
        """Whether a cell of a table in 分 or 毛 holds a price."""
        scale = self.scale or Decimal(1)
        return all(0 < one.value * scale <= _MOST_SCALED for one in cell.content.figures)

    @property
    def sells_other(self) -> bool:
        """Whether some column is headed by other goods or payments: 首重, 充值金额."""
        return any(column.said & _OTHER for column in self.columns)

    def _may_be_bare(self, number: int, counting: set[int], *, broken: bool) -> bool:
        """Whether a number without a unit of money is a price in a column."""
        column = self.columns[number]
        if number in counting and not column.prices:
            return False
        if self._lists:
            return True
        bound = column.binds or (self.is_matrix and broken)
        sure = self.announced or self.is_matrix or (broken and Kind.LEVEL in column.said)
        return column.prices or ((bound or not column.headers) and sure)

    def is_price(self, cell: Cell) -> bool:
        """Whether a cell stands where a price stands and holds a sum."""
        content = cell.content
        if not content.has_sum or not self._may_price[cell.column]:
            return False
        if content.amounts or (content.figures and content.figures[0].marked):
            return True
        if self.scale is not None:
            return self._is_scaled(cell)
        return content.is_small and self._bare[cell.column][content.is_broken]


def _across(head: Sequence[Row]) -> list[Cell]:
    found: list[Cell] = []
    for row in head:
        cells = {cell.span: cell for cell in row if cell is not None}
        if len(row) > 1 and len(cells) == 1:
            found += cells.values()
    return found


def _columns(rows: Sequence[Row], head: int, across: set[Span]) -> list[Column]:
    columns = []
    for number in range(len(rows[0]) if rows else 0):
        over = [row[number] for row in reversed(rows[:head])]
        found = {cell.span: cell for cell in over if cell is not None}
        columns.append(column_of(cell for span, cell in found.items() if span not in across))
    return columns


def _may_price(column: Column, *, names_goods: bool) -> bool:
    """Whether a column's headers leave it possible that prices stand under them.

    ``names_goods`` says that some column is headed by goods of the trade: others are then
    other things.
    """
    said, band = column.said, column.label.quantity
    if column.counted or Kind.REMARK in said or (Kind.OTHER_GOODS, "bundle") in column.values:
        return False
    if band is not None and not band.plain:
        return True
    if column.headers and not said & _NAMING and names_goods:
        return False
    if Kind.GOODS in said:
        return True
    if column.prices:
        return not said & {Kind.OTHER_GOODS, Kind.TOP_UP, Kind.OTHERS}
    return Kind.COUNT not in said and not said & OTHERS


class OldPrices:
    """Which prices of a table are list prices beside those that are asked."""

    def __init__(self, table: Table) -> None:
        self._columns = table.columns
        self._now = [
            number for number, one in enumerate(table.columns) if (Kind.NEW, "now") in one.values
        ]
        old = [number for number, row in enumerate(table.rows) if _says(row, Kind.OLD, "list")]
        new = [n for n, row in enumerate(table.rows) if _says(row, Kind.NEW, "now")] if old else []
        self._rows = {number for number in old if any(other != number for other in new[:2])}
        """Rows that call their prices old where another calls its own new."""

    def holds(self, row: int, column: int) -> bool:
        """Whether a price is such a one: by its column, or by its row."""
        own = self._columns[column].values
        if (Kind.OLD, "past") in own:
            return True
        if (Kind.OLD, "list") in own:
            return any(number != column for number in self._now[:2])
        return row in self._rows


def _says(row: Row, kind: Kind, value: str) -> bool:
    """Whether a cell of a row that holds no sum says a word."""
    return any(
        term.kind == kind and term.value == value
        for cell in row
        if cell is not None and kind in cell.passage.kinds and not cell.content.has_sum
        for term in cell.passage.terms
    )
