"""What a page fetched while it was rendered, each request an Attempt, as its own visit's are.

Recorded from the browser's events: the way out sees only ciphertext of an https page. A
certificate is not among what the browser tells; the visit's own capture has it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urldefrag, urlsplit

from playwright.async_api import Error

from crawler.captures import attempt_of
from crawler.egress import MARK, Passage
from crawler.netfaults import net_fault
from waybillwatch.captures import HTTP_OK, Attempt, Capture, Headers, Outage, OutageReason, Purpose

_PORTS = {"http": 80, "https": 443}
MOST_REQUISITES = 200
"""Requests of one page that are let through and kept."""
SETTLE_SECONDS = 3.0
"""For the bodies of what was answered in the end."""


@dataclass(slots=True)
class _Asked:
    url: str
    redirected_from: str | None
    outcome: Attempt | None = None
    refused: tuple[OutageReason, str] | None = None


class Requisites:
    """Listens to one page's requests while it is rendered."""

    def __init__(self, page: Capture, way_out: Passage) -> None:
        self._page = page
        self._way_out = way_out
        self._left = way_out.budget
        self._asked: dict[Any, _Asked] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._frame: Any = None
        self.active = 0
        """Requests under way."""
        self.led_away: str | None = None
        """Why the page went on to where it may not, or where nobody answers."""

    def listen(self, context: Any, page: Any) -> None:
        """Begin to listen to all of a context for the sake of one page."""
        self._frame = page.main_frame
        context.on("request", self._begun)
        context.on("requestfinished", self._finished)
        context.on("requestfailed", self._failed)

    def stop(self, context: Any) -> None:
        """End; what is unfinished stays so."""
        context.remove_listener("request", self._begun)
        context.remove_listener("requestfinished", self._finished)
        context.remove_listener("requestfailed", self._failed)
        for task in self._tasks:
            task.cancel()

    def refuse(self, request: Any, reason: OutageReason, detail: str) -> None:
        """Say why a request is not let through."""
        self._begun(request)
        if request in self._asked:
            self._asked[request].refused = reason, detail

    def served(self, request: Any) -> None:
        """Leave out a request that was answered from what an earlier page of the visit fetched."""
        if self._asked.pop(request, None) is not None:
            self.active -= 1

    def knows(self, request: Any) -> bool:
        """Whether a request is kept: all are, but for those beyond MOST_REQUISITES."""
        self._begun(request)
        return request in self._asked or urlsplit(request.url).scheme not in _PORTS

    @property
    def full(self) -> bool:
        """Whether the page has asked for more than a page needs; the rest is not even kept."""
        return len(self._asked) >= MOST_REQUISITES

    def repeatable(self, kinds: frozenset[str]) -> dict[str, Capture]:
        """What came whole and plain, of some kinds of resource, by address."""
        return {
            request.url: asked.outcome
            for request, asked in self._asked.items()
            if isinstance(asked.outcome, Capture)
            and asked.outcome.status == HTTP_OK
            and asked.outcome.method == "GET"
            and request.resource_type in kinds
        }

    async def settled(self) -> tuple[Attempt, ...]:
        """Every request as an attempt, in the order they were asked.

        The page itself is among them only where it came otherwise than before.
        """
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=SETTLE_SECONDS)
        found = (
            asked.outcome or self._outage(asked, OutageReason.TIMEOUT, "unfinished in the end")
            for asked in self._asked.values()
        )
        same = (self._page.url, self._page.digest)
        return tuple(
            one for one in found if not (isinstance(one, Capture) and (one.url, one.digest) == same)
        )

    def _begun(self, request: Any) -> None:
        if request in self._asked or urlsplit(request.url).scheme not in _PORTS or self.full:
            return
        before = request.redirected_from
        self._asked[request] = _Asked(
            urldefrag(request.url)[0], urldefrag(before.url)[0] if before else None
        )
        self.active += 1

    def _finished(self, request: Any) -> None:
        if request in self._asked:
            task = asyncio.ensure_future(self._answered(request, self._asked[request]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _failed(self, request: Any) -> None:
        asked = self._asked.get(request)
        if asked is None or asked.outcome is not None:
            return
        self.active -= 1
        asked.outcome = self._outage(asked, *(asked.refused or self._why(request)))

    def _why(self, request: Any) -> tuple[OutageReason, str]:
        """What a request without an answer failed with; never the browser's whole sentence."""
        parts = urlsplit(request.url)
        place = (parts.hostname or "", parts.port or _PORTS[parts.scheme])
        if place in self._way_out.troubles:
            return self._way_out.troubles[place]
        if self._way_out.budget < 0:
            return OutageReason.TOO_LARGE, "the visit has taken all it may"
        return net_fault(request.failure or "")

    async def _answered(self, request: Any, asked: _Asked) -> None:
        try:
            response = await request.response()
            if response is None:
                return
            headers = _pairs(await response.headers_array())
            ours = dict(headers).get(MARK)
            if ours is not None and ours.startswith(self._way_out.token):
                reason, detail = self._why(request)
                asked.outcome = self._outage(asked, reason, detail)
                if request.is_navigation_request() and request.frame == self._frame:
                    self.led_away = detail
                return
            body, lost = await self._body(response)
            capture = await self._capture(request, response, asked, headers, body)
            asked.outcome = attempt_of(capture) if lost is None else self._outage(asked, *lost)
        except Error:
            asked.outcome = self._outage(asked, OutageReason.OURS, "the browser kept nothing of it")
        finally:
            self.active -= 1

    async def _body(self, response: Any) -> tuple[bytes, tuple[OutageReason, str] | None]:
        """The payload, or why there is none."""
        if 300 <= response.status < 400 and response.headers.get("location"):  # noqa: PLR2004
            return b"", None  # the browser keeps nothing of a redirect's body
        try:
            body: bytes = await response.body()
        except Error:
            return b"", (OutageReason.OURS, "the browser kept nothing of its body")
        self._left -= len(body)
        if self._left < 0:
            return b"", (OutageReason.TOO_LARGE, "larger than a visit takes")
        return body, None

    async def _capture(
        self, request: Any, response: Any, asked: _Asked, headers: Headers, body: bytes
    ) -> Capture:
        parts = urlsplit(asked.url)
        place = (parts.hostname or "", parts.port or _PORTS[parts.scheme])
        return Capture(
            url=asked.url,
            at=datetime.now(UTC),
            purpose=Purpose.REQUISITE,
            status=response.status,
            headers=_undone(headers),
            payload=body,
            method=request.method,
            request_headers=_pairs(await request.headers_array()),
            ip=self._way_out.reached.get(place),
            protocol=await response.http_version(),
            redirected_from=asked.redirected_from,
            found_on=self._page.url,
        )

    def _outage(self, asked: _Asked, reason: OutageReason, detail: str) -> Outage:
        return Outage(
            url=asked.url,
            at=datetime.now(UTC),
            purpose=Purpose.REQUISITE,
            reason=reason,
            detail=detail,
            redirected_from=asked.redirected_from,
            found_on=self._page.url,
        )


def _pairs(headers: list[dict[str, str]]) -> Headers:
    return tuple((one["name"], one["value"]) for one in headers)


def _undone(headers: Headers) -> Headers:
    """The browser has undone the Content-Encoding: what told of it reads X-…."""
    if not any(name.lower() == "content-encoding" for name, _ in headers):
        return headers
    told = {"content-encoding", "content-length"}
    return tuple((f"X-{name}" if name.lower() in told else name, value) for name, value in headers)
