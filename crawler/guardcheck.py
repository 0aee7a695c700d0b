"""Refuses to start a crawl that could get past the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.guard import GuardResolver
from waybillwatch.errors import GuardMissing

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

HTTP_HANDLER = "scrapy.core.downloader.handlers.http11.HTTP11DownloadHandler"


class GuardCheck:
    """An extension without which no crawl of this project starts.

    Raises GuardMissing where a connection could get past the guard: another resolver on
    the reactor (the setting TWISTED_DNS_RESOLVER counts in a process's own settings only,
    and no runner installs it), another download handler, or a proxy that resolves itself.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardCheck:
        """Check once, before the engine is made."""
        from twisted.internet import reactor  # noqa: PLC0415  (importing it installs one)

        resolver = getattr(reactor, "nameResolver", None)
        if not isinstance(resolver, GuardResolver):
            raise GuardMissing(
                f"the crawl may not start: the reactor resolves names by {type(resolver).__name__}"
                " and not by the guard. Start it with crawler.run.crawl or python -m scrapy crawl."
            )
        handlers = crawler.settings.getwithbase("DOWNLOAD_HANDLERS")
        used = {scheme: str(path) for scheme, path in handlers.items() if path is not None}
        if used != {"http": HTTP_HANDLER, "https": HTTP_HANDLER}:
            raise GuardMissing(
                "the crawl may not start: DOWNLOAD_HANDLERS names a handler that gets past the "
                "guard; leave http and https to Scrapy's own and set the others to None."
            )
        if crawler.settings.getbool("HTTPPROXY_ENABLED"):
            raise GuardMissing(
                "the crawl may not start: a proxy would resolve names in the guard's stead; "
                "set HTTPPROXY_ENABLED to False."
            )
        return cls()
