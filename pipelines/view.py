"""A redacted page made ready for reading: folded once, cut into passages, with the way back.

All readers of a page take a View; ``view_of`` makes one. Offsets inside a view count in its
folded text; ``quote`` leads them back to the canonical text.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pipelines.blocks import Block, BlockKind, Span
from pipelines.passage import Passage, passage_of
from waybillwatch.quotes import Quote
from waybillwatch.text import Folded, fold

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

_NO_STATEMENT = frozenset({BlockKind.TITLE, BlockKind.META})


def is_within(spans: Sequence[Span], inner: Span) -> bool:
    """Whether a stretch lies in one of some sorted stretches that do not overlap."""
    index = bisect_right(spans, (inner[0], sys.maxsize)) - 1
    return index >= 0 and inner[1] <= spans[index][1]


def lowered(text: str) -> str:
    """Lower case without changing the length (İ has a lower case of two signs)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


class Part(NamedTuple):
    """A block of the page with the words in it."""

    block: Block
    start: int
    """Where it begins in the folded text."""
    passage: Passage


@dataclass(frozen=True)
class View:
    """A page as its readers see it."""

    page: RedactedPage
    folded: Folded
    text: str
    """Folded and lower case."""

    @cached_property
    def _struck(self) -> tuple[Span, ...]:
        blocks = self.page.layout.blocks
        return tuple(sorted(self.inner(block.span) for block in blocks if block.struck))

    @cached_property
    def _passages(self) -> dict[Span, Passage]:
        return {}

    @cached_property
    def _canonical(self) -> str:
        return str(self.page.text)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every block, in page order."""
        inner, passage = self.inner, self.passage
        places = [(block, inner(block.span)) for block in self.page.layout.blocks]
        return tuple([Part(block, place[0], passage(*place)) for block, place in places])

    @cached_property
    def running(self) -> tuple[Part, ...]:
        """The blocks in which a page speaks: no title or keywords, nothing struck out."""
        return tuple(
            part
            for part in self.parts
            if part.block.kind not in _NO_STATEMENT and not part.block.struck
        )

    def cell(self, span: Span) -> tuple[Span, Passage]:
        """A span of the canonical text without blanks around it: its place here, its words."""
        place = self.inner(span)
        passage = self.passage(*place)
        text = passage.text
        if text[:1].isspace() or text[-1:].isspace():
            first, last = passage.trimmed(0, passage.end)
            place = place[0] + first, place[0] + last
            passage = self.passage(*place)
        return place, passage

    def passage(self, start: int, end: int) -> Passage:
        """A stretch as a text by itself."""
        known, place = self._passages, (start, end)
        passage = known.get(place)
        if passage is None:
            struck = self._struck_in(start, end) if self._struck else ()
            passage = known[place] = passage_of(self.text[start:end], struck)
        return passage

    def _struck_in(self, start: int, end: int) -> tuple[Span, ...]:
        """What is crossed out of a stretch, counted from its beginning."""
        struck = self._struck
        first = max(0, bisect_right(struck, (start, sys.maxsize)) - 1)
        last = bisect_left(struck, (end, 0))
        return tuple((max(a, start) - start, b - start) for a, b in struck[first:last] if b > start)

    def inner(self, span: Span) -> Span:
        """A span of the canonical text, in the folded text."""
        offsets = self.folded.offsets
        if isinstance(offsets, range) and span[1] <= len(self.text):
            return span  # nothing was dropped
        return bisect_left(offsets, span[0]), min(bisect_left(offsets, span[1]), len(self.text))

    def quote(self, start: int, end: int) -> Quote:
        """The words of a stretch as they stand on the (redacted) page, without blanks around."""
        part = self.text[start:end]
        if part[:1].isspace() or part[-1:].isspace():
            end -= len(part) - len(part.rstrip())
            start += len(part) - len(part.lstrip())
            end = max(start, end)
        place = self.folded.span(start, end)
        return Quote(self._canonical[slice(*place)], (place,), self.page.capture)


def view_of(page: RedactedPage) -> View:
    """Fold a page."""
    folded = fold(str(page.text))
    return View(page, folded, lowered(folded.text))
