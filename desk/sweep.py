"""One sweep: plan it, crawl it, keep it; or go on with one that was cut short.

The imperative shell around the crawl. A sweep has two phases: its queries are asked, then
the sites known by then are visited. What is planned lies in the store before anything is
fetched, so a sweep killed anywhere is finished by ``--resume``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from crawler.options import CrawlOptions, Told
from crawler.run import crawl
from desk.house import House
from desk.leases import LEASE, gone, holder, kept_alive
from desk.outcomes import Outcome, report
from desk.planning import Request, knowing, plan, watch_visits
from desk.readers import Readers
from desk.times import sweep_key
from pipelines.stages import SETTING, Commitment
from storage.shelf import DiskShelf
from waybillwatch.errors import NotReady
from waybillwatch.sites import Origin
from waybillwatch.sweeps import SweepPlan, Visit, VisitKind, VisitRecord


def begin(house: House, request: Request, now: datetime) -> str:
    """Write a new sweep and its first visits down; its key.

    Raises NotReady where another sweep is unfinished or this one was made already.
    """
    unfinished = house.store.unfinished()
    if unfinished:
        raise NotReady(
            f"the sweep of {unfinished[0].key} is unfinished: run waybillwatch sweep --resume"
        )
    key = sweep_key(request.at)
    if house.store.sweep(key) is not None:
        raise NotReady(f"the sweep of {key} was made already: wait a minute, or give another --at")
    for url in request.sites:
        house.store.add_site(url, origin=Origin.PERSON, detail="sweep --site", now=request.at)
    _write_down(house, plan(house, request), now)
    return key


def _write_down(house: House, drawn: SweepPlan, now: datetime) -> None:
    house.archive.write_plan(drawn)
    house.store.begin_sweep(drawn, started=now)


def run(house: House, key: str, tell: Callable[[str], None]) -> Outcome:
    """Do whatever is left of a sweep and close it."""
    sweep = house.store.sweep(key)
    if sweep is None:
        raise NotReady(f"there is no sweep of {key}")
    outcome = Outcome(key)
    name = holder()

    def told(record: VisitRecord) -> None:
        outcome.done += 1
        report(record, outcome, tell)

    def search() -> tuple[str, tuple[Visit, ...]] | None:
        return _claimed(house, key, VisitKind.SEARCH, name, outcome)

    def watch() -> tuple[str, tuple[Visit, ...]] | None:
        # Planned once and for all: a site found while the sites were being visited waits for
        # the next sweep, whether or not this one was cut short in between.
        if not house.store.visits(key, VisitKind.WATCH):
            visits = tuple(watch_visits(house, key, sweep.at))
            _write_down(house, SweepPlan(key, sweep.at, sweep.simulated, visits), datetime.now(UTC))
        return _claimed(house, key, VisitKind.WATCH, name, outcome)

    # What a kill left between the archive and the tables: its visits are run again.
    house.archive.collect_orphans(house.store.segments())
    tokens = house.vault.tokens
    with kept_alive(house.store, name), Readers(tokens) as readers:
        kept = Commitment(house.store, house.archive, tokens, name, told, readers.read)
        options = _options(house, sweep.simulated, kept, readers.begin)
        crawled = crawl([search, watch], options)
    outcome.troubles += list(crawled.errors)
    for said in crawled.notes:
        tell(f"  {said}")
    for visit, reason in house.store.failures(key):
        outcome.troubles.append(f"{visit.subject} was given up: {reason}")
    left = house.store.open_visits(key)
    if left:
        outcome.troubles.append(f"{left} visits are unfinished: run waybillwatch sweep --resume")
    else:
        house.store.finish_sweep(key, finished=datetime.now(UTC))
    return outcome


def _claimed(
    house: House, key: str, kind: VisitKind, name: str, outcome: Outcome
) -> tuple[str, tuple[Visit, ...]] | None:
    """Take every visit of a kind that is free; wait for those whose lease may lapse."""
    while True:
        now = datetime.now(UTC)
        visits = house.store.claim(key, kind, holder=name, now=now, lease=LEASE, gone=gone)
        if visits or not house.store.open_visits(key, kind):
            break
        time.sleep(1)
    outcome.planned += len(visits)
    return (kind.value, knowing(house, visits)) if visits else None


def _options(house: House, simulated: bool, kept: Commitment, begin: Told) -> CrawlOptions:
    config = house.config
    return CrawlOptions(
        hosts=config.hosts,
        mapped_only=simulated,
        delay=config.number("crawler.delay"),
        timeout=config.number("crawler.timeout"),
        concurrency=config.whole("crawler.concurrency"),
        max_size=config.whole("crawler.max_size"),
        memory=config.whole("crawler.memory"),
        contact=config.text("crawler.contact"),
        searxng_url=config.text("search.searxng.url"),
        render=config.text("crawler.render") != "off",
        browser=config.text("crawler.browser"),
        item_pipelines={"pipelines.stages.Commit": 300},
        told=begin,
        shelf=partial(DiskShelf, config.home),
        extra={SETTING: kept},
    )
