"""What a request came to: a Capture when an answer arrived, an Outage when none that counts did.

Every request yields exactly one Attempt. The words are those of web archiving:
WARC 1.1 (ISO 28500:2017) calls the bytes of an answer its payload and their hash
the payload digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Purpose(StrEnum):
    """Why a request was made; it decides how its answer is read."""

    SERP = "serp"
    """A search engine's result page."""
    ROBOTS = "robots"
    """A host's robots.txt."""
    FRONT = "front"
    """A site's front page."""
    LISTING = "listing"
    """A page the front page links to with the words of a listing."""
    PRICE = "price"
    """A page the front page links to with the words of a price list."""
    REQUISITE = "requisite"
    """Something a page fetched for itself while it was rendered; kept with its rendering."""


class OutageReason(StrEnum):
    """Why no answer came that says anything of the site itself."""

    DNS = "dns"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    RESET = "reset"
    """The connection was made and broken before the answer was whole."""
    TLS = "tls"
    ROBOTS = "robots"
    """robots.txt asks us not to; the request was never sent."""
    HTTP_STATUS = "http_status"
    """An error status other than those that block; its answer is kept with the outage."""
    BLOCKED = "blocked"
    """401, 403, 407, 429 or 451: the site or somebody before it turns us away."""
    TOO_LARGE = "too_large"
    FORBIDDEN = "forbidden"
    """Our own guard: the address is not one on the public internet."""
    REDIRECTS = "redirects"
    """More redirects than a visit follows."""
    OURS = "ours"
    """Our own failure; it says nothing of the site."""


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """A named hash, written ``sha256:<64 hex digits>`` as in WARC-Payload-Digest."""

    algorithm: str
    hex: str

    @classmethod
    def of(cls, payload: bytes) -> Digest:
        """The SHA-256 of some bytes."""
        return cls("sha256", hashlib.sha256(payload).hexdigest())

    @classmethod
    def parse(cls, text: str) -> Digest:
        """Read ``algorithm:hex``; raises ValueError on anything else."""
        algorithm, colon, value = text.partition(":")
        if not (algorithm and colon and value):
            raise ValueError(f"{text!r} is no digest; one looks like sha256:9f86d0…")
        return cls(algorithm, value)

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.hex}"


class Shelved(Protocol):
    """A payload put aside, so that a visit's size is not the memory's."""

    @property
    def digest(self) -> Digest:
        """The payload digest."""

    @property
    def size(self) -> int:
        """Its bytes."""

    def read(self) -> bytes:
        """The payload as it was put aside."""


class Shelf(Protocol):
    """Where a visit's payloads are put aside until it is sealed; gone with whoever holds it."""

    def put(self, payload: bytes) -> Shelved:
        """Put a payload aside."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The TLS certificate a server showed, recorded and not judged."""

    sha256: str
    """SHA-256 of its DER form, 64 hex digits."""
    subject: str
    issuer: str
    not_after: str


Headers = tuple[tuple[str, str], ...]
"""Header fields in the order they came, names as sent, values decoded as Latin-1."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One request and the answer it got."""

    url: str
    at: datetime
    """When the answer was whole: UTC, by this machine's clock."""
    purpose: Purpose
    status: int
    headers: Headers
    payload: bytes | Shelved = field(repr=False)
    """With its Content-Encoding undone (the header then reads X-Content-Encoding)."""
    method: str = "GET"
    request_headers: Headers = ()
    ip: str | None = None
    protocol: str = "HTTP/1.1"
    certificate: Certificate | None = None
    redirected_from: str | None = None
    found_on: str | None = None
    """The page of the same visit that linked to it; None for a front page or a query."""

    @property
    def body(self) -> bytes:
        """The payload's bytes, wherever they lie."""
        return self.payload if isinstance(self.payload, bytes) else self.payload.read()

    @property
    def size(self) -> int:
        """The payload's bytes, counted."""
        return len(self.payload) if isinstance(self.payload, bytes) else self.payload.size

    @property
    def digest(self) -> Digest:
        """The payload digest."""
        if isinstance(self.payload, bytes):
            return Digest.of(self.payload)
        return self.payload.digest

    def header(self, name: str) -> str | None:
        """The first value of a header field, or None; names compare without case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Outage:
    """One request that got no answer that counts."""

    url: str
    at: datetime
    purpose: Purpose
    reason: OutageReason
    detail: str
    """What the network or the library said, in one line."""
    response: Capture | None = None
    """The answer itself, where one came (an error status, a block)."""
    redirected_from: str | None = None
    found_on: str | None = None
    """As of a Capture."""


Attempt = Capture | Outage


HTTP_OK = 200
NOT_MODIFIED = 304
"""Says, of a request with conditions, that the page is still what we had; it has no payload."""
PICTURE = "picture"
"""The reason of a rendering made for its screenshot alone: the plain answer is what is read."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page as a browser showed it after its scripts had run."""

    url: str
    """The address of the capture that was rendered."""
    at: datetime
    purpose: Purpose
    reason: str
    """Why the plain answer would not do: ``script shell``, ``placeholders`` …, or ``PICTURE``."""
    dom: bytes = field(repr=False)
    """The document as it stood then, serialised, in UTF-8."""
    screenshot: bytes | None = field(default=None, repr=False)
    """The full page as a PNG, checked; of a front page that changed."""
    requisites: tuple[Attempt, ...] = ()
    """What the page fetched while it was rendered, in the order it was asked for."""

    @property
    def digest(self) -> Digest:
        """The digest of the document."""
        return Digest.of(self.dom)

    @property
    def is_read(self) -> bool:
        """Whether the document is read in the plain answer's stead."""
        return self.reason != PICTURE


def rendering_of(attempt: Attempt, renderings: Iterable[Rendering]) -> Rendering | None:
    """The rendering of an attempt's page, where there is one."""
    if not isinstance(attempt, Capture) or attempt.status != HTTP_OK:
        return None
    same = (attempt.url, attempt.purpose)
    return next((one for one in renderings if (one.url, one.purpose) == same), None)


def shown(capture: Capture, rendering: Rendering) -> Capture:
    """A capture with the document a browser made of it in its body's stead."""
    said = (("Content-Type", "text/html; charset=utf-8"),)
    return replace(capture, headers=said, payload=rendering.dom)


def answer_of(attempt: Attempt) -> Capture | None:
    """The answer an attempt holds: the capture itself, or what came with an outage."""
    return attempt if isinstance(attempt, Capture) else attempt.response
