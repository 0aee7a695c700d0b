"""Every way a request can fail is one reason, and its detail repeats no address."""

from __future__ import annotations

import pytest
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
from twisted.internet.defer import CancelledError
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, ResponseNeverReceived

from crawler.outages import Forbidden, RobotsRefusal, TooLarge, outage_of
from waybillwatch.captures import OutageReason

URL = "http://shop.cn/query?phone=13000000001"


def caused(failure: Exception, cause: BaseException) -> Exception:
    failure.__cause__ = cause
    return failure


def never_received(*causes: Exception) -> Exception:
    wrapped = ResponseNeverReceived([Failure(cause) for cause in causes])
    return caused(DownloadFailedError(f"failed {URL}"), wrapped)


CASES = [
    (CannotResolveHostError(f"no results for {URL}"), OutageReason.DNS),
    (ValueError("invalid hostname: a..b"), OutageReason.DNS),
    (DownloadConnectionRefusedError(URL), OutageReason.REFUSED),
    (network.NoRouteError(), OutageReason.REFUSED),
    (DownloadTimeoutError(f"Getting {URL} took longer"), OutageReason.TIMEOUT),
    (network.TCPTimedOutError(), OutageReason.TIMEOUT),
    (ResponseDataLossError(), OutageReason.RESET),
    (never_received(network.ConnectionLost()), OutageReason.RESET),
    (never_received(network.ConnectionDone()), OutageReason.RESET),
    (never_received(ParseError("bad", b"x")), OutageReason.RESET),
    (
        never_received(SSL.Error([("SSL routines", "", "wrong version number")])),
        OutageReason.TLS,
    ),
    (SSL.Error([]), OutageReason.TLS),
    (DownloadCancelledError(f"larger {URL}"), OutageReason.TOO_LARGE),
    (caused(DownloadCancelledError(""), CancelledError()), OutageReason.TOO_LARGE),
    (caused(TooLarge("unpacked"), IgnoreRequest(URL)), OutageReason.TOO_LARGE),
    (RobotsRefusal("robots.txt asks us not to"), OutageReason.ROBOTS),
    (Forbidden("no"), OutageReason.FORBIDDEN),
    (UnsupportedURLSchemeError("ftp"), OutageReason.FORBIDDEN),
    (NotSupported("ftp"), OutageReason.FORBIDDEN),
    (network.ConnectError(101), OutageReason.OURS),
    (KeyError(URL), OutageReason.OURS),
    (IgnoreRequest(URL), OutageReason.OURS),
]


@pytest.mark.parametrize(("failure", "reason"), CASES, ids=lambda case: repr(case)[:40])
def test_each_failure_has_its_reason(failure: Exception, reason: OutageReason) -> None:
    found, detail = outage_of(failure, URL, lambda _: None)
    assert found is reason
    assert detail
    assert "\n" not in detail
    assert "13000000001" not in detail


def test_what_fits_nothing_is_ours_by_its_class() -> None:
    assert outage_of(KeyError("x"), URL, lambda _: None) == (OutageReason.OURS, "KeyError")


def test_what_the_guard_refused_is_forbidden_and_no_dns_failure() -> None:
    asked = []

    def why(host: str) -> str:
        asked.append(host)
        return "127.0.0.1 is not on the public internet"

    failure = caused(CannotResolveHostError("x"), network.DNSLookupError())
    assert outage_of(failure, URL, why) == (
        OutageReason.FORBIDDEN,
        "127.0.0.1 is not on the public internet",
    )
    assert asked == ["shop.cn"]
    assert outage_of(DownloadTimeoutError(), URL, why)[0] is OutageReason.TIMEOUT


def test_a_tls_failure_says_what_the_library_says() -> None:
    failure = never_received(SSL.Error([("SSL routines", "", "wrong version number")]))
    assert outage_of(failure, URL, lambda _: None)[1] == "wrong version number"
