"""What the reader makes of a page somebody has; nothing is stored."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desk.facts import contradiction, facts
from desk.labels import label_row, unread_row
from desk.manifest import Entry
from desk.readers import Readers
from desk.saved.documents import Document
from desk.saved.opening import bytes_of, documents_of
from pipelines.extract import read_capture
from pipelines.redact import redact_url
from waybillwatch.captures import Capture, Headers, Purpose
from waybillwatch.contradiction import contradictions
from waybillwatch.errors import BadUrl, UnreadablePage
from waybillwatch.sites import normalise_url
from waybillwatch.sweeps import Reading

Reads = Callable[[Capture], Reading]
"""Reads a page. Raises UnreadablePage."""
_AHEAD = 8
"""Pages begun before they are asked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file's bytes, a page in a file, or what an address answered."""

    name: str
    capture: Capture | None
    trouble: str = ""


def from_file(path: Path) -> Iterator[Source]:
    """The pages a saved file holds, numbered behind its name where they are several.

    HTML, MHTML, HAR and WARC are told apart by what they hold. Raises InputError where there
    is no such file or it is damaged.
    """
    found = documents_of(path)
    for number, document in enumerate(found, start=1):
        name = str(path) if len(found) == 1 else f"{path}#{number}"
        yield Source(name, _capture(document, path), document.trouble)


def from_entry(entry: Entry) -> Source:
    """A page of a list, under the name the list gives it. Raises InputError."""
    headers: Headers = (("Content-Type", entry.content_type),) if entry.content_type else ()
    document = Document(bytes_of(entry.path), entry.url, headers)
    return Source(entry.file, _capture(document, entry.path))


def _capture(document: Document, path: Path) -> Capture | None:
    """A document as a capture; one whose address is none on the web stands where its file does."""
    if document.trouble:
        return None
    url = path.absolute().as_uri()
    if document.url is not None:
        try:
            normalise_url(document.url)
        except BadUrl:  # cid:frame-1@mhtml, about:blank, or nothing: the page is read all the same
            pass
        else:
            url = document.url
    return Capture(
        url, datetime.now(UTC), Purpose.FRONT, document.status, document.headers, document.body
    )


def read(source: Source, reads: Reads) -> dict[str, object]:
    """The reading of a source as one row; an unreadable page is a row with its reason."""
    row: dict[str, object] = {"source": source.name}
    if source.capture is not None and source.capture.url.partition(":")[0] in {"http", "https"}:
        row["url"] = redact_url(source.capture.url)
    if source.trouble:
        row["trouble"] = source.trouble
    if source.capture is None:
        return row
    try:
        reading = _read(source.capture, reads)
    except UnreadablePage as error:
        return row | {"trouble": str(error)}
    return row | _row(reading)


def read_labels(source: Source, reads: Reads) -> dict[str, object]:
    """The reading of a source as a row of labels, always; see ``desk.labels``."""
    if source.capture is None:
        return unread_row(source.name, source.trouble or "there is nothing to read")
    try:
        return label_row(source.name, _read(source.capture, reads))
    except UnreadablePage as error:
        return unread_row(source.name, str(error))


def here(capture: Capture) -> Reading:
    """Read a page in this process, in clear and without any limit."""
    return read_capture(capture, tokens=None, reveal=True)


def ahead(sources: Iterable[Source], readers: Readers) -> Iterator[Source]:
    """The sources in their order, with the pages of the next few begun."""
    waiting: deque[Source] = deque()
    try:
        for source in sources:
            if source.capture is not None:
                readers.start(source.capture)
            waiting.append(source)
            if len(waiting) > _AHEAD:
                yield waiting.popleft()
    except Exception:  # a source that is none ends the list and costs none of those before it
        yield from waiting
        raise
    yield from waiting


def _read(capture: Capture, reads: Reads) -> Reading:
    try:
        return reads(capture)
    except UnreadablePage:
        raise
    except Exception as error:
        # A fault of ours on one page of a list must not cost the others their rows.
        raise UnreadablePage(
            f"the reader failed on it ({type(error).__name__}: {error}); please report the page"
        ) from error


def _row(reading: Reading) -> dict[str, object]:
    listing = reading.listing
    quote = reading.ground.quote
    return {
        "title": listing.title,
        "standing": reading.standing,
        "standing_quote": quote.exact if quote else reading.ground.detail,
        "kind": reading.judgement.kind,
        "sure": reading.judgement.sure,
        "score": reading.judgement.score,
        "reasons": list(reading.judgement.reasons),
        **facts([listing]),
        "contradictions": [contradiction(found) for found in contradictions([listing])],
    }
