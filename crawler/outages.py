"""Which outage a failure of the downloader is. Pure but for the resolver's memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet import error as network
from twisted.python.failure import Failure

from waybillwatch.captures import OutageReason


class RobotsRefusal(IgnoreRequest):
    """robots.txt asks us not to, or could not be had: the request is not sent."""


class Forbidden(IgnoreRequest):
    """Our own rule: nothing a site says may make us ask this."""


class TooLarge(IgnoreRequest):
    """An answer grows beyond its limit while its encoding is undone."""


_BY_CLASS: tuple[tuple[tuple[type[BaseException], ...], OutageReason], ...] = (
    ((RobotsRefusal,), OutageReason.ROBOTS),
    ((Forbidden, NotSupported, UnsupportedURLSchemeError), OutageReason.FORBIDDEN),
    ((TooLarge, DownloadCancelledError), OutageReason.TOO_LARGE),
    ((CannotResolveHostError, network.DNSLookupError), OutageReason.DNS),
    ((DownloadConnectionRefusedError, network.ConnectionRefusedError), OutageReason.REFUSED),
    ((network.NoRouteError,), OutageReason.REFUSED),
    (
        (DownloadTimeoutError, network.TimeoutError, network.TCPTimedOutError),
        OutageReason.TIMEOUT,
    ),
    ((SSL.Error,), OutageReason.TLS),
    ((network.ConnectError,), OutageReason.OURS),
    (
        (
            ResponseDataLossError,
            DownloadFailedError,
            network.ConnectionLost,
            network.ConnectionDone,
            network.ConnectionAborted,
        ),
        OutageReason.RESET,
    ),
)
"""The first class that fits decides. A ConnectError of no kind above it says that our own
network is down (ENETUNREACH)."""

SAID = {
    OutageReason.DNS: "no such name",
    OutageReason.REFUSED: "nobody takes the connection",
    OutageReason.TIMEOUT: "no whole answer in time",
    OutageReason.RESET: "the connection broke before the answer was whole",
    OutageReason.TOO_LARGE: "larger than a visit takes",
}
"""Details that hold no address: the library's own sentences repeat the whole URL."""


def outage_of(
    failure: BaseException, url: str, why: Callable[[str], str | None]
) -> tuple[OutageReason, str]:
    """The reason and a one-line detail for what a request failed with.

    ``why(host)`` is the guard's memory: what it refused looks like a DNS failure to the
    library. What fits nothing is our own failure, named by its class.
    """
    causes = list(_causes(failure))
    for cause in causes:
        reason = _reason(cause)
        if reason is OutageReason.DNS and (refusal := why(urlsplit(url).hostname or "")):
            return OutageReason.FORBIDDEN, refusal
        if reason is not None:
            return reason, _detail(reason, cause, causes[0])
    return OutageReason.OURS, type(failure).__name__


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """What lies beneath a failure first: Scrapy and Twisted wrap the fault that tells."""
    reasons = getattr(failure, "reasons", None) or []
    beneath = [reason.value for reason in reasons if isinstance(reason, Failure)]
    for cause in [*beneath, failure.__cause__]:
        if cause is not None and cause is not failure:
            yield from _causes(cause)
    yield failure


def _reason(failure: BaseException) -> OutageReason | None:
    if isinstance(failure, ValueError) and str(failure).startswith("invalid hostname"):
        return OutageReason.DNS
    for classes, reason in _BY_CLASS:
        if isinstance(failure, classes):
            return reason
    return None


def _detail(reason: OutageReason, cause: BaseException, deepest: BaseException) -> str:
    if isinstance(cause, SSL.Error):
        words = [str(part[-1]) for part in cause.args[0]] if cause.args else []
        return "; ".join(filter(None, words)) or "the TLS handshake failed"
    if isinstance(cause, (RobotsRefusal, Forbidden)):
        return str(cause)
    said = SAID.get(reason)
    if said is None or isinstance(cause, DownloadFailedError):
        return f"{said or 'failed'} ({type(deepest).__name__})"
    return said
