"""What an answer or a failure of Scrapy's is in the language: a Capture or an Outage."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from cryptography.hazmat.primitives.serialization import Encoding

from crawler.guard import refusal
from crawler.outages import outage_of
from crawler.trail import FOUND_ON, PURPOSE
from waybillwatch.captures import Attempt, Capture, Certificate, Headers, Outage, OutageReason

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response
    from scrapy.http.headers import Headers as ScrapyHeaders

BLOCKING = frozenset({401, 403, 407, 429, 451})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LEAST_ERROR = 400


def attempt_of(capture: Capture, *, redirects_left: int | None = None) -> Attempt:
    """What an answer counts as by its status: itself, or an outage that holds it.

    ``redirects_left`` is how many more redirects the visit follows, None where it follows
    none by intent.
    """
    reason, detail = None, str(capture.status)
    if capture.status in BLOCKING:
        reason = OutageReason.BLOCKED
    elif capture.status >= _LEAST_ERROR:
        reason = OutageReason.HTTP_STATUS
    elif capture.status in REDIRECTS and capture.header("Location") and redirects_left == 0:
        reason, detail = OutageReason.REDIRECTS, "redirected more often than a visit follows"
    if reason is None:
        return capture
    return Outage(
        url=capture.url,
        at=capture.at,
        purpose=capture.purpose,
        reason=reason,
        detail=detail,
        response=capture,
        redirected_from=capture.redirected_from,
        found_on=capture.found_on,
    )


def capture_of(request: Request, response: Response, *, at: datetime, coded: list[str]) -> Capture:
    """One answer as it came, but for the Content-Encoding ``coded``, which is undone."""
    return Capture(
        url=urldefrag(request.url)[0],
        at=at,
        purpose=request.meta[PURPOSE],
        status=response.status,
        headers=_answer_headers(response.headers, coded),
        payload=response.body,
        method=request.method,
        request_headers=(("Host", urlsplit(request.url).netloc), *_pairs(request.headers)),
        ip=str(response.ip_address) if response.ip_address else None,
        protocol=response.protocol or "HTTP/1.1",
        certificate=_certificate(response.certificate),
        redirected_from=_redirected_from(request),
        found_on=_found_on(request),
    )


def failed(request: Request, failure: BaseException, *, at: datetime) -> Outage:
    """The outage a request ended in."""
    reason, detail = outage_of(failure, request.url, refusal)
    return Outage(
        url=urldefrag(request.url)[0],
        at=at,
        purpose=request.meta[PURPOSE],
        reason=reason,
        detail=detail,
        redirected_from=_redirected_from(request),
        found_on=_found_on(request),
    )


def _pairs(headers: ScrapyHeaders) -> Headers:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    )


def _answer_headers(headers: ScrapyHeaders, coded: list[str]) -> Headers:
    """The answer's headers; where an encoding was undone, what told of it reads X-…."""
    if not coded:
        return _pairs(headers)
    # The length told is that of the bytes on the wire, and would cut the payload short.
    kept = (
        ("X-Content-Length" if name == "Content-Length" else name, value)
        for name, value in _pairs(headers)
    )
    return (*kept, ("X-Content-Encoding", ", ".join(coded)))


def _redirected_from(request: Request) -> str | None:
    before: list[str] = request.meta.get("redirect_urls", [])
    return before[-1] if before else None


def _found_on(request: Request) -> str | None:
    """The page that linked here; what a redirect led to was linked by none."""
    found: str | None = request.meta.get(FOUND_ON)
    return None if request.meta.get("redirect_urls") else found


def _certificate(shown: Any) -> Certificate | None:
    if shown is None:
        return None
    found = shown.original.to_cryptography()
    try:
        subject, issuer = found.subject.rfc4514_string(), found.issuer.rfc4514_string()
    except ValueError as error:  # a name against the standard: the digest stands for it
        subject = issuer = f"unreadable: {error}"
    return Certificate(
        sha256=hashlib.sha256(found.public_bytes(Encoding.DER)).hexdigest(),
        subject=subject,
        issuer=issuer,
        not_after=found.not_valid_after_utc.isoformat(),
    )
