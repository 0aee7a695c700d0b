"""Pages that were not sent again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.observe import observe
from pipelines.recalling import validator
from tests.pipelines.pages import AT, capture
from waybillwatch.captures import Attempt, Capture, Digest, Purpose
from waybillwatch.pii import Tokens
from waybillwatch.sweeps import (
    Budget,
    FinishedVisit,
    Known,
    Recall,
    Recalled,
    Standing,
    Visit,
    VisitKind,
    VisitRecord,
)

FRONT = "http://shop.example/"
HOME = (
    "<title>淘单_真实快递单号出售平台</title><p>淘单出售各大快递的真实单号，在线充值。</p>"
    "<p>无收货地址：0.4元/个</p><p>QQ：9900114114</p>"
    '<p>友情链接：<a href="http://other.example/">空包网</a><a href="/price">价格</a></p>'
)
PRICES = (
    "<title>单号资费</title><p>单号 无收货地址：0.4元/个</p><p>QQ：9900114114</p>"
    '<p><a href="http://third.example/">单号网</a><a href="http://other.example/">空包</a></p>'
)
SENT = (capture(HOME), capture(PRICES, FRONT + "price", Purpose.PRICE))
TOKENS = Tokens(b"k")


def visit(*attempts: Attempt, recall: Recall | None = None, knows: bool = True) -> VisitRecord:
    known = tuple(
        Known(one.url, one.purpose, None, one.digest, len(one.body), '"1"', segment="s", at=AT)
        for one in SENT
    )
    made = Visit("k", VisitKind.WATCH, "shop.example", FRONT, AT, Budget())
    told = replace(made, known=known if knows else ())
    return observe(FinishedVisit(told, attempts, AT, AT), tokens=TOKENS, recall=recall)


def unsent(one: Capture) -> Capture:
    return replace(one, status=304, payload=b"", headers=())


def remembering(record: VisitRecord) -> Recall:
    """Recalls what a record holds, as the store would."""

    def recall(visit: Visit, known: Known) -> Recalled | None:
        for reading in record.readings:
            if reading.capture == known.digest:
                finds = tuple(one for one in record.finds if one.detail == reading.url)
                return Recalled(reading, finds)
        return None

    return recall


@pytest.mark.parametrize("again", [(0,), (1,), (0, 1)])
def test_a_page_that_was_not_sent_again_is_observed_as_if_it_had_been(
    again: tuple[int, ...],
) -> None:
    first = visit(*SENT)
    assert [find.site for find in first.finds] == ["other.example", "third.example"]
    attempts = [unsent(one) if place in again else one for place, one in enumerate(SENT)]
    record = visit(*attempts, recall=remembering(first))
    assert (record.observation, record.readings) == (first.observation, first.readings)
    assert record.finds == first.finds
    for before, after in zip(first.exchanges, record.exchanges, strict=True):
        assert (after.digest, after.size, after.text_version) == (
            *(before.digest, before.size, before.text_version),
        )
    assert [one.status for one in record.exchanges].count(304) == len(again)


def test_what_nobody_remembers_is_not_known_and_says_so() -> None:
    for recall in (None, remembering(visit())):
        record = visit(unsent(SENT[0]), recall=recall)
        assert record.observation is not None
        assert record.observation.standing is Standing.UNKNOWN
        assert record.readings == ()
        assert "gone" in record.exchanges[0].detail
        assert record.exchanges[0].digest == SENT[0].digest


def test_a_304_that_nobody_asked_for_says_nothing_of_the_page() -> None:
    record = visit(unsent(SENT[0]), knows=False)
    assert record.observation is not None
    assert record.observation.standing is Standing.UNKNOWN
    assert "nobody had asked" in record.exchanges[0].detail
    assert record.exchanges[0].digest == Digest.of(b"")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ('W/"5f3-4a2b"', True),
        ("Mon, 05 Nov 2012 03:00:00 GMT", True),
        ('"13000000001"', False),
        ('"' + "a" * 300 + '"', False),
        ('"a\r\nX: y"', False),
        ('"单号"', False),
        ("", False),
    ],
)
def test_a_validator_is_kept_where_it_is_short_plain_and_nobodys(value: str, kept: bool) -> None:
    answer = replace(SENT[0], headers=(("ETag", value),))
    assert validator(answer, "etag") == (value if kept else None)
