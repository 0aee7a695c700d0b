"""The browser's process: started once for a crawl, never outliving it.

Playwright's driver starts it through ``crawler/launcher.py``. However we end, it ends: closed
in order when the crawl does; with the driver, whose input closes when we are killed; and by
its debugging pipe, which closes with the driver.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from crawler.egress import Passage
from waybillwatch.errors import WaybillwatchError

PREFIX = "waybillwatch-browser-"
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
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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

        clear_away_leftovers()
        self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        try:
            async with asyncio.timeout(START_SECONDS):
                with _driver_surroundings(self._folder):
                    self._playwright = await async_playwright().start()
                self._browser = await self._playwright.chromium.launch(
                    executable_path=_launcher(self._folder, self._program),
                    args=list(ARGUMENTS),
                    chromium_sandbox=os.geteuid() != 0,
                    env=_environment(self._folder),
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
            _kill(folder)
        if playwright is not None:
            await in_time(playwright.stop())
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def clear_away_leftovers() -> None:
    """Remove what crawls that were killed left in the folder for temporary files."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not _runs(int(owner)) and folder.stat().st_uid == os.geteuid():
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _driver_surroundings(folder: Path) -> Iterator[None]:
    """Let the driver put its files into our folder, and leave Ctrl-C to us.

    It inherits the signals that are held back while it starts: a Ctrl-C in the terminal
    reaches every process of ours, and the crawl has to end in its own order.
    """
    before = os.environ.get("TMPDIR")
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before


def _launcher(folder: Path, program: Path) -> Path:
    """A program of one file for Playwright to start; the browser itself where none can run."""
    script = folder / "browser"
    parts = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py")))
    line = shlex.join([*parts, str(folder / "pid"), str(program)])
    script.write_text(f'#!/bin/sh\nexec {line} "$@"\n', encoding="utf-8")
    script.chmod(stat.S_IRWXU)
    return script if os.access(script, os.X_OK) else program


def _environment(folder: Path) -> dict[str, str | float | bool]:
    """Little: no proxy, no display, and no home to write into."""
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
    found: dict[str, str | float | bool] = {
        name: os.environ[name] for name in kept if name in os.environ
    }
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")  # its own fonts
    return found | {"HOME": str(folder), "TMPDIR": str(folder), "XDG_DATA_HOME": data}


def _kill(folder: Path) -> None:
    """End the browser and its helpers: the driver gave it a process group of its own."""
    with suppress(OSError, ValueError):  # it never started, or it is gone: that is what we want
        os.killpg(int((folder / "pid").read_text("ascii")), signal.SIGKILL)


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
