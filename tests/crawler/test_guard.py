"""The guard hands out public and mapped addresses, and remembers what it refused."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from crawler.guard import GuardResolver
from crawler.hostmap import HostMap

HOSTS = HostMap.read({"dh31.example": "127.0.0.1:8080", "127.0.0.1:8888": "127.0.0.1:8888"})


class Receiver:
    """Stands for Twisted's endpoint."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int]] = []
        self.done = asyncio.Event()

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802  (Twisted's name)
        assert resolution.name

    def addressResolved(self, address: Any) -> None:  # noqa: N802  (likewise)
        self.found.append((address.host, address.port))

    def resolutionComplete(self) -> None:  # noqa: N802  (likewise)
        self.done.set()


def resolve(
    host: str, answers: Iterable[str] | OSError, port: int = 80
) -> tuple[list[tuple[str, int]], str | None, list[str]]:
    """What the guard hands out for a host, why it refused, and what it asked DNS for."""
    asked: list[str] = []

    async def lookup(name: str) -> Iterable[str]:
        asked.append(name)
        if isinstance(answers, OSError):
            raise answers
        return answers

    async def main() -> tuple[list[tuple[str, int]], str | None, list[str]]:
        guard = GuardResolver(None, HOSTS, lookup=lookup)
        receiver = Receiver()
        guard.resolveHostName(receiver, host, port)
        await asyncio.wait_for(receiver.done.wait(), 5)
        return receiver.found, guard.why(host), asked

    return asyncio.run(main())


def test_dns_answers_that_are_not_public_are_dropped_and_remembered() -> None:
    found, why, asked = resolve("rebind.cn", ["127.0.0.1", "::1", "10.0.0.1"])
    assert found == []
    assert why is not None
    assert "127.0.0.1" in why
    assert asked == ["rebind.cn"]


def test_of_mixed_answers_the_public_ones_are_used() -> None:
    found, why, _ = resolve("half.cn", ["127.0.0.1", "223.5.5.5", "2400:3200::1"], 8080)
    assert found == [("223.5.5.5", 8080), ("2400:3200::1", 8080)]
    assert why is None


def test_a_name_that_does_not_exist_is_no_refusal() -> None:
    assert resolve("gone.cn", OSError("no such name")) == ([], None, ["gone.cn"])


@pytest.mark.parametrize("host", ["127.1", "2130706433", "shop.example", "localhost", "::1"])
def test_dns_is_not_asked_for_what_is_decided(host: str) -> None:
    found, _, asked = resolve(host, ["223.5.5.5"])
    assert found == []
    assert asked == []


def test_a_refusal_is_forgotten_when_the_host_is_let_through() -> None:
    answers = [["127.0.0.1"], ["223.5.5.5"]]

    async def lookup(name: str) -> Iterable[str]:
        assert name
        return answers.pop(0)

    async def main() -> list[str | None]:
        guard = GuardResolver(None, HostMap(), lookup=lookup)
        said = []
        for _ in range(2):
            receiver = Receiver()
            guard.resolveHostName(receiver, "moves.cn", 80)
            await receiver.done.wait()
            said.append(guard.why("MOVES.cn."))
        return said

    first, second = asyncio.run(main())
    assert first
    assert second is None
