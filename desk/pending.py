"""What is to be begun now, of all schedules, and what is to be gone on with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desk.leases import LEASE, gone, holder
from storage.schedules.runs import Hands
from storage.store import Store
from waybillwatch.errors import NotReady
from waybillwatch.periods import due, latest
from waybillwatch.schedules import Period, Schedule
from waybillwatch.sweeps import SweepKind


@dataclass(frozen=True, slots=True)
class Task:
    """A period that is to be begun, or whose run is to be gone on with."""

    schedule: Schedule
    period: Period

    @property
    def name(self) -> str:
        """As it stands in a line of the log."""
        return f"{self.schedule.name} {self.period.label}"

    def line(self, home: Path) -> list[str]:
        """The arguments of the command that makes it."""
        return ["--home", str(home), "sweep", "--run", self.name]


def hands(now: datetime) -> Hands:
    """Our own hands, at a moment."""
    return Hands(holder(), now, LEASE, gone)


def tasks(store: Store, now: datetime) -> tuple[Task, ...]:
    """What is to be begun or gone on with now: sweeps before probes, then the longest due."""
    free = {(run.schedule, run.period) for run in store.left_behind(hands(now))}
    found = []
    for schedule in store.schedules():
        period = due(schedule, (), now)
        if period is None:
            continue
        run = store.run(schedule.name, period.label)
        if run is None or (run.schedule, run.period) in free:
            found.append(Task(schedule, period))
    found.sort(key=lambda task: (task.schedule.kind is SweepKind.PROBE, task.period.start))
    return tuple(found)


def period_of(schedule: Schedule, label: str, now: datetime) -> Period:
    """The period of a label: the last one of its schedule. Raises NotReady for any other."""
    period = latest(schedule, now)
    if period is None or period.label != label:
        raise NotReady(
            f"{label} is not the period of {schedule.name} that is due now: "
            f"waybillwatch schedule history {schedule.name} shows them"
        )
    return period
