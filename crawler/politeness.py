"""Manners: robots.txt and its Crawl-delay, and how much one visit may ask of a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from crawler.outages import Forbidden, RobotsRefusal
from crawler.robots import Rules, read_rules, rules_without
from crawler.trail import PURPOSE, Trail, trail_of
from waybillwatch.captures import Purpose
from waybillwatch.sweeps import Budget

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response


@dataclass(slots=True)
class Allowance:
    """What is left of a visit's budget."""

    budget: Budget
    trail: Trail
    until: float
    """When its time is over, by the clock that ``now`` is read from."""
    asked: int = field(default=0)

    def left(self, now: float) -> bool:
        """Whether one more page may be asked for."""
        return self.asked < self.budget.pages and self.size > 0 and now < self.until

    @property
    def size(self) -> int:
        """How many bytes the visit may still take."""
        return max(0, self.budget.bytes - self.trail.size)


class Robots:
    """The downloader middleware that obeys robots.txt for every request but our own API's.

    Unlike Scrapy's it asks once a visit and not once a crawl, so that each visit keeps the
    robots.txt it went by.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getfloat("WAYBILLWATCH_MOST_CRAWL_DELAY")
        self._backends = {
            urlsplit(address).netloc.lower()
            for address in [crawler.settings.get("WAYBILLWATCH_SEARXNG_URL")]
            if address
        }
        self._strays = Trail()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        """See Scrapy's middlewares."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass; raises RobotsRefusal or Forbidden for one that may not."""
        purpose = request.meta.get(PURPOSE, Purpose.FRONT)
        host = urlsplit(request.url).netloc.lower()
        if purpose is Purpose.SERP:
            return  # the search back-end a person configured: their own API, not a site
        if host in self._backends:
            raise Forbidden("a page may not lead us to the search back-end")
        if purpose is Purpose.ROBOTS:
            return
        trail = trail_of(request) or self._strays
        if host not in trail.agreed:
            trail.agreed[host] = await self._ask(request, trail)
        rules: Rules = trail.agreed[host]
        self._slow_down(request, rules.delay(self._most))
        if (refusal := rules.refusal(request.url, purpose)) is not None:
            raise RobotsRefusal(refusal)

    async def _ask(self, request: Request, trail: Trail) -> Rules:
        parts = urlsplit(request.url)
        asking = Request(
            f"{parts.scheme}://{parts.netloc}/robots.txt",
            callback=NO_CALLBACK,
            meta=trail.ticket(Purpose.ROBOTS),
        )
        try:
            answer: Response = await self._crawler.engine.download_async(asking)
        except Exception as failure:  # noqa: BLE001  (why is on the trail; here it is a fact)
            return rules_without(trail.last(asking.meta), failure)
        return read_rules(answer.status, answer.body)

    def _slow_down(self, request: Request, delay: float) -> None:
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        usual = self._crawler.settings.getfloat("DOWNLOAD_DELAY")
        if delay <= usual:
            return
        # Both: the slot that robots.txt was fetched through, and any made after it was idle.
        downloader.per_slot_settings[key] = {"delay": delay}
        if (slot := downloader.slots.get(key)) is not None:
            slot.delay = max(slot.delay, delay)
