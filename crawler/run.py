"""Runs crawls: spiders one after another in one reactor, under the guard.

May be called as often as one likes in a process: between two crawls the reactor rests
(``reactor.crash`` ends its loop and leaves it fit to run again, where ``stop`` would not).
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging, get_scrapy_root_handler
from scrapy.utils.reactor import install_reactor
from twisted.python.failure import Failure

from crawler.guard import GuardResolver
from crawler.logs import brief
from crawler.options import SHELF, TOLD, CrawlOptions
from waybillwatch.sweeps import FinishedVisit, Visit

__all__ = ["CrawlOptions", "CrawlReport", "Phase", "crawl"]

Phase = Callable[[], tuple[str, tuple[Visit, ...]] | None]
"""Called when the phase before has ended: a spider's name and its visits, None to skip it."""


@dataclass(slots=True)
class CrawlReport:
    """What a crawl came to."""

    visits: int = 0
    """Visits that ended and went through every item pipeline."""
    errors: tuple[str, ...] = ()
    """One line for each visit that a pipeline failed over, and each phase that ended early."""
    notes: tuple[str, ...] = ()
    """What was lost without being an error: pages that were not rendered, and why."""
    interrupted: bool = False
    """Whether somebody stopped it (Ctrl-C, SIGTERM): what was unfinished is to be run again."""


def crawl(phases: Sequence[Phase], options: CrawlOptions) -> CrawlReport:
    """Run phases one after another and wait for them.

    Raises GuardMissing, NotReady and BadConfig, and whatever a phase itself raises. What an
    item pipeline raises does not stop the crawl and stands in the report.
    """
    settings = options.settings()
    install_reactor(settings["TWISTED_REACTOR"])
    if get_scrapy_root_handler() is None:
        configure_logging(settings)
    extra = {**options.extra, TOLD: options.told, SHELF: options.shelf}
    return _Crawl(settings, extra).run(phases)


class _Crawl:
    """One call of ``crawl``."""

    def __init__(self, settings: Settings, extra: Mapping[str, object]) -> None:
        from twisted.internet import reactor  # noqa: PLC0415  (only now is the right one there)

        self._reactor: Any = reactor
        self._loop: asyncio.AbstractEventLoop = self._reactor._asyncioEventloop  # noqa: SLF001  (the
        # loop the reactor was made on, which asyncio no longer hands out outside of it)
        self._extra = extra
        self._runner = AsyncCrawlerRunner(settings)
        self._guard = GuardResolver.from_settings(settings, reactor)
        self._report = CrawlReport()

    def run(self, phases: Sequence[Phase]) -> CrawlReport:
        """Run them all; the reactor rests again afterwards, with the resolver it had."""
        before = self._reactor.nameResolver
        self._guard.install_on_reactor()
        task = self._loop.create_task(self._phases(phases))
        task.add_done_callback(lambda _: self._reactor.crash())
        try:
            with self._interruptible():
                self._reactor.run(installSignalHandlers=False)
        finally:
            self._reactor.installNameResolver(before)
        task.result()
        return self._report

    async def _phases(self, phases: Sequence[Phase]) -> None:
        for phase in phases:
            planned = phase()
            await asyncio.sleep(0)  # lets a Ctrl-C that came meanwhile be heard
            if self._report.interrupted:
                return
            if planned is not None and planned[1]:
                await self._run(*planned)

    async def _run(self, spider: str, visits: tuple[Visit, ...]) -> None:
        crawler = self._runner.create_crawler(spider)
        for name, value in (*self._extra.items(), ("WAYBILLWATCH_VISITS", visits)):
            # Set here and not in the runner's settings, which are copied deep.
            crawler.settings.set(name, value, priority="cmdline")
        crawler.signals.connect(self._finished, signal=signals.item_scraped)
        crawler.signals.connect(self._failed, signal=signals.item_error)
        crawler.signals.connect(self._dropped, signal=signals.item_dropped)
        crawler.signals.connect(self._closed, signal=signals.spider_closed)
        await self._runner.crawl(crawler)

    def _finished(self) -> None:
        self._report.visits += 1

    def _failed(self, item: FinishedVisit, failure: Failure) -> None:
        said = brief(failure.value) if failure.value is not None else "failed"
        self._report.errors += (f"{item.visit.subject}: {said}",)

    def _dropped(self, item: FinishedVisit, exception: BaseException) -> None:
        self._report.errors += (f"{item.visit.subject}: {brief(exception)}",)

    def _closed(self, spider: Spider, reason: str) -> None:
        self._report.notes += getattr(spider, "notes", ())
        if reason != "finished" and not self._report.interrupted:
            said = f"the {spider.name} spider ended early ({reason}): run what is left again"
            self._report.errors += (said,)

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """End in order at the first Ctrl-C or SIGTERM; a second acts as it did before."""
        if threading.current_thread() is not threading.main_thread():
            yield  # signals are the main thread's business
            return
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

        def restore() -> None:
            for number, handler in before.items():
                self._loop.remove_signal_handler(number)
                signal.signal(number, handler)

        def stop() -> None:
            restore()
            self._report.interrupted = True
            self._stop = self._loop.create_task(self._runner.stop())

        for number in before:
            self._loop.add_signal_handler(number, stop)
        try:
            yield
        finally:
            restore()
