"""Renders pages: the crawl's one browser, and a room in it for each visit.

Plain Playwright, and not scrapy-playwright 0.0.48: that is a download handler in the place of
Scrapy's own, through which all plain requests would go as well; the guard refuses to start with
any other handler than Scrapy's. It starts a browser with every crawl, whether or not a page
needs one, and hands back a Response, where a rendering is a document, a picture and all that
the page fetched. A visit is a coroutine here, so asking the browser is one more ``await``.

A rendering counts as one more request to its host: it waits for the host's turn and takes a
page of the visit's budget, as robots.txt and the budget of bytes allow. What the page fetches
for itself comes at once, as for every reader, from its own site alone.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

from crawler.browsers import find_browser
from crawler.chromium import BrowserFails, Chromium
from crawler.egress import Passage
from waybillwatch.captures import PICTURE

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

AT_ONCE = 2
"""Pages rendered side by side: pictures come out wrong under load."""
MOST_STARTS = 5
"""How often a browser that goes away is started again in one crawl."""


class Unrendered(Exception):
    """A page stays as it came; the message says why, without its address."""


class Renderer:
    """The crawl's browser: found at once, started when the first page needs it."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.crawler = crawler
        self.seconds = settings.getfloat("WAYBILLWATCH_RENDER_SECONDS")
        self._on = settings.getbool("WAYBILLWATCH_RENDER")
        self.pictures = self._on and settings["WAYBILLWATCH_SCREENSHOTS"] == "changed"
        """Whether front pages that changed are pictured."""
        self.places = asyncio.Semaphore(AT_ONCE)
        self._found = find_browser(settings["WAYBILLWATCH_BROWSER"] or "")
        self._agent = settings["USER_AGENT"]
        self._chromium: Chromium | None = None
        self._dead_end: Passage | None = None
        self._starting = asyncio.Lock()
        self._starts = 0
        self._failure: str | None = None
        self._lost: Counter[tuple[bool, str]] = Counter()

    @property
    def resolver(self) -> Any:
        """The guard: GuardCheck lets no crawl start with another."""
        from twisted.internet import reactor  # noqa: PLC0415  (importing it installs one)

        return getattr(reactor, "nameResolver", None)

    def lose(self, reason: str, why: str) -> None:
        """Count a page that was not rendered."""
        self._lost[reason == PICTURE, why] += 1

    @property
    def notes(self) -> tuple[str, ...]:
        """What was lost, a line for each cause."""
        lines = []
        for (picture, why), count in sorted(self._lost.items()):
            pages = f"{count} page{'s' if count > 1 else ''}"
            lost = f"{pages} got no picture" if picture else f"{pages} not rendered"
            lines.append(f"{lost}: {why}")
        return tuple(lines)

    async def ready(self) -> Chromium:
        """The running browser, started where there is none. Raises Unrendered."""
        if not self._on:
            raise Unrendered("rendering is off")
        if self._found.path is None:
            raise Unrendered(f"{self._found.lost}; {self._found.next}")
        async with self._starting:
            if self._chromium is not None and self._chromium.alive:
                return self._chromium
            await self.close()
            if self._starts >= MOST_STARTS:
                self._failure = f"the browser went away {MOST_STARTS} times"
            if self._failure is not None:
                raise Unrendered(self._failure)
            self._starts += 1
            self._dead_end = await Passage(self.resolver, lambda _: False, 0).__aenter__()
            started = Chromium(self._found.path, self._agent)
            try:
                await started.open(self._dead_end)
            except BrowserFails as error:
                self._failure = str(error)
                raise Unrendered(self._failure) from error
            self._chromium = started
            return started

    async def close(self) -> None:
        """End the browser."""
        chromium, dead_end = self._chromium, self._dead_end
        self._chromium = self._dead_end = None
        if chromium is not None:
            await chromium.close()
        if dead_end is not None:
            await dead_end.__aexit__()
