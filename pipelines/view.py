"""A redacted page made ready for reading: folded once, scanned once, with the way back.

All readers of a page take a View; ``view_of`` makes one. Offsets inside a view count in its
folded text; ``quote`` leads them back to the canonical text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.blocks import Block, BlockKind, Span
from waybillwatch.lexicon import listing_scanner
from waybillwatch.quotes import Quote
from waybillwatch.text import Folded, fold
from waybillwatch.words import Term

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

_CLAUSE_END = re.compile(r"[。;!?\n]|(?<!\d),|,(?!\d)")
_SENTENCE_END = re.compile(r"[。;!?\n]")
_LONGEST = 400
"""Signs of a sentence beyond which it is cut: what reads one may take the square of its length."""
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


@dataclass(frozen=True)
class View:
    """A page as its readers see it."""

    page: RedactedPage
    folded: Folded
    text: str
    """Folded and lower case."""
    terms: tuple[Term, ...]
    """Every word of the lexicon in it, in order."""

    @cached_property
    def _starts(self) -> list[int]:
        return [term.start for term in self.terms]

    @cached_property
    def memory(self) -> dict[tuple[int, int, bool], object]:
        """What ``labels.read_label`` made of stretches: they are read again and again."""
        return {}

    @cached_property
    def _struck(self) -> tuple[Span, ...]:
        blocks = self.page.layout.blocks
        return tuple(sorted(self.inner(block.span) for block in blocks if block.struck))

    def is_struck(self, place: int) -> bool:
        """Whether a place is crossed out."""
        return is_within(self._struck, (place, place + 1))

    @cached_property
    def running(self) -> tuple[Block, ...]:
        """The blocks in which a page speaks: no title or keywords, nothing struck out."""
        return tuple(
            block
            for block in self.page.layout.blocks
            if block.kind not in _NO_STATEMENT and not block.struck
        )

    def inner(self, span: Span) -> Span:
        """A span of the canonical text, in the folded text."""
        offsets = self.folded.offsets
        return bisect_left(offsets, span[0]), min(bisect_left(offsets, span[1]), len(self.text))

    def terms_in(self, start: int, end: int) -> tuple[Term, ...]:
        """The words that begin in a stretch and end in it."""
        found = self.terms[bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)]
        return tuple(term for term in found if term.end <= end)

    def quote(self, start: int, end: int) -> Quote:
        """The words of a stretch as they stand on the (redacted) page, without blanks around."""
        start, end = self.trimmed(start, end)
        place = self.folded.span(start, end)
        return Quote(str(self.page.text[slice(*place)]), (place,), self.page.capture)

    def trimmed(self, start: int, end: int) -> Span:
        """The stretch without white space at its ends."""
        part = self.text[start:end]
        lead = len(part) - len(part.lstrip())
        return start + lead, max(start + lead, end - (len(part) - len(part.rstrip())))

    def clause(self, place: int, start: int, end: int) -> Span:
        """The clause of the stretch start–end that holds a place: between ，。；！ or line ends."""
        begin = start
        for stop in _CLAUSE_END.finditer(self.text, start, place):
            begin = stop.end()
        after = _CLAUSE_END.search(self.text, place, end)
        return self.trimmed(begin, after.start() if after else end)

    def clauses(self, start: int, end: int) -> tuple[Span, ...]:
        """The clauses of a stretch, in order, empty ones left out."""
        return self._cut(_CLAUSE_END, start, end)

    def sentences(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences of a stretch, between 。；！ or line ends."""
        return self._cut(_SENTENCE_END, start, end)

    def _cut(self, stops: re.Pattern[str], start: int, end: int) -> tuple[Span, ...]:
        found: list[Span] = []
        begin = start
        for stop in stops.finditer(self.text, start, end):
            self._keep(found, begin, stop.start())
            begin = stop.end()
        self._keep(found, begin, end)
        return tuple(found)

    def _keep(self, found: list[Span], start: int, end: int) -> None:
        """Keep a stretch unless it is blank; one beyond all measure in pieces."""
        while end - start > _LONGEST:
            found.append((start, start + _LONGEST))
            start += _LONGEST
        if self.text[start:end].strip():
            found.append((start, end))


def view_of(page: RedactedPage) -> View:
    """Fold and scan a page."""
    folded = fold(str(page.text))
    text = lowered(folded.text)
    return View(page, folded, text, listing_scanner()(text))
