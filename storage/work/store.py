"""What may be done with sweeps and visits, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from storage.database import Database
from storage.schema import sweeps, visits
from storage.schema.work import SweepState
from storage.work import controls, counts, leases
from storage.work import sweeps as planning
from storage.work.counts import SweepInfo
from storage.work.visits import OPEN, visit_of, visit_rows
from waybillwatch.controls import Round
from waybillwatch.errors import StoreError
from waybillwatch.sweeps import SweepPlan, Visit, VisitKind, VisitState


class WorkStore(Database):
    """Sweeps, visits and their leases."""

    def begin_sweep(self, plan: SweepPlan, *, started: datetime) -> SweepInfo:
        """Write a sweep down, or add to it the visits it does not have yet. Raises StoreError."""
        with self.writing() as connection:
            planning.begin(connection, plan, started)
            return counts.info(connection, key=plan.key)[0]

    def claim(
        self,
        sweep: str,
        kind: VisitKind,
        *,
        holder: str,
        now: datetime,
        lease: timedelta,
        gone: Callable[[str], bool],
        limit: int | None = None,
    ) -> tuple[Visit, ...]:
        """Take visits that are planned, or whose lease is over or whose holder is ``gone``.

        A visit begun ``MOST_TRIES`` times becomes failed instead.
        """
        with self.writing() as connection:
            wanted = leases.Claim(holder, now, lease, gone, limit)
            return tuple(leases.claim(connection, sweep, kind, wanted))

    def fail(self, visit: Visit, reason: str) -> None:
        """Give a visit up; one that is done stays done."""
        with self.writing() as connection:
            sweep = select(sweeps.c.id).where(sweeps.c.key == visit.sweep).scalar_subquery()
            connection.execute(
                visits.update()
                .where(
                    visits.c.sweep_id == sweep,
                    visits.c.kind == visit.kind,
                    visits.c.subject == visit.subject,
                    visits.c.state.in_(OPEN),
                )
                .values(state=VisitState.FAILED, failure=reason)
            )

    def retry(self, sweep: str) -> int:
        """Forget how often a sweep's unfinished and failed visits were tried; how many there are.

        For a person who goes on with a sweep: the failed ones are planned again.
        """
        with self.writing() as connection:
            wanted = select(sweeps.c.id).where(sweeps.c.key == sweep).scalar_subquery()
            of_sweep = visits.update().where(visits.c.sweep_id == wanted)
            again = connection.execute(
                of_sweep.where(visits.c.state == VisitState.FAILED).values(
                    state=VisitState.PLANNED, failure=None
                )
            )
            reset = connection.execute(of_sweep.where(visits.c.state.in_(OPEN)).values(tries=0))
            if again.rowcount:
                connection.execute(
                    sweeps.update()
                    .where(sweeps.c.key == sweep)
                    .values(state=SweepState.RUNNING, finished=None)
                )
            return reset.rowcount

    def is_in_hands(self, sweep: str, claim: leases.Claim) -> bool:
        """Whether anybody who lives holds a visit of a sweep."""
        with self.reading() as connection:
            return leases.is_in_hands(connection, sweep, claim)

    def give_up(self, sweep: str, reason: str, *, now: datetime) -> int:
        """Give up all of a sweep's open visits and close it; how many there were."""
        with self.writing() as connection:
            given_up = leases.give_up(connection, sweep, reason)
            planning.finish(connection, sweep, now)
            return given_up

    def finish_sweep(self, key: str, *, finished: datetime) -> SweepInfo:
        """Close a sweep whose visits are all over: done, or partial where some failed.

        One with open visits stays running; the answer's ``open`` says how many.
        """
        with self.writing() as connection:
            planning.finish(connection, key, finished)
            found = counts.info(connection, key=key)
        if not found:
            raise StoreError(f"there is no sweep of {key}")
        return found[0]

    def control_rounds(self, sweep: str) -> tuple[Round, ...]:
        """The rounds in which a sweep asked its control hosts, by number."""
        with self.reading() as connection:
            return controls.rounds(connection, sweep)

    def sweep(self, key: str) -> SweepInfo | None:
        """A sweep by its key."""
        with self.reading() as connection:
            return next(iter(counts.info(connection, key=key)), None)

    def sweeps(self) -> tuple[SweepInfo, ...]:
        """Every sweep in order of time."""
        with self.reading() as connection:
            return counts.info(connection)

    def unfinished(self) -> tuple[SweepInfo, ...]:
        """The sweeps that were begun and not closed."""
        with self.reading() as connection:
            return counts.info(connection, state=SweepState.RUNNING)

    def visits(self, sweep: str, kind: VisitKind | None = None) -> tuple[Visit, ...]:
        """A sweep's visits, in whatever state."""
        with self.reading() as connection:
            rows = visit_rows(connection, sweep=sweep, kind=kind)
            return tuple(visit_of(row) for row in rows)

    def open_visits(self, sweep: str, kind: VisitKind | None = None) -> int:
        """How many of a sweep's visits are planned or running."""
        with self.reading() as connection:
            rows = visit_rows(connection, sweep=sweep, kind=kind, states=OPEN)
            return len(rows)

    def failures(self, sweep: str) -> tuple[tuple[Visit, str], ...]:
        """A sweep's failed visits, each with its reason."""
        with self.reading() as connection:
            rows = visit_rows(connection, sweep=sweep, states=(VisitState.FAILED,))
            return tuple((visit_of(row), row.failure or "") for row in rows)

    def segments(self) -> set[str]:
        """The path of every segment a visit points at."""
        with self.reading() as connection:
            rows = connection.scalars(select(visits.c.segment).where(visits.c.segment.is_not(None)))
            return {str(path) for path in rows}
