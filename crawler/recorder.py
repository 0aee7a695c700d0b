"""The recorder: every request of a visit ends as exactly one Attempt, redirects included.

It takes the place of Scrapy's HttpCompressionMiddleware and stands nearer to the downloader
than the redirect and retry middlewares, so it sees each hop's answer, with its encoding
undone and bounded, before they swallow it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.captures import attempt_of, capture_of, failed
from crawler.outages import TooLarge
from crawler.trail import trail_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler


class Recorder(HttpCompressionMiddleware):
    """Undoes the encoding of answers and writes each request's attempt on its visit's trail."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._crawler = crawler
        self._redirects = crawler.settings.getint("REDIRECT_MAX_TIMES")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recorder:
        """See Scrapy's middlewares."""
        return cls(crawler)

    def process_response(  # type: ignore[override]  # no deprecated spider argument
        self, request: Request, response: Response
    ) -> Response:
        """Record an answer; raises TooLarge for one that unfolds beyond DOWNLOAD_MAXSIZE."""
        try:
            plain, coded = self._decoded(request, response)
        except TooLarge as failure:
            self.process_exception(request, failure)
            raise
        if (trail := trail_of(request)) is not None:
            capture = capture_of(request, plain, at=datetime.now(UTC), coded=coded)
            left = None
            if not request.meta.get("dont_redirect"):
                left = self._redirects - int(request.meta.get("redirect_times", 0))
            trail.record(request, attempt_of(capture, redirects_left=left))
        return plain

    def process_exception(self, request: Request, exception: BaseException) -> None:
        """Record a failure; it goes on as it came."""
        if (trail := trail_of(request)) is None:
            return
        trail.record(request, failed(request, exception, at=datetime.now(UTC)))

    def _decoded(self, request: Request, response: Response) -> tuple[Response, list[str]]:
        before = _codings(response)
        try:
            result = super().process_response(request, response)
        except IgnoreRequest as failure:
            raise TooLarge("larger than a visit takes, once unpacked") from failure
        except Exception:  # noqa: BLE001  (each codec has its own; the answer is kept packed)
            return response, []
        if not isinstance(result, Response):
            return response, []
        return result, before[len(_codings(result)) :]


def _codings(response: Response) -> list[str]:
    """The content codings of an answer in the order they were put on."""
    values = response.headers.getlist("Content-Encoding")
    return [part.strip() for part in b",".join(values).decode("latin-1").split(",") if part.strip()]
