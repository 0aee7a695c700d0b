"""Saved files made by hand, as browsers and crawlers write them."""

from __future__ import annotations

import base64
import gzip
import json
import quopri

PAGE = (
    "<title>小满单号网：圆通单号出售</title><p>出售圆通单号，0.4元/个，客服QQ：990012345</p>"
    "<p>注册会员后在线充值，批量购买单号，一单一用</p>"
)
FRAME = "<p>空包价格表</p>"


def mhtml() -> bytes:
    """A page and a frame of it, quoted-printable and base64, and a picture."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://shop.example/\r\n"
        "Subject: =?utf-8?B?5Y2V5Y+3?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----MB--7----"\r\n\r\n\r\n'
    )
    parts = (
        ("text/html", "quoted-printable", "http://shop.example/",
         quopri.encodestring(PAGE.encode()).replace(b"\n", b"\r\n")),
        ("text/html", "base64", "cid:frame-2@mhtml.blink", base64.encodebytes(FRAME.encode())),
        ("image/png", "base64", "http://shop.example/a.png", base64.encodebytes(b"\x89PNG")),
    )  # fmt: skip
    body = b"".join(
        f"------MB--7----\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n"
        f"Content-Location: {place}\r\n\r\n".encode()
        + text
        + b"\r\n"
        for kind, coding, place, text in parts
    )
    return head.encode() + body + b"------MB--7------\r\n"


def entry(url: str, content: dict[str, object], status: int = 200) -> dict[str, object]:
    """One entry of a HAR file."""
    return {"request": {"url": url}, "response": {"status": status, "content": content}}


def har(*more: dict[str, object]) -> bytes:
    """Two pages, one of them as base64 of GBK; a redirect and a picture between them."""
    gbk = base64.b64encode(PAGE.encode("gbk")).decode()
    entries = [
        entry("http://shop.example", {"mimeType": "text/html", "size": 0}, 301),
        entry("http://shop.example/", {"mimeType": "text/html; charset=gbk", "text": PAGE}),
        entry("http://shop.example/a.png", {"mimeType": "image/png", "text": "iVBORw=="}),
        entry(
            "http://shop.example/b", {"mimeType": "text/html", "text": gbk, "encoding": "base64"}
        ),
        *more,
    ]
    log = {"version": "1.2", "creator": {"name": "hand", "version": "1"}, "entries": entries}
    return json.dumps({"log": log}, ensure_ascii=False).encode()


def record(block: bytes, url: str = "http://a.example/", kind: str = "response") -> bytes:
    """One WARC record."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\n"
        f"WARC-Date: 2012-11-08T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    """An HTTP answer as a record's block."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def warc(*, packed: bool) -> bytes:
    """Two pages, the second with a Content-Encoding and not found; a picture between them."""
    coded = answer(
        gzip.compress(FRAME.encode(), mtime=0),
        status="404 Not Found",
        more="Content-Encoding: gzip\r\n",
    )
    records = (
        record(answer(PAGE.encode("gbk")), "http://shop.example/"),
        record(answer(b"\x89PNG", "image/png"), "http://shop.example/a.png"),
        record(coded, "http://shop.example/b"),
    )
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)
