"""The watch spider: a site's front page, and the listing and price pages it links to.

``python -m scrapy crawl watch -a site=https://site.example``
"""

from __future__ import annotations

import time
from collections import deque
from datetime import UTC, datetime
from typing import Any

from crawler.following import Next, following
from crawler.politeness import Allowance
from crawler.spiders.base import VisitSpider
from waybillwatch.captures import Purpose
from waybillwatch.errors import NotReady
from waybillwatch.sites import SiteKey, normalise_url, site_key
from waybillwatch.sweeps import Budget, Visit, VisitKind


class WatchSpider(VisitSpider):
    """Visits sites."""

    name = "watch"

    def __init__(self, site: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site = site

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
        waiting = deque([Next(normalise_url(visit.start_url), Purpose.FRONT, 0)])
        known = {waiting[0].url}
        while waiting and (allowance.asked == 0 or allowance.left(time.monotonic())):
            page = waiting.popleft()
            attempt = await self.ask(allowance, page.url, page.purpose)
            known.add(attempt.url)
            for link in following(page, attempt, SiteKey(visit.subject)):
                if link.url not in known:
                    known.add(link.url)
                    waiting.append(link)
