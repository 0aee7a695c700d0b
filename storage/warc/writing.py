"""Writes WARC 1.1 (ISO 28500:2017) in memory with warcio, one gzip member a record."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Mapping
from datetime import datetime

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.warc.heads import ascii_url, line, request_head, response_head
from storage.warc.visits import time_text
from waybillwatch.captures import Capture, Digest

VERSION = "WARC/1.1"


class SegmentWriter:
    """Builds one segment; ``content`` is what was written so far."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=True, warc_version=VERSION)

    @property
    def content(self) -> bytes:
        """The segment's bytes."""
        return self._out.getvalue()

    def info(self, at: datetime, fields: Mapping[str, str]) -> None:
        """The warcinfo record: who wrote this and with what."""
        lines = "".join(f"{name}: {line(value)}\r\n" for name, value in fields.items())
        self._write("warcinfo", "", at, lines.encode(), "application/warc-fields")

    def json(self, kind: str, uri: str, at: datetime, content: object) -> str:
        """A metadata or resource record that holds JSON."""
        # Plain ASCII, so that even a lone surrogate in a hostile header survives.
        return self._write(kind, uri, at, json.dumps(content).encode(), "application/json")

    def text(self, uri: str, at: datetime, text: str, *, of: str, version: str) -> str:
        """The canonical text of a response, with the version of what made it."""
        more = {"WARC-Refers-To": of, "X-Waybillwatch-Text-Version": line(version)}
        body = text.encode("utf-8", "surrogatepass")
        return self._write("conversion", uri, at, body, "text/plain; charset=utf-8", more)

    def resource(
        self, uri: str, at: datetime, block: bytes, content_type: str, more: Mapping[str, str]
    ) -> str:
        """Something we made of a page and nobody sent: a document, a picture."""
        fields = {name: line(value) for name, value in more.items()}
        return self._write("resource", uri, at, block, content_type, fields)

    def exchange(self, capture: Capture) -> str:
        """The request and the response of a capture; the response's record id."""
        uri = ascii_url(capture.url)
        more = {
            "WARC-Payload-Digest": str(capture.digest),
            "WARC-Protocol": line(capture.protocol),
        }
        if capture.ip:
            more["WARC-IP-Address"] = line(capture.ip)
        if capture.redirected_from is not None:
            more["X-Waybillwatch-Redirected-From"] = ascii_url(capture.redirected_from)
        more["X-Waybillwatch-Purpose"] = capture.purpose.value
        kind = "application/http; msgtype=response"
        block = response_head(capture) + capture.body
        answer = self._write("response", uri, capture.at, block, kind, more)
        block = request_head(capture)
        kind = "application/http; msgtype=request"
        self._write("request", uri, capture.at, block, kind, {"WARC-Concurrent-To": answer})
        return answer

    def _write(
        self,
        kind: str,
        uri: str,
        at: datetime,
        block: bytes,
        content_type: str,
        more: Mapping[str, str] = {},
    ) -> str:
        name = f"<urn:uuid:{uuid.uuid4()}>"
        fields = {"WARC-Type": kind, "WARC-Record-ID": name, "WARC-Date": time_text(at)}
        if uri:
            fields["WARC-Target-URI"] = uri
        digest = str(Digest.of(block))
        fields |= {**more, "WARC-Block-Digest": digest}
        if kind != "warcinfo":
            # warcio fills in a SHA-1 where none stands; of a request it is of its empty body.
            payload = b"" if kind == "request" else block  # a request here is a GET
            fields.setdefault("WARC-Payload-Digest", str(Digest.of(payload)))
        headers = StatusAndHeaders("", list(fields.items()), protocol=VERSION)
        record = ArcWarcRecord(
            "warc", kind, headers, io.BytesIO(block), None, content_type, len(block)
        )
        self._writer.write_record(record)
        return name
