"""What a browser may say to its proxy, and what goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.proxyheads import BadHead, read_request, read_response


def test_a_plain_request_goes_on_in_origin_form_and_asks_to_be_closed() -> None:
    asked = read_request(
        b"GET http://KB.example:8080/a?b=%20#x HTTP/1.1\r\nHost: kb.example:8080\r\n"
        b"Proxy-Connection: keep-alive\r\nProxy-Authorization: Basic eA==\r\nConnection: x\r\n"
        b"Accept: */*\r\n\r\n"
    )
    assert (asked.host, asked.port, asked.tunnel, asked.length) == ("kb.example", 8080, False, 0)
    assert asked.head == (
        b"GET /a?b=%20 HTTP/1.1\r\nHost: kb.example:8080\r\nAccept: */*\r\n"
        b"Connection: close\r\n\r\n"
    )


def test_a_body_has_a_length() -> None:
    head = b"POST http://kb.example HTTP/1.1\r\nContent-Length: 12\r\n\r\n"
    assert read_request(head).length == 12
    assert read_request(head).head.startswith(b"POST / HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("authority", "host", "port"),
    [(b"kb.example:443", "kb.example", 443), (b"[::1]:8443", "::1", 8443)],
)
def test_a_tunnel_names_host_and_port(authority: bytes, host: str, port: int) -> None:
    asked = read_request(b"CONNECT " + authority + b" HTTP/1.1\r\n\r\n")
    assert (asked.host, asked.port, asked.tunnel) == (host, port, True)


@pytest.mark.parametrize(
    "line",
    [
        b"GET / HTTP/1.1",
        b"GET https://kb.example/ HTTP/1.1",
        b"GET ftp://kb.example/ HTTP/1.1",
        b"GET http://u:p@kb.example/ HTTP/1.1",
        b"GET http://kb.example:x/ HTTP/1.1",
        b"GET http://kb.example:99999/ HTTP/1.1",
        b"GET http:/// HTTP/1.1",
        b"GET http://kb.example/ HTTP/2",
        b"GET http://kb.example/",
        b"CONNECT kb.example HTTP/1.1",
        b"CONNECT kb.example:0 HTTP/1.1",
        b"CONNECT http://kb.example/ HTTP/1.1",
        b"CONNECT u@kb.example:443 HTTP/1.1",
        b"G\xc3T http://kb.example/ HTTP/1.1",
        b"GET http://\xff/ HTTP/1.1",
        b"POST http://kb.example/ HTTP/1.1\r\nTransfer-Encoding: chunked",
        b"POST http://kb.example/ HTTP/1.1\r\nContent-Length: -1",
    ],
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(BadHead):
        read_request(line + b"\r\n\r\n")


@given(st.binary(max_size=200))
def test_no_bytes_break_it(head: bytes) -> None:
    for read in (read_request, read_response):
        try:
            read(head)
        except BadHead:
            continue


def test_an_answer_is_handed_on_as_the_last_of_its_connection() -> None:
    status, head = read_response(
        b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nA: b\r\n\r\n"
    )
    assert status == 200
    assert head == b"HTTP/1.1 200 OK\r\nA: b\r\nConnection: close\r\n\r\n"
