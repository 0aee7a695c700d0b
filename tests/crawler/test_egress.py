"""The way out: what passes, what is refused and with which words, and where it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from crawler.egress import MARK, Passage
from crawler.guard import GuardResolver
from crawler.hostmap import HostMap
from waybillwatch.captures import OutageReason

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers with the head it got, and leaves the connection open."""
    head = await reader.readuntil(b"\r\n\r\n")
    body = b""
    if b"Content-Length: " in head:
        body = await reader.readexactly(int(head.split(b"Content-Length: ")[1].split(b"\r")[0]))
    said = head + body
    writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(said) + said)
    await asyncio.sleep(60)


async def big(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500_000)
    await writer.drain()
    writer.close()


async def broken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nCont")
    writer.close()


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        writer.write(line.upper())
    writer.close()


async def lookup(name: str) -> list[str]:
    if name == "nowhere.cn":
        raise OSError("no such name")
    assert name == "rebind.cn"
    return ["127.0.0.1", "10.0.0.1"]


def ask(
    request: bytes,
    serve: Serve = plain,
    *,
    budget: int = 100_000,
    allows: Callable[[str], bool] = lambda _: True,
    mapped_only: bool = False,
) -> tuple[bytes, Passage, int]:
    """What a browser gets for some bytes, the passage afterwards, connections to the server."""
    reached = 0

    async def counted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal reached
        reached += 1
        try:
            await serve(reader, writer)
        finally:
            writer.close()

    async def main() -> tuple[bytes, Passage, int]:
        server = await asyncio.start_server(counted, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        closed = await asyncio.start_server(counted, "127.0.0.1", 0)
        gone = closed.sockets[0].getsockname()[1]
        closed.close()
        hosts = {"kb.example": f"127.0.0.1:{port}", "gone.example": f"127.0.0.1:{gone}"}
        guard = GuardResolver(None, HostMap.read(hosts), mapped_only=mapped_only, lookup=lookup)
        async with Passage(guard, allows, budget) as passage:
            reader, writer = await asyncio.open_connection("127.0.0.1", passage.port)
            writer.write(request.replace(b"PORT", str(port).encode()))
            got = b""
            try:
                async with asyncio.timeout(3):
                    while chunk := await reader.read(65536):
                        got += chunk
                        if got.endswith(b"established\r\n\r\n"):
                            writer.write(b"hello\n")
                        if got.endswith((b"HELLO\n", b"Connection: close\r\n\r\nword")):
                            break
            except ConnectionError:
                got += b" RESET"
            writer.close()
        server.close()
        return got, passage, reached

    return asyncio.run(main())


def get(url: str, method: str = "GET") -> bytes:
    return f"{method} {url} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def test_a_mapped_host_is_asked_and_the_connection_ends_with_the_answer() -> None:
    got, passage, reached = ask(
        b"POST http://kb.example/a HTTP/1.1\r\nHost: kb.example\r\nContent-Length: 4\r\n\r\nword"
    )
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\nContent-Length: ")
    assert head.endswith(b"\r\nConnection: close")
    assert body.startswith(b"POST /a HTTP/1.1\r\nHost: kb.example\r\n")
    assert body.endswith(b"Connection: close\r\n\r\nword")
    assert passage.reached == {("kb.example", 80): "127.0.0.1"}
    assert reached == 1
    assert not passage.refused


def test_a_tunnel_passes_bytes_both_ways() -> None:
    got, passage, _ = ask(get("kb.example:443", "CONNECT"), echo)
    assert got == b"HTTP/1.1 200 Connection established\r\n\r\nHELLO\n"
    assert passage.budget == 100_000 - len("HELLO\n")


@pytest.mark.parametrize("method", ["GET", "CONNECT"])
@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "127.0.0.1."),  # noqa: S104
        *("[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "rebind.cn", "10.0.0.1", "169.254.0.1"),
    ],
)
def test_what_is_not_public_is_forbidden(method: str, host: str) -> None:
    url = f"{host}:PORT" if method == "CONNECT" else f"http://{host}:PORT/"
    got, passage, reached = ask(get(url, method))
    assert got.startswith(b"HTTP/1.1 403 Forbidden\r\n")
    assert f"{MARK}: {passage.token} forbidden\r\n".encode() in got
    assert passage.refused == {OutageReason.FORBIDDEN: 1}
    assert reached == 0


@pytest.mark.parametrize(
    ("request_", "status", "reason"),
    [
        (get("http://nowhere.cn/"), b"502", OutageReason.DNS),
        (get("http://nobody.example/"), b"502", OutageReason.DNS),
        (get("http://localhost:PORT/"), b"502", OutageReason.DNS),
        (get("http://gone.example/"), b"502", OutageReason.REFUSED),
        (get("/", "GET"), b"403", OutageReason.FORBIDDEN),
        (get("https://kb.example/"), b"403", OutageReason.FORBIDDEN),
        (b"x" * 70_000, b"403", OutageReason.FORBIDDEN),
    ],
)
def test_every_refusal_has_its_status_and_is_counted(
    request_: bytes, status: bytes, reason: OutageReason
) -> None:
    got, passage, reached = ask(request_)
    assert got.split(b" ")[1] == status
    assert passage.refused == {reason: 1}
    assert reached == 0


def test_another_site_and_what_is_not_mapped_are_forbidden() -> None:
    got, passage, reached = ask(get("http://kb.example/"), allows=lambda _: False)
    assert got.startswith(b"HTTP/1.1 403")
    assert "another site" in passage.troubles["kb.example", 80][1]
    got, passage, _ = ask(get("http://rebind.cn/"), mapped_only=True)
    assert "only that is visited" in passage.troubles["rebind.cn", 80][1]
    assert reached == 0


def test_beyond_the_budget_an_answer_is_broken_off_and_no_other_begins() -> None:
    got, passage, _ = ask(get("http://kb.example/"), big)
    assert got.endswith(b" RESET")
    assert len(got) < 200_000
    assert passage.refused == {OutageReason.TOO_LARGE: 1}
    got, _, reached = ask(get("http://kb.example/"), budget=0)
    assert got.startswith(b"HTTP/1.1 507")
    assert reached == 0


def test_an_answer_that_is_none_is_told() -> None:
    got, passage, _ = ask(get("http://kb.example/"), broken)
    assert got.startswith(b"HTTP/1.1 502")
    assert passage.troubles["kb.example", 80][0] is OutageReason.RESET


def test_a_passage_that_is_left_takes_its_connections_along() -> None:
    async def main() -> bytes:
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        at = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        guard = GuardResolver(None, HostMap.read({"kb.example": at}))
        async with Passage(guard, lambda _: True, 1000) as passage:
            reader, writer = await asyncio.open_connection("127.0.0.1", passage.port)
            writer.write(get("kb.example:443", "CONNECT"))
            await reader.readuntil(b"established\r\n\r\n")
        async with asyncio.timeout(2):
            rest = await reader.read()
        writer.close()
        server.close()
        return rest

    assert asyncio.run(main()) == b""
