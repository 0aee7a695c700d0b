"""One capture read: facts on the right pages only, everything in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract import extract, own_words, read_capture
from tests.pipelines.pages import capture, html
from waybillwatch.captures import Capture, Purpose
from waybillwatch.errors import UnreadablePage
from waybillwatch.pii import Tokens
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Standing

ARTICLE = (
    "<title>记者调查单号网站</title><p>本报记者采访发现，某网站单号0.4元一个，声称不含姓名，后果自负。</p>"
    "<p>警方通报称，法院已判决。律师认为免责声明无效。</p><p>新闻热线：400-000-9600</p>"
)


def test_the_press_s_quotes_are_no_offer() -> None:
    reading = read_capture(capture(ARTICLE), tokens=None)
    assert reading.judgement.kind is SiteKind.PRESS
    listing = reading.listing
    assert (listing.tiers, listing.claims, listing.disclaimers) == ((), (), ())
    assert [one.value for one in listing.contacts] == ["400-000-9600"]
    assert reading.standing is Standing.SILENT


def test_a_reading_carries_its_place_and_both_texts() -> None:
    reading = read_capture(capture("<title>单号</title><p>收件人：林小禾</p>"), tokens=Tokens(b"k"))
    assert reading.url == "http://shop.example/"
    assert reading.purpose is Purpose.FRONT
    assert reading.listing.title == "单号"
    assert len(reading.text) == len(reading.canonical_text)
    assert "林小禾" in reading.canonical_text
    assert "小禾" not in str(reading.text)


def test_reading_twice_gives_the_same() -> None:
    one = capture(ARTICLE)
    assert read_capture(one, tokens=Tokens(b"k")) == read_capture(one, tokens=Tokens(b"k"))


def test_bytes_that_are_no_page_are_refused() -> None:
    body = b"\x89PNG\r\n\x1a\n" + bytes(64)
    with pytest.raises(UnreadablePage):
        read_capture(
            Capture("http://shop.example/x.png", capture("").at, Purpose.FRONT, 200, (), body),
            tokens=None,
        )


def test_a_blank_page_is_readable_and_empty() -> None:
    reading = read_capture(capture(""), tokens=None)
    assert reading.listing.is_empty
    assert reading.standing is Standing.SILENT


def test_furniture_is_left_out_of_what_is_judged() -> None:
    page = html("<nav>出售单号</nav><p>正文</p><footer>空包网</footer>")
    assert str(own_words(page)).split() == ["正文"]


def test_an_extract_keeps_the_page_for_its_links() -> None:
    one = extract(capture('<a href="http://other.example/">空包网</a>'), tokens=None)
    assert [link.url for link in one.links] == ["http://other.example/"]


@settings(max_examples=50)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    one = Capture("http://shop.example/", capture("").at, Purpose.FRONT, 200, (), body)
    try:
        reading = read_capture(one, tokens=None)
    except UnreadablePage:
        return
    assert len(reading.text) == len(reading.canonical_text)
