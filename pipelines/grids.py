"""Grids as they are met: tables, rows of elements that read as one, dl pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.blocks import Span

_MAX_SPAN = 60
"""Rows or columns one cell may cover: more is a mistake or a trap."""
_MAX_COLUMNS = 200
_MAX_CELLS = 60_000
"""Cells of one grid; what lies beyond is text of the page and no more."""
_WIDE = 4
"""Columns of rows of elements whose header may lack one."""
_OWN_ROWS = frozenset({"tr", "td", "th", "option", "dt", "dd"})
"""Elements that are a table's, a list's or a select's already."""


@dataclass(slots=True, eq=False)
class RawCell:
    """A cell as it was met; a script's learns its place when it is laid down."""

    span: Span
    is_header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class RawTable:
    """A table being read."""

    headings: tuple[Span, ...] = ()
    rows: list[list[RawCell]] = field(default_factory=list)
    head_rows: int = 0
    """Rows met within a thead."""
    caption: Span | None = None
    is_layout: bool = False
    """It holds another table: a frame for the page, not a table of facts."""
    lacks_one: bool = False
    """Its first row has one cell less than the others."""
    is_flat: bool = False
    """Made of elements other than a table's."""

    def add(self, cell: RawCell) -> None:
        """A cell of the open row."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)


class Part(NamedTuple):
    """An element with text, as its parent remembers it."""

    name: str
    span: Span
    parts: tuple[Span, ...] = ()
    """The spans of its own children, where they hold all its text."""


def spanned(value: str | None) -> int:
    """A rowspan or colspan as a number within bounds; 1 where it is none."""
    digits = (value or "").strip()[:6]
    number = int(digits) if digits.isascii() and digits.isdigit() else 1
    return min(max(number, 1), _MAX_SPAN)


def rows_of_parts(parts: Sequence[Part], headings: tuple[Span, ...]) -> Iterator[RawTable]:
    """Tables made of neighbours of one name with equally many parts, two or more of each.

    A single one before them that has one part less heads them: no name stands over buttons.
    """
    first = begun = 0
    for place in range(1, len(parts) + 1):
        name, width = parts[first].name, len(parts[first].parts)
        if place < len(parts) and parts[place].name == name and len(parts[place].parts) == width:
            continue
        if width > 1 and place - first > 1 and name not in _OWN_ROWS:
            head = parts[begun] if first - begun == 1 and width >= _WIDE else None
            headed = head is not None and head.name == name and len(head.parts) == width - 1
            rows = [[RawCell(span) for span in row.parts] for row in parts[first - headed : place]]
            yield RawTable(headings, rows, is_flat=True, lacks_one=headed)
        begun, first = first, place


def pairs_of_list(parts: Sequence[Part], headings: tuple[Span, ...]) -> RawTable | None:
    """The dt–dd pairs of a dl as rows of two; None where there are none."""
    table = RawTable(headings, is_flat=True)
    term: Span | None = None
    for part in parts:
        if part.name == "dt":
            term = part.span
        elif part.name == "dd" and term is not None:
            table.rows.append([RawCell(term, is_header=True), RawCell(part.span)])
    return table if table.rows else None


Places = list[list[RawCell | None]]
"""Every cell in every place it covers; rows equally long."""


def expand(table: RawTable) -> Places:
    """Undo rowspan and colspan."""
    if table.is_flat:  # no cell of such a one spans
        return _evened([list(row[:_MAX_COLUMNS]) for row in table.rows])
    grid: Places = []
    hanging: dict[int, tuple[int, RawCell]] = {}
    for row in table.rows:
        line = {column: cell for column, (_, cell) in hanging.items()}
        hanging = {column: (left - 1, cell) for column, (left, cell) in hanging.items() if left > 1}
        column = 0
        for cell in row:
            while column in line:
                column += 1
            for place in range(column, min(column + cell.columns, _MAX_COLUMNS)):
                line[place] = cell
                if cell.rows > 1:
                    hanging[place] = (cell.rows - 1, cell)
            column += cell.columns
            if column >= _MAX_COLUMNS:
                break
        grid.append([line.get(place) for place in range(max(line, default=-1) + 1)])
    return _evened(grid)


def _evened(grid: Places) -> Places:
    """Rows filled up to the longest, and no more of them than a grid may hold."""
    width = max(map(len, grid), default=0)
    most = _MAX_CELLS // max(width, 1)
    return [line + [None] * (width - len(line)) for line in grid[:most]]
