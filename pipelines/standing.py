"""How one page stands: selling, silent, closed, parked, suspended, a password wall, a challenge.

Answers of the network itself (refused, 500, a name that does not resolve) are ``observe``'s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.blocks import BlockKind, Span
from pipelines.states import own_size, state_of
from pipelines.view import View, view_of
from waybillwatch.boards import bar_of
from waybillwatch.captures import Capture
from waybillwatch.listings import Listing
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Ground, Judgement, Standing
from waybillwatch.triage import offers_in

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

_WALL = 400
"""Signs of a page's own text up to which a password field is all there is."""
_LEAST_LIST = 5_000
"""Bytes of the smallest list of threads; less, and none in it, is a wall before the board."""
_ASKS = re.compile(r"登录|登陆|登入|口令|密码")
_ENDS = frozenset("，。！；,!;")
_NO_SENTENCE = frozenset({BlockKind.HEADING, BlockKind.SCRIPT})


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
    leans = judgement.kind is SiteKind.UNSURE and judgement.score > 0
    offer = _offer(view)
    offers = offer is not None or bool(listing.tiers)
    sells = offers and (judgement.kind is SiteKind.SELLER or leans)
    told = judgement.kind is SiteKind.PRESS
    stated = state_of(
        view, status=capture.status, sells=sells, prices=len(listing.tiers), told=told
    )
    if stated is not None:
        return stated.standing, Ground(stated.quote)
    if sells and offer is not None:
        return Standing.SELLING, Ground(view.quote(*offer))
    if sells:
        return Standing.SELLING, Ground(listing.tiers[0].quote)
    if bar_of(capture.url) is not None and capture.size < _LEAST_LIST:
        return Standing.BLOCKED, Ground(_first_words(view), detail="a board without its threads")
    if view.page.layout.has_password and own_size(view) <= _WALL:
        return Standing.LOGIN, Ground(_wall(view), detail="a password is asked for")
    return Standing.SILENT, Ground(_first_words(view))


def _offer(view: View) -> Span | None:
    """The clause that offers best: one of the page's own sentences, else any line."""
    first: Span | None = None
    for part in view.running:
        if part.block.furniture or part.block.kind in _NO_SENTENCE:
            continue
        text = part.passage.text
        for clause in offers_in(text):
            start, end = part.passage.trimmed(*clause)
            place = (part.start + start, part.start + end)
            if text[end : end + 1] in _ENDS:
                return place
            first = first or place
    return first


def _wall(view: View) -> Quote | None:
    """The clause that asks for a password; else the page's first words."""
    for part in view.running:
        passage = part.passage
        if part.block.kind not in _NO_SENTENCE and (asks := _ASKS.search(passage.text)):
            start, end = passage.clause(asks.start(), 0, passage.end)
            return view.quote(part.start + start, part.start + end)
    return _first_words(view)


def _first_words(view: View) -> Quote | None:
    """The first clause of the page: what stands there instead of an offer."""
    for part in view.running:
        passage = part.passage
        if passage.end:
            start, end = passage.clause(0, 0, passage.end)
            return view.quote(part.start + start, part.start + end)
    return None
