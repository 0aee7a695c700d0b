"""Scrapy glue without logic: a finished visit is read and handed to the store.

The desk names ``pipelines.stages.Commit`` in a crawl's item pipelines and puts a Commitment
in the setting ``WAYBILLWATCH_COMMIT``. A bare ``scrapy crawl`` names neither and stores nothing.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
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
    turn: threading.Lock = field(default_factory=threading.Lock)

    def __deepcopy__(self, memo: dict[int, object]) -> Commitment:
        # Scrapy copies its settings deep for each crawler; there is one store all the same.
        return self

    def keep(self, finished: FinishedVisit) -> None:
        """Read one visit, seal it, write it. SQLite has one writer, so one at a time.

        What was read of a visit is as large as its pages are many: also in memory, one at a time.
        """
        with self.turn:
            record = observe(finished, tokens=self.tokens, recall=self.store.recall, read=self.read)
            segment = self.archive.write(record)
            self.store.commit(record, segment, holder=self.holder)
        self.told(record)


class Commit:
    """The item pipeline: FinishedVisit in, FinishedVisit out, kept on the way."""

    def __init__(self, commitment: Commitment) -> None:
        self.commitment = commitment

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Commit:
        """Take the Commitment out of the crawl's settings."""
        return cls(crawler.settings[SETTING])

    async def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Keep a finished visit without holding up the crawl."""
        await asyncio.to_thread(self.commitment.keep, item)
        return item


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
