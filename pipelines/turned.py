"""Grids that lie on their side: attributes down the first column, one thing or more beside them.

A card (快递: 中通, 内容: 仅单号, 价格: 0.30元) is one row of a table, its keys the header.
"""

from __future__ import annotations

import re

from pipelines.blocks import Grid
from pipelines.columns import COUNTED, PRICE_KEYS
from pipelines.labels import says_price
from pipelines.passage import Passage
from pipelines.quantities import quantity_of
from pipelines.tablecells import content_of
from pipelines.view import View

_MOST_KEYS = 40
"""Attributes of one thing; a grid of more rows lists things."""
_MOST_THINGS = 12
_KEY = 40
"""Signs of the longest key (a path in a script)."""
_TICK = re.compile(r"[√✓✔☑●×✗✘✕✖x-]|有|无|是|否|含|不含|带|不带|没有")


def turned(view: View, grid: Grid, *, owned: bool = False) -> Grid:
    """The grid, turned where its rows are attributes and its columns things.

    ``owned`` says that what stands around it tells already what its prices are for.
    """
    width = len(grid.rows[0])
    if not (2 <= width <= _MOST_THINGS and 2 <= len(grid.rows) <= _MOST_KEYS):  # noqa: PLR2004  (keys and values)
        return grid
    keys: list[Passage] = []
    for row in grid.rows:
        key = None if row[0] is None or row[0][1] - row[0][0] > _KEY else view.cell(row[0])[1]
        if key is None or not key.end:
            return grid
        keys.append(key)
    if not any(map(_says_price, keys)) or len(set(keys)) < len(keys):
        return grid
    prices, names = 0, int(owned) + (COUNTED.search(keys[0].text) is not None)
    for key, row in zip(keys, grid.rows, strict=True):
        kind = _kind(key, [None if span is None else view.cell(span)[1] for span in row[1:]])
        prices += kind == "price"
        names += kind == "name"
    pair = width == 2  # noqa: PLR2004  (a card)
    if not prices:
        return grid
    if names >= (1 if pair or not grid.header_rows else 2) or (pair and prices == len(grid.rows)):
        rows = tuple(zip(*grid.rows, strict=True))
        return Grid(rows, 1, 0, grid.caption, grid.headings)
    return grid


def _says_price(key: Passage) -> bool:
    return says_price(key, 0, key.end) or key.text.rpartition(".")[2] in PRICE_KEYS


def _kind(key: Passage, values: list[Passage | None]) -> str:
    """``price``: a key of prices beside sums; ``name``: what tells what is priced; or else."""
    cells = [value for value in values if value is not None and value.end]
    own = content_of(key)
    if not cells or own.has_sum:
        return ""
    if COUNTED.search(key.text) and all(quantity_of(one.text, 0, one.end) for one in cells):
        return "name"
    content = [content_of(cell) for cell in cells]
    if all(one.has_sum or one.stops for one in content):
        sums = any(one.has_sum and (one.amounts or one.is_small) for one in content)
        return "price" if sums and _says_price(key) else ""
    if any(one.has_sum for one in content) or own.label.couriers:
        return ""
    named = sum(
        1
        for cell, one in zip(cells, content, strict=True)
        if one.label.couriers
        or one.label.includes is not None
        or one.label.service
        or (len(values) > 1 and _TICK.fullmatch(cell.text))
    )
    return "name" if named * 2 > len(cells) else ""
