"""What one address answers, for ``read``; nothing is stored."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.options import CrawlOptions
from crawler.run import crawl
from desk.config import Config
from desk.reading import Source
from waybillwatch.captures import Outage, Purpose, answer_of
from waybillwatch.sites import site_key
from waybillwatch.sweeps import Budget, FinishedVisit, Visit, VisitKind


def from_url(url: str, config: Config) -> Source:
    """What one address answers, fetched once under the crawler's guard and robots.txt."""
    now = datetime.now(UTC)
    visit = Visit(
        sweep="read",
        kind=VisitKind.WATCH,
        subject=site_key(url),
        start_url=url,
        at=now,
        budget=Budget(pages=1, bytes=config.whole("crawler.max_size")),
    )
    kept: list[FinishedVisit] = []
    options = CrawlOptions(
        hosts=config.hosts,
        timeout=config.number("crawler.timeout"),
        max_size=config.whole("crawler.max_size"),
        contact=config.text("crawler.contact"),
        item_pipelines={"pipelines.stages.Collect": 300},
        extra={"WAYBILLWATCH_COLLECT": kept.append},
    )
    crawl([lambda: (VisitKind.WATCH.value, (visit,))], options)
    attempts = [
        attempt
        for finished in kept
        for attempt in finished.attempts
        if attempt.purpose is not Purpose.ROBOTS
    ]
    if not attempts:
        return Source(url, None, "no answer came")
    last = attempts[-1]
    trouble = f"{last.reason}: {last.detail}" if isinstance(last, Outage) else ""
    return Source(url, answer_of(last), trouble)
