"""What the log may know: that something happened, where and to which host; never what was read.

Pages hold other people's data, and so do addresses, items, and the messages of exceptions
raised over them. Every request's end is an attempt on its visit's trail, so nothing is lost
by not printing it.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.logformatter import LogFormatter, LogFormatterResult

from waybillwatch.errors import WaybillwatchError

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

TALKATIVE = (
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.downloader.tls",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.downloadermiddlewares.redirect",
)
"""Loggers whose warnings repeat whole addresses, or tell what the trail keeps anyway."""
TRACING = ("scrapy.core.scraper", "scrapy.core.engine", "scrapy.utils.signal")
"""Loggers that print tracebacks, and with them the messages of exceptions."""


def brief(failure: BaseException) -> str:
    """A failure without its message, unless the message is ours: its class and its place."""
    if isinstance(failure, WaybillwatchError):
        return f"{type(failure).__name__}: {failure}"
    frames = traceback.extract_tb(failure.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(failure).__name__}{place}"


class NoTraceback(logging.Filter):
    """Replaces a traceback by the failure's class and place."""

    def filter(self, record: logging.LogRecord) -> bool:
        """See logging.Filter."""
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()} [{brief(record.exc_info[1])}]"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True


class DiscreetFormatter(LogFormatter):
    """Scrapy's log lines without items, bodies and addresses."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DiscreetFormatter:
        """Quiet the loggers that no formatter reaches, too."""
        del crawler
        for name in TALKATIVE:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        for name in TRACING:
            logger = logging.getLogger(name)
            if not any(isinstance(present, NoTraceback) for present in logger.filters):
                logger.addFilter(NoTraceback())
        return cls()

    def crawled(self, request: Request, response: Response, spider: Spider) -> LogFormatterResult:
        """One answer: its status and host."""
        del spider
        return _line(logging.DEBUG, "%s from %s", response.status, _host(request))

    def scraped(
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """One finished visit."""
        del item, response, spider
        return _line(logging.DEBUG, "a visit is finished")

    def dropped(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """One item that a pipeline dropped."""
        del item, response, spider
        return _line(logging.WARNING, "an item pipeline dropped a visit: %s", brief(exception))

    def item_error(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """One item that a pipeline failed over."""
        del item, exception, response, spider
        return _line(logging.ERROR, "an item pipeline failed")

    def spider_error(
        self,
        failure: Failure,
        request: Request,
        response: Response | Failure,
        spider: Spider,
    ) -> LogFormatterResult:
        """One failure of a spider."""
        del failure, response, spider
        return _line(logging.ERROR, "the spider failed over an answer from %s", _host(request))

    def download_error(
        self, failure: Failure, request: Request, spider: Spider, errmsg: str | None = None
    ) -> LogFormatterResult:
        """One request that failed."""
        del failure, spider, errmsg
        return _line(logging.INFO, "no answer from %s", _host(request))


def _line(level: int, message: str, *args: object) -> LogFormatterResult:
    return {"level": level, "msg": message, "args": args}


def _host(request: Request) -> str:
    return urlsplit(request.url).hostname or "?"
