"""Which pages of a site a visit asks for next. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.boards import board_pages
from crawler.links import read_links, refresh_target
from waybillwatch.captures import Attempt, Capture, Purpose
from waybillwatch.sites import SiteKey, belongs, site_key
from waybillwatch.text import decode
from waybillwatch.triage import judge_link

DEEPEST = 2
"""How many links from the front page a visit goes."""
_PAGE_TYPES = ("html", "text/plain", "xml")


@dataclass(frozen=True, slots=True)
class Next:
    """A page to ask for."""

    url: str
    purpose: Purpose
    depth: int
    sent: bool = False
    """Whether a meta refresh led here: only one is followed."""


def following(page: Next, attempt: Attempt, site: SiteKey) -> Iterator[Next]:
    """The pages of the same site that an answer sends a visit to, in page order.

    Listing pages may lead one step further (their next pages, a price list); price pages
    lead nowhere. An outage leads nowhere, whatever its page says. A board leads to its threads
    and its next pages.
    """
    if page.depth >= DEEPEST or page.purpose is Purpose.PRICE or not isinstance(attempt, Capture):
        return
    content_type = attempt.header("Content-Type")
    if not is_page(content_type):
        return
    decoded = decode(attempt.body, content_type)
    if "/" in site:
        for url, further in board_pages(decoded.text, attempt.url, site):
            # A further page is as near as the one before it.
            yield Next(url, Purpose.LISTING, page.depth + (not further))
        return
    if page.purpose is Purpose.FRONT and not page.sent:
        target = refresh_target(decoded.text, attempt.url)
        if target is not None and belongs(target, site):
            yield Next(target, Purpose.FRONT, page.depth, sent=True)
    for link in read_links(decoded.text, attempt.url, decoded.encoding):
        purpose = judge_link(link.text, link.url)
        if purpose is not None and belongs(link.url, site):
            yield Next(link.url, purpose, page.depth + 1)


def led_to(attempt: Attempt) -> frozenset[SiteKey]:
    """Every site that a page links to, its own among them; none of an outage."""
    if not isinstance(attempt, Capture) or not is_page(attempt.header("Content-Type")):
        return frozenset()
    decoded = decode(attempt.body, attempt.header("Content-Type"))
    links = read_links(decoded.text, attempt.url, decoded.encoding)
    return frozenset(site_key(link.url) for link in links)


def is_page(content_type: str | None) -> bool:
    """Whether a Content-Type is that of a page that may have links."""
    return not content_type or any(kind in content_type.lower() for kind in _PAGE_TYPES)
