"""Commands of ours in processes of their own: heard line by line, stopped at a limit of time."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from desk.tether import GRACE

_LONGEST = 1 << 20
"""Bytes of the longest line that is heard."""


class Child:
    """One of our commands, running."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.overran = False
        """Whether it was stopped because its time was over."""

    @classmethod
    async def start(cls, arguments: Sequence[str]) -> Child:
        """Start a command in a session of its own, tethered to us by its standard input."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "desk.cli", *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            limit=_LONGEST,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """Its number, and that of its session."""
        return self._process.pid

    async def heard(self, tell: Callable[[str], None], seconds: float) -> int:
        """Hand on what it says until it ends, at the latest after some seconds; its exit code."""
        listening = asyncio.ensure_future(self._listen(tell))
        try:
            await asyncio.wait_for(asyncio.shield(self._process.wait()), seconds)
        except TimeoutError:
            self.overran = True
            await self.stop()
        # Whoever outlives it holds its end of the pipe: not waited for.
        self._kill_group()
        await asyncio.wait([listening], timeout=GRACE)
        listening.cancel()
        return await self._process.wait()

    async def _listen(self, tell: Callable[[str], None]) -> None:
        stream = self._process.stdout
        while stream is not None:
            try:
                line = await stream.readline()
            except ValueError:  # longer than any line of ours: the rest of it is heard as another
                continue
            if not line:
                return
            tell(line.decode(errors="replace").rstrip())

    async def stop(self) -> None:
        """Tell it to end in order, and kill it with all it started if it does not."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._process.wait()), GRACE)
        self._kill_group()
        await self._process.wait()

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
