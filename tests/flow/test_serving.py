"""However many serve and whatever is killed: one sweep a period, and it comes to its end."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desk.times import sweep_key
from storage.store import SweepState
from tests.flow.processes import Process, family, left_after
from tests.flow.world import LIMIT, World
from waybillwatch.cron import parse_every
from waybillwatch.schedules import Run, RunState, Schedule
from waybillwatch.sites import site_key
from waybillwatch.sweeps import Budget, SweepKind, SweepPlan, Visit, VisitKind, VisitState

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = 3
LOOK = ("--look", "0.3")


def schedule(world: World, name: str = "daily", kind: SweepKind = SweepKind.SWEEP) -> None:
    """A schedule that has held for some days: its last period is due, the others are missed."""
    now = datetime.now(UTC)
    # Half a day from the next period, whenever the test runs.
    at = (now.astimezone(SHANGHAI) - timedelta(hours=12)).strftime("%H:%M")
    made = Schedule(name, parse_every("day", at), SHANGHAI, now - timedelta(days=DAYS), kind)
    with world.store() as store:
        store.add_schedule(made)


def slowly(world: World, delay: float) -> None:
    """Let a sweep take its time."""
    settings = world.home / "watch.toml"
    text = settings.read_text(encoding="utf-8").replace("delay = 0.05", f"delay = {delay}")
    settings.write_text(text, encoding="utf-8")


@contextmanager
def serving(world: World, many: int) -> Iterator[list[subprocess.Popen[str]]]:
    """So many processes that serve one home; told to end at the end, those that still live."""
    logs = [(world.home / f"serve{number}.log").open("w") for number in range(many)]
    serves = [
        subprocess.Popen(world.line("serve", *LOOK), stderr=log, text=True, start_new_session=True)
        for log in logs
    ]
    started: set[Process] = set()
    try:
        yield serves
    finally:
        for serve in serves:
            started |= family(serve.pid)
            if serve.poll() is None:
                serve.send_signal(signal.SIGINT)
        codes = [serve.wait(LIMIT) for serve in serves]
        for log in logs:
            log.close()
        assert set(codes) <= {0, -signal.SIGKILL}, said(world)
        assert left_after(started, 10) == set()
        assert "Traceback" not in said(world)


def said(world: World) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(world.home.glob("serve*.log")))


def wait_for(world: World, true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LIMIT
    while not true():
        assert time.monotonic() < deadline, said(world)
        time.sleep(0.1)


def runs(world: World) -> tuple[Run, ...]:
    with world.store() as store:
        return store.runs()


def over(world: World) -> bool:
    return any(run.state is not RunState.RUNNING for run in runs(world))


def done(world: World) -> int:
    """How many visits of the one sweep are done."""
    with world.store() as store:
        return sum(sweep.done for sweep in store.sweeps())


def sweeper(serves: list[subprocess.Popen[str]]) -> tuple[subprocess.Popen[str], int]:
    """The one that has a sweep made, and the process of that."""
    found = [
        (serve, process.pid)
        for serve in serves
        for process in family(serve.pid)
        if process.parent == serve.pid and "--run" in process.line
    ]
    return found[0] if found else (serves[0], 0)


def leave_unfinished(world: World) -> None:
    """A sweep of some weeks ago that nobody ended."""
    at = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(weeks=3)
    key = sweep_key(at)
    url = "http://dh31.example/"
    visit = Visit(key, VisitKind.WATCH, site_key(url), url, at, Budget())
    with world.store() as store:
        store.begin_sweep(SweepPlan(key, at, False, (visit,)), started=at)  # noqa: FBT003  (real)


@pytest.mark.slow
def test_two_that_serve_make_one_sweep_of_a_period_and_fill_no_gap(world: World) -> None:
    leave_unfinished(world)
    schedule(world)
    with serving(world, 2):
        wait_for(world, lambda: over(world))
        time.sleep(1)  # several more looks
    (run,) = runs(world)
    assert (run.state, run.tries) == (RunState.DONE, 1)
    with world.store() as store:
        old, made = store.sweeps()
        assert (made.key, old.state) == (run.sweep, SweepState.PARTIAL)
    assert f"1 visits of the sweep of {old.key} are given up: the next one begins" in said(world)
    history = world.run("schedule", "history").stdout
    assert [line.split("\t")[3] for line in history.splitlines()[1:]] == [
        *["missed"] * (DAYS - 1),
        "done",
    ]
    assert "\t2\n" in world.run("schedule", "list").stdout


@pytest.mark.slow
def test_a_sweep_that_overruns_its_limit_is_stopped_and_its_run_given_up(world: World) -> None:
    slowly(world, 5)
    settings = world.home / "watch.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n[serve]\nhours = 0.001\n", "utf-8")
    schedule(world)
    with serving(world, 1):
        wait_for(world, lambda: over(world))
        time.sleep(1)
    (run,) = runs(world)
    assert (run.state, run.detail) == (RunState.FAILED, "stopped after 0.001 hours")


@pytest.mark.slow
def test_whatever_is_killed_the_other_goes_on_with_the_same_sweep(world: World) -> None:
    schedule(world)
    slowly(world, 0.5)
    with serving(world, 3) as serves:
        wait_for(world, lambda: done(world) >= 1)
        _, pid = sweeper(serves)
        os.killpg(pid, signal.SIGKILL)  # the sweep alone
        at = done(world)
        wait_for(world, lambda: done(world) > at and sweeper(serves)[1] not in {0, pid})
        by_hand = world.run("sweep", code=2).stderr
        assert "a sweep is being made here by process" in by_hand
        assert "a sweep is being made" in world.run("sweep", "--resume", code=2).stderr
        serve, pid = sweeper(serves)
        child = family(pid)
        serve.kill()  # the one that serves: what it had made ends by itself
        assert left_after(child, 20) == set()
        wait_for(world, lambda: over(world))
    (run,) = runs(world)
    with world.store() as store:
        (sweep,) = store.sweeps()
        assert run.sweep == sweep.key
        states = {state for state in VisitState if getattr(sweep, state.value)}
        assert states == {VisitState.DONE}
    assert run.state is RunState.DONE
    assert "going on with the sweep" in said(world)


@pytest.mark.slow
def test_what_a_person_asks_for_is_run_outside_of_the_periods(world: World) -> None:
    world.run("schedule", "add", "weekly", "--every", "mon", "--queries", "单号", "--budget", "1")
    world.run("schedule", "run-now", "weekly", code=None)
    (run,) = runs(world)
    assert run.period.startswith("by hand ")
    assert run.state is RunState.DONE
    with world.store() as store:
        visits = store.visits(str(run.sweep))
        searched = [visit.query.text for visit in visits if visit.query is not None]
        assert searched == ["单号"]
        assert {visit.budget.pages for visit in visits} == {1}
    assert Path(world.home / "sweep.lock").exists()
