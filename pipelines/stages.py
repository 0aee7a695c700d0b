"""Scrapy glue without logic: a finished visit is read and handed to the store.

The desk names ``pipelines.stages.Commit`` in a crawl's item pipelines and puts a Commitment
in the setting ``WAYBILLWATCH_COMMIT``. A bare ``scrapy crawl`` names neither and stores nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.observe import Read, observe
from storage.archive import Archive
from storage.store import Store
from waybillwatch.pii import Tokens
from waybillwatch.sweeps import FinishedVisit, VisitRecord

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

SETTING = "WAYBILLWATCH_COMMIT"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Where finished visits go: archive first, then the tables, in one transaction."""

    store: Store
    archive: Archive
    tokens: Tokens
    holder: str
    told: Callable[[VisitRecord], None]
    """Called after each commit, from the thread that made it."""
    read: Read | None = None
    """Reads a page; None reads it here."""

    def __deepcopy__(self, memo: dict[int, object]) -> Commitment:
        # Scrapy copies its settings deep for each crawler; there is one store all the same.
        return self

    def keep(self, finished: FinishedVisit) -> None:
        """Read one visit, seal it, write it."""
        record = observe(finished, tokens=self.tokens, recall=self.store.recall, read=self.read)
        segment = self.archive.write(record)
        self.store.commit(record, segment, holder=self.holder)
        self.told(record)


class Commit:
    """The item pipeline: FinishedVisit in, FinishedVisit out, kept on the way.

    One visit at a time, in one thread: SQLite has one writer, what was read of a visit is as
    large as its pages are many, and memory that one thread gave back no other takes.
    """

    def __init__(self, commitment: Commitment) -> None:
        self.commitment = commitment
        self._thread = ThreadPoolExecutor(1, "keep")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Commit:
        """Take the Commitment out of the crawl's settings."""
        return cls(crawler.settings[SETTING])

    async def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Keep a finished visit without holding up the crawl."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self.commitment.keep, item)
        return item

    def close_spider(self) -> None:
        """Let the thread end."""
        self._thread.shutdown()


class Collect:
    """The item pipeline of ``waybillwatch read``: hands each finished visit on, stores nothing."""

    def __init__(self, take: Callable[[FinishedVisit], None]) -> None:
        self.take = take

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Collect:
        """Take the receiver out of the crawl's settings."""
        return cls(crawler.settings["WAYBILLWATCH_COLLECT"])

    def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Hand it on."""
        self.take(item)
        return item
