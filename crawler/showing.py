"""When a page is ready, and its picture."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import Any, TypeVar

from playwright.async_api import Error

from crawler.glass import Glass
from crawler.pictures import picture_fault
from crawler.requisites import Requisites
from waybillwatch.outline import outline
from waybillwatch.shells import needs_browser

T = TypeVar("T")
POLL_SECONDS = 0.15
QUIET_SECONDS = 0.45
"""Without a request and a change for so long, a page is ready."""
UNCHANGED_SECONDS = 2.5
"""Without a change for so long it is, whatever it still asks for."""
PATIENCE_SECONDS = 3.0
"""How long a page that still says that it is loading is given from when it was ready."""
LOOKING_SECONDS = 4.0
"""For one look at a page; a script that never ends keeps all from looking."""
WIDEST, TALLEST = 2_000, 12_000
"""Pixels of a picture; a page that goes on is cut there."""


async def settle(
    glass: Glass, requisites: Requisites, *, until: float, quiet: float = QUIET_SECONDS
) -> bytes:
    """Wait for the network to be quiet and the document to be stable, and take it.

    ``quiet`` is for how long it must be, in seconds: a page without scripts need not be at all.
    ``until`` is when it is taken as it stands, by ``time.monotonic``. Raises TimeoutError
    where a script never lets go of the page, and Playwright's Error where it is never there
    to be looked at.
    """
    seen, since, ready = "", time.monotonic(), None
    while True:
        now = time.monotonic()
        try:
            found = await _in_time(glass.fingerprint())
            if found != seen:
                seen, since = found, now
            long_enough = quiet if requisites.active <= 0 else UNCHANGED_SECONDS
            if now - since >= long_enough or now >= until:
                dom = await _in_time(glass.document())
                ready = ready or now
                late = now >= min(until, ready + PATIENCE_SECONDS)
                if late or needs_browser(dom.decode("utf-8", "replace")) is None:
                    return dom
        except Error:  # it went on to another document just then: that one is waited for
            if now >= until or glass.broken:
                raise
            seen, since = "", now
        await asyncio.sleep(POLL_SECONDS)


async def _in_time(looking: Awaitable[T]) -> T:
    async with asyncio.timeout(LOOKING_SECONDS):
        return await looking


async def picture(page: Any, glass: Glass, dom: bytes) -> bytes | str:
    """The whole page as a PNG, taken once more where it came out wrong; else what is wrong.

    Only of a document that says nothing may the picture be blank.
    """
    words = outline(dom.decode("utf-8", "replace")).words
    fault = ""
    for _ in range(2):
        width, height = await glass.size()
        width, height = min(width, WIDEST), min(height, TALLEST)
        png: bytes = await page.screenshot(
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": height},
            animations="disabled",
        )
        # Megabytes are unpacked and compared: not where the crawl's other visits wait for it.
        checking = asyncio.to_thread(picture_fault, png, width, height, blank=not words)
        fault = await checking or ""
        if not fault:
            return png
    return f"it came out wrong twice: {fault}"
