"""What an answer counts as, by its status."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response

from crawler.captures import attempt_of, capture_of, failed
from crawler.trail import Trail
from waybillwatch.captures import Capture, Outage, OutageReason, Purpose

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)


def capture(status: int, *headers: tuple[str, str]) -> Capture:
    return Capture("http://dh31.example/", AT, Purpose.FRONT, status, headers, b"body")


@pytest.mark.parametrize("status", [200, 204, 206, 301, 302, 304])
def test_below_400_an_answer_is_a_capture(status: int) -> None:
    assert attempt_of(capture(status)) == capture(status)


@pytest.mark.parametrize("status", [401, 403, 407, 429, 451])
def test_the_blocking_statuses_are_blocked(status: int) -> None:
    attempt = attempt_of(capture(status))
    assert isinstance(attempt, Outage)
    assert attempt.reason is OutageReason.BLOCKED
    assert attempt.detail == str(status)
    assert attempt.response == capture(status)


@pytest.mark.parametrize("status", [400, 404, 410, 418, 500, 503, 599, 999])
def test_other_errors_are_kept_with_their_answer(status: int) -> None:
    attempt = attempt_of(capture(status))
    assert isinstance(attempt, Outage)
    assert attempt.reason is OutageReason.HTTP_STATUS
    assert attempt.detail == str(status)
    assert attempt.response == capture(status)


def test_the_redirect_too_many_is_an_outage_with_its_answer() -> None:
    hop = capture(302, ("Location", "/on"))
    assert attempt_of(hop, redirects_left=1) == hop
    attempt = attempt_of(hop, redirects_left=0)
    assert isinstance(attempt, Outage)
    assert attempt.reason is OutageReason.REDIRECTS
    assert attempt.response == hop
    assert attempt_of(capture(302), redirects_left=0) == capture(302)
    assert attempt_of(hop) == hop


def hop() -> Request:
    request = Request("http://dh31.example:81/b#part", meta=Trail().ticket(Purpose.PRICE))
    request.meta.update(redirect_times=1, redirect_urls=["http://dh31.example/a"])
    request.headers["User-Agent"] = "waybillwatch"
    return request


def test_a_capture_keeps_what_was_asked_and_what_came() -> None:
    response = Response(hop().url, status=203, headers={"Server": "Ü"}, body=b"x")
    found = capture_of(hop(), response, at=AT, coded=[])
    assert found == Capture(
        url="http://dh31.example:81/b",
        at=AT,
        purpose=Purpose.PRICE,
        status=203,
        headers=(("Server", "Ü".encode().decode("latin-1")),),
        payload=b"x",
        request_headers=(("Host", "dh31.example:81"), ("User-Agent", "waybillwatch")),
        redirected_from="http://dh31.example/a",
    )


def test_a_failure_keeps_what_was_asked() -> None:
    assert failed(hop(), DownloadTimeoutError(), at=AT) == Outage(
        url="http://dh31.example:81/b",
        at=AT,
        purpose=Purpose.PRICE,
        reason=OutageReason.TIMEOUT,
        detail="no whole answer in time",
        redirected_from="http://dh31.example/a",
    )
