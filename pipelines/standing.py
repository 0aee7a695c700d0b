"""How one page stands: selling, silent, closed, parked, suspended, a password wall, a challenge.

Answers of the network itself (refused, 500, a name that does not resolve) are ``observe``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.blocks import BlockKind, Span
from pipelines.view import View, view_of
from waybillwatch.captures import Capture
from waybillwatch.listings import Listing
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKind
from waybillwatch.states import STATES
from waybillwatch.sweeps import Ground, Judgement, Standing
from waybillwatch.triage import offers_in

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

_SHORT_PAGE = 700
"""Signs of a page's own text beyond which words of closing must stand in title or heading."""
_SHORT_ANSWER = 400
"""Likewise for a challenge and for "not found": such pages say little else."""
_ENDS = frozenset("，。！；,!;")
_NO_BODY = frozenset({BlockKind.TITLE, BlockKind.META, BlockKind.SCRIPT})


def page_standing(
    page: RedactedPage, capture: Capture, listing: Listing, judgement: Judgement
) -> tuple[Standing, Ground]:
    """The standing of one page and the words it rests on.

    ``listing`` holds the facts that count (none of a page that is surely no seller's).
    """
    return standing_in(view_of(page), capture, listing, judgement)


def standing_in(
    view: View, capture: Capture, listing: Listing, judgement: Judgement
) -> tuple[Standing, Ground]:
    """``page_standing`` over a view."""
    sells = judgement.kind is SiteKind.SELLER or (
        judgement.kind is SiteKind.UNSURE and judgement.score > 0
    )
    if (stated := state_in(view, capture.status, sells=sells)) is not None:
        return stated
    offer = _offer(view)
    if sells and (listing.tiers or offer is not None):
        if offer is not None:
            return Standing.SELLING, Ground(view.quote(*offer))
        return Standing.SELLING, Ground(listing.tiers[0].quote)
    if view.page.layout.has_password and not _offer_body(view):
        return Standing.LOGIN, Ground(_first_words(view), detail="a password is asked for")
    return Standing.SILENT, Ground(_first_words(view))


def state_in(view: View, status: int, *, sells: bool) -> tuple[Standing, Ground] | None:
    """What the page says of its own state, where it says that it offers nothing."""
    size = _own_size(view)
    for standing, pattern in STATES:
        for place, is_head in _places(view):
            found = pattern.search(view.text, *place)
            if found is None:
                continue
            if sells and not is_head:
                continue
            if standing in {Standing.BLOCKED, Standing.SOFT_404}:
                if size > _SHORT_ANSWER or sells:
                    continue
            elif size > _SHORT_PAGE and not is_head:
                continue
            if standing is Standing.SOFT_404 and status in {404, 410}:
                continue
            clause = view.clause(found.start(), *place)
            return standing, Ground(view.quote(clause[0], max(clause[1], found.end())))
    return None


def _places(view: View) -> list[tuple[Span, bool]]:
    """Where a state is stated: the body's lines first, then title and headings."""
    body: list[tuple[Span, bool]] = []
    heads: list[tuple[Span, bool]] = []
    for block in view.page.layout.blocks:
        if block.struck or block.furniture or block.kind in {BlockKind.META, BlockKind.SCRIPT}:
            continue
        is_head = block.kind in {BlockKind.TITLE, BlockKind.HEADING}
        (heads if is_head else body).append((view.inner(block.span), is_head))
    return body + heads


def _own_size(view: View) -> int:
    return sum(
        block.span[1] - block.span[0]
        for block in view.page.layout.blocks
        if not block.furniture and block.kind not in _NO_BODY
    )


def _offer(view: View) -> Span | None:
    """The clause that offers best: one of the page's own sentences, else any line."""
    spoken: Span | None = None
    for block in view.running:
        if block.furniture or block.kind in {BlockKind.HEADING, BlockKind.SCRIPT}:
            continue
        start, end = view.inner(block.span)
        for first, last in offers_in(view.text[start:end]):
            clause = view.trimmed(start + first, start + last)
            follows = view.text[clause[1] : clause[1] + 1]
            if follows in _ENDS or follows == "。":
                return clause
            spoken = spoken or clause
    return spoken


def _offer_body(view: View) -> bool:
    return _own_size(view) > _SHORT_ANSWER


def _first_words(view: View) -> Quote | None:
    for block in view.running:
        start, end = view.inner(block.span)
        if end > start:
            return view.quote(*view.clause(start, start, end))
    return None
