"""Reading held against bytes that nobody wrote: a bounded loop of mutations.

``python -m benchmarks.fuzz [--seconds 60] [--seed N] [--keep DIR]`` mutates the fixture pages and
reads what comes of it. A finding (an exception, a broken law, time out of proportion) is kept as
a file and named, and so is the page that took longest for its size; what lies in
``tests/pipelines/worst`` is a case from then on. Exit code 1 where something was found.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.extract import extract
from waybillwatch.captures import Capture, Digest, Purpose
from waybillwatch.errors import UnreadablePage
from waybillwatch.listings import Listing
from waybillwatch.pii import MASK
from waybillwatch.quotes import Quote
from waybillwatch.sweeps import Reading

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"
LONGEST = 200_000
"""Bytes of a mutated page."""
SECONDS_EACH = 0.25
SECONDS_A_MEGABYTE = 8.0
"""A page may take the sum of the two; beyond it is out of proportion."""
SMALL = 20_000
"""Bytes that every page counts for on top of its own, so that small ones are not the slowest."""
HARSH = (
    b"<table><tr><td>", b"</td></tr></table>", b"<td rowspan=999 colspan=999>", b"<!--", b"-->",
    b"<script>", b"</script>", b"\"]}'", b"&#x5706;&#36890;", b"\\u5143", b"\xa3\xbf", b"\xff\xfe",
    b"\x00", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "圆通0.8元".encode(), "不含姓名、".encode(),
    "收件人：".encode(), b"13000000001", "\u202e\u200b\ufeff".encode(), "一二三四".encode(),
    "單號".encode("big5"), "快递单号".encode("gb18030"), b"9" * 300, b"(" * 300, b"<b>" * 300,
    b"<a href=//x.example/>", b"<plaintext>", b"<svg><style>", b"<template>", b"<noscript>",
    b"<select><option>", b"<frameset><frame src=x>", b"1-1-1-1-1", b"0." * 200, "、".encode() * 300,
    b"<p hidden>", b"<base href=//y.example>", b"<meta charset=utf-7>", b"]]>", b"<?xml ?>",
)  # fmt: skip
"""Pieces that a page of the trade, or one made to break a reader, may hold anywhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page did that no page may."""

    said: str
    body: bytes


def mutated(chance: random.Random, bodies: list[bytes]) -> bytes:
    """A page that nobody wrote, of some that somebody did."""
    body = bytearray(chance.choice(bodies))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(body) + 1)
        end = min(len(body), at + int(chance.expovariate(1 / 60)))
        match chance.randrange(7):
            case 0:
                body[at:at] = chance.choice(HARSH)
            case 1:
                del body[at:end]
            case 2:
                body[at:at] = body[at:end] * chance.randint(1, 60)
            case 3:
                other = chance.choice(bodies)
                start = chance.randrange(len(other) + 1)
                body[at:end] = other[start : start + chance.randint(0, 2000)]
            case 4:
                del body[at:]
            case 5:
                body[at:end] = chance.randbytes(end - at)
            case _:
                body[at:at] = chance.choice(HARSH) * chance.randint(1, 400)
        del body[LONGEST:]
    return bytes(body)


def broken_law(reading: Reading, body: bytes) -> str:
    """The law that a reading breaks, or ""."""
    text, clear = str(reading.text), reading.canonical_text
    listing = reading.listing
    laws = (
        ("redaction changed the length", len(text) == len(clear)),
        (
            "redaction changed what it did not mask",
            all(seen in (own, MASK) for seen, own in zip(text, clear, strict=False)),
        ),
        ("a sighting is in clear", all(one.clear is None for one in listing.sightings)),
        (
            "a fact is quoted from nowhere",
            all(stands(quote, text, body) for quote in quotes(listing)),
        ),
        ("a price is no price", all(tier.amount.is_finite() for tier in listing.tiers)),
    )
    return next((said for said, holds in laws if not holds), "")


def stands(quote: Quote, text: str, body: bytes) -> bool:
    """Whether the words of a quote are those in its places on this page."""
    said = "".join(text[start:end] for start, end in quote.ranges)
    same = "".join(quote.exact.split()) == "".join(said.split())
    return (bool(said) or not text.split()) and same and quote.capture == Digest.of(body)


def quotes(listing: Listing) -> list[Quote]:
    """The quotes of all facts of a listing."""
    kinds = (
        listing.tiers,
        listing.claims,
        listing.disclaimers,
        listing.contacts,
        listing.sightings,
    )
    return [fact.quote for kind in kinds for fact in kind]


def tried(body: bytes, clock: Callable[[], float] = time.process_time) -> Finding | None:
    """Read a page; what is wrong with how it went, if anything."""
    return read(body, clock)[0]


def read(body: bytes, clock: Callable[[], float]) -> tuple[Finding | None, float]:
    """Read a page; what is wrong with how it went, and the seconds it took."""
    page = Capture(
        "http://fuzz.example/", datetime(2012, 11, 8, tzinfo=UTC), Purpose.FRONT, 200, (), body
    )
    began = clock()
    try:
        reading = extract(page, tokens=None).reading
    except UnreadablePage:
        said = ""
    except Exception as error:  # noqa: BLE001  (any other exception is what is looked for)
        return Finding(f"{type(error).__name__}: {error}", body), clock() - began
    else:
        said = broken_law(reading, body)
    spent = clock() - began
    if not said and spent > SECONDS_EACH + SECONDS_A_MEGABYTE * len(body) / 1e6:
        said = f"{spent:.2f} s for {len(body)} bytes"
    return Finding(said, body) if said else None, spent


def keep(folder: Path, body: bytes, said: str) -> None:
    """Write a page down and say why."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{Digest.of(body).hex[:12]}.bin"
    path.write_bytes(body)
    sys.stdout.write(f"{path}: {said}\n")
    sys.stdout.flush()


def main() -> None:
    """Mutate until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    wanted = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if wanted.seed is None else wanted.seed
    chance = random.Random(seed)  # noqa: S311  (a run must be repeatable)
    bodies = [path.read_bytes() for path in sorted(PAGES.iterdir()) if path.suffix != ".jsonl"]
    until = time.monotonic() + wanted.seconds
    pages, found = 0, 0
    slowest, slowest_pace = b"", 0.0
    while time.monotonic() < until:
        pages += 1
        body = mutated(chance, bodies)
        finding, spent = read(body, time.process_time)
        if spent / (len(body) + SMALL) > slowest_pace:
            slowest, slowest_pace = body, spent / (len(body) + SMALL)
        if finding is not None:
            found += 1
            keep(wanted.keep, finding.body, finding.said)
    keep(wanted.keep, slowest, f"the slowest, {slowest_pace * 1e6:.1f} s a megabyte")
    sys.stdout.write(f"seed {seed}: {pages} pages read, {found} findings\n")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
