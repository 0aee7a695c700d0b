"""Conditions are set hop by hop."""

from datetime import UTC, datetime

from scrapy import Request

from crawler.conditions import Conditions
from crawler.memory import Memory
from crawler.trail import Trail
from waybillwatch.captures import Capture, Digest, Purpose
from waybillwatch.sweeps import Budget, Known, Visit, VisitKind

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
HOP, LANDED = "http://shop.example/hop", "http://shop.example/landed"
KNOWN = (
    Known(HOP, Purpose.LISTING),
    Known(LANDED, Purpose.LISTING, digest=Digest.of(b"x"), etag='"2"'),
)


def test_a_redirect_does_not_carry_conditions_along() -> None:
    visit = Visit("s", VisitKind.WATCH, "shop.example", HOP, AT, Budget(), known=KNOWN)
    trail = Trail(memory=Memory(visit, pictures=False))
    first = Request(HOP, meta=trail.ticket(Purpose.LISTING), headers={"If-None-Match": "stray"})
    Conditions().process_request(first)
    assert "If-None-Match" not in first.headers
    trail.record(first, Capture(HOP, AT, Purpose.LISTING, 302, (), b""))
    second = first.replace(url=f"{LANDED}#place")
    Conditions().process_request(second)
    assert second.headers["If-None-Match"] == b'"2"'
    elsewhere = second.replace(url="http://shop.example/other")
    Conditions().process_request(elsewhere)
    assert "If-None-Match" not in elsewhere.headers


def test_a_request_of_no_visit_has_none() -> None:
    request = Request(HOP)
    Conditions().process_request(request)
    assert not request.headers
