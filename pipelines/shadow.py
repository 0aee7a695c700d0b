"""The folded shadow of a page, with the page's structure in the shadow's own counting.

What stands near a place is asked here: its line, the words before it, the header and the row
of its cell, the headings over it. Recognisers see nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.blocks import Block, BlockKind, Grid, Layout, Span
from waybillwatch.text import Folded, fold

_MOST_NAMED = 40
"""Characters of a cell that names others; longer ones are text."""


_LINE = 1_000
"""Characters to each side beyond which a line is not followed."""
_NEIGHBOURS = 80
"""Characters to each side that belong together where every line is a label and its value."""
_LABELLED = re.compile(
    r"""\s*["']?(?:[\w.\u4e00-\u9fff]{1,24}["']?\s*[:=]"""
    r"|(?:收件|收货|寄件|发件|发货|联系)?(?:人|姓名|手机号?|电话|地址|身份证号?码?)"
    r"(?:[\s\u4e00-\u9fff]|[\d -]{7,24}$))"
)


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
    """Over all cells of its row (of its pair table, over all rows)."""

    @property
    def label(self) -> str:
        """What its column and its row are called."""
        return f"{self.column_label} {self.row_label}"


@dataclass(slots=True)
class Shadow:
    """Folded text to search in, and where in the page a place of it lies."""

    folded: Folded
    layout: Layout
    _starts: list[int] = field(default_factory=list)
    _linked: list[tuple[Span, str]] | None = None
    _cells: list[Cell] | None = None
    _cell_starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, layout: Layout) -> Shadow:
        """The shadow of a page's canonical text."""
        shadow = cls(fold(text), layout)
        shadow._starts = [shadow.place(block.span[0]) for block in layout.blocks]
        return shadow

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def place(self, original: int) -> int:
        """Where a place of the canonical text lies in the folded text."""
        offsets = self.folded.offsets
        return original if isinstance(offsets, range) else bisect_left(offsets, original)

    def span(self, original: Span) -> Span:
        """A span of the canonical text, in the folded text."""
        return self.place(original[0]), self.place(original[1])

    def block(self, place: int) -> Block | None:
        """The block a place lies in, or the one before it."""
        at = bisect_right(self._starts, place) - 1
        return self.layout.blocks[at] if at >= 0 else None

    def line(self, start: int, end: int) -> Span:
        """From the line end before a span to the one behind it, within a bound."""
        low, high = max(0, start - _LINE), min(len(self.text), end + _LINE)
        before, after = self.text.rfind("\n", low, start), self.text.find("\n", end, high)
        return low if before < 0 else before + 1, high if after < 0 else after

    def before(self, start: int, most: int) -> str:
        """The words of the same line before a place, ``most`` characters of them."""
        low = max(0, start - most)
        return self.text[max(low, self.text.rfind("\n", low, start) + 1) : start]

    def headings(self, place: int) -> str:
        """The words of the headings over a place, outermost first."""
        block = self.block(place)
        if block is None:
            return ""
        return " ".join(self.text[slice(*self.span(heading))] for heading in block.headings)

    def above(self, low: int) -> Span:
        """The line above the one that begins at a place; empty at the top."""
        return (self.line(low - 1, low - 1)[0], low - 1) if low else (0, 0)

    def scope(self, span: Span, lines: int = 0) -> Span:
        """How far it reaches what stands beside a span.

        Its line and its row; where lines are a label and its value, or literals of a
        script, their neighbours as well. With ``lines`` a short line above counts too.
        """
        low, high = self.line(*span)
        if lines:
            above = self.above(low)
            low = above[0] if above[1] - above[0] <= _MOST_NAMED else low
        cell = self.cell(span[0])
        if cell is not None:
            return min(low, cell.row_span[0]), max(high, cell.row_span[1])
        block = self.block(span[0])
        form = block is not None and block.kind in {BlockKind.SCRIPT, BlockKind.FIELD}
        if form or _LABELLED.match(self.text, low, high):
            return min(low, span[0] - _NEIGHBOURS), max(high, span[1] + _NEIGHBOURS)
        return low, high

    def is_linked(self, span: Span, schemes: tuple[str, ...]) -> bool:
        """Whether a span touches the words of a link that begins so."""
        if self._linked is None:
            self._linked = sorted(
                (self.span(link.text), link.url[:16].lower())
                for link in self.layout.links
                if not link.url.lower().startswith(("http:", "https:"))
            )
        at = bisect_left(self._linked, ((span[1], 0), ""))
        return any(
            url.startswith(schemes) and start < span[1] and span[0] < end
            for (start, end), url in self._linked[max(0, at - 2) : at]
        )

    def cells(self) -> list[Cell]:
        """Every cell of every grid, by its place."""
        if self._cells is None:
            self._cells = self._read_cells()
            self._cell_starts = [cell.span[0] for cell in self._cells]
        return self._cells

    def cell(self, place: int) -> Cell | None:
        """The cell a place lies in; the smallest where grids lie in one another."""
        cells = self.cells()
        best: Cell | None = None
        at = bisect_right(self._cell_starts, place) - 1
        for back in range(at, max(-1, at - 4), -1):
            cell = cells[back]
            if place < cell.span[1] and (best is None or _size(cell.span) < _size(best.span)):
                best = cell
        return best

    def _read_cells(self) -> list[Cell]:
        cells: dict[tuple[int, int, int], Cell] = {}
        for number, grid in enumerate(self.layout.grids):
            rows = [[span and self.span(span) for span in row] for row in grid.rows]
            whole = _over(span for row in rows for span in row)
            for r, row in enumerate(rows):
                row_span = whole if _is_pairs(grid) else _over(iter(row))
                for c, span in enumerate(row):
                    if span is None or (span[0], span[1], number) in cells:
                        continue
                    above = [rows[h][c] for h in range(min(grid.header_rows, r))]
                    beside = row[: min(grid.header_columns, c)]
                    cells[span[0], span[1], number] = Cell(
                        span, number, r, c, self._words(above), self._words(beside), row_span
                    )
        return sorted(cells.values(), key=lambda cell: (cell.span[0], -cell.span[1]))

    def _words(self, spans: Sequence[Span | None]) -> str:
        words = (self.text[start:end] for start, end in filter(None, spans))
        return " ".join(word for word in words if len(word) <= _MOST_NAMED)


def any_within(places: Sequence[int], low: int, high: int) -> bool:
    """Whether any of some sorted places lies from ``low`` to before ``high``."""
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high


def _size(span: Span) -> int:
    return span[1] - span[0]


def _is_pairs(grid: Grid) -> bool:
    """Labels beside values: the whole of it tells of one thing."""
    return len(grid.rows[0]) == 2 and grid.header_columns == 1 and not grid.header_rows  # noqa: PLR2004


def _over(spans: Iterable[Span | None]) -> Span:
    found = [span for span in spans if span is not None and span[1] > span[0]]
    if not found:
        return 0, 0
    return min(start for start, _ in found), max(end for _, end in found)
