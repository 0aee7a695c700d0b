"""Search back-ends: how each is asked, and how its answer is read.

An engine is pure: it makes an address and reads bytes. ``read_answer`` reads an attempt
the same way in a crawl and when the archive is read again.
"""

from __future__ import annotations

from typing import Protocol

from crawler.engines.searxng import SearXNG
from waybillwatch.captures import Attempt, answer_of
from waybillwatch.errors import UnknownName
from waybillwatch.search import Query, SearchAnswer, SearchOutcome


class Engine(Protocol):
    """What every search back-end is to the crawler."""

    @property
    def name(self) -> str:
        """What a Query's ``backend`` calls it."""

    @property
    def needs_key(self) -> bool:
        """Whether it answers only to who has a key."""

    @property
    def capabilities(self) -> frozenset[str]:
        """Out of ``paging``, ``time range`` and ``site filter``."""

    def search_url(self, query: Query) -> str:
        """The address that asks a query."""

    def read_hits(self, body: bytes, content_type: str | None, status: int) -> SearchAnswer:
        """Read an answer, whatever it is: what it is not is an outcome. Never raises."""


NAMES = ("searxng",)


def engine(name: str, base_url: str = "") -> Engine:
    """The engine of a name, at an address. Raises UnknownName."""
    if name != SearXNG.name:
        raise UnknownName(f"there is no search back-end {name!r}; there is {', '.join(NAMES)}")
    return SearXNG(base_url)


def read_answer(attempt: Attempt, backend: str) -> SearchAnswer:
    """What one request for a result page came to. Raises UnknownName for the back-end."""
    answer = answer_of(attempt)
    if answer is None:
        detail = getattr(attempt, "detail", "")
        return SearchAnswer(SearchOutcome.DOWN, detail=f"no answer: {detail}")
    reader = engine(backend)
    return reader.read_hits(answer.body, answer.header("Content-Type"), answer.status)
