"""Which pages of a board a visit asks for next: its threads and the pages of its list. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit, urlunsplit

from crawler.links import read_links
from crawler.tags import tags
from waybillwatch.boards import ITEM, bar_of, page_of, thread_of, uncommented
from waybillwatch.errors import BadUrl
from waybillwatch.sites import SiteKey, belongs, normalise_url

_ENTRY = re.compile(r"<li\b", re.IGNORECASE)
_TITLE = "j_th_tit"
"""The class of the link that is a thread's title."""


def board_pages(text: str, url: str, site: SiteKey) -> Iterator[tuple[str, bool]]:
    """The addresses a board's page leads to, each with whether it is a further page of the same.

    A list leads to its threads in the order it shows them, stuck ones first, ads left out, and
    then to its next page; a thread to its next page. Others' boards, and what a board sends
    through its safety check, are no pages of it.
    """
    markup = uncommented(text)
    if bar_of(url) is not None:
        for thread in dict.fromkeys(_threads(markup, url)):
            if belongs(thread, site):
                yield thread, False
    following = [link.url for link in read_links(markup, url) if _same(link.url, url, site)]
    here = max(page_of(url), 1 if thread_of(url) else 0)
    later = [one for one in following if page_of(one) > here]
    if later:
        yield min(later, key=page_of), True


def _same(one: str, other: str, site: SiteKey) -> bool:
    """Whether two addresses are pages of one list or one thread."""
    return belongs(one, site) and (bar_of(one), thread_of(one)) == (bar_of(other), thread_of(other))


def _threads(markup: str, url: str) -> Iterator[str]:
    """The first page of each thread of a list, as often as its title links to it."""
    starts = [found.start() for found in _ENTRY.finditer(markup)]
    threads = {found.start() for found in ITEM.finditer(markup)}
    at = 0
    for tag in tags(markup):
        while at < len(starts) and starts[at] < tag.start:
            at += 1
        entry = starts[at - 1] if at else None
        titles = tag.name == "a" and _TITLE in tag.attributes.get("class", "").split()
        if not titles or entry not in threads:
            continue
        try:
            address = normalise_url(urljoin(url, tag.attributes.get("href", "").strip()))
        except (BadUrl, ValueError):  # a title without an address leads nowhere
            continue
        if thread_of(address) is not None:
            yield urlunsplit((*urlsplit(address)[:3], "", ""))
