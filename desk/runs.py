"""The making of a schedule's run.

A run is made by the process of its sweep, which takes it into its hands and names its sweep
before that is begun; so whatever is killed when, the next to look knows what to go on with.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from desk.house import House
from desk.leases import LEASE, gone, holder
from desk.outcomes import Outcome
from desk.pending import Task, hands
from desk.planning import Request
from desk.times import sweep_key
from storage.store import Store
from storage.work.leases import Claim
from waybillwatch.errors import NotReady
from waybillwatch.schedules import Run, Schedule, by_hand
from waybillwatch.sweeps import SweepKind

Tell = Callable[[str], None]


def make(house: House, task: Task, tell: Tell) -> Outcome | None:
    """Make the run of a period, from its beginning or from where it was left.

    The caller sweeps alone in the home. None where the run is over or in other hands; raises
    NotReady where another home on the same database is sweeping.
    """
    from desk.sweep import begin, run  # noqa: PLC0415  (who only asks what is due loads no Scrapy)

    store, now = house.store, datetime.now(UTC)
    taken = store.take_run(task.schedule.name, task.period, hands(now))
    if taken is None:
        return None
    key = _begun(store, taken)
    if key is None:
        _clear(store, taken, tell)
        request = _request(house, task.schedule, _free_minute(store))
        key = sweep_key(request.at)
        store.name_sweep(taken, key)
        begin(house, request, datetime.now(UTC))
        tell(f"sweep of {key}")
    else:
        tell(f"going on with the sweep of {key}")
    return run(house, key, tell)


def make_by_hand(house: House, schedule: Schedule, tell: Tell) -> Outcome:
    """Do what a schedule does, outside of its periods. Raises NotReady where one is unfinished."""
    from desk.sweep import begin, run  # noqa: PLC0415

    store, now = house.store, datetime.now(UTC)
    unfinished = store.unfinished()
    if unfinished:
        raise NotReady(
            f"the sweep of {unfinished[0].key} is unfinished: run waybillwatch sweep --resume"
        )
    request = _request(house, schedule, _free_minute(store))
    taken = store.take_run(schedule.name, by_hand(request.at), hands(now))
    if taken is None:
        raise NotReady(f"{schedule.name} was run this minute: wait for the next")
    key = sweep_key(request.at)
    store.name_sweep(taken, key)
    begin(house, request, datetime.now(UTC))
    tell(f"sweep of {key}")
    return run(house, key, tell)


def _begun(store: Store, run: Run) -> str | None:
    """The key of a run's sweep where that was begun before it was cut short."""
    if run.sweep is None or store.sweep(run.sweep) is None:
        return None
    return run.sweep


def _clear(store: Store, run: Run, tell: Tell) -> None:
    """Close what lies unfinished: the sweep that begins now visits all its sites."""
    now = datetime.now(UTC)
    for sweep in store.unfinished():
        if store.is_in_hands(sweep.key, Claim(holder(), now, LEASE, gone)):
            raise NotReady(f"the sweep of {sweep.key} is being made by another machine: wait")
        count = store.give_up(sweep.key, "given up: the next sweep was due", now=now)
        tell(f"{count} visits of the sweep of {sweep.key} are given up: the next one begins")
    for old in store.left_behind(hands(now)):
        if old.schedule == run.schedule and old.period != run.period:
            store.end_run(old, "cut short, and the next period came", now=now)


def _free_minute(store: Store) -> datetime:
    """This minute, or the first that no other sweep is named by."""
    while True:
        at = datetime.now(UTC).replace(second=0, microsecond=0)
        if store.sweep(sweep_key(at)) is None:
            return at
        time.sleep(1)


def _request(house: House, schedule: Schedule, at: datetime) -> Request:
    searching = bool(house.config.text("search.searxng.url"))
    queries = schedule.queries or house.config.queries
    wanted = queries if searching and schedule.kind is SweepKind.SWEEP else ()
    return Request(
        at, simulated=False, queries=wanted, sites=(), kind=schedule.kind, pages=schedule.pages
    )
