from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desk.leases import LEASE, gone, holder
from desk.overdue import next_rows, period_rows, schedule_rows
from desk.pending import hands, period_of, tasks
from storage.schedules.runs import Hands
from storage.store import Store
from waybillwatch.cron import parse_cron, parse_every
from waybillwatch.errors import NotReady, UnknownName
from waybillwatch.periods import periods_between
from waybillwatch.schedules import Period, Schedule
from waybillwatch.sweeps import SweepKind
from waybillwatch.wallclock import Quiet

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
WEEKLY = Schedule("weekly", parse_every("mon", "03:00"), SHANGHAI, SINCE)
PERIODS = periods_between(WEEKLY, SINCE, SINCE + 4 * WEEK)
NOW = PERIODS[3].start + 2 * HOUR
GONE = "gone.example:1:1"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.open(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path)
    made.add_schedule(WEEKLY)
    return made


def ran(store: Store, period: Period, *, by: str = "", over: bool = True) -> None:
    run = store.take_run("weekly", period, Hands(by or holder(), NOW, LEASE, gone))
    assert run is not None
    if over:
        store.end_run(run, "stopped after 24 hours", now=NOW)


def labels(rows: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(row["period"], row["state"]) for row in rows]


def test_missed_periods_are_shown_as_gaps_and_never_filled(store: Store) -> None:
    ran(store, PERIODS[0])
    ran(store, PERIODS[2], over=False)
    assert labels(period_rows(store, NOW)) == [
        ("2026-11-02T03:00", "failed"),
        ("2026-11-09T03:00", "missed"),
        ("2026-11-16T03:00", "running"),
        ("2026-11-23T03:00", "due"),
    ]
    (row,) = schedule_rows(store, NOW)
    assert (row["missed"], row["last"], row["last_state"]) == (1, PERIODS[2].label, "running")
    (task,) = tasks(store, NOW)
    assert task.period == PERIODS[3]
    with pytest.raises(NotReady, match="is not the period"):
        period_of(WEEKLY, PERIODS[1].label, NOW)


def test_a_run_in_whose_hands_nobody_is_is_cut_short_and_taken_up_again(store: Store) -> None:
    ran(store, PERIODS[3], by=GONE, over=False)
    assert tasks(store, NOW) == ()
    later = NOW + 2 * LEASE
    assert [task.period for task in tasks(store, later)] == [PERIODS[3]]
    assert labels(period_rows(store, later))[-1] == (PERIODS[3].label, "cut short")


def test_what_is_in_living_hands_or_over_is_nobodys_task(store: Store) -> None:
    ran(store, PERIODS[3], over=False)
    store.renew(holder(), now=NOW + WEEK, lease=LEASE)
    assert tasks(store, NOW + 2 * HOUR) == ()
    (run,) = store.runs()
    store.end_run(run, "stopped", now=NOW)
    assert tasks(store, NOW + 2 * HOUR) == ()


def test_paused_schedules_and_quiet_hours_give_no_tasks(store: Store) -> None:
    daily = Schedule(
        "daily", parse_cron("0 3 * * *"), SHANGHAI, SINCE, SweepKind.PROBE, quiet=Quiet(9, 23)
    )
    store.add_schedule(daily)
    assert [task.schedule.name for task in tasks(store, NOW)] == ["weekly", "daily"]
    noon = PERIODS[3].start + 9 * HOUR
    assert [task.schedule.name for task in tasks(store, noon)] == ["weekly"]
    store.pause_schedule("weekly", now=noon)
    assert tasks(store, noon + HOUR) == ()
    assert [row["state"] for row in schedule_rows(store, noon + HOUR)] == ["on", "paused"]


def test_what_comes_next_of_all_of_them(store: Store) -> None:
    store.add_schedule(Schedule("daily", parse_cron("30 18 * * *"), ZoneInfo("UTC"), SINCE))
    rows = next_rows(store, PERIODS[3].start - 2 * HOUR, 3)
    assert [(row["start"], row["name"]) for row in rows] == [
        ("Sun 2026-11-22 18:30 UTC", "daily"),
        ("Mon 2026-11-23 03:00", "weekly"),
        ("Mon 2026-11-23 18:30 UTC", "daily"),
    ]


def test_history_of_a_schedule_there_never_was(store: Store) -> None:
    with pytest.raises(UnknownName, match="the nearest is weekly"):
        period_rows(store, NOW, "weakly")


def test_ours_are_hands_that_live() -> None:
    assert not hands(NOW).gone(holder())
