"""Which rows of a table are its header, marked or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.tablecells import Cell, Content

_BRACKETS = re.compile(r"\([^()]*\)")
_SHORT = 12
"""Signs of the longest header that nothing marks as one."""
Row = tuple[Cell | None, ...]


def head_of(rows: Sequence[Row], marked: int) -> int:
    """How many rows are headers: as marked, but none that holds a sum or a sentence."""
    for number, row in enumerate(rows[:marked]):
        cells = [cell for cell in row if cell is not None]
        empty = any(cell.passage.end == 0 for cell in cells)
        alone = empty and len({cell.span for cell in cells if cell.passage.end}) == 1
        if alone or any(cell.content.amounts or _talks(cell) for cell in cells):
            return number
    return min(marked, len(rows))


def _talks(cell: Cell) -> bool:
    """Whether a header is a sentence; what stands in brackets does not make it one."""
    if not cell.content.is_talk:
        return False
    bare = _BRACKETS.sub("", cell.passage.text)
    return len(bare) > _SHORT or any(sign in bare for sign in ",。;!?")


def is_head(rows: Sequence[Row]) -> bool:
    """Whether the first row, though nothing marks it, names what stands under it.

    It names no courier or goods at its head and holds no sum; most rows below hold sums.
    """
    first = [cell for cell in rows[0] if cell is not None] if rows else []
    if len(rows) < 3 or len({cell.span for cell in first}) < 3:  # noqa: PLR2004  (a name and two columns; two rows of prices)
        return False
    content = first[0].content
    if content.label.couriers or content.label.service or not first[0].passage.end:
        return False
    for cell in first:
        own = cell.content
        if own.has_sum or _talks(cell) or own.stops or cell.passage.end > 2 * _SHORT:
            return False
    summed = sum(1 for row in rows[1:] if any(cell and _may_pay(cell.content) for cell in row))
    return summed * 2 >= len(rows) - 1


def lists_goods(body: Sequence[Row], *, announced: bool) -> bool:
    """Whether each row names goods or contents and then numbers, of two columns or more.

    Where prices are ``announced``, a courier's name alone is such.
    """
    broken = figures = 0
    for row in body:
        cells = [cell for cell in row if cell is not None and cell.passage.end]
        label = cells[0].content.label if cells else None
        if label is None or len(row) < 3:  # noqa: PLR2004  (a name and two)
            return False
        if label.includes is None and not (label.couriers and (label.service or announced)):
            return False
        for cell in cells[1:]:
            content = cell.content
            if content.figures and content.is_small:
                figures += 1
                broken += content.is_broken
            elif cell.passage.end > 1 and not content.stops:
                return False
    return figures > 1 and broken * 2 > figures


def _may_pay(content: Content) -> bool:
    broken = content.figures and content.is_broken and content.is_small
    return bool(content.amounts or broken)
