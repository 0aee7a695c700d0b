"""Audiences that a table names by their place: columns of prices under 散户, 月卡, 年卡."""

from __future__ import annotations

from pipelines.audiences import header_name, names_levels
from pipelines.columns import Column
from pipelines.pricecolumns import Table

_LEAST = 2
"""Columns of prices from which on their headers may tell audiences apart."""


def name_audiences(table: Table) -> None:
    """Take the headers of columns of prices, or the rows' names, for audiences.

    Only where no header says it is anything else: two columns or more hold prices, each
    under a name of its own, and the rows are named by couriers or goods. Names under
    会员级别 are audiences whatever they are called.
    """
    priced = {cell.column for row in table.body for cell in row if cell and table.is_price(cell)}
    for number, column in enumerate(table.columns):
        named = column.headers and names_levels(column.headers[0].passage)
        if named and number not in priced and not column.label.level:
            _name_rows(table, number)
            return
    if len(priced) < _LEAST:
        return
    levels = _levels(table, sorted(priced))
    bands = {(level, table.columns[number].label.quantity) for number, level in levels.items()}
    if len(levels) == len(bands) and len(set(levels.values())) > 1 and _names_goods(table):
        for number, level in levels.items():
            table.columns[number].label = table.columns[number].label._replace(level=level)


def _levels(table: Table, priced: list[int]) -> dict[int, str]:
    """Of each column of prices the audience its lowest header names; {} unless all name one."""
    levels: dict[int, str] = {}
    for number in priced:
        column = table.columns[number]
        if not column.headers:
            return {}
        level = column.label.level or _named(column)
        if not level:
            return {}
        levels[number] = level
    return levels


def _named(column: Column) -> str | None:
    """The audience that the lowest header names; the next, where that one gives a band."""
    for header in column.headers[:2]:
        label = header.content.label
        if not label.binds:
            return header_name(header.passage)
        if label._replace(quantity=None).binds:
            return None
    return None


def _name_rows(table: Table, number: int) -> None:
    """Take the names in a column for audiences where they are nothing else."""
    for row in table.body:
        cell = row[number]
        if cell is None or cell.content.label.binds or cell.content.has_sum:
            continue
        level = header_name(cell.passage)
        if level is not None:
            label = cell.content.label._replace(level=level)
            cell.content = cell.content._replace(label=label)


def _names_goods(table: Table) -> bool:
    """Whether the rows are named by couriers or goods."""
    return any(
        cell is not None and (cell.content.label.couriers or cell.content.label.service)
        for row in table.body
        for cell in row
    )
