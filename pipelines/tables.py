"""Prices in grids: a cell is bound by its column's headers, its row's labels, then headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipelines.bare import MOST
from pipelines.columns import COUNTED, Column
from pipelines.labels import NOTHING, Label, named_fields
from pipelines.lines import Lines
from pipelines.lots import divide, tidy
from pipelines.pricecolumns import OTHERS, OldPrices, Table
from pipelines.quantities import Quantity, quantity_of
from pipelines.running import Found, Priced
from pipelines.tablecells import Cell, sold_figures
from pipelines.tableheads import Row
from pipelines.tablelevels import name_audiences
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service


def read_table(table: Table, outer: Label) -> Found:
    """The prices of a grid. ``outer`` is what stands around it: headings, the page's note."""
    found = Found()
    section = outer
    name_audiences(table)
    rows = [[cell for cell in row if cell and table.is_price(cell)] for row in table.body]
    columns = {cell.column for prices in rows for cell in prices}
    old = OldPrices(table)
    for number, (row, prices) in enumerate(zip(table.body, rows, strict=True), table.head):
        if (named := _section(row)) is not None:
            section = named.over(outer)
            continue
        reader = _RowReader(table, row, prices)
        if not reader.is_out(columns):
            found.add(reader.extras(section))
            asked = [cell for cell in prices if not old.holds(number, cell.column)]
            found.add(reader.read(asked, section))
    return found


def _section(row: Row) -> Label | None:
    """The label of a row that is one cell across the grid and names what follows."""
    first = row[0] if row else None
    if len(row) < 2 or (first is not None and not first.passage.end):  # noqa: PLR2004  (one column has no rows across)
        return None
    cells = {cell.span: cell for cell in row if cell is not None and cell.passage.end}
    if len(cells) != 1:
        return None
    content = next(iter(cells.values())).content
    return None if content.has_sum or content.is_talk or not content.label.binds else content.label


@dataclass(slots=True)
class _RowReader:
    """One row of a table, its cells told apart: prices, and what names them."""

    table: Table
    cells: Row
    prices: Sequence[Cell]
    others: list[Cell] = field(init=False)
    names: list[Cell] = field(init=False)

    def __post_init__(self) -> None:
        known = set(map(id, self.prices))
        self.others = [cell for cell in self.cells if cell is not None and id(cell) not in known]
        self.names = [cell for cell in self.others if _can_name(self.table, cell)]

    def is_out(self, columns: set[int]) -> bool:
        """Whether the row says that it is not for sale, or sells something else."""
        if any(one.content.stops and one.column not in columns for one in self.others):
            return True
        return any(_is_other(self.table, cell) for cell in self.names)

    def extras(self, outer: Label) -> Found:
        """The surcharges in cells that are neither prices nor names."""
        found = Found()
        for cell in self.others:
            if cell.content.amounts and cell not in self.names:
                part = Lines().read(cell.passage, outer)
                found.add(Found(extras=part.extras), cell.span[0])
        return found

    def read(self, asked: Sequence[Cell], outer: Label) -> Found:
        """The prices that are asked."""
        found = Found()
        names = self.names
        couriers = sum(1 for name in names if name.content.label.couriers)
        alternate = couriers > 1 and len(self.prices) > 1
        own = _named(self.table, names, self.others)
        base = own.over(outer)
        seen: set[tuple[int, int]] = set()
        for cell in asked:
            column = self.table.columns[cell.column]
            if cell.span in seen and not column.headers:
                continue
            seen.add(cell.span)
            if alternate:
                own = _named(self.table, self._before(names, cell))
                base = own.over(outer)
            bound = self._heading(column, own).over(base)
            if bound.level and _FOR_ALL.search(cell.passage.text):
                bound = bound._replace(level=base.level)
            if bound.includes is None and any(amount.extra for amount in cell.content.amounts):
                bound = bound._replace(includes=column.named)
            if self.table.scale is not None and not cell.content.amounts:
                _add_scaled(found, cell, bound, self.table.scale)
                continue
            _add_cell(found, cell, bound, column, announced=self.table.announced)
        return found

    def _before(self, names: Sequence[Cell], cell: Cell) -> Sequence[Cell]:
        """Where name and price alternate, the label before a price."""
        left = [name for name in names if name.column < cell.column]
        last = max((one.column for one in self.prices if one.column < cell.column), default=-1)
        return [name for name in left if name.column > last] or left[-1:]

    def _heading(self, column: Column, own: Label) -> Label:
        """What the column's headers say, but for the goods that the row names more nearly."""
        named = own.service and own.service != Service.NUMBER
        if named and column.label.service and self.table.has_one_service:
            return column.label._replace(service=None)
        return column.label


def _can_name(table: Table, cell: Cell) -> bool:
    """Whether a cell can name what its row's prices are for (a remark or a count cannot)."""
    if Kind.SCANNED in cell.passage.kinds:
        return True
    column = table.columns[cell.column]
    return not cell.content.is_talk and (column.counted or not column.said & _NO_NAME)


_TOTALS = frozenset({"合计", "总计", "小计", "共计"})
_FOR_ALL = re.compile(r"不分|不论|不管|统一|同价")
"""In a cell under several audiences: its price is for everybody."""
_FIELDS = frozenset(
    {Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA, Kind.FULL, Kind.GOODS, Kind.SAME, Kind.HAS}
    | {Kind.PRICE}
)
_GOODS = frozenset({Kind.GOODS, Kind.COURIER, Kind.LEVEL, Kind.SCANNED, Kind.FIELD})
_NO_NAME = frozenset({Kind.REMARK, Kind.COUNT})


def _named(table: Table, names: Sequence[Cell], told: Sequence[Cell] = ()) -> Label:
    """What the cells of a row say its prices are for; ``told`` are all that hold none."""
    label = NOTHING
    for name in names:
        label = label.over(_name(name, counted=table.columns[name.column].counted))
    band, fields = table.band(names), table.ticked(names)
    if label.includes is None:
        said = (cell.content.label.includes for cell in told if cell.content.is_talk)
        label = label._replace(includes=next((one for one in said if one is not None), None))
    if band is not None:
        label = label._replace(quantity=band)
    return label if fields is None else label._replace(includes=fields)


def _name(cell: Cell, *, counted: bool) -> Label:
    """A row's label; a bare number is a quantity where its header says so."""
    label = cell.content.label
    if label.includes is None and cell.passage.kinds and cell.passage.kinds <= _FIELDS:
        label = label._replace(includes=named_fields(cell.passage, 0, cell.passage.end))
    band = label.quantity
    if band is None:
        whole = quantity_of(cell.passage.text, 0, cell.passage.end) if counted else None
        return label if whole is None else label._replace(quantity=whole)
    if band.plain and not counted:
        covers = band.end - band.start >= cell.passage.end
        return label if covers or cell.column == 0 else label._replace(quantity=None)
    return label


def _is_other(table: Table, cell: Cell) -> bool:
    """Whether a label names other goods, or money paid in."""
    kinds, content = cell.passage.kinds, cell.content
    if cell.passage.text in _TOTALS:
        return True
    if content.has_sum or Kind.GOODS in kinds or Kind.PRICE in kinds or content.label.level:
        return False
    if kinds & OTHERS:
        return True
    return not table.columns[cell.column].headers and bool(
        Kind.COUNT in kinds or COUNTED.fullmatch(cell.passage.text)
    )


def _add_cell(found: Found, cell: Cell, bound: Label, column: Column, *, announced: bool) -> None:
    """Add the prices of one cell, bound by column, row and what stands around the grid."""
    if not cell.content.amounts:
        figures = sold_figures(cell.passage)
        levels = column.levels if len(column.levels) == len(figures) > 1 else ()
        for index, amount in enumerate(figures):
            named = bound._replace(level=levels[index]) if levels else bound
            one = Priced(amount, named, cell.span)
            if amount.extra:
                found.extras.append(one)
            else:
                found.priced.append(one if bound.unit else _per_piece(one))
        return
    if cell.content.is_talk and not (announced or bound.binds or cell.passage.kinds & _GOODS):
        return  # somebody talks of something else
    if (lot := _whole_lot(cell, bound)) is not None:
        found.priced.append(lot)
        return
    part = Lines().read(cell.passage, bound, priced=True)
    if not cell.content.is_talk:
        whole = (0, cell.passage.end)
        part.priced = [Priced(one.amount, one.label, whole, one.scope) for one in part.priced]
    part.priced = [_per_piece(one) for one in part.priced]
    found.add(part, cell.span[0])


def _add_scaled(found: Found, cell: Cell, bound: Label, scale: Decimal) -> None:
    """The prices of a cell in a table whose numbers count 分 or 毛."""
    for figure in cell.content.figures:
        amount = figure._replace(value=tidy(figure.value * scale))
        found.priced.append(Priced(amount, bound, cell.span))


def _whole_lot(cell: Cell, bound: Label) -> Priced | None:
    """The price of a piece where a cell holds what so many cost, more than any piece does."""
    band, amounts = bound.quantity, cell.content.amounts
    if band is None or not band.plain or len(amounts) != 1 or amounts[0].value <= MOST:
        return None
    one = _per_piece(Priced(amounts[0], bound, cell.span))
    return one if one.amount.lot and one.amount.value <= MOST else None


def _per_piece(one: Priced) -> Priced:
    """The sum divided where the row names the number of pieces it pays for: 100单 | 50元."""
    band = one.label.quantity
    amount = one.amount
    if band is None or not band.plain or not band.low or amount.unit or amount.lot:
        return one
    divided = divide(amount, band.low)
    if not divided.lot:
        return one
    lot = Quantity(band.low, band.low, band.start, band.end)
    return one._replace(amount=divided, label=one.label._replace(quantity=lot))
