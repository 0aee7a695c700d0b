"""Puts conditions on requests for known pages, hop by hop.

A downloader middleware and no part of the spider, because a redirect carries a request's header
fields along: what is known of one address must not be asked of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from crawler.trail import PURPOSE, trail_of

if TYPE_CHECKING:
    from scrapy import Request

_FIELDS = ("If-None-Match", "If-Modified-Since")


class Conditions:
    """Asks for a page only if it has changed, where the site's last visit knows it."""

    def process_request(self, request: Request) -> None:
        """Set the conditions of this hop, and none of the hop before."""
        for name in _FIELDS:
            request.headers.pop(name, None)
        trail = trail_of(request)
        if trail is None or trail.memory is None:
            return
        url = urldefrag(request.url)[0]
        for name, value in trail.memory.conditions(url, request.meta[PURPOSE]):
            request.headers[name] = value
