"""What may be asked and said of schedules and their runs, each in one transaction."""

from __future__ import annotations

from datetime import datetime

from storage.database import Database
from storage.schedules import runs, setting
from storage.schedules.runs import Hands
from waybillwatch.schedules import Ended, Period, Run, Schedule


class ScheduleStore(Database):
    """Schedules and their runs."""

    def add_schedule(self, schedule: Schedule) -> Schedule:
        """Let a schedule hold from its ``since`` on. Raises NotReady for a name that is set."""
        with self.writing() as connection:
            return setting.add(connection, schedule)

    def pause_schedule(self, name: str, *, now: datetime) -> Schedule:
        """Let it hold no more until it is resumed. Raises UnknownName, NotReady."""
        with self.writing() as connection:
            return setting.end(connection, name, Ended.PAUSED, now)

    def resume_schedule(self, name: str, *, now: datetime) -> Schedule:
        """Let it hold again: what passed meanwhile was not missed. Raises UnknownName, NotReady."""
        with self.writing() as connection:
            return setting.resume(connection, name, now)

    def remove_schedule(self, name: str, *, now: datetime) -> Schedule:
        """Let it hold no more; its runs stay known. Raises UnknownName."""
        with self.writing() as connection:
            return setting.end(connection, name, Ended.REMOVED, now)

    def schedules(self) -> tuple[Schedule, ...]:
        """The last setting of every schedule that is not removed, by name."""
        with self.reading() as connection:
            return setting.newest(connection)

    def schedule(self, name: str) -> Schedule:
        """One of them. Raises UnknownName."""
        with self.reading() as connection:
            return setting.one_schedule(connection, name)

    def held(self, name: str | None = None) -> tuple[Schedule, ...]:
        """All settings that ever held, removed ones too; by name, then time."""
        with self.reading() as connection:
            return setting.held(connection, name)

    def runs(self, schedule: str | None = None) -> tuple[Run, ...]:
        """Every run, or those of one schedule; by the time they were due."""
        with self.reading() as connection:
            return runs.runs(connection, schedule)

    def run(self, schedule: str, period: str) -> Run | None:
        """The run of a period, by its label; None where nobody has begun it."""
        with self.reading() as connection:
            return runs.one_run(connection, schedule, period)

    def left_behind(self, hands: Hands) -> tuple[Run, ...]:
        """The runs that were begun and not ended, and in whose hands nobody is any more."""
        with self.reading() as connection:
            return runs.left_behind(connection, hands)

    def take_run(self, schedule: str, period: Period, hands: Hands) -> Run | None:
        """Take a period's run into one's hands; None where it is over or another has it."""
        with self.writing() as connection:
            return runs.take(connection, schedule, period, hands)

    def name_sweep(self, run: Run, sweep: str) -> None:
        """Write down which sweep is the run's, before that is begun."""
        with self.writing() as connection:
            runs.name_sweep(connection, run, sweep)

    def end_run(self, run: Run, detail: str, *, now: datetime) -> None:
        """Give a run up, and say why; one that is over stays as it is."""
        with self.writing() as connection:
            runs.end(connection, run.schedule, run.period, detail, now)
