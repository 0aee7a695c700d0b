"""The search spider: asks each visit's query at its back-end and keeps the result page.

``python -m scrapy crawl search -a query=单号 -s WAYBILLWATCH_SEARXNG_URL=https://searx.example``
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from crawler.engines import engine, read_answer
from crawler.politeness import Allowance
from crawler.spiders.base import VisitSpider
from waybillwatch.captures import Attempt, Purpose
from waybillwatch.errors import NotReady
from waybillwatch.search import Query, SearchAnswer
from waybillwatch.sweeps import Budget, Visit, VisitKind

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class SearchSpider(VisitSpider):
    """Asks queries."""

    name = "search"

    def __init__(self, query: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.query = query

    def visits_asked(self) -> tuple[Visit, ...]:
        """One visit for the query of the command line. Raises NotReady without one."""
        if not self.query:
            raise NotReady("nothing to search for: give -a query=单号")
        query = Query(self.query)
        now = datetime.now(UTC)
        start_url = self.settings["WAYBILLWATCH_SEARXNG_URL"] or ""
        return (
            Visit(
                sweep="bare",
                kind=VisitKind.SEARCH,
                subject=query.key,
                start_url=start_url,
                at=now,
                budget=Budget(),
                query=query,
            ),
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Raises NotReady where no back-end is configured or nothing is asked."""
        if not crawler.settings["WAYBILLWATCH_SEARXNG_URL"]:
            raise NotReady(
                "no search back-end: set search.searxng.url in watch.toml, or give "
                "-s WAYBILLWATCH_SEARXNG_URL=https://your-searxng.example"
            )
        return super().from_crawler(crawler, *args, **kwargs)

    async def visit(self, visit: Visit, allowance: Allowance) -> None:
        """Ask one query. A redirect is not followed: it is part of the back-end's answer."""
        query = _query(visit)
        back_end = engine(query.backend, self.settings["WAYBILLWATCH_SEARXNG_URL"])
        url = back_end.search_url(query)
        await self.ask(allowance, url, Purpose.SERP, dont_redirect=True)

    def answers(self, visit: Visit, attempts: tuple[Attempt, ...]) -> tuple[SearchAnswer, ...]:
        """One answer for each result page asked for."""
        back_end = _query(visit).backend
        return tuple(
            read_answer(attempt, back_end)
            for attempt in attempts
            if attempt.purpose is Purpose.SERP
        )


def _query(visit: Visit) -> Query:
    if visit.query is None:
        raise NotReady(f"the visit {visit.subject} has no query: plan the sweep again")
    return visit.query
