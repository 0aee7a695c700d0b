"""How fast the reader is: from bytes to all labels, beside Beautiful Soup's bare text.

CPU time, both over the same pages, in turn, in one process: a busy machine slows both alike.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from statistics import median

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

from benchmarks import shops
from benchmarks.labelled import Labelled
from desk.labels import label_row
from pipelines.extract import read_capture
from waybillwatch.captures import Capture, Purpose
from waybillwatch.errors import UnreadablePage

RUNS = 5
MEGABYTE = 1_000_000
_AT = datetime(2026, 11, 24, tzinfo=UTC)
_SHOP = "http://shop00.example/price/1"
_IMPORTS = """
import resource, time
began = time.process_time()
import desk.reading
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def _labels(capture: Capture) -> None:
    with suppress(UnreadablePage):  # it was looked at, which is what is timed
        label_row("page", read_capture(capture, tokens=None, reveal=True))


def _text(capture: Capture) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # a feed is read as it comes
        BeautifulSoup(capture.body, "lxml").get_text()


def _cpu(work: Callable[[Capture], None], captures: Sequence[Capture]) -> float:
    began = time.process_time()
    for capture in captures:
        work(capture)
    return time.process_time() - began


def timed(captures: Sequence[Capture]) -> tuple[float, float, float]:
    """Median CPU seconds of the reader and of the bare text, and the median of their ratios."""
    pairs = [(_cpu(_labels, captures), _cpu(_text, captures)) for _ in range(RUNS)]
    ours, theirs = zip(*pairs, strict=True)
    return median(ours), median(theirs), median(bare / full for full, bare in pairs)


def _capture(body: bytes, url: str, content_type: str | None) -> Capture:
    headers = (("Content-Type", content_type),) if content_type else ()
    return Capture(url, _AT, Purpose.FRONT, 200, headers, body)


def big_page(size: int = MEGABYTE) -> bytes:
    """A shop's page of so many bytes: others of its host below one another."""
    parts: list[bytes] = []
    length = 0
    while length < size:
        parts.append(shops.page(shops.HOSTS[0], len(parts), 200).partition(b"<body>")[2])
        length += len(parts[-1])
    head = b"<!DOCTYPE html><html><head><meta charset=utf-8><title>shop</title></head><body>"
    return (head + b"".join(parts).replace(b"</body></html>", b""))[:size]


def speeds(pages: Sequence[Labelled]) -> Iterator[str]:
    """The figures as lines."""
    small = [_capture(one.body, one.entry.url or "", one.entry.content_type) for one in pages]
    html = "text/html; charset=utf-8"
    large = [
        _capture(shops.page(host, number, 200), _SHOP, html)
        for host in shops.HOSTS[:4]
        for number in (1, 2, 3)
    ]
    _cpu(_labels, small)  # tables that are made once are made
    for name, captures in (("the labelled pages", small), ("shop pages", large)):
        ours, theirs, ratio = timed(captures)
        size = sum(len(one.body) for one in captures) / len(captures) / 1000
        yield (
            f"{name} ({len(captures)}, {size:.0f} kB each): {len(captures) / ours:.0f} pages/s, "
            f"Beautiful Soup + lxml get_text {len(captures) / theirs:.0f}, ratio {ratio:.2f}"
        )
    ours, theirs, _ = timed([_capture(big_page(), _SHOP, html)])
    yield f"a page of 1 MB: {ours:.2f} s CPU, Beautiful Soup + lxml get_text {theirs:.2f} s"
    yield _imported()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"this process at its peak: {peak:.0f} MB"


def _imported() -> str:
    made = [
        subprocess.run(  # noqa: S603  (our own line)
            [sys.executable, "-c", _IMPORTS], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(RUNS)
    ]
    seconds, memory = (median(float(one[at]) for one in made) for at in (0, 1))
    return f"importing the reader: {seconds:.2f} s CPU, {memory:.0f} MB"
