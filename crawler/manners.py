"""Manners of a browser: its turn at a host, robots.txt and the site a visit is about."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request

from crawler.outages import Forbidden, RobotsRefusal
from crawler.politeness import Robots
from crawler.rendering import Unrendered
from crawler.trail import PURPOSE, TRAIL, Trail
from waybillwatch.captures import OutageReason, Purpose
from waybillwatch.errors import BadUrl
from waybillwatch.sites import normalise_url, site_key

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from waybillwatch.sweeps import Visit


class Manners:
    """What the browser may ask during one visit, and when."""

    def __init__(self, crawler: Crawler, visit: Visit, trail: Trail) -> None:
        self._crawler = crawler
        self._trail = trail
        self._home = _home(visit.subject.partition("/")[0])
        self._asking = asyncio.Lock()
        self.largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    def allows(self, host: str) -> bool:
        """Whether a host is the visited site's: its registrable name, boards aside."""
        return self._home is not None and _home(host) == self._home

    async def refusal(self, url: str) -> tuple[OutageReason, str] | None:
        """Why an address may not be asked for, or None; robots.txt is asked once a host."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"}:
            return None  # nothing leaves the browser for it
        if not self.allows(parts.hostname or ""):
            return OutageReason.FORBIDDEN, "another site: a visit asks its own alone"
        try:
            request = Request(
                normalise_url(url), meta={TRAIL: self._trail, PURPOSE: Purpose.REQUISITE}
            )
            async with self._asking:
                await self._robots.process_request(request)
        except RobotsRefusal as refused:
            return OutageReason.ROBOTS, str(refused)
        except (Forbidden, BadUrl) as refused:
            return OutageReason.FORBIDDEN, str(refused)
        return None

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for a host's turn as any request does; the next waits from the end of this.

        Raises Unrendered where the page may not be asked for a second time.
        """
        if (refused := await self.refusal(url)) is not None:
            raise Unrendered(refused[1])
        downloader = self._downloader
        key = downloader.get_slot_key(Request(normalise_url(url)))
        while (slot := downloader.slots.get(key)) is not None:
            wait = slot.lastseen + slot.download_delay() - time.monotonic()
            if wait <= 0:
                slot.lastseen = time.monotonic()
                break
            await asyncio.sleep(wait)
        try:
            yield
        finally:
            if (slot := downloader.slots.get(key)) is not None:
                slot.lastseen = time.monotonic()

    @property
    def _downloader(self) -> Any:
        engine: Any = self._crawler.engine  # there is one while a visit runs
        return engine.downloader

    @property
    def _robots(self) -> Robots:
        found = self._crawler.get_downloader_middleware(Robots)
        if found is None:
            raise Unrendered("robots.txt is not obeyed here: crawler.politeness.Robots is off")
        return found


def _home(host: str) -> str | None:
    """The registrable name of a host, whatever boards it has."""
    try:
        return site_key(f"http://{f'[{host}]' if ':' in host else host}/")
    except BadUrl:  # no host, no site
        return None
