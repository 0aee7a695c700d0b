"""The folded shadow of a page, with the page's structure in the shadow's own counting.

What stands near a place is asked here: its line, the words before it, the header and the row
of its cell, the headings over it. Recognisers see nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.blocks import Block, BlockKind, Layout, Span
from pipelines.gridcells import Cell, Cells, read_cells
from waybillwatch.text import Folded, fold

_SHORT = 40
"""Characters of a line that goes with the one below it."""
_LINE = 1_000
"""Characters to each side beyond which a line is not followed."""
_NEIGHBOURS = 80
"""Characters to each side that belong together where every line is a label and its value."""
_LABELLED = re.compile(
    r"""\s*["']?(?:[\w.\u4e00-\u9fff]{1,24}(?: [\u4e00-\u9fff]{1,2})?["']?\s*[:=]"""
    r"|(?:收件|收货|寄件|发件|发货|联系)?(?:人|姓名|手机号?|电话|地址|身份证号?码?)"
    r"(?:[\s\u4e00-\u9fff]|[\d -]{7,24}$))"
)


@dataclass(slots=True)
class Shadow:
    """Folded text to search in, and where in the page a place of it lies."""

    folded: Folded
    layout: Layout
    _starts: list[int] | None = None
    _linked: list[tuple[Span, str]] | None = None
    _cells: Cells | None = None

    @classmethod
    def of(cls, text: str, layout: Layout) -> Shadow:
        """The shadow of a page's canonical text."""
        return cls(fold(text), layout)

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
        if isinstance(self.folded.offsets, range):
            return original
        return self.place(original[0]), self.place(original[1])

    def block(self, place: int) -> Block | None:
        """The block a place lies in, or the one before it."""
        if self._starts is None:
            self._starts = [self.place(block.span[0]) for block in self.layout.blocks]
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
            low = above[0] if above[1] - above[0] <= _SHORT else low
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

    def cells(self) -> Cells:
        """The cells of every grid, by their place."""
        if self._cells is None:
            self._cells = read_cells(self.layout.grids, self.text, self.span)
        return self._cells

    def cell(self, place: int) -> Cell | None:
        """The cell a place lies in; the smallest where grids lie in one another."""
        return self.cells().at(place)


def any_within(places: Sequence[int], low: int, high: int) -> bool:
    """Whether any of some sorted places lies from ``low`` to before ``high``."""
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high
