"""The yardstick: a bare Scrapy spider that fetches the shops' pages and keeps nothing.

``python -m benchmarks.bare PORT PAGES`` prints how many pages it got; they have to be so many.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer

from benchmarks.shops import HOSTS


class Loopback(CachingThreadedResolver):
    """Every name is this machine."""

    def getHostByName(self, *_: Any) -> Any:  # noqa: N802  (Twisted's name)
        """Answer 127.0.0.1, whatever is asked."""
        return defer.succeed("127.0.0.1")


class Bare(Spider):
    """Follows every link to a price page."""

    name = "bare"
    port = 0
    got = 0

    async def start(self) -> AsyncIterator[Request]:
        """Ask for each front page."""
        for host in HOSTS:
            yield Request(f"http://{host}:{self.port}/")

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        """Count a page and follow its links."""
        type(self).got += 1
        for link in response.css("a::attr(href)").getall():
            if link.startswith("/price/"):
                yield response.follow(link)


if __name__ == "__main__":
    Bare.port = int(sys.argv[1])
    process = AsyncCrawlerProcess(
        {
            "DNS_RESOLVER": Loopback,
            "CONCURRENT_REQUESTS": len(HOSTS),
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "TELNETCONSOLE_ENABLED": False,
            "LOG_LEVEL": "ERROR",
        }
    )
    process.crawl(Bare)
    process.start()
    if Bare.got != int(sys.argv[2]):
        raise SystemExit(f"{Bare.got} pages were fetched, not {sys.argv[2]}")
    sys.stdout.write(f"{Bare.got}\n")
