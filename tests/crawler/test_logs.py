"""The log never repeats an item, a body, an address or a message over them."""

from __future__ import annotations

import io
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.log import logformatter_adapter
from twisted.python.failure import Failure

from crawler.logs import TRACING, DiscreetFormatter, NoTraceback, brief
from waybillwatch.errors import LeaseLost

SECRET = "13000000001"
REQUEST = Request(f"http://dh31.example/query?phone={SECRET}")
RESPONSE = Response(REQUEST.url, body=SECRET.encode())
SPIDER: Any = SimpleNamespace(name="watch")


def failed() -> Failure:
    try:
        int(SECRET + "x")
    except ValueError:
        return Failure()
    raise AssertionError


def lines() -> list[Any]:
    made, failure = DiscreetFormatter(), failed()
    return [
        made.crawled(REQUEST, RESPONSE, SPIDER),
        made.scraped(SECRET, RESPONSE, SPIDER),
        made.dropped(SECRET, ValueError(SECRET), RESPONSE, SPIDER),
        made.item_error(SECRET, ValueError(SECRET), RESPONSE, SPIDER),
        made.spider_error(failure, REQUEST, RESPONSE, SPIDER),
        made.download_error(failure, REQUEST, SPIDER, SECRET),
    ]


def test_no_line_repeats_what_was_read() -> None:
    for line in lines():
        _, message, *arguments = logformatter_adapter(line)
        said = message % tuple(arguments) if arguments else message
        assert said
        assert SECRET not in said


def test_a_failure_is_its_class_and_place() -> None:
    failure = failed().value
    assert isinstance(failure, ValueError)
    assert brief(failure).startswith("ValueError at test_logs.py:")
    assert brief(ValueError(SECRET)) == "ValueError"
    assert brief(LeaseLost("another worker has it")) == "LeaseLost: another worker has it"


@pytest.mark.parametrize("name", TRACING)
def test_tracebacks_lose_their_messages(name: str) -> None:
    DiscreetFormatter.from_crawler(SPIDER)
    DiscreetFormatter.from_crawler(SPIDER)
    logger, stream = logging.getLogger(name), io.StringIO()
    assert sum(isinstance(present, NoTraceback) for present in logger.filters) == 1
    handler = logging.StreamHandler(stream)
    logger.addHandler(handler)
    try:
        try:
            int(SECRET + "x")
        except ValueError:
            logger.exception("an item pipeline failed for %s", "dh31.example")
    finally:
        logger.removeHandler(handler)
    assert "an item pipeline failed for dh31.example [ValueError at" in stream.getvalue()
    assert SECRET not in stream.getvalue()
