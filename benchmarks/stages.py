"""Where the time of a full sweep goes: milliseconds of CPU a page, stage by stage.

``python -m benchmarks.stages [--dense]`` reads, seals and stores the pages of ten shops in one
process, and asks a profiler for each stage of reading. What a sweep costs beyond these is the
crawl itself.
"""

from __future__ import annotations

import argparse
import cProfile
import pickle
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks.shops import HOSTS, page
from crawler.following import Next, following
from desk.house import opened
from pipelines.extract import Extract, extract
from pipelines.observe import observe
from waybillwatch.captures import Capture, Purpose
from waybillwatch.shells import needs_browser
from waybillwatch.sites import Origin, SiteKey, site_key
from waybillwatch.sweeps import Budget, FinishedVisit, SweepPlan, Visit, VisitKind
from waybillwatch.text import decode

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
SITES, PAGES = 10, 20
READING = (
    "read_page",
    "redact",
    "tiers_in",
    "claims_in",
    "disclaimers_in",
    "find_contacts",
    "judge_page",
    "standing_in",
    "searchable",
)
"""The stages of reading, by the functions that do them."""
T = TypeVar("T")


def visit_of(host: str, *, dense: bool) -> FinishedVisit:
    """A visit that brought a shop's pages."""
    front = f"http://{host}/"
    html = (("Content-Type", "text/html; charset=utf-8"),)
    captures = [
        Capture(
            f"{front}price/{number}" if number else front,
            AT,
            Purpose.PRICE if number else Purpose.FRONT,
            200,
            html,
            page(host, number, PAGES, dense=dense),
        )
        for number in range(PAGES)
    ]
    visit = Visit("2012-11-05T03:00Z", VisitKind.WATCH, site_key(front), front, AT, Budget())
    return FinishedVisit(visit, tuple(captures), AT, AT)


class Clock:
    """CPU milliseconds by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def of(self, name: str, work: Callable[[], T]) -> T:
        """Do some work and add its time to a stage."""
        began = time.process_time()
        done = work()
        self.spent[name] = self.spent.get(name, 0) + (time.process_time() - began) * 1000
        return done


def measure(home: Path, *, dense: bool) -> tuple[Clock, int]:
    """Read, seal and store; the time of each and the number of pages."""
    clock = Clock()
    visits = [visit_of(host, dense=dense) for host in HOSTS[:SITES]]
    with opened(home) as house:
        tokens = house.vault.tokens
        for visit in visits:
            house.store.add_site(visit.visit.start_url, origin=Origin.PERSON, detail="", now=AT)
        key = visits[0].visit.sweep
        plan = SweepPlan(key, AT, simulated=True, visits=tuple(one.visit for one in visits))
        house.store.begin_sweep(plan, started=AT)
        hour = timedelta(hours=1)
        house.store.claim(key, VisitKind.WATCH, holder="bench", now=AT, lease=hour, gone=never)
        for finished in visits:
            read = {}
            for capture in finished.attempts:
                assert isinstance(capture, Capture)  # noqa: S101
                text = decode(capture.body, None).text
                clock.of("links (crawl)", lambda c=capture: list(links_of(c)))
                clock.of("needs a browser? (crawl)", lambda t=text: needs_browser(t))
                made = clock.of("reading", lambda c=capture: extract(c, tokens=tokens))
                read[capture.url] = clock.of("to and from the reader", lambda m=made: sent(m))
            record = clock.of(
                "observation",
                lambda f=finished, r=read: observe(f, tokens=tokens, read=lambda c: r[c.url]),
            )
            segment = clock.of("archive", lambda r=record: house.archive.write(r))
            clock.of("tables", lambda r=record, s=segment: house.store.commit(r, s, holder="bench"))
    return clock, SITES * PAGES


def sent(made: Extract) -> Extract:
    """What a reader made, as it comes out of its process."""
    came: Extract = pickle.loads(pickle.dumps(made))  # noqa: S301  (our own)
    return came


def never(_: str) -> bool:
    """No holder is gone."""
    return False


def links_of(capture: Capture) -> list[Next]:
    """What the crawl reads of a page."""
    site = SiteKey(site_key(capture.url))
    return list(following(Next(capture.url, capture.purpose, 0), capture, site))


def reading_stages(*, dense: bool) -> dict[str, float]:
    """Milliseconds a page under the profiler, by stage of reading."""
    captures = [one for host in HOSTS[:SITES] for one in visit_of(host, dense=dense).attempts]
    profiler = cProfile.Profile()
    profiler.enable()
    for capture in captures:
        assert isinstance(capture, Capture)  # noqa: S101
        extract(capture, tokens=None)
    profiler.disable()
    table = pstats.Stats(profiler).get_stats_profile().func_profiles
    return {name: table[name].cumtime * 1000 / len(captures) for name in READING if name in table}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dense", action="store_true")
    dense = parser.parse_args().dense
    with tempfile.TemporaryDirectory(prefix="waybillwatch-bench-") as scratch:
        line = [sys.executable, "-m", "desk.cli", "--home", scratch, "init"]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        clock, pages = measure(Path(scratch), dense=dense)
    sys.stdout.write("ms CPU a page\n")
    for name, spent in clock.spent.items():
        sys.stdout.write(f"  {name:<26}{spent / pages:8.2f}\n")
    found = reading_stages(dense=dense)
    whole = sum(found.values())
    sys.stdout.write("shares of reading, under a profiler\n")
    for name, spent in found.items():
        sys.stdout.write(f"  {name:<26}{spent / whole:8.0%}\n")


if __name__ == "__main__":
    main()
