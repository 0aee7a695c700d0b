"""Prices in grids: a cell is bound by its column's headers, its row's labels, then headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.asked import is_sold
from pipelines.labels import NOTHING, Label, named_fields, unit_of
from pipelines.lines import Lines
from pipelines.lots import divide
from pipelines.money import Amount
from pipelines.pricecolumns import COUNTED, OTHERS, holds_price, is_old
from pipelines.quantities import Quantity, quantity_of
from pipelines.running import Found, Priced
from pipelines.tablecells import Cell, Table
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service


def read_table(table: Table, outer: Label) -> Found:
    """The prices of a grid. ``outer`` is what stands around it: headings, the page's note."""
    found = Found()
    section = NOTHING
    body = table.cells[table.head :]
    columns = {cell.column for row in body for cell in row if cell and holds_price(table, cell)}
    for row in body:
        if (named := _section(row)) is not None:
            section = named
            continue
        found.add(_row(table, row, columns, section.over(outer)))
    return found


def _section(row: Sequence[Cell | None]) -> Label | None:
    """The label of a row that is one cell across the grid and names what follows."""
    cells = {(c.start, c.end): c for c in row if c is not None and c.end > c.start}
    if len(row) < 2 or len(cells) != 1:  # noqa: PLR2004  (one column has no rows across)
        return None
    cell = next(iter(cells.values()))
    if cell is not None and row[0] is not None and (row[0].start, row[0].end) not in cells:
        return None
    return None if cell.has_sum or not cell.label.binds or cell.is_talk else cell.label


def _row(table: Table, row: Sequence[Cell | None], columns: set[int], outer: Label) -> Found:
    cells = [cell for cell in row if cell is not None]
    prices = [cell for cell in cells if holds_price(table, cell)]
    names = [cell for cell in cells if cell not in prices and _can_name(table, cell)]
    if any(_stops(table, cell) for cell in cells if cell.column not in columns):
        return Found()
    if any(_is_other(table, cell) for cell in names):
        return Found()
    found = Found()
    for cell in cells:
        if cell.amounts and cell not in prices and cell not in names:
            found.extras += Lines(table.view).read(cell.start, cell.end, outer).extras
    seen: set[tuple[int, int]] = set()
    for cell in prices:
        if is_old(table, row, cell):
            continue
        if (cell.start, cell.end) in seen and not table.headers(cell.column):
            continue
        seen.add((cell.start, cell.end))
        own = NOTHING
        for name in _near(names, prices, cell):
            own = own.over(_name(table, name))
        found.add(_cell(table, cell, own, outer))
    return found


def _near(names: Sequence[Cell], prices: Sequence[Cell], cell: Cell) -> list[Cell]:
    """The labels of a price: its row's, or where name and price alternate, the one before it."""
    couriers = [name for name in names if name.label.couriers]
    if len(couriers) < 2 or len(prices) < 2:  # noqa: PLR2004  (one name for all the row)
        return list(names)
    left = [name for name in names if name.column < cell.column]
    before = [price.column for price in prices if price.column < cell.column]
    return [name for name in left if not before or name.column > max(before)] or left[-1:]


def _can_name(table: Table, cell: Cell) -> bool:
    """Whether a cell can name what its row's prices are for (a remark or a count cannot)."""
    said = table.said(cell.column)
    if Kind.SCANNED in table.kinds(cell):
        return True
    return not cell.is_talk and not said & {Kind.REMARK, Kind.COUNT}


def _name(table: Table, cell: Cell) -> Label:
    """A row's label; a bare number is a quantity where its header says so."""
    view = table.view
    counted = any(COUNTED.search(view.text, h.start, h.end) for h in table.headers(cell.column))
    whole = quantity_of(view.text, cell.start, cell.end) if counted else None
    label = cell.label
    if label.quantity is None and whole is not None:
        return replace(label, quantity=whole)
    band = label.quantity
    if band is not None and band.plain and not counted:
        covers = band.end - band.start >= cell.end - cell.start
        return label if covers or cell.column == 0 else replace(label, quantity=None)
    return label


def _stops(table: Table, cell: Cell) -> bool:
    terms = table.view.terms_in(cell.start, cell.end)
    return any(term.kind == Kind.STOPPED and term.value == "hard" for term in terms)


def _is_other(table: Table, cell: Cell) -> bool:
    """Whether a label names other goods, or money paid in."""
    kinds = table.kinds(cell)
    if cell.has_sum or Kind.GOODS in kinds or Kind.PRICE in kinds or cell.label.level:
        return False
    counts = not table.headers(cell.column) and bool(
        Kind.COUNT in kinds or COUNTED.fullmatch(table.view.text, cell.start, cell.end)
    )
    return counts or bool(kinds & OTHERS)


def _cell(table: Table, cell: Cell, own: Label, outer: Label) -> Found:
    """The prices of one cell, bound by column, row and what stands around the grid."""
    view = table.view
    column = NOTHING
    for header in table.headers(cell.column):
        unit = unit_of(view.text[header.start : header.end])
        column = column.over(replace(header.label, unit=unit))
    if own.service and own.service != Service.NUMBER and table.has_one_service:
        column = replace(column, service=None)
    bound = column.over(own).over(outer)
    if any(amount.extra for amount in cell.amounts) and bound.includes is None:
        heads = [named_fields(view, head.start, head.end) for head in table.headers(cell.column)]
        bound = replace(bound, includes=next((fields for fields in heads if fields), None))
    if cell.amounts:
        found = Lines(view).read(cell.start, cell.end, bound, priced=True)
        if not cell.is_talk:
            quote = (cell.start, cell.end)
            found.priced = [replace(one, span=quote) for one in found.priced]
        found.priced = [_per_piece(one) for one in found.priced]
        return found
    return _figures(cell, bound, view)


def _per_piece(one: Priced) -> Priced:
    """The sum divided where the row names the number of pieces it pays for: 100单 | 50元."""
    band = one.label.quantity
    amount = one.amount
    if band is None or not band.plain or not band.low or amount.unit or amount.lot:
        return one
    divided = divide(amount, band.low)
    if not divided.lot:
        return one
    return replace(
        one,
        amount=divided,
        label=replace(one.label, quantity=Quantity(band.low, band.low, band.start, band.end)),
    )


def _figures(cell: Cell, bound: Label, view: View) -> Found:
    found = Found()
    for amount in _numbers(cell, view):
        one = Priced(amount, bound, (cell.start, cell.end))
        if amount.extra:
            found.extras.append(one)
        elif is_sold(view, amount, bound, one.span, one.span):
            found.priced.append(one if bound.unit else _per_piece(one))
    return found


def _numbers(cell: Cell, view: View) -> Iterator[Amount]:
    """The cell's figures; one behind a plus sign comes on top of a price."""
    plus = view.text[cell.start : cell.start + 1] == "+"
    for amount in cell.figures:
        yield replace(amount, extra=True) if plus else amount
