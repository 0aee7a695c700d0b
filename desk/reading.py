"""What the reader makes of a page somebody has, or of an address; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.options import CrawlOptions
from crawler.run import crawl
from desk.config import Config
from desk.facts import contradiction, facts
from pipelines.extract import read_capture
from waybillwatch.captures import Capture, Outage, Purpose, answer_of
from waybillwatch.contradiction import contradictions
from waybillwatch.errors import InputError, UnreadablePage
from waybillwatch.sites import site_key
from waybillwatch.sweeps import Budget, FinishedVisit, Reading, Visit, VisitKind


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file's bytes, or what an address answered."""

    name: str
    capture: Capture | None
    trouble: str = ""


def from_file(path: Path) -> Source:
    """A saved page. Raises InputError where there is no such file."""
    if not path.is_file():
        raise InputError(f"{path} is no file: give a saved page or an address beginning with http")
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    now = datetime.now(UTC)
    capture = Capture(path.absolute().as_uri(), now, Purpose.FRONT, 200, (), body)
    return Source(str(path), capture)


def from_url(url: str, config: Config) -> Source:
    """What one address answers, fetched once under the crawler's guard and robots.txt."""
    now = datetime.now(UTC)
    visit = Visit(
        sweep="read",
        kind=VisitKind.WATCH,
        subject=site_key(url),
        start_url=url,
        at=now,
        budget=Budget(pages=1, bytes=config.whole("crawler.max_size")),
    )
    kept: list[FinishedVisit] = []
    options = CrawlOptions(
        hosts=config.hosts,
        timeout=config.number("crawler.timeout"),
        max_size=config.whole("crawler.max_size"),
        contact=config.text("crawler.contact"),
        item_pipelines={"pipelines.stages.Collect": 300},
        extra={"WAYBILLWATCH_COLLECT": kept.append},
    )
    crawl([lambda: (VisitKind.WATCH.value, (visit,))], options)
    attempts = [
        attempt
        for finished in kept
        for attempt in finished.attempts
        if attempt.purpose is not Purpose.ROBOTS
    ]
    if not attempts:
        return Source(url, None, "no answer came")
    last = attempts[-1]
    trouble = f"{last.reason}: {last.detail}" if isinstance(last, Outage) else ""
    return Source(url, answer_of(last), trouble)


def read(source: Source, *, reveal: bool) -> dict[str, object]:
    """The reading of a source as one row; an unreadable page is a row with its reason."""
    row: dict[str, object] = {"source": source.name}
    if source.trouble:
        row["trouble"] = source.trouble
    if source.capture is None:
        return row
    try:
        reading = read_capture(source.capture, tokens=None, reveal=reveal)
    except UnreadablePage as error:
        return row | {"trouble": str(error)}
    return row | _row(reading)


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
