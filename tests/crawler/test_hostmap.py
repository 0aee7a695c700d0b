"""The host map takes loopback targets alone."""

from __future__ import annotations

import pytest

from crawler.hostmap import HostMap
from waybillwatch.errors import BadConfig


def test_a_name_is_mapped_on_every_port_and_a_name_with_a_port_on_that_one() -> None:
    hosts = HostMap.read(
        {
            "dh31.example": "127.0.0.1:8080",
            "Api.example:8443": "[::1]:9",
            "127.0.0.1:88": "127.0.0.1:88",
        }
    )
    assert hosts.find("dh31.example", 80) == ("127.0.0.1", 8080)
    assert hosts.find("dh31.example", 443) == ("127.0.0.1", 8080)
    assert hosts.find("api.example", 8443) == ("::1", 9)
    assert hosts.find("api.example", 443) is None
    assert hosts.find("127.0.0.1", 88) == ("127.0.0.1", 88)
    assert hosts.find("127.0.0.1", 80) is None
    assert hosts.find("www.dh31.example", 80) is None


def test_the_entry_with_the_port_goes_first() -> None:
    hosts = HostMap.read({"a.example": "127.0.0.1:1", "a.example:80": "127.0.0.1:2"})
    assert hosts.find("a.example", 80) == ("127.0.0.1", 2)


@pytest.mark.parametrize(
    "target",
    [
        "8.8.8.8:80",
        "10.0.0.1:80",
        "0.0.0.0:80",
        "192.168.1.1:80",
        "localhost:80",
        "127.1:80",
        "127.0.0.1",
        "127.0.0.1:0",
        "127.0.0.1:99999",
        "127.0.0.1:http",
        "[::ffff:8.8.8.8]:80",
        "http://127.0.0.1:80",
        "",
    ],
)
def test_a_target_that_is_not_loopback_is_refused(target: str) -> None:
    with pytest.raises(BadConfig, match=r"shop\.example"):
        HostMap.read({"shop.example": target})


@pytest.mark.parametrize("name", ["", "a b", "http://a.example", "a.example/path", "u@a.example"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(BadConfig):
        HostMap.read({name: "127.0.0.1:80"})
