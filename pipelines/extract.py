"""One capture read: canonical text, redaction, facts, what the page is and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.blocks import Link
from pipelines.claims import claims_in, disclaimers_in
from pipelines.contacts import find_contacts
from pipelines.hearing import hear
from pipelines.page import read_page
from pipelines.prices import tiers_in
from pipelines.redact import RedactedPage, redact, redact_url
from pipelines.standing import standing_in
from pipelines.view import View, view_of
from waybillwatch.boards import bar_of
from waybillwatch.captures import Capture
from waybillwatch.errors import BadUrl
from waybillwatch.indexing import searchable
from waybillwatch.listings import Listing
from waybillwatch.pii import Redacted, Tokens
from waybillwatch.sites import SiteKind, belongs, normalise_url, site_key
from waybillwatch.sweeps import Find, Ground, Judgement, Reading, Standing
from waybillwatch.triage import judge_blocks

MAY_SELL = frozenset({SiteKind.SELLER, SiteKind.UNSURE})
"""Kinds of page whose prices, claims and disclaimers are a seller's own words."""
OFFERLESS = frozenset({Standing.CLOSED, Standing.PARKED, Standing.SUSPENDED, Standing.BLOCKED})
"""Standings in which a page's old prices are no offer."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A reading with where its page leads."""

    reading: Reading
    links: tuple[Link, ...]
    """Those that may lead to another site, of whoever's page it is: of a board's, those in the
    posts of who sells. Their words are spans of the reading's text."""
    finds: tuple[Find, ...] = ()
    """Of a page that has not changed, the sites it was found to link to, instead of links."""


def read_capture(capture: Capture, *, tokens: Tokens | None, reveal: bool = False) -> Reading:
    """Read one capture. Raises UnreadablePage where no text can be had from its bytes."""
    return extract(capture, tokens=tokens, reveal=reveal).reading


def extract(capture: Capture, *, tokens: Tokens | None, reveal: bool = False) -> Extract:
    """``read_capture``, with the page's links."""
    page = read_page(capture.body, content_type=capture.header("Content-Type"), url=capture.url)
    redacted = redact(page, capture=capture.digest, tokens=tokens, reveal=reveal)
    made = _heard(redacted, capture) if redacted.layout.posts else _made(redacted, capture)
    text = str(redacted.text)
    reading = Reading(
        url=redact_url(capture.url),
        capture=capture.digest,
        purpose=capture.purpose,
        text=redacted.text,
        listing=made.listing,
        standing=made.standing,
        ground=made.ground,
        judgement=made.judgement,
        folded=searchable(text),
        canonical_text=text if text == page.text else page.text,  # one in memory, mostly
    )
    return Extract(reading, _leading_out(made.links, capture.url))


def _leading_out(links: tuple[Link, ...], url: str) -> tuple[Link, ...]:
    """The links that may lead to another site: to another host, or to a board of this one."""
    here = _host(url)
    return tuple(link for link in links if _host(link.url) != here or bar_of(link.url) is not None)


def _host(url: str) -> str:
    """Scheme, host and port of an address, as they are written."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


@dataclass(frozen=True, slots=True)
class _Made:
    """What is made of a page."""

    listing: Listing
    judgement: Judgement
    standing: Standing
    ground: Ground
    links: tuple[Link, ...]


def _made(page: RedactedPage, capture: Capture) -> _Made:
    view = view_of(page)
    found = found_on(view, capture)
    judgement = judge_blocks(list(own_blocks(view)), found, list(frame_blocks(view)))
    kept = found if judgement.kind in MAY_SELL else _without_offers(found)
    standing, ground = standing_in(view, capture, kept, judgement)
    if (elsewhere := _sent_to(page, capture)) is not None:
        standing, ground = Standing.MOVED, Ground(detail=elsewhere)
    if standing in OFFERLESS:
        kept = _without_offers(kept)
        judgement = _silenced(judgement, standing)
    return _Made(kept, judgement, standing, ground, page.layout.links)


def _sent_to(page: RedactedPage, capture: Capture) -> str | None:
    """The other site that a page sends its readers on to, or None."""
    if page.layout.refresh is None:
        return None
    try:
        here, url = site_key(capture.url), normalise_url(page.layout.refresh)
    except BadUrl:  # a saved page, or a refresh that leads nowhere
        return None
    return None if belongs(url, here) else url


def _heard(page: RedactedPage, capture: Capture) -> _Made:
    """A board's page: what those say that sell there."""
    bare = Listing(
        url=redact_url(capture.url),
        capture=page.capture,
        title=_title(page),
        sightings=page.sightings,
    )
    heard = hear(page, bare, lambda view: found_on(view, capture))
    return _Made(heard.listing, heard.judgement, heard.standing, heard.ground, heard.links)


def found_on(view: View, capture: Capture) -> Listing:
    """All that was found, whoever's page it is."""
    page = view.page
    tiers = tiers_in(view)
    return Listing(
        url=redact_url(capture.url),
        capture=page.capture,
        title=_title(page),
        tiers=tiers,
        claims=claims_in(view, tiers),
        disclaimers=disclaimers_in(view),
        contacts=find_contacts(page),
        sightings=page.sightings,
    )


def _title(page: RedactedPage) -> str:
    return str(page.text[slice(*page.layout.title)])


def own_words(page: RedactedPage) -> Redacted:
    """The page's text without its furniture, a line for each block, for triage to judge."""
    return Redacted.lines(
        page.text[slice(*block.span)]
        for block in page.layout.blocks
        if not block.furniture and not block.struck
    )


def own_blocks(view: View) -> Iterator[str]:
    """``own_words``, folded and in lower case, block by block."""
    for part in view.parts:
        if not part.block.furniture and not part.block.struck:
            yield part.passage.text


def frame_blocks(view: View) -> Iterator[str]:
    """The page's furniture, folded and in lower case, block by block."""
    for part in view.parts:
        if part.block.furniture and not part.block.struck:
            yield part.passage.text


def _without_offers(listing: Listing) -> Listing:
    """Only what is a fact on any page: contacts and sightings."""
    return replace(listing, tiers=(), claims=(), disclaimers=())


def _silenced(judgement: Judgement, standing: Standing) -> Judgement:
    """A closed or parked page says nothing sure of what the site is."""
    reasons = (
        f"the page is {standing.value}: what the site sells cannot be seen",
        *judgement.reasons,
    )
    return Judgement(SiteKind.UNSURE, sure=False, score=judgement.score, reasons=reasons)
