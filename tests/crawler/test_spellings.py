"""Hosts have one spelling, and addresses in disguise are known for what they are."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.spellings import literal, normalise_host

SPELLINGS_OF_LOOPBACK = (
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0x7F.1",
    "0177.0.0.01",
    "0x7f.0x0.0x0.0x1",
    "１２７.０.０.１",
    "127。0。0。1",
    "127．0．0．1",
    "①②⑦.⓪.⓪.①",
)


@pytest.mark.parametrize("host", SPELLINGS_OF_LOOPBACK)
def test_every_spelling_of_an_address_is_that_address(host: str) -> None:
    assert literal(normalise_host(host)) == ipaddress.IPv4Address("127.0.0.1")


@given(st.ip_addresses(v=4))
def test_an_address_as_one_number_is_that_address(address: ipaddress.IPv4Address) -> None:
    for written in (str(int(address)), hex(int(address)), f"0{int(address):o}", str(address)):
        assert literal(normalise_host(written)) == address


@pytest.mark.parametrize("host", ["[::1]", "::1", "0:0:0:0:0:0:0:1", "::1%lo"])
def test_v6_literals_lose_their_brackets_and_zone(host: str) -> None:
    assert literal(normalise_host(host)) == ipaddress.IPv6Address("::1")


@pytest.mark.parametrize("host", ["1.2.3.4.5", "256.1.1.1", "a.1", "1.2.3.0x", "4294967296", "09"])
def test_what_ends_in_a_number_is_an_address_or_nothing(host: str) -> None:
    try:
        found = literal(normalise_host(host))
    except ValueError:
        return
    assert found == ipaddress.IPv4Address("1.2.3.0")  # 0x is zero, as browsers read it
    assert host == "1.2.3.0x"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("DH31.Example.", "dh31.example"),
        ("单号吧.example", "xn--1nqz3u6rn.example"),
        ("ＤＨ31.example", "dh31.example"),
    ],
)
def test_names_have_one_spelling(host: str, name: str) -> None:
    spelt = normalise_host(host)
    assert literal(spelt) is None
    if name.startswith("xn--"):
        assert spelt.encode("ascii").decode("idna") == "单号吧.example"
    else:
        assert spelt == name


@pytest.mark.parametrize(
    "host", ["", "a b", "a%2eb", "user@host", "a/b", "..", "x" * 64 + ".example"]
)
def test_what_can_be_no_host_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        normalise_host(host)


@given(st.text(max_size=80))
def test_any_text_is_a_host_or_a_value_error(text: str) -> None:
    try:
        host = normalise_host(text)
        literal(host)
    except ValueError:
        return
    assert host.isascii()
    assert normalise_host(host) == host
