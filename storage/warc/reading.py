"""Reads WARC records back, by whole gzip members only.

A torn file can give a short record without a word (465 of 5,613 cuts did).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders

from storage.warc.writing import HELD_IN
from waybillwatch.captures import Digest

_STEP = 65536


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record as it is read back."""

    kind: str
    id: str
    uri: str
    block: bytes = field(repr=False)
    profile: str = ""
    """Of a revisit record: which kind of repeat it is."""
    digest: str = ""
    """Of the payload, as the record says it."""
    held_in: str = ""
    """Of a revisit record: the segment that holds the payload."""

    @property
    def payload(self) -> bytes:
        """The body below an HTTP head; of any other record, its block."""
        if self.kind in {"request", "response", "revisit"}:
            return self.block.partition(b"\r\n\r\n")[2]
        return self.block


def whole_members(plain: bytes) -> tuple[bytes, int]:
    """The gzip members that stand whole at the beginning, and how many bytes come after them."""
    done = 0
    view = memoryview(plain)
    while done < len(plain):
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        at = done
        try:
            while not member.eof and at < len(plain):
                member.decompress(view[at : at + _STEP])
                at = min(at + _STEP, len(plain))
        except zlib.error:
            break
        if not member.eof:
            break
        done = at - len(member.unused_data)
    return plain[:done], len(plain) - done


def read_records(plain: bytes) -> Iterator[Record]:
    """Every record, its digests checked. Raises ValueError where one is not what it says."""
    # warcio can check digests too, but takes a response's payload for its block unless it
    # parses the HTTP head, which is what must not happen here.
    try:
        for found in ArchiveIterator(io.BytesIO(plain), no_record_parse=True):
            headers = found.rec_headers
            record = Record(
                found.rec_type,
                headers.get_header("WARC-Record-ID"),
                headers.get_header("WARC-Target-URI") or "",
                b"".join(iter(lambda stream=found.raw_stream: stream.read(_STEP), b"")),  # type: ignore[misc]
                headers.get_header("WARC-Profile") or "",
                headers.get_header("WARC-Payload-Digest") or "",
                headers.get_header(HELD_IN) or "",
            )
            _check(record, headers)
            yield record
    except (ArchiveLoadFailed, zlib.error, EOFError) as error:
        raise ValueError(str(error)) from error


def _check(record: Record, headers: StatusAndHeaders) -> None:
    for name, content in (
        ("WARC-Block-Digest", record.block),
        ("WARC-Payload-Digest", record.payload),
    ):
        if record.kind == "revisit" and name == "WARC-Payload-Digest":
            continue  # of a payload that lies elsewhere, and is held against it there
        said = headers.get_header(name)
        if said is not None and said != str(Digest.of(content)):
            raise ValueError(f"the {name} of record {record.id} is not that of its bytes")
