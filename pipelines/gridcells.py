"""The cells of a page's grids, each with what names it: its column's header, its row's label."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.blocks import Grid, Span

Place = tuple[int, int, int, int, int]
"""Where a cell begins, where it ends (below zero), and its grid, row and column."""
_NEAR = 3
"""Cells before a place's among which one that it lies in is looked for, should grids nest."""
_MOST_NAMED = 40
"""Characters of a cell that names others; longer ones are text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, and what names it."""

    span: Span
    grid: int
    row: int
    column: int
    column_label: str
    """Of its column's header."""
    row_label: str
    """Of its row's header."""
    row_span: Span
    """Over all cells of its row; of a pair table over all rows, or all with the same label."""

    @property
    def label(self) -> str:
        """What its column and its row are called."""
        return f"{self.column_label} {self.row_label}"


def _is_pairs(grid: Grid) -> bool:
    """Labels beside values: the whole of it tells of one thing."""
    return len(grid.rows[0]) == 2 and grid.header_columns == 1 and not grid.header_rows  # noqa: PLR2004


def _things(rows: Sequence[Sequence[Span | None]]) -> dict[Span | None, Span]:
    """Of a pair table by label, what its row tells of: one thing, or the label's own."""
    groups: dict[Span | None, list[Span | None]] = {}
    for row in rows:
        groups.setdefault(row[0], []).extend(row)
    if len(groups) < len(rows):
        return {label: _over(spans) for label, spans in groups.items()}
    whole = _over(span for row in rows for span in row)
    return dict.fromkeys(groups, whole)


def _over(spans: Iterable[Span | None]) -> Span:
    found = [span for span in spans if span is not None and span[1] > span[0]]
    if not found:
        return 0, 0
    return min(start for start, _ in found), max(end for _, end in found)


def _words(text: str, spans: Iterable[Span | None]) -> str:
    words = (text[start:end] for start, end in filter(None, spans))
    return " ".join(word for word in words if len(word) <= _MOST_NAMED)


class _Rows:
    """The rows of one grid in the folded text."""

    def __init__(self, grid: Grid, number: int, text: str, fold: Callable[[Span], Span]) -> None:
        self.grid = grid
        self.number = number
        self.rows = [[None if span is None else fold(span) for span in row] for row in grid.rows]
        self._text = text
        self._things: dict[Span | None, Span] | None = None
        self._heads: dict[tuple[int, int, bool], str] = {}

    def places(self) -> Iterator[Place]:
        """Where each cell is; one that spans is in its first place."""
        met: set[Span] = set()
        for r, row in enumerate(self.rows):
            for c, span in enumerate(row):
                if span is not None and span not in met:
                    met.add(span)
                    yield span[0], -span[1], self.number, r, c

    def cell(self, r: int, c: int, span: Span) -> Cell:
        """The cell in a row and a column."""
        if self._things is None:
            self._things = _things(self.rows) if _is_pairs(self.grid) else {}
        row = self.rows[r]
        row_span = self._things[row[0]] if self._things else _over(row)
        return Cell(
            span, self.number, r, c, self.column_label(r, c), self.row_label(r, c), row_span
        )

    def column_label(self, r: int, c: int) -> str:
        """What a cell's column is called."""
        key = (min(self.grid.header_rows, r), c, True)
        if key not in self._heads:
            self._heads[key] = _words(self._text, [self.rows[h][c] for h in range(key[0])])
        return self._heads[key]

    def row_label(self, r: int, c: int) -> str:
        """What a cell's row is called."""
        key = (r, min(self.grid.header_columns, c), False)
        if key not in self._heads:
            self._heads[key] = _words(self._text, self.rows[r][: key[1]])
        return self._heads[key]


class Cells:
    """The cells of a page's grids; what names one is read when somebody asks for it."""

    def __init__(self, grids: Sequence[_Rows] = ()) -> None:
        self._grids = grids
        self._places = sorted(place for grid in grids for place in grid.places())
        self._starts = [place[0] for place in self._places]

    def __iter__(self) -> Iterator[Cell]:
        """By their place, the larger first where two begin together."""
        return map(self._cell, self._places)

    def _cell(self, place: Place) -> Cell:
        start, end, number, row, column = place
        return self._grids[number].cell(row, column, (start, -end))

    def at(self, place: int) -> Cell | None:
        """The cell a place lies in; the smallest where grids lie in one another."""
        at = bisect_right(self._starts, place) - 1
        near = self._places[max(at - _NEAR, 0) : at + 1]
        around = [found for found in reversed(near) if place < -found[1]]
        return self._cell(min(around, key=lambda found: -found[1] - found[0])) if around else None

    def short(self, most: int) -> Iterator[tuple[Span, str]]:
        """Cells of no more than so many characters, and what their column or else row is called."""
        for start, end, number, row, column in self._places:
            if -end - start <= most:
                grid = self._grids[number]
                label = grid.column_label(row, column) or grid.row_label(row, column)
                yield (start, -end), label


def read_cells(grids: Iterable[Grid], text: str, fold: Callable[[Span], Span]) -> Cells:
    """Every cell of some grids; ``text`` is folded, and ``fold`` leads a grid's span into it."""
    return Cells([_Rows(grid, number, text, fold) for number, grid in enumerate(grids)])
