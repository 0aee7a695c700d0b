"""The heads a browser sends to its proxy, and what goes on from there. Pure.

Source: RFC 9112 (HTTP/1.1): absolute-form and authority-form of a request's target.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

LARGEST_HEAD = 64 * 1024
_HOP_BY_HOP = frozenset(
    {b"connection", b"proxy-connection", b"proxy-authorization", b"keep-alive", b"te", b"upgrade"}
)
_LARGEST_PORT = 65535


class BadHead(Exception):
    """No head that a proxy understands."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to the proxy."""

    host: str
    port: int
    tunnel: bool
    """CONNECT: bytes are passed on as they are."""
    head: bytes = b""
    """What goes to the server instead of the head that came."""
    length: int = 0
    """Bytes of the body that follow."""


def read_request(head: bytes) -> Asked:
    """Read a request's head, blank line included. Raises BadHead.

    One request a connection: the server is asked to close it, so that no second request can
    slip along to a host that was never looked at.
    """
    line, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    method, *rest = line.split(b" ")
    if len(rest) != 2 or not method.isalpha() or not rest[1].startswith(b"HTTP/1."):  # noqa: PLR2004
        raise BadHead("no request line")
    try:
        if method == b"CONNECT":
            host, port = _authority(rest[0].decode("ascii"))
            return Asked(host, port, tunnel=True)
        parts = urlsplit(rest[0].decode("ascii"))
        if parts.scheme.lower() != "http" or not parts.hostname or "@" in parts.netloc:
            raise BadHead("no absolute http address")
        port = 80 if parts.port is None else parts.port
    except ValueError as error:
        raise BadHead(f"no address: {error}") from error
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = [field for field in fields if _name(field) not in _HOP_BY_HOP]
    first = b" ".join((method, target.encode(), b"HTTP/1.1"))
    lines = [first, *kept, b"Connection: close"]
    return Asked(
        host=parts.hostname,
        port=port,
        tunnel=False,
        head=b"\r\n".join(lines) + b"\r\n\r\n",
        length=_length(fields),
    )


def read_response(head: bytes) -> tuple[int, bytes]:
    """A response's status and the head to hand on, which says that the connection ends."""
    line, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    parts = line.split(b" ", 2)
    if len(parts) < 2 or not parts[0].startswith(b"HTTP/") or not parts[1].isdigit():  # noqa: PLR2004
        raise BadHead("no status line")
    kept = [field for field in fields if _name(field) not in _HOP_BY_HOP]
    return int(parts[1]), b"\r\n".join([line, *kept, b"Connection: close"]) + b"\r\n\r\n"


def _authority(text: str) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if parts.netloc != text or not parts.hostname or parts.port is None or "@" in text:
        raise BadHead("no host and port")
    if not 0 < parts.port <= _LARGEST_PORT:
        raise BadHead("no port")
    return parts.hostname, parts.port


def _name(field: bytes) -> bytes:
    return field.partition(b":")[0].strip().lower()


def _length(fields: list[bytes]) -> int:
    """The length of the body. Raises BadHead where it cannot be told beforehand."""
    named = {_name(field): field.partition(b":")[2].strip() for field in fields}
    if b"transfer-encoding" in named:
        raise BadHead("a body of unknown length")
    said = named.get(b"content-length", b"0")
    if not said.isdigit():
        raise BadHead("no length of a body")
    return int(said)
