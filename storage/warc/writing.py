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
from waybillwatch.captures import NOT_MODIFIED, Capture, Digest
from waybillwatch.sweeps import Known

VERSION = "WARC/1.1"


_PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
UNCHANGED = f"{_PROFILES}server-not-modified"
IDENTICAL = f"{_PROFILES}identical-payload-digest"
"""The profiles of revisit records (WARC 1.1, 6.7)."""
HELD_IN = "X-Waybillwatch-Segment"
"""Names the segment that holds a revisit record's payload; a WARC date alone would not."""


class _Head:
    """An HTTP head that warcio writes as it stands."""

    def __init__(self, head: bytes) -> None:
        self.headers_buff = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Nothing to compute."""


def _refers(capture: Capture, known: Known) -> dict[str, str]:
    """What a revisit record says of its target."""
    more = {
        "WARC-Profile": UNCHANGED if capture.status == NOT_MODIFIED else IDENTICAL,
        "WARC-Refers-To-Target-URI": ascii_url(known.url),
        "WARC-Payload-Digest": str(known.digest),
        HELD_IN: line(known.segment),
    }
    if known.at is not None:
        more["WARC-Refers-To-Date"] = time_text(known.at)
    return more


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

    def exchange(self, capture: Capture, known: Known | None = None) -> str:
        """The request and the response of a capture; the response's record id.

        Where its payload is a ``known`` one, the response is a revisit record: its head, and
        where the payload lies. Such a record is worth nothing without its target.
        """
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
        block = response_head(capture) + (capture.body if known is None else b"")
        if known is not None:
            more |= _refers(capture, known)
        record = "response" if known is None else "revisit"
        answer = self._write(record, uri, capture.at, block, kind, more)
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
        # Of a revisit record warcio writes the HTTP head alone, and none where it got none.
        head = _Head(block) if kind == "revisit" else None
        record = ArcWarcRecord(
            "warc", kind, headers, io.BytesIO(block), head, content_type, len(block)
        )
        self._writer.write_record(record)
        return name
