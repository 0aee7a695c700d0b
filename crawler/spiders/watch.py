"""The watch spider: a site's front page, and the listing and price pages it links to.

``python -m scrapy crawl watch -a site=https://site.example``
"""

from __future__ import annotations

import sys
import time
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals

from crawler.following import Next, following
from crawler.memory import Memory
from crawler.options import TOLD
from crawler.politeness import Allowance
from crawler.rendering import Renderer
from crawler.rooms import Room
from crawler.spiders.base import VisitSpider
from crawler.trail import FOUND_ON, Trail
from crawler.wanting import reason_to_render
from waybillwatch.captures import Attempt, Capture, Purpose, shown
from waybillwatch.errors import NotReady
from waybillwatch.sites import SiteKey, normalise_url, site_key
from waybillwatch.sweeps import Budget, Visit, VisitKind

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class WatchSpider(VisitSpider):
    """Visits sites."""

    name = "watch"
    renderer: Renderer

    def __init__(self, site: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site = site

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Have a browser at hand, which is gone when the spider is."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.renderer = Renderer(crawler)
        crawler.signals.connect(spider.leave, signal=signals.spider_closed)
        return spider

    async def leave(self) -> None:
        """End the browser, and say what was lost where nobody else does."""
        await self.renderer.close()
        if self.bare:
            sys.stdout.write("".join(f"{note}\n" for note in self.notes))

    def visits_asked(self) -> tuple[Visit, ...]:
        """One visit to the site of the command line. Raises NotReady or BadUrl."""
        if not self.site:
            raise NotReady("no site to visit: give -a site=https://site.example")
        url = normalise_url(self.site)
        visit = Visit(
            sweep="bare",
            kind=VisitKind.WATCH,
            subject=site_key(url),
            start_url=url,
            at=datetime.now(UTC),
            budget=Budget(),
        )
        return (visit,)

    async def visit(self, visit: Visit, allowance: Allowance) -> None:
        """Front page first, then what is linked, in page order, the nearer pages first.

        The front page is asked for whatever the budget says: no visit ends without an attempt.
        """
        site = SiteKey(visit.subject)
        first = Next(normalise_url(visit.start_url), Purpose.FRONT, 0)
        waiting: deque[tuple[Next, str | None]] = deque([(first, None)])
        known = {first.url}
        memory = allowance.trail.memory = Memory(visit, pictures=self._pictures(visit))
        async with Room(self.renderer, visit, allowance) as room:
            while waiting and (allowance.asked == 0 or allowance.left(time.monotonic())):
                page, found_on = waiting.popleft()
                meta = {FOUND_ON: found_on}
                attempt = await self.ask(allowance, page.url, page.purpose, **meta)
                known.add(attempt.url)
                links = [*following(page, attempt, site), *memory.links(page, attempt)]
                if (document := await self._shown(attempt, visit, room)) is not None:
                    links += following(page, document, site)
                    memory.forget()
                fresh = []
                for link in links:
                    if link.url not in known:
                        known.add(link.url)
                        fresh.append(link)
                memory.compare(attempt, fresh)
                waiting.extend((link, attempt.url) for link in fresh)
                page_read = attempt if document is None else document
                await self._through(page_read, visit, allowance.trail)

    def _pictures(self, visit: Visit) -> bool:
        """Whether its front page is pictured: at sweeps, and not at what comes between."""
        return self.renderer.pictures and visit.kind is VisitKind.WATCH

    async def _shown(self, attempt: Attempt, visit: Visit, room: Room) -> Capture | None:
        """The document a browser made of an answer that would not do, where it could."""
        if visit.kind is VisitKind.CONTROL:  # that it answers is all that is asked of it
            return None
        reason = reason_to_render(attempt, visit, pictures=self._pictures(visit))
        if reason is None or not isinstance(attempt, Capture):
            return None
        rendering = await room.render(attempt, reason)
        self.go_on()  # a page that the end of the crawl took from us is rendered another time
        return shown(attempt, rendering) if rendering is not None and rendering.is_read else None

    async def _through(self, page: Attempt, visit: Visit, trail: Trail) -> None:
        """Let whoever reads pages begin with this one, and put away what it brought."""
        told = self.settings.get(TOLD)
        if told is not None and visit.kind is not VisitKind.CONTROL:
            await told(page, trail.shelf)
        trail.put_aside()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was lost: pages that were not rendered, and why."""
        return self.renderer.notes
