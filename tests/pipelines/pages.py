"""Redacted pages made by hand, for tests of what reads them."""

from __future__ import annotations

from datetime import UTC, datetime

from pipelines.blocks import Block, BlockKind, Layout
from pipelines.page import read_page
from pipelines.redact import RedactedPage, redact
from pipelines.view import View, view_of
from waybillwatch.captures import Capture, Digest, Purpose
from waybillwatch.pii import Redacted

AT = datetime(2012, 11, 5, 3, 0, tzinfo=UTC)
HTML = "text/html; charset=utf-8"


def paragraph(text: str) -> View:
    """A page of one paragraph."""
    layout = Layout(blocks=(Block(BlockKind.PARAGRAPH, (0, len(text))),))
    return view_of(RedactedPage(Redacted(text), layout, (), Digest.of(text.encode())))


def html(body: str, url: str = "http://shop.example/") -> RedactedPage:
    """A page of HTML, read and redacted as a capture is."""
    payload = body.encode()
    page = read_page(payload, content_type=HTML, url=url)
    return redact(page, capture=Digest.of(payload), tokens=None)


def capture(
    body: str,
    url: str = "http://shop.example/",
    purpose: Purpose = Purpose.FRONT,
    status: int = 200,
) -> Capture:
    """An answer that holds a page of HTML."""
    return Capture(url, AT, purpose, status, (("Content-Type", HTML),), body.encode())
