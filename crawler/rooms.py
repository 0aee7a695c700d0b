"""One visit's room in the browser: a context of its own, a way out of its own.

Closed on every path. Service workers are blocked, downloads refused, dialogs dismissed,
windows that open are closed, nothing is permitted; every request is held against robots.txt
and the visit's site before the browser may make it, and again by the way out, which also sees
redirects and sockets.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from playwright.async_api import Error
from playwright.async_api import TimeoutError as TooSlow

from crawler.chromium import Chromium, in_time
from crawler.egress import Passage
from crawler.glass import Glass
from crawler.manners import Manners
from crawler.politeness import Allowance
from crawler.rendering import Renderer, Unrendered
from crawler.requisites import Requisites
from crawler.showing import picture, settle
from waybillwatch.captures import PICTURE, Capture, OutageReason, Purpose, Rendering

PICTURE_SECONDS = 10.0
_REPEATED = frozenset({"script", "stylesheet", "image", "font"})
"""What is fetched once a visit: the browser's own cache is off while requests are looked at."""

if TYPE_CHECKING:
    from waybillwatch.sweeps import Visit


class Room:
    """Renders the pages of one visit, one after another."""

    def __init__(self, renderer: Renderer, visit: Visit, allowance: Allowance) -> None:
        self._renderer = renderer
        self._visit = visit
        self._allowance = allowance
        self._manners = Manners(renderer.crawler, visit, allowance.trail)
        self._way_out: Passage | None = None
        self._chromium: Chromium | None = None
        self._context: Any = None
        self._stack = AsyncExitStack()
        self._requisites: Requisites | None = None
        self._fetched: dict[str, Capture] = {}
        self._rendered: set[str] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._leave()
        await self._stack.aclose()

    async def render(self, capture: Capture, reason: str) -> Rendering | None:
        """Render a page; None where it could not be, which is counted and stops nothing."""
        if capture.url in self._rendered or not self._allowance.left(time.monotonic()):
            return None
        self._rendered.add(capture.url)
        try:
            rendering = await self._render(capture, reason)
        except Unrendered as why:
            self._renderer.lose(reason, str(why))
        except TimeoutError:
            await self._leave()
            self._renderer.lose(reason, "the browser did not end in time")
        except (Error, OSError):
            await self._leave()
            self._renderer.lose(reason, "the browser gave up on it")
        else:
            self._allowance.trail.renderings.append(rendering)
            return rendering
        return None

    async def _render(self, capture: Capture, reason: str) -> Rendering:
        chromium = await self._renderer.ready()
        async with self._renderer.places, self._manners.turn(capture.url):
            self._allowance.asked += 1
            seconds = min(self._renderer.seconds, self._allowance.until - time.monotonic())
            async with asyncio.timeout(max(1.0, seconds) + PICTURE_SECONDS):
                context = await self._entered(chromium)
                return await self._shown(context, capture, reason, seconds)

    async def _entered(self, chromium: Chromium) -> Any:
        """The visit's context, made anew where its browser went away."""
        if self._context is not None and self._chromium is chromium:
            return self._context
        if self._way_out is None:
            way_out = Passage(self._renderer.resolver, self._manners.allows, 0)
            self._way_out = await self._stack.enter_async_context(way_out)
        self._chromium = chromium
        self._context = await chromium.context(self._way_out)
        await self._context.route("**/*", self._let_through)
        return self._context

    async def _leave(self) -> None:
        """Close the context; a browser that does not let go of it is ended."""
        context, chromium = self._context, self._chromium
        self._context = self._chromium = None
        if context is not None and chromium is not None and not await in_time(context.close()):
            await chromium.close()

    async def _shown(
        self, context: Any, capture: Capture, reason: str, seconds: float
    ) -> Rendering:
        assert self._way_out is not None  # noqa: S101  (_entered made it)
        self._way_out.begin(min(self._allowance.size, self._manners.largest))
        requisites = Requisites(capture, self._way_out, most_bytes=self._allowance.size)
        page = await context.new_page()
        self._requisites = requisites
        requisites.listen(context, page)
        context.on("page", _shut)
        try:
            glass = await Glass.over(page)
            dom = await self._document(page, glass, capture, seconds)
            shot = await self._picture(page, glass, capture, reason, dom)
            found = await requisites.settled()
            at = datetime.now(UTC)
            self._remember(requisites)
        finally:
            self._requisites = None
            context.remove_listener("page", _shut)
            requisites.stop(context)
            if not await in_time(page.close()):
                await self._leave()
        return Rendering(capture.url, at, capture.purpose, reason, dom, shot, found)

    async def _document(self, page: Any, glass: Glass, capture: Capture, seconds: float) -> bytes:
        begun = time.monotonic()
        half = seconds / 2 * 1000
        try:
            await page.goto(capture.url, wait_until="commit", timeout=half)
        except TooSlow:
            raise Unrendered("no answer in time") from None
        except Error as error:
            raise Unrendered("the page could not be loaded") from error
        with suppress(TooSlow):  # a page that never ends is read as far as it came
            await page.wait_for_load_state("load", timeout=half)
        assert self._requisites is not None  # noqa: S101  (_shown set it)
        dom = await settle(glass, self._requisites, until=begun + seconds)
        parts = urlsplit(page.url)
        if self._requisites.led_away is not None:
            raise Unrendered(f"its page is not had again: {self._requisites.led_away}")
        if parts.scheme not in {"http", "https"} or not self._manners.allows(parts.hostname or ""):
            raise Unrendered("it leads to where a visit does not go")
        return dom

    async def _picture(
        self, page: Any, glass: Glass, capture: Capture, reason: str, dom: bytes
    ) -> bytes | None:
        """The picture of a front page that changed."""
        if capture.purpose is not Purpose.FRONT or not self._renderer.pictures:
            return None
        read = (
            capture
            if reason == PICTURE
            else Rendering(capture.url, capture.at, capture.purpose, reason, dom)
        )
        if str(read.digest) == self._visit.known_front:
            return None
        taken = await picture(page, glass, dom, seconds=PICTURE_SECONDS / 2)
        if isinstance(taken, bytes):
            return taken
        self._renderer.lose(PICTURE, taken)
        return None

    async def _let_through(self, route: Any) -> None:
        """Every request of the browser, redirects and sockets aside."""
        request, requisites = route.request, self._requisites
        with suppress(Error):  # the page left while we looked
            if requisites is None:
                await route.abort("aborted")
                return
            known = self._fetched.get(request.url) if request.method == "GET" else None
            if known is not None and request.resource_type in _REPEATED:
                requisites.served(request)
                await route.fulfill(status=known.status, headers=_plain(known), body=known.body)
                return
            refused: tuple[OutageReason, str] | None
            if requisites.knows(request):
                refused = await self._manners.refusal(request.url)
            else:
                refused = OutageReason.TOO_LARGE, "more requests than a page needs"
            if refused is None:
                await route.continue_()
                return
            requisites.refuse(request, *refused)
            # A navigation that is called off leaves the page as it stands.
            await route.abort("aborted" if request.is_navigation_request() else "blockedbyclient")

    def _remember(self, requisites: Requisites) -> None:
        self._fetched |= requisites.repeatable(_REPEATED)


async def _shut(page: Any) -> None:
    """Close a window that a page opens."""
    with suppress(Error):  # it closed itself
        await page.close()


def _plain(capture: Capture) -> dict[str, str]:
    """The headers that say what the bytes are."""
    kept = ("content-type", "access-control-allow-origin", "cross-origin-resource-policy")
    return {name: value for name in kept if (value := capture.header(name)) is not None}
