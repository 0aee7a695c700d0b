"""The guard decides before anybody is asked."""

from __future__ import annotations

import pytest

from crawler.decisions import Decision, decide
from crawler.hostmap import HostMap

HOSTS = HostMap.read({"dh31.example": "127.0.0.1:8080", "127.0.0.1:8888": "127.0.0.1:8888"})
NOBODY = Decision()


def test_a_mapped_host_is_its_loopback_address() -> None:
    assert decide("dh31.example", 80, HOSTS) == Decision(address=("127.0.0.1", 8080))
    assert decide("DH31.example.", 443, HOSTS) == Decision(address=("127.0.0.1", 8080))
    assert decide("127.0.0.1", 8888, HOSTS) == Decision(address=("127.0.0.1", 8888))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.1",
        "::1",
        "[::1]",
        "::ffff:127.0.0.1",
        "0.0.0.0",  # noqa: S104  (nothing binds to it here)
        "0",
        "１２７.０.０.１",
        "169.254.169.254",
        "100.64.0.1",
        "a.1",
        "user@127.0.0.1",
    ],
)
def test_a_literal_that_is_not_public_is_refused_without_dns(host: str) -> None:
    decision = decide(host, 80, HOSTS)
    assert decision.refusal
    assert decision.ask is None
    assert decision.address is None


@pytest.mark.parametrize(
    "host",
    [
        "shop.example",
        "a.b.test",
        "x.invalid",
        "localhost",
        "x.localhost",
        "printer.local",
        "intranet",
    ],
)
def test_names_no_public_dns_knows_are_never_asked_for(host: str) -> None:
    assert decide(host, 80, HOSTS) == NOBODY


def test_a_public_literal_needs_no_dns_and_a_name_does() -> None:
    assert decide("8.8.8.8", 80, HOSTS) == Decision(address=("8.8.8.8", 80))
    assert decide("shop.cn", 80, HOSTS) == Decision(ask="shop.cn")
    assert decide("单号.中国", 80, HOSTS).ask == "xn--4krqo.xn--fiqs8s"


def test_with_mapped_only_nothing_else_is_visited() -> None:
    assert decide("dh31.example", 80, HOSTS, mapped_only=True).address
    assert decide("shop.cn", 80, HOSTS, mapped_only=True).refusal
    assert decide("8.8.8.8", 80, HOSTS, mapped_only=True).refusal
    assert decide("other.example", 80, HOSTS, mapped_only=True) == NOBODY
