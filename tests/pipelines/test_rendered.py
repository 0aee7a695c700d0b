"""A page that a browser had to show is read as it was shown; its exchange is what the site sent."""

from __future__ import annotations

import pytest

from pipelines.observe import observe
from tests.pipelines.pages import AT, capture
from waybillwatch.captures import PICTURE, Capture, Digest, Purpose, Rendering
from waybillwatch.pii import Tokens
from waybillwatch.sweeps import Budget, FinishedVisit, Standing, Visit, VisitKind, VisitRecord

FRONT = "http://shop.example/"
SHELL = "<title>淘单</title><div id=app></div><script src=/app.js></script>"
SHOWN = (
    "<title>淘单_真实快递单号出售平台</title><div id=app><p>淘单出售各大快递的真实单号。</p>"
    '<p>有收货地址：0.5元/个</p><p><a href="http://other.example/">空包网</a></p></div>'
)


def read(plain: Capture, dom: bytes, reason: str = "script shell") -> VisitRecord:
    visit = Visit("k", VisitKind.WATCH, "shop.example", FRONT, AT, Budget())
    shown = Rendering(FRONT, AT, Purpose.FRONT, reason, dom)
    finished = FinishedVisit(visit, (plain,), AT, AT, renderings=(shown,))
    return observe(finished, tokens=Tokens(b"k"))


def test_the_document_is_read_and_quoted() -> None:
    plain, dom = capture(SHELL), SHOWN.encode()
    record = read(plain, dom)
    assert record.observation is not None
    assert record.observation.standing is Standing.SELLING
    (reading,) = record.readings
    assert reading.capture == reading.listing.capture == Digest.of(dom)
    (tier,) = reading.listing.tiers
    assert tier.quote.capture == Digest.of(dom)
    assert reading.canonical_text[slice(*tier.quote.ranges[0])] == tier.quote.exact
    assert [find.site for find in record.finds] == ["other.example"]


def test_the_exchange_stays_that_of_the_plain_answer() -> None:
    plain = capture(SHELL)
    (exchange,) = read(plain, SHOWN.encode()).exchanges
    assert (exchange.digest, exchange.size) == (plain.digest, len(plain.body))
    assert exchange.text_version is not None


def test_a_rendering_for_the_picture_alone_is_not_read() -> None:
    plain = capture(SHOWN)
    (reading,) = read(plain, b"<p>another", PICTURE).readings
    assert reading.capture == plain.digest


def test_a_document_that_cannot_be_read_leaves_the_plain_answer() -> None:
    plain = capture(SHOWN)
    (reading,) = read(plain, b"%PDF-1.4 not a page").readings
    assert reading.capture == plain.digest


@pytest.mark.parametrize("charset", ["gbk", "big5", "utf-8"])
def test_a_documents_own_charset_is_that_of_the_plain_answer_and_not_believed(charset: str) -> None:
    dom = f"<meta charset={charset}>{SHOWN}".encode()
    (reading,) = read(capture(SHELL), dom).readings
    assert "有收货地址：0.5元/个" in str(reading.text)
