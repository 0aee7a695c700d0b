"""One sweep: plan it, crawl it, keep it; or go on with one that was cut short.

The imperative shell around the crawl. A sweep has two phases: its queries are asked, then
the sites known by then are visited; where there are control hosts, these are asked before,
in the midst of and after the visits. A probe has one. What is planned lies in the store before
anything is fetched, so a sweep killed anywhere is finished by ``--resume``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from crawler.options import CrawlOptions, Told
from crawler.run import crawl
from desk.alerting import after_sweep
from desk.house import House
from desk.leases import holder, kept_alive
from desk.outcomes import Outcome, blind_rounds, report
from desk.phases import Phases, write_down
from desk.planning import Request, plan
from desk.readers import Readers
from desk.times import sweep_key
from desk.yielding import fallen
from pipelines.stages import SETTING, Commitment
from storage.shelf import DiskShelf
from waybillwatch.errors import NotReady
from waybillwatch.sites import Origin
from waybillwatch.sweeps import VisitRecord


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
    write_down(house, plan(house, request), now)
    return key


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

    # What a kill left between the archive and the tables: its visits are run again.
    house.archive.collect_orphans(house.store.segments())
    tokens = house.vault.tokens
    with kept_alive(house.store, name), Readers(tokens) as readers:
        kept = Commitment(house.store, house.archive, tokens, name, told, readers.read)
        options = _options(house, sweep.simulated, kept, readers.begin)
        crawled = crawl(Phases(house, sweep, name, outcome).all, options)
    outcome.troubles += list(crawled.errors)
    for said in crawled.notes:
        tell(f"  {said}")
    for visit, reason in house.store.failures(key):
        outcome.troubles.append(f"{visit.subject} was given up: {reason}")
    if crawled.interrupted:
        house.store.release(name)
    left = house.store.open_visits(key)
    if left:
        outcome.troubles.append(f"{left} visits are unfinished: run waybillwatch sweep --resume")
    else:
        house.store.finish_sweep(key, finished=datetime.now(UTC))
    outcome.troubles += blind_rounds(house.store.control_rounds(key))
    if not left:
        outcome.troubles += fallen(house.store, key)[1]
        outcome.troubles += after_sweep(house, key, outcome.troubles, tell)
    return outcome


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
