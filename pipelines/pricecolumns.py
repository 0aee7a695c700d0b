"""Which cells of a grid hold prices that are asked: by their headers, rows and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.asked import LEAST_BARE, MOST
from pipelines.labels import says_price
from pipelines.tablecells import Cell, Table
from waybillwatch.lexicon import Kind

COUNTED = re.compile(
    r"数量|(?<![出发日])单量|批量|采购量|购买量|起订量|阶梯|张数|购买数|下单量|单数|条数|个数"
)
"""Headers of a column whose numbers are quantities one must buy."""
_NAMING = {Kind.GOODS, Kind.PRICE, Kind.LEVEL, Kind.COURIER, Kind.SCANNED, Kind.NEW, Kind.OLD}
OTHERS = {Kind.OTHER_GOODS, Kind.TOP_UP, Kind.BUYING, Kind.OTHERS}
"""Words of headers and labels over what is no price of the trade's goods."""


def holds_price(table: Table, cell: Cell) -> bool:
    """Whether a cell stands where a price stands and holds a sum."""
    if not cell.has_sum or not _prices_column(table, cell.column):
        return False
    if cell.amounts:
        return True
    headers, said = table.headers(cell.column), table.said(cell.column)
    prices = any(says_price(table.view, header.start, header.end) for header in headers)
    small = all(LEAST_BARE <= one.value <= MOST or not one.value for one in cell.figures)
    if not small or (table.counts(cell.column) and not prices):
        return False
    broken = all(one.value != int(one.value) for one in cell.figures)
    bound = any(header.label.binds for header in headers) or (table.is_matrix and broken)
    sure = table.announced or table.is_matrix or (broken and Kind.LEVEL in said)
    return prices or ((bound or not headers) and sure)


def _prices_column(table: Table, column: int) -> bool:
    """Whether a column's headers leave it possible that prices stand under them."""
    view, headers, said = table.view, table.headers(column), table.said(column)
    if any(COUNTED.search(view.text, h.start, h.end) for h in headers) or Kind.REMARK in said:
        return False
    if headers and not said & _NAMING and table.names_goods:
        return False
    if Kind.GOODS in said:
        return True
    if any(says_price(view, header.start, header.end) for header in headers):
        return not said & {Kind.OTHER_GOODS, Kind.TOP_UP}
    return Kind.COUNT not in said and not said & OTHERS


def is_old(table: Table, row: Sequence[Cell | None], cell: Cell) -> bool:
    """Whether a price is a list price beside the one that is asked: by column, or by row."""
    columns = range(len(table.cells[0]))
    own = table.values(cell.column)
    if (Kind.OLD, "past") in own:
        return True
    if (Kind.OLD, "list") in own:
        return any((Kind.NEW, "now") in table.values(c) for c in columns if c != cell.column)
    return (Kind.OLD, "list") in table.row_values(row) and any(
        (Kind.NEW, "now") in table.row_values(other) for other in table.cells if other is not row
    )
