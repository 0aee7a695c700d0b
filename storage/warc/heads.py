"""Text that fits into WARC and HTTP heads, whatever a hostile server sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from waybillwatch.captures import Capture, Headers

_BREAKS = re.compile(r"[\r\n\x00]+")


_WIRE_ONLY = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Fields that describe the bytes on the wire; the payload stands decoded and whole."""


def line(text: str) -> str:
    """Text that fits in one header line."""
    return _BREAKS.sub(" ", text).encode("utf-8", "replace").decode()


def ascii_url(url: str) -> str:
    """An address in ASCII without blanks; the exact one stands in the visit's record."""
    return quote(url.encode("utf-8", "surrogatepass"), safe="!#$%&'()*+,/:;=?@[]~")


def _head(first: str, fields: Iterable[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{line(name)}: {line(value)}" for name, value in fields)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def response_head(capture: Capture) -> bytes:
    """The status line and header fields, as far as they are true of the payload beneath."""
    protocol = capture.protocol if capture.protocol.startswith("HTTP/1.") else "HTTP/1.1"
    try:
        phrase = HTTPStatus(capture.status).phrase
    except ValueError:
        phrase = ""
    length = ("Content-Length", str(capture.size))
    fields: Headers = tuple(
        (f"X-{name}" if name.lower() in _WIRE_ONLY else name, value)
        for name, value in capture.headers
    )
    return _head(f"{line(protocol)} {capture.status} {phrase}", (*fields, length))


def request_head(capture: Capture) -> bytes:
    """The request line and header fields."""
    parts = urlsplit(ascii_url(capture.url))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    named = {name.lower() for name, _ in capture.request_headers}
    host = () if "host" in named else (("Host", parts.netloc),)
    return _head(f"{line(capture.method)} {target} HTTP/1.1", (*host, *capture.request_headers))
