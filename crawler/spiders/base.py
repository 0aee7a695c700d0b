"""What both spiders share: visits run side by side, and each asks one thing at a time.

A visit is a coroutine that asks through the engine (``download_async``), so all downloader
middlewares apply and what comes next is plain code. It yields one FinishedVisit, whatever
happens; a visit that is cut short by the end of the crawl yields none and is run again.
"""

from __future__ import annotations

import asyncio
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, Spider
from scrapy.http.request import NO_CALLBACK

from crawler.captures import failed
from crawler.logs import brief
from crawler.options import SHELF
from crawler.politeness import Allowance
from crawler.summary import summary
from crawler.trail import Trail
from waybillwatch.captures import Attempt, Outage, OutageReason, Purpose
from waybillwatch.search import SearchAnswer, SearchOutcome
from waybillwatch.sweeps import FinishedVisit, Visit

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings


class CrawlEnds(Exception):
    """The crawl is ending: the visit goes no further and is not handed on."""


class VisitSpider(Spider, ABC):
    """A spider whose work is visits."""

    bare = False
    """Started from the command line without the desk: it says what it found, stores nothing."""
    visits: tuple[Visit, ...] = ()

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Name ourselves with the operator's contact."""
        super().update_settings(settings)
        agent = settings["WAYBILLWATCH_AGENT"].format(contact=settings["WAYBILLWATCH_CONTACT"])
        settings.set("USER_AGENT", agent, priority="project")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Take the desk's visits, else what the command line asks for. Raises NotReady."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        given: tuple[Visit, ...] = crawler.settings.get("WAYBILLWATCH_VISITS") or ()
        spider.bare = not given
        spider.visits = given or spider.visits_asked()
        return spider

    @abstractmethod
    def visits_asked(self) -> tuple[Visit, ...]:
        """The visits the spider's own arguments ask for. Raises NotReady."""

    @abstractmethod
    async def visit(self, visit: Visit, allowance: Allowance) -> None:
        """Make one visit; what it asks lies on the trail of its allowance afterwards."""

    def answers(self, visit: Visit, attempts: tuple[Attempt, ...]) -> tuple[SearchAnswer, ...]:
        """What a visit's result pages say."""
        del visit, attempts
        return ()

    async def start(self) -> AsyncIterator[FinishedVisit]:
        """Run the visits side by side; each goes through the item pipelines once it has ended.

        Items are handed to the pipelines here and not yielded: Scrapy 2.19 never ends a
        spider that is closed while an item of its start() is in a pipeline.
        """
        self._places = asyncio.Semaphore(max(1, self.settings.getint("CONCURRENT_REQUESTS")))
        tasks = [asyncio.ensure_future(self._take_place(visit)) for visit in self.visits]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
        none_yielded: tuple[FinishedVisit, ...] = ()
        for finished in none_yielded:
            yield finished

    async def _take_place(self, visit: Visit) -> None:
        """Make a visit when there is room, and hand it on.

        It has its place until the pipelines are through with it, so no more lies in memory
        than so many visits bring. What is in a pipeline stays there when the crawl is
        interrupted; the mark among the engine's requests makes the engine wait for it.
        """
        async with self._places:
            slot = self.crawler.engine._slot  # noqa: SLF001  (nothing public says the crawl ends)
            if slot is None or slot.closing is not None:
                return
            mark = Request("about:visit")
            slot.add_request(mark)
            kept = None
            try:
                if (finished := await self._run(visit)) is not None:
                    kept = asyncio.ensure_future(self._hand_on(finished))
                    kept.add_done_callback(lambda _: slot.remove_request(mark))
                    await asyncio.shield(kept)
            finally:
                if kept is None:
                    slot.remove_request(mark)

    async def _hand_on(self, finished: FinishedVisit) -> None:
        await self.crawler.engine.scraper.start_itemproc_async(finished, response=None)
        if self.bare:
            sys.stdout.write(f"{summary(finished)}\n")

    async def _run(self, visit: Visit) -> FinishedVisit | None:
        started = datetime.now(UTC)
        shelf = self.settings.get(SHELF)
        trail = Trail(shelf=None if shelf is None else shelf())
        allowance = Allowance(visit.budget, trail, until=time.monotonic() + visit.budget.seconds)
        attempts: tuple[Attempt, ...]
        try:
            await self.visit(visit, allowance)
            attempts = trail.attempts
            answers = self.answers(visit, attempts)
        except CrawlEnds:
            return None
        except Exception as failure:  # noqa: BLE001  (every visit ends, whatever happens)
            # No traceback: its message may hold what was read.
            self.logger.error("a visit broke: %s", brief(failure))  # noqa: TRY400
            attempts = (*trail.attempts, _ours(visit, failure))
            said = f"our own failure: {type(failure).__name__}"
            serps = [attempt for attempt in attempts if attempt.purpose is Purpose.SERP]
            answers = tuple(SearchAnswer(SearchOutcome.DOWN, detail=said) for _ in serps)
        renderings = tuple(trail.renderings)
        return FinishedVisit(visit, attempts, started, datetime.now(UTC), answers, renderings)

    def go_on(self) -> None:
        """Raises CrawlEnds when the crawl is closing."""
        slot = self.crawler.engine._slot  # noqa: SLF001  (nothing public says the crawl ends)
        if slot is None or slot.closing is not None:
            raise CrawlEnds

    async def ask(self, allowance: Allowance, url: str, purpose: Purpose, **meta: Any) -> Attempt:
        """Ask for one address; what it came to in the end, after redirects and retries.

        Raises CrawlEnds when the crawl is closing.
        """
        self.go_on()
        allowance.asked += 1
        trail = allowance.trail
        size = min(self.settings.getint("DOWNLOAD_MAXSIZE"), max(1, allowance.size))
        ticket = trail.ticket(purpose) | {"download_maxsize": size} | meta
        request = Request(url, callback=NO_CALLBACK, meta=ticket)
        try:
            await self.crawler.engine.download_async(request)
        except Exception as failure:  # noqa: BLE001  (whatever breaks is an outage)
            if trail.last(ticket) is None:
                trail.record(request, failed(request, failure, at=datetime.now(UTC)))
        attempt = trail.last(ticket)
        if attempt is None:
            raise RuntimeError("a request left no attempt: the recorder is not in its place")
        return attempt


def _ours(visit: Visit, failure: Exception) -> Outage:
    return Outage(
        url=visit.start_url,
        at=datetime.now(UTC),
        purpose=Purpose.SERP if visit.query is not None else Purpose.FRONT,
        reason=OutageReason.OURS,
        detail=type(failure).__name__,
    )
