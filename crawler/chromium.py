"""The browser's process: started once for a crawl, never outliving it.

Playwright's driver starts it through ``crawler/launcher.py``. However we end, it ends: closed
in order when the crawl does; with the driver, whose input closes when we are killed; and by
its debugging pipe, which closes with the driver.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from crawler.egress import Passage
from crawler.scratch import (
    browser_environment,
    driver_surroundings,
    kill_browser,
    launcher,
    new_scratch,
)
from waybillwatch.errors import WaybillwatchError

START_SECONDS = 30.0
CLOSE_SECONDS = 5.0
WIDTH, HEIGHT = 1280, 800
"""Of the window, in CSS pixels."""
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-crash-reporter",
    "--disable-domain-reliability",
    "--disable-notifications",
    "--disable-quic",
    "--disable-speech-api",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-first-run",
    "--no-pings",
    "--js-flags=--max-old-space-size=512",
)


class BrowserFails(WaybillwatchError):
    """The browser does not start, or went away: its pages are read as they came."""


class Chromium:
    """One browser process and what it needs."""

    def __init__(self, program: Path, agent: str) -> None:
        self._program = program
        self._agent = agent
        self._playwright: Any = None
        self._browser: Any = None
        self._folder: Path | None = None

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._browser is not None and self._browser.is_connected()

    async def open(self, way_out: Passage) -> None:
        """Start it; what it does by itself goes to ``way_out``. Raises BrowserFails."""
        from playwright.async_api import Error, async_playwright  # noqa: PLC0415  (0.3 s)

        self._folder = new_scratch()
        try:
            async with asyncio.timeout(START_SECONDS):
                with driver_surroundings(self._folder):
                    self._playwright = await async_playwright().start()
                self._browser = await self._playwright.chromium.launch(
                    executable_path=launcher(self._folder, self._program),
                    args=list(ARGUMENTS),
                    chromium_sandbox=os.geteuid() != 0,
                    env=browser_environment(self._folder),
                    proxy={"server": way_out.url, "bypass": "<-loopback>"},
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                )
        except (Error, OSError) as error:
            await self.close()
            raise BrowserFails(f"{self._program} does not start: {_first_line(error)}") from error

    async def context(self, way_out: Passage) -> Any:
        """A window's surroundings for one visit: nothing of another visit is in it."""
        return await self._browser.new_context(
            proxy={"server": way_out.url, "bypass": "<-loopback>"},
            user_agent=self._agent,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": WIDTH, "height": HEIGHT},
            service_workers="block",
            accept_downloads=False,
            ignore_https_errors=True,
            permissions=[],
            reduced_motion="reduce",
        )

    async def close(self) -> None:
        """End it, whatever state it is in. Never raises."""
        browser, playwright, folder = self._browser, self._playwright, self._folder
        self._browser = self._playwright = self._folder = None
        closed = browser is not None and await in_time(browser.close())
        if folder is not None and not closed:
            kill_browser(folder)
        if playwright is not None:
            await in_time(playwright.stop())
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


async def in_time(closing: Awaitable[object]) -> bool:
    """Wait a little for something to close; whether it did. Never raises."""
    from playwright.async_api import Error  # noqa: PLC0415  (likewise)

    try:
        async with asyncio.timeout(CLOSE_SECONDS):
            await closing
    except TimeoutError:
        return False
    except (Error, OSError):  # it was gone before
        return True
    return True


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
