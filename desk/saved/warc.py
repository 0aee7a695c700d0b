"""WARC (ISO 28500), as crawlers and our own archive write it, plain or in gzip members."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParser

from desk.saved.documents import MOST_BYTES, Document, damaged, is_html
from storage.warc.reading import whole_members

_GZIP = b"\x1f\x8b"
_MARK = b"WARC/"
_STEP = 65_536


def is_warc(body: bytes) -> bool:
    """Whether bytes begin as a WARC file does, also inside a gzip member."""
    if not body.startswith(_GZIP):
        return body.startswith(_MARK)
    try:
        return zlib.decompressobj(wbits=31).decompress(body[:_STEP], len(_MARK)) == _MARK
    except zlib.error:
        return False


def open_warc(body: bytes) -> Iterator[Document]:
    """Each answer that is a page, in the file's order. Raises InputError where it is damaged.

    Revisit records repeat a page that lies elsewhere and hold none. Checked are the lengths
    of all records; their digests are not, since tools do not agree on what they are of.
    """
    if body.startswith(_GZIP) and whole_members(body)[1]:
        raise damaged("WARC", "it ends within a record")
    try:
        with redirect_stderr(io.StringIO()):  # warcio says there what is said below
            records = ArchiveIterator(io.BytesIO(body), no_record_parse=True)
            for record in records:
                block = _whole(record)
                if record.rec_type == "response":
                    yield from _document(record, block)
                records.read_to_end()
                if records.err_count:
                    raise damaged("WARC", "a record is longer than it says")
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
        why = str(error).strip().partition("\n")[0]
        raise damaged("WARC", why or "it ends within a record") from error


def _whole(record: Any) -> bytes:
    """A record's block. Raises InputError where less of it is there than the record says."""
    block = b"".join(iter(lambda: record.raw_stream.read(_STEP), b""))
    if record.rec_headers.get_header("Content-Length") != str(len(block)):
        raise damaged("WARC", "it ends within a record")
    return block


def _document(record: Any, block: bytes) -> Iterator[Document]:
    said, url = record.rec_headers, record.rec_headers.get_header("WARC-Target-URI")
    if not block.startswith(b"HTTP/"):  # a name looked up, a Gemini page: no answer of the web
        return
    stream = io.BytesIO(block)
    head = StatusAndHeadersParser([], verify=False).parse(stream)
    kind = head.get_header("Content-Type")
    if kind is not None and not is_html(kind):
        return
    answer = ArcWarcRecord("warc", "response", said, stream, head, kind, len(block))
    payload = _payload(answer.content_stream())
    if kind is None and not payload.lstrip().startswith(b"<"):
        return
    headers = tuple((str(name), str(value)) for name, value in head.headers)
    status = head.get_statuscode()
    yield Document(payload, url, headers, int(status) if status.isdecimal() else 0)


def _payload(stream: Any) -> bytes:
    parts: list[bytes] = []
    left = MOST_BYTES
    while left > 0 and (part := stream.read(min(_STEP, left))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
