"""Bytes passed on between two connections, and how such a connection ends."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

CHUNK = 64 * 1024
FINISH_SECONDS = 5.0


async def upwards(
    reader: asyncio.StreamReader, to_server: asyncio.StreamWriter, length: int | None
) -> None:
    """Pass a body of some length on (None: all there is); over when the browser has left."""
    while length is None or length > 0:
        chunk = await reader.read(CHUNK if length is None else min(CHUNK, length))
        if not chunk:
            return
        length = None if length is None else length - len(chunk)
        try:
            to_server.write(chunk)
            await to_server.drain()
        except ConnectionError:
            break  # the server has heard enough; what it says may still be on its way
    await reader.read(1)


async def either(*ways: Coroutine[Any, Any, None]) -> None:
    """Go on until one is over, and raise what it raised."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


async def finish(writer: asyncio.StreamWriter) -> None:
    """Close a connection once what was written has gone out."""
    try:
        async with asyncio.timeout(FINISH_SECONDS):
            writer.close()
            await writer.wait_closed()
    except OSError:
        return  # it left before
