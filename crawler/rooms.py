"""One visit's room in the browser: a context of its own, a way out of its own.

Closed on every path. Service workers are blocked, downloads refused, dialogs dismissed,
windows that open are closed, nothing is permitted; every request is held against robots.txt
and the visit's site before the browser may make it, and again by the way out, which also sees
redirects and sockets.
"""

from __future__ import annotations

import time
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from playwright.async_api import Error

from crawler.chromium import Chromium, in_time
from crawler.egress import Passage
from crawler.manners import Manners
from crawler.politeness import Allowance
from crawler.rendering import Renderer, Unrendered
from crawler.windows import Fetched, Window
from waybillwatch.captures import PICTURE, Capture, Digest, Purpose, Rendering

if TYPE_CHECKING:
    from waybillwatch.sweeps import Visit


class Room:
    """Renders the pages of one visit, one after another."""

    def __init__(self, renderer: Renderer, visit: Visit, allowance: Allowance) -> None:
        self._renderer = renderer
        self._visit = visit
        self._allowance = allowance
        self._manners = Manners(renderer.crawler, visit, allowance.trail)
        self._stack = AsyncExitStack()
        self._way_out: Passage | None = None
        self._chromium: Chromium | None = None
        self._context: Any = None
        self._window: Window | None = None
        self._fetched: Fetched = {}
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
            self._renderer.lose(reason, "a script did not let go of it")
        except (Error, OSError):
            self._renderer.lose(reason, "the browser failed over it")
        else:
            self._allowance.trail.renderings.append(rendering)
            return rendering
        return None

    async def _render(self, capture: Capture, reason: str) -> Rendering:
        chromium = await self._renderer.ready()
        async with self._renderer.places, self._manners.turn(capture.url):
            self._allowance.asked += 1
            let_go = False
            try:
                rendering = await self._shown(chromium, capture, reason)
                let_go = True
            finally:
                window, self._window = self._window, None
                let_go = (window is None or await window.close()) and let_go
                if not let_go:  # what is wrong with a page may be wrong with its surroundings
                    await self._leave()
        return rendering

    async def _shown(self, chromium: Chromium, capture: Capture, reason: str) -> Rendering:
        context, way_out = await self._entered(chromium)
        way_out.begin(min(self._allowance.size, self._manners.largest))
        self._window = window = Window(context, capture, way_out, self._manners)
        await window.open()
        left = self._allowance.until - time.monotonic()
        dom = await window.document(max(1.0, min(self._renderer.seconds, left)))
        shot = await self._picture(window, capture, reason, dom)
        requisites, fetched = await window.fetched()
        self._fetched |= fetched
        at = datetime.now(UTC)
        return Rendering(capture.url, at, capture.purpose, reason, dom, shot, requisites)

    async def _picture(
        self, window: Window, capture: Capture, reason: str, dom: bytes
    ) -> bytes | None:
        """The picture of a front page that is not the known one."""
        if capture.purpose is not Purpose.FRONT or not self._renderer.pictures:
            return None
        read = capture.body if reason == PICTURE else dom
        if str(Digest.of(read)) == self._visit.known_front:
            return None
        taken = await window.picture(dom)
        if isinstance(taken, bytes):
            return taken
        self._renderer.lose(PICTURE, taken)
        return None

    async def _entered(self, chromium: Chromium) -> tuple[Any, Passage]:
        """The visit's context, made anew where its browser went away, and its way out."""
        if self._way_out is None:
            way_out = Passage(self._renderer.resolver, self._manners.allows, 0)
            self._way_out = await self._stack.enter_async_context(way_out)
        if self._context is None or self._chromium is not chromium:
            self._chromium = chromium
            self._context = await chromium.context(self._way_out)
            await self._context.route("**/*", self._answer)
        return self._context, self._way_out

    async def _leave(self) -> None:
        """Close the context; a browser that does not let go of it is ended."""
        context, chromium = self._context, self._chromium
        self._context = self._chromium = None
        if context is not None and chromium is not None and not await in_time(context.close()):
            await chromium.close()

    async def _answer(self, route: Any) -> None:
        window = self._window
        with suppress(Error, Unrendered):  # the page left while we looked
            if window is None:
                await route.abort("aborted")
            else:
                await window.let_through(route, self._fetched)
