"""One page in the browser: loaded, waited for, looked at, pictured, closed."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error
from playwright.async_api import TimeoutError as TooSlow

from crawler.chromium import in_time
from crawler.egress import Passage
from crawler.glass import Glass
from crawler.manners import Manners
from crawler.rendering import Unrendered
from crawler.requisites import Requisites
from crawler.showing import QUIET_SECONDS, picture, settle
from waybillwatch.captures import Attempt, Capture, OutageReason

OVER_SECONDS = 5.0
"""What a page may take beyond its time before it is given up with its browser's window."""
PICTURE_SECONDS = 10.0
REPEATED = frozenset({"script", "stylesheet", "image", "font"})
"""What is fetched once a visit: the browser's own cache is off while requests are looked at."""
Fetched = dict[str, Capture]
"""What pages of this visit have fetched before, by address."""


class Window:
    """A page being rendered, in a context that it has for itself meanwhile."""

    def __init__(self, context: Any, capture: Capture, way_out: Passage, manners: Manners) -> None:
        self._context = context
        self._capture = capture
        self._manners = manners
        self._way_out = way_out
        self._requisites = Requisites(capture, way_out)
        self._page: Any = None
        self._glass: Glass | None = None

    async def open(self) -> None:
        """Open it, and close whatever opens beside it."""
        self._page = await self._context.new_page()
        self._requisites.listen(self._context, self._page)
        self._context.on("page", _shut)
        self._glass = await Glass.over(self._page)

    async def close(self) -> bool:
        """Close it; whether the browser let go of it in time."""
        self._context.remove_listener("page", _shut)
        self._requisites.stop(self._context)
        return self._page is None or await in_time(self._page.close())

    async def document(self, seconds: float) -> bytes:
        """Load the page and take its document once it is ready, at the latest after ``seconds``.

        Raises Unrendered where it is not had again or leads away, TimeoutError where a script
        does not let go of it, Playwright's Error where the browser fails.
        """
        begun = time.monotonic()
        half = seconds / 2 * 1000
        async with asyncio.timeout(seconds + OVER_SECONDS):
            try:
                await self._page.goto(self._capture.url, wait_until="commit", timeout=half)
            except TooSlow:
                raise Unrendered("no answer in time") from None
            with suppress(TooSlow):  # a page that never ends is read as far as it came
                await self._page.wait_for_load_state("load", timeout=half)
            quiet = QUIET_SECONDS if b"<script" in self._capture.body.lower() else 0.0
            until = begun + seconds
            dom = await settle(self._looking, self._requisites, until=until, quiet=quiet)
        parts = urlsplit(self._page.url)
        if self._requisites.led_away is not None:
            raise Unrendered(f"it was not had again: {self._requisites.led_away}")
        if parts.scheme not in {"http", "https"} or not self._manners.allows(parts.hostname or ""):
            raise Unrendered("it leads to where a visit does not go")
        return dom

    async def picture(self, dom: bytes) -> bytes | str:
        """The whole page as a PNG, or why there is none."""
        try:
            async with asyncio.timeout(PICTURE_SECONDS):
                return await picture(self._page, self._looking, dom)
        except (Error, TimeoutError):
            return "it could not be taken"

    async def fetched(self) -> tuple[tuple[Attempt, ...], Fetched]:
        """What the page fetched, and what of it the next page need not fetch again."""
        attempts = await self._requisites.settled()
        return attempts, self._requisites.repeatable(REPEATED)

    async def let_through(self, route: Any, before: Fetched) -> None:
        """Answer one request of the browser, redirects and sockets aside: on, or not."""
        request = route.request
        known = before.get(request.url) if request.method == "GET" else None
        if known is not None and request.resource_type in REPEATED:
            self._requisites.served(request)
            await route.fulfill(status=known.status, headers=_plain(known), body=known.body)
            return
        refused = await self._refusal(request)
        if refused is None:
            await route.continue_()
            return
        self._requisites.refuse(request, *refused)
        # A navigation that is called off leaves the page as it stands.
        await route.abort("aborted" if request.is_navigation_request() else "blockedbyclient")

    async def _refusal(self, request: Any) -> tuple[OutageReason, str] | None:
        if not self._requisites.knows(request):
            return OutageReason.TOO_LARGE, "more requests than a page needs"
        if self._elsewhere(request):
            return OutageReason.FORBIDDEN, "a window that the page opens"
        return await self._manners.refusal(request.url)

    def _elsewhere(self, request: Any) -> bool:
        """Whether another window asks."""
        try:
            return bool(request.frame.page != self._page)
        except Error:  # no frame yet: a window's first request, or a worker's
            return bool(request.is_navigation_request())

    @property
    def _looking(self) -> Glass:
        if self._glass is None:
            raise Unrendered("its window did not open")
        return self._glass


async def _shut(page: Any) -> None:
    """Close a window that a page opens."""
    with suppress(Error):  # it closed itself
        await page.close()


def _plain(capture: Capture) -> dict[str, str]:
    """The headers that say what the bytes are and who may have them."""
    kept = ("content-type", "access-control-allow-origin", "cross-origin-resource-policy")
    return {name: value for name in kept if (value := capture.header(name)) is not None}
