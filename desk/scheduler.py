"""The scheduler: APScheduler is the clock, our tables are the memory.

It looks whenever a period begins and every few seconds besides, so that what another process
said, what a killed one left and a clock that was moved are met alike. What is to be done is
worked out anew at each look from the tables; nothing is remembered here but the child at work
and how long to leave alone what just failed.
"""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]
from apscheduler.triggers.date import DateTrigger  # type: ignore[import-untyped]

from desk.alone import is_busy
from desk.children import Child
from desk.house import House
from desk.outbox import Outbox
from desk.pending import Task, tasks
from waybillwatch.errors import WaybillwatchError
from waybillwatch.periods import next_after
from waybillwatch.schedules import RunState

LOOK = 15.0
"""Seconds between two looks, by a clock that nobody moves."""
_PATIENCE = (60.0, 300.0, 1800.0)
"""Seconds until a run that ended without being over is tried again: the first time, the
second, and from then on."""


class Scheduler:
    """Begins what is due in one home, one sweep at a time."""

    def __init__(self, house: House, tell: Callable[[str], None], *, look: float = LOOK) -> None:
        self._house = house
        self._tell = tell
        self._look_seconds = look
        self._clock = AsyncIOScheduler(timezone=UTC)
        self._stopped = asyncio.Event()
        self._child: Child | None = None
        self._work: asyncio.Task[None] | None = None
        self._outbox = Outbox(house, tell)
        self._failed: dict[str, int] = {}
        self._not_before: dict[str, float] = {}

    async def serve(self) -> None:
        """Go on until Ctrl-C or SIGTERM; a sweep at work is then told to end in order."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.stop)
        self._clock.start()
        try:
            while not self._stopped.is_set():
                await self._look()
                # Its timer was set by a clock that may have been moved since.
                self._clock.wakeup()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopped.wait(), self._look_seconds)
        finally:
            self._clock.shutdown(wait=False)
            await self._end()

    def stop(self) -> None:
        """Begin nothing more, and end."""
        if not self._stopped.is_set():
            self._tell("stopping")
        self._stopped.set()

    async def _end(self) -> None:
        if self._child is not None:
            await self._child.stop()
        if self._work is not None:
            await self._work
        await self._outbox.end()

    async def _look(self) -> None:
        """Look, and say what stood in the way: serve goes on whatever the database says."""
        try:
            self._begin_what_is_due()
            if not self._stopped.is_set():
                self._outbox.look()
        except WaybillwatchError as error:
            self._tell(f"cannot look: {error}")

    def _begin_what_is_due(self) -> None:
        """Begin it if nothing is at work; and be woken when the next period begins."""
        self._set_alarms()
        if self._work is not None and not self._work.done():
            return
        if self._stopped.is_set() or is_busy(self._house.config.home):
            return
        for task in tasks(self._house.store, datetime.now(UTC)):
            if self._not_before.get(task.name, 0.0) <= time.monotonic():
                self._work = asyncio.create_task(self._try(task))
                return

    def _set_alarms(self) -> None:
        now = datetime.now(UTC)
        wanted = {}
        for schedule in self._house.store.schedules():
            coming = next_after(schedule, now) if schedule.until is None else None
            if coming is not None:
                wanted[schedule.name] = coming.start
        for job in self._clock.get_jobs():
            if job.id not in wanted:
                job.remove()
        for name, start in wanted.items():
            self._clock.add_job(
                self._look,
                DateTrigger(start),
                id=name,
                replace_existing=True,
                coalesce=True,
                misfire_grace_time=None,
            )

    async def _try(self, task: Task) -> None:
        try:
            await self._make(task)
        except (WaybillwatchError, OSError) as error:
            self._tell(f"[{task.name}] {error}")
            self._remember(task, over=False)
        finally:
            self._child = None

    async def _make(self, task: Task) -> None:
        """Have a run made by a process of its own, and say what came of it."""
        store = self._house.store
        late = datetime.now(UTC) - task.period.start
        said = f", {_spoken(late)} late" if late > timedelta(minutes=2) else ""
        self._tell(f"[{task.name}] begins{said}")
        seconds = self._house.config.number("serve.hours") * 3600
        self._child = await Child.start(task.line(self._house.config.home))
        if self._stopped.is_set():
            await self._child.stop()
        code = await self._child.heard(
            lambda line: self._tell(f"[{task.schedule.name}] {line}"), seconds
        )
        run = store.run(task.schedule.name, task.period.label)
        if self._child.overran and run is not None:
            store.end_run(run, f"stopped after {seconds / 3600:g} hours", now=datetime.now(UTC))
            run = store.run(task.schedule.name, task.period.label)
        over = run is not None and run.state is not RunState.RUNNING
        state = "not begun" if run is None else run.state if over else "cut short"
        detail = f": {run.detail}" if run is not None and run.detail else ""
        self._tell(f"[{task.name}] {state}{detail} (exit code {code})")
        self._remember(task, over=over)

    def _remember(self, task: Task, *, over: bool) -> None:
        if not over and is_busy(self._house.config.home):
            return  # another was quicker: it is looked at again as soon as that one has ended
        if over:
            self._failed.pop(task.name, None)
            self._not_before.pop(task.name, None)
            return
        times = self._failed[task.name] = self._failed.get(task.name, 0) + 1
        wait = _PATIENCE[min(times, len(_PATIENCE)) - 1]
        self._not_before[task.name] = time.monotonic() + wait


def _spoken(late: timedelta) -> str:
    minutes = int(late.total_seconds() // 60)
    days, hours = divmod(minutes // 60, 24)
    parts = [(days, "d"), (hours, "h"), (minutes % 60, "min")]
    return " ".join(f"{many} {unit}" for many, unit in parts if many)
