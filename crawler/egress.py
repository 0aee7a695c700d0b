"""The way out for the browser: a proxy on loopback that asks the crawler's own guard.

Every byte of a browser goes through a Passage: its own port of 127.0.0.1 for each visit, and
one for what the browser does by itself, through which nothing passes. Names are resolved by
the guard and its host map, and what is connected to are the addresses it gives, so nothing
can change between check and use. A passage lets a visit ask the site it is about and nobody
else: no counters, no advertisers, nobody who need not know of us.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Protocol, Self

from crawler.proxyheads import LARGEST_HEAD, Asked, BadHead, read_request, read_response
from crawler.relay import CHUNK, either, finish, upwards
from waybillwatch.captures import OutageReason

CONNECT_SECONDS = 10.0
HEAD_SECONDS = 15.0
MOST_CONNECTIONS = 64
MARK = "X-Waybillwatch-Refusal"
"""Stands, with the passage's token, in an answer that is ours and not the site's."""
_STATUS = {
    OutageReason.FORBIDDEN: b"403 Forbidden",
    OutageReason.TOO_LARGE: b"507 Insufficient Storage",
    OutageReason.TIMEOUT: b"504 Gateway Timeout",
}


class Resolver(Protocol):
    """What a passage needs of the guard."""

    async def addresses(self, host: str, port: int, /) -> tuple[tuple[str, int], ...]:
        """Where a host may be connected to; nothing where it may not."""

    def why(self, host: str, /) -> str | None:
        """Why a host was refused when it was last asked for."""


class Refused(Exception):
    """A request that gets no answer of a site's."""

    def __init__(self, reason: OutageReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class Passage:
    """One way out: a port of its own, a rule and a budget."""

    resolver: Resolver
    allows: Callable[[str], bool]
    """Whether a host may be asked."""
    budget: int
    """Bytes that may still come in."""
    token: str = field(default_factory=lambda: token_hex(8))
    refused: Counter[OutageReason] = field(default_factory=Counter)
    reached: dict[tuple[str, int], str] = field(default_factory=dict)
    """The address that each host and port was connected to at."""
    troubles: dict[tuple[str, int], tuple[OutageReason, str]] = field(default_factory=dict)
    """How it last went wrong with a host and port."""
    port: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._accept, "127.0.0.1", 0, limit=LARGEST_HEAD, backlog=MOST_CONNECTIONS
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def begin(self, budget: int) -> None:
        """Open it for another page, with bytes of its own."""
        self.budget = budget
        self.troubles.clear()

    @property
    def url(self) -> str:
        """What a browser is told."""
        return f"http://127.0.0.1:{self.port}"

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._tasks) >= MOST_CONNECTIONS:
            writer.transport.abort()
            return
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(HEAD_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
            asked = read_request(head)
            try:
                await self._pass(asked, reader, writer)
            except Refused as refused:
                self.troubles[asked.host, asked.port] = refused.reason, refused.detail
                await self._refuse(writer, refused)
        except (BadHead, asyncio.LimitOverrunError) as bad:
            await self._refuse(writer, Refused(OutageReason.FORBIDDEN, str(bad)))
        except (OSError, EOFError):
            pass  # one side left, which is how connections end; the browser tells what it lost
        finally:
            writer.transport.abort()

    async def _refuse(self, writer: asyncio.StreamWriter, refused: Refused) -> None:
        self.refused[refused.reason] += 1
        status = _STATUS.get(refused.reason, b"502 Bad Gateway")
        mark = f"{MARK}: {self.token} {refused.reason}".encode()
        lines = [b"HTTP/1.1 " + status, mark, b"Content-Length: 0", b"Connection: close"]
        writer.write(b"\r\n".join(lines) + b"\r\n\r\n")
        await finish(writer)

    async def _pass(
        self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        server, to_server = await self._connect(asked)
        try:
            if asked.tunnel:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                down = self._stream(server, writer)
            else:
                to_server.write(asked.head)
                down = self._response(server, writer)
            length = None if asked.tunnel else asked.length
            await either(upwards(reader, to_server, length), down)
            await finish(writer)
        finally:
            to_server.transport.abort()

    async def _connect(self, asked: Asked) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to where the guard says. Raises Refused."""
        if not self.allows(asked.host):
            raise Refused(OutageReason.FORBIDDEN, "another site: a visit asks its own alone")
        if self.budget <= 0:
            raise Refused(OutageReason.TOO_LARGE, "the visit has taken all it may")
        addresses = await self.resolver.addresses(asked.host, asked.port)
        if not addresses:
            why = self.resolver.why(asked.host)
            reason = OutageReason.DNS if why is None else OutageReason.FORBIDDEN
            raise Refused(reason, why or "no such name")
        last: Refused | None = None
        for address, port in addresses:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    made = await asyncio.open_connection(address, port, limit=LARGEST_HEAD)
            except TimeoutError:
                last = Refused(OutageReason.TIMEOUT, "no connection in time")
            except OSError:
                last = Refused(OutageReason.REFUSED, "nobody takes the connection")
            else:
                self.reached[asked.host, asked.port] = address
                return made
        raise last or Refused(OutageReason.OURS, "no address left")

    async def _response(self, server: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        status = 100
        try:
            while status // 100 == 1:  # interim answers say nothing a browser waits for
                head = await server.readuntil(b"\r\n\r\n")
                status, told = read_response(head)
        except (EOFError, BadHead, asyncio.LimitOverrunError, ConnectionError) as error:
            raise Refused(OutageReason.RESET, "no whole answer") from error
        self._count(len(head), writer)
        writer.write(told)
        await self._stream(server, writer)

    async def _stream(self, server: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await server.read(CHUNK):
            self._count(len(chunk), writer)
            writer.write(chunk)
            await writer.drain()

    def _count(self, size: int, writer: asyncio.StreamWriter) -> None:
        self.budget -= size
        if self.budget < 0:
            self.refused[OutageReason.TOO_LARGE] += 1
            # A reset: an answer that only ends would pass for a whole one.
            to_browser = writer.get_extra_info("socket")
            to_browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise ConnectionAbortedError("the visit has taken all it may")
