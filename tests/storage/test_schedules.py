"""Schedules are an operator's word, kept as it was said; a period has one run, whoever begins."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.reread import reread
from storage.schedules.runs import MOST_TRIES, Hands
from storage.schema import schedules
from storage.store import Store
from tests.storage import records
from tests.storage.homes import LEASE, Home, address_of, nobody, reader
from tests.storage.records import WALL, WEEK, key_of
from waybillwatch.cron import parse_cron, parse_every
from waybillwatch.errors import NotReady, StoreError, UnknownName
from waybillwatch.schedules import Ended, Period, Run, RunState, Schedule
from waybillwatch.sweeps import SweepKind
from waybillwatch.wallclock import Quiet

WEEKLY = Schedule(
    "weekly",
    parse_every("mon,thu", "03:00"),
    ZoneInfo("Asia/Shanghai"),
    since=WALL,
    queries=("单号", "空包"),
    pages=10,
    quiet=Quiet(9, 23),
)
DAILY = Schedule("daily", parse_cron("0 5 * * *"), ZoneInfo("UTC"), WALL, SweepKind.PROBE)
PERIOD = Period(WALL + WEEK, "2026-01-09T03:00")
THREADS = 12


def hands(holder: str, *, after: timedelta = timedelta(0), dead: str = "") -> Hands:
    return Hands(holder, PERIOD.start + after, LEASE, lambda name: name == dead)


def take(home: Home, holder: str, *, after: timedelta = timedelta(0), dead: str = "") -> Run | None:
    return home.store.take_run("weekly", PERIOD, hands(holder, after=after, dead=dead))


def test_a_schedule_is_known_again_as_it_was_said(home: Home) -> None:
    for schedule in (WEEKLY, DAILY):
        home.store.add_schedule(schedule)
        assert home.store.schedule(schedule.name) == schedule
    assert home.store.schedules() == (DAILY, WEEKLY)


def test_what_held_when_is_never_rewritten(home: Home) -> None:
    store = home.store
    store.add_schedule(WEEKLY)
    store.pause_schedule("weekly", now=WALL + WEEK)
    store.resume_schedule("weekly", now=WALL + 2 * WEEK)
    store.remove_schedule("weekly", now=WALL + 3 * WEEK)
    again = replace(WEEKLY, rule=parse_cron("0 3 * * 1"), since=WALL + 4 * WEEK)
    store.add_schedule(again)
    assert store.held("weekly") == (
        replace(WEEKLY, until=WALL + WEEK, ended=Ended.PAUSED),
        replace(WEEKLY, since=WALL + 2 * WEEK, until=WALL + 3 * WEEK, ended=Ended.REMOVED),
        again,
    )
    assert store.schedules() == (again,)


def test_one_that_is_paused_and_then_removed_held_until_it_was_paused(home: Home) -> None:
    home.store.add_schedule(WEEKLY)
    home.store.pause_schedule("weekly", now=WALL + WEEK)
    home.store.remove_schedule("weekly", now=WALL + 2 * WEEK)
    (held,) = home.store.held()
    assert (held.until, held.ended) == (WALL + WEEK, Ended.REMOVED)


def test_what_cannot_be_said_of_a_schedule_changes_nothing(home: Home) -> None:
    store = home.store
    store.add_schedule(WEEKLY)
    store.add_schedule(DAILY)
    store.pause_schedule("daily", now=WALL + WEEK)
    before = store.held()
    said: tuple[tuple[type[Exception], str, Callable[[], object]], ...] = (
        (NotReady, "already", lambda: store.add_schedule(WEEKLY)),
        (NotReady, "already", lambda: store.add_schedule(DAILY)),
        (NotReady, "is not paused", lambda: store.resume_schedule("weekly", now=WALL)),
        (NotReady, "paused already", lambda: store.pause_schedule("daily", now=WALL)),
        (UnknownName, "the nearest is weekly", lambda: store.pause_schedule("weakly", now=WALL)),
        (UnknownName, "schedule list", lambda: store.remove_schedule("x", now=WALL)),
    )
    for error, sentence, do in said:
        with pytest.raises(error, match=sentence):
            do()
    assert store.held() == before


def test_the_database_itself_holds_a_name_once(home: Home) -> None:
    home.store.add_schedule(WEEKLY)
    row = {"name": "weekly", "rule": "0 3 * * 1", "zone": "UTC", "kind": SweepKind.SWEEP}
    with pytest.raises(StoreError, match=r"(?i)unique"), home.store.writing() as connection:
        connection.execute(schedules.insert().values(**row, queries=(), since=WALL))


def test_a_period_has_one_run(home: Home) -> None:
    run = take(home, "one")
    assert run is not None
    assert (run.schedule, run.period, run.due) == ("weekly", PERIOD.label, PERIOD.start)
    assert take(home, "two") is None
    assert take(home, "one") is None
    other = home.store.take_run("weekly", Period(PERIOD.start, "another"), hands("two"))
    assert other is not None
    assert home.store.run("weekly", PERIOD.label) == run
    assert len(home.store.runs("weekly")) == 2
    assert home.store.run("daily", PERIOD.label) is None


def test_of_many_that_begin_at_once_one_does(home: Home) -> None:
    url = address_of(home.folder)
    begin = threading.Barrier(THREADS)
    taken: list[Run | None] = []

    def one(name: str) -> None:
        with Store.open(url, backups=Path()) as store:
            begin.wait()
            taken.append(store.take_run("weekly", PERIOD, hands(name)))

    threads = [threading.Thread(target=one, args=(str(number),)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == THREADS
    assert sum(run is not None for run in taken) == 1
    assert len(home.store.runs()) == 1


def test_a_run_whose_holder_is_gone_is_taken_up_the_same_run(home: Home) -> None:
    first = take(home, "one")
    assert first is not None
    home.store.name_sweep(first, "2026-01-09T03:00Z")
    assert home.store.left_behind(hands("two")) == ()
    assert take(home, "two") is None
    (left,) = home.store.left_behind(hands("two", dead="one"))
    assert left.period == PERIOD.label
    again = take(home, "two", dead="one")
    assert again is not None
    assert (again.sweep, again.tries, again.holder) == ("2026-01-09T03:00Z", 2, "two")
    assert again.started == first.started
    assert len(home.store.runs()) == 1


def test_a_lease_that_lapsed_is_free_and_one_that_is_renewed_is_not(home: Home) -> None:
    take(home, "one")
    home.store.renew("one", now=PERIOD.start + LEASE / 2, lease=LEASE)
    assert take(home, "two", after=LEASE) is None
    assert take(home, "two", after=2 * LEASE) is not None


def test_one_that_ends_in_order_lays_its_run_down(home: Home) -> None:
    take(home, "one")
    home.store.release("one")
    again = take(home, "two")
    assert again is not None
    assert again.tries == 1


def test_a_run_that_is_begun_too_often_is_given_up(home: Home) -> None:
    for number in range(MOST_TRIES):
        assert take(home, f"h{number}", dead=f"h{number - 1}") is not None
    assert take(home, "last", dead=f"h{MOST_TRIES - 1}") is None
    (run,) = home.store.runs()
    assert (run.state, run.detail) == (
        RunState.FAILED,
        f"begun {MOST_TRIES} times and never finished",
    )
    assert take(home, "again", dead="last") is None


def test_a_run_ends_with_its_sweep_in_one_stroke(home: Home) -> None:
    run = take(home, "one")
    assert run is not None
    home.store.name_sweep(run, key_of(1))
    home.live(records.selling(1))
    (over,) = home.store.runs()
    assert (over.state, over.finished) == (RunState.DONE, WALL)
    home.store.end_run(run, "too late", now=WALL + WEEK)
    assert home.store.runs() == (over,)
    assert take(home, "two", dead="one") is None


def test_a_sweep_given_up_is_closed_and_so_is_its_run(home: Home) -> None:
    run = take(home, "one")
    assert run is not None
    home.store.name_sweep(run, key_of(1))
    home.begin(records.selling(1), records.selling(1, "b.example"))
    home.commit(records.selling(1))
    assert home.store.give_up(key_of(1), "the next came", now=WALL) == 1
    assert home.store.unfinished() == ()
    assert [run.state for run in home.store.runs()] == [RunState.PARTIAL]
    assert [reason for _, reason in home.store.failures(key_of(1))] == ["the next came"]


def test_what_is_stopped_in_order_counts_as_no_try(home: Home) -> None:
    home.begin(records.selling(1))
    visit = records.selling(1).finished.visit
    for _ in range(5):
        taken = home.store.claim(
            key_of(1), visit.kind, holder="one", now=WALL, lease=LEASE, gone=nobody
        )
        assert len(taken) == 1
        assert home.store.release("one") == 1


def test_a_reread_leaves_schedules_and_runs_as_they_are(home: Home) -> None:
    home.store.add_schedule(WEEKLY)
    home.store.add_schedule(DAILY)
    take(home, "one")
    home.live(records.selling(1))
    before = home.lines(), home.store.held(), home.store.runs()
    reread(home.store, home.archive, reader([records.selling(1)]))
    assert (home.lines(), home.store.held(), home.store.runs()) == before
    tables = {line.split('"')[3] for line in home.lines()}
    assert {"schedules", "schedule_runs"} <= tables
