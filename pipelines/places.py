"""Parts of a page set below one another, and the way back to where they stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from pipelines.blocks import Span
from waybillwatch.listings import Listing
from waybillwatch.quotes import Quote, Range


@dataclass(frozen=True, slots=True)
class Places:
    """Stretches of a page, in order, read as a text of their own: a line end lies between two."""

    spans: tuple[Span, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each stretch begins in the text of their own, and where one more would."""
        return tuple(accumulate((end - start + 1 for start, end in self.spans), initial=0))

    def quote(self, quote: Quote) -> Quote:
        """A quote of that text as one of the page: a range in each stretch it touches."""
        starts = self.starts
        ranges = tuple(part for one in quote.ranges for part in self._parts(one, starts))
        return replace(quote, ranges=ranges or quote.ranges)

    def _parts(self, one: Range, starts: tuple[int, ...]) -> Iterator[Range]:
        at = bisect_right(starts, one[0]) - 1
        while at < len(self.spans) and starts[at] < one[1]:
            shift = self.spans[at][0] - starts[at]
            low, high = max(one[0], starts[at]), min(one[1], starts[at + 1] - 1)
            if low < high:
                yield low + shift, high + shift
            at += 1

    def listing(self, listing: Listing) -> Listing:
        """A listing of that text, its quotes as those of the page."""
        back = self.quote
        return replace(
            listing,
            tiers=tuple(replace(one, quote=back(one.quote)) for one in listing.tiers),
            claims=tuple(replace(one, quote=back(one.quote)) for one in listing.claims),
            disclaimers=tuple(replace(one, quote=back(one.quote)) for one in listing.disclaimers),
            contacts=tuple(replace(one, quote=back(one.quote)) for one in listing.contacts),
        )
