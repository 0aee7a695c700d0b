"""The recorder: one attempt a request, with its encoding undone."""

from __future__ import annotations

import gzip
import zlib
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings

from crawler.outages import TooLarge
from crawler.recorder import Recorder
from crawler.trail import Trail
from waybillwatch.captures import Capture, Outage, OutageReason, Purpose

PAGE = "<p>圆通 0.4元/个</p>".encode("gb18030")


def recorder(**changes: object) -> Recorder:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict({"DOWNLOAD_MAXSIZE": 10_000, **changes}, priority="cmdline")
    stats = SimpleNamespace(inc_value=lambda *_: None)
    signals = SimpleNamespace(connect=lambda *_: None)
    crawler: Any = SimpleNamespace(settings=settings, stats=stats, signals=signals)
    return Recorder.from_crawler(crawler)


def asked(trail: Trail, url: str = "http://dh31.example/a#part") -> Request:
    return Request(url, meta=trail.ticket(Purpose.LISTING), headers={"User-Agent": "waybillwatch"})


def answer(body: bytes, coding: str | None = None, status: int = 200) -> Response:
    headers = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    if coding:
        headers["Content-Encoding"] = coding
    return HtmlResponse("http://dh31.example/a", status=status, headers=headers, body=body)


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (brotli.compress(PAGE), "br"),
        (brotli.compress(gzip.compress(PAGE)), "gzip, br"),
    ],
    ids=["gzip", "deflate", "br", "gzip in br"],
)
def test_an_encoding_is_undone_and_told_of(packed: bytes, coding: str) -> None:
    trail = Trail()
    request = asked(trail)
    recorder().process_response(request, answer(packed, coding))
    (attempt,) = trail.attempts
    assert isinstance(attempt, Capture)
    assert attempt.body == PAGE
    assert attempt.header("X-Content-Encoding") == coding
    assert attempt.header("Content-Encoding") is None
    assert attempt.header("X-Content-Length") == str(len(packed))
    assert attempt.header("Content-Length") is None
    assert attempt.url == "http://dh31.example/a"
    assert attempt.request_headers == (("Host", "dh31.example"), ("User-Agent", "waybillwatch"))


def test_a_plain_answer_keeps_its_headers() -> None:
    trail = Trail()
    recorder().process_response(asked(trail), answer(PAGE))
    (attempt,) = trail.attempts
    assert isinstance(attempt, Capture)
    assert attempt.headers == (("Content-Type", "text/html"), ("Content-Length", str(len(PAGE))))


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(PAGE, mtime=0)[:5]], ids=["no gzip", "cut"]
)
def test_what_cannot_be_unpacked_is_kept_as_it_came(body: bytes) -> None:
    trail = Trail()
    recorder().process_response(asked(trail), answer(body, "gzip"))
    (attempt,) = trail.attempts
    assert isinstance(attempt, Capture)
    assert attempt.body == body
    assert attempt.header("Content-Encoding") == "gzip"
    assert attempt.header("X-Content-Encoding") is None


def test_an_unknown_encoding_is_left_on() -> None:
    trail = Trail()
    recorder().process_response(asked(trail), answer(b"??", "xpress"))
    (attempt,) = trail.attempts
    assert isinstance(attempt, Capture)
    assert attempt.header("Content-Encoding") == "xpress"
    assert attempt.header("X-Content-Encoding") is None


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(b"\0" * 5_000_000), "gzip"),
        (zlib.compress(b"\0" * 5_000_000), "deflate"),
        (brotli.compress(b"\0" * 5_000_000), "br"),
    ],
    ids=["gzip", "deflate", "br"],
)
def test_a_bomb_is_too_large(packed: bytes, coding: str) -> None:
    trail = Trail()
    with pytest.raises(TooLarge):
        recorder().process_response(asked(trail), answer(packed, coding))
    (attempt,) = trail.attempts
    assert isinstance(attempt, Outage)
    assert attempt.reason is OutageReason.TOO_LARGE


def test_a_retry_replaces_what_it_retries_and_a_redirect_follows_it() -> None:
    trail, mine = Trail(), recorder()
    first = asked(trail)
    mine.process_exception(first, DownloadTimeoutError())
    again = first.copy()
    again.meta["retry_times"] = 1
    mine.process_response(again, answer(b"", status=302))
    hop = again.replace(url="http://dh31.example/b")
    hop.meta.update(redirect_times=1, redirect_urls=["http://dh31.example/a"])
    mine.process_response(hop, answer(PAGE))
    mine.process_response(asked(trail, "http://dh31.example/c"), answer(PAGE, status=404))
    assert [attempt.url[-2:] for attempt in trail.attempts] == ["/a", "/b", "/c"]
    assert [type(attempt) for attempt in trail.attempts] == [Capture, Capture, Outage]
    assert trail.attempts[1].redirected_from == "http://dh31.example/a"
    assert trail.last(first.meta) == trail.attempts[1]
    assert trail.size == 2 * len(PAGE)


def test_a_request_that_no_visit_made_passes_unrecorded() -> None:
    request = Request("http://dh31.example/")
    plain = recorder().process_response(request, answer(gzip.compress(PAGE), "gzip"))
    assert plain.body == PAGE
    recorder().process_exception(request, DownloadTimeoutError())
