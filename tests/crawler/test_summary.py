"""One line says what a visit came to."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.summary import summary
from waybillwatch.captures import Capture, Outage, OutageReason, Purpose
from waybillwatch.search import SearchAnswer, SearchOutcome
from waybillwatch.sweeps import Budget, FinishedVisit, Visit, VisitKind

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)


def test_a_visit_is_one_line_without_what_was_read() -> None:
    visit = Visit("bare", VisitKind.WATCH, "dh31.example", "http://dh31.example/", AT, Budget())
    page = Capture("http://dh31.example/q?13000000001", AT, Purpose.FRONT, 200, (), b"13000000001")
    gone = Outage("http://dh31.example/x", AT, Purpose.PRICE, OutageReason.HTTP_STATUS, "404")
    answer = SearchAnswer(SearchOutcome.NONE)
    said = summary(FinishedVisit(visit, (page, gone), AT, AT, (answer,)))
    assert said == "watch dh31.example: 1 answers; price: http_status (404); none, 0 hits"
