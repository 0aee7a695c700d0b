"""The cells of a page's grids, each with what names it: its column's header, its row's label."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.blocks import Grid, Span

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


def _cells(grid: Grid, number: int, text: str, fold: Callable[[Span], Span]) -> Iterator[Cell]:
    rows = [[None if span is None else fold(span) for span in row] for row in grid.rows]
    things = _things(rows) if _is_pairs(grid) else {}
    met: set[Span] = set()
    for r, row in enumerate(rows):
        row_span = things[row[0]] if things else _over(row)
        for c, span in enumerate(row):
            if span is None or span in met:
                continue
            met.add(span)
            above = [rows[h][c] for h in range(min(grid.header_rows, r))]
            beside = row[: min(grid.header_columns, c)]
            yield Cell(span, number, r, c, _words(text, above), _words(text, beside), row_span)


def read_cells(grids: Iterable[Grid], text: str, fold: Callable[[Span], Span]) -> list[Cell]:
    """Every cell of some grids by its place, the larger first where two begin together.

    ``text`` is folded, and ``fold`` leads a grid's span into it.
    """
    cells = [cell for number, grid in enumerate(grids) for cell in _cells(grid, number, text, fold)]
    return sorted(cells, key=lambda cell: (cell.span[0], -cell.span[1]))
