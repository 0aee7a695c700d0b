"""The phases of a sweep, one after the other: each plans what it is to do and takes it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.run import Phase
from desk.house import House
from desk.leases import LEASE, gone
from desk.outcomes import Outcome
from desk.planning import knowing
from desk.visiting import control_visits, watch_visits
from storage.store import SweepInfo
from waybillwatch.sweeps import SweepKind, SweepPlan, Visit, VisitKind

_SPIDERS = {VisitKind.SEARCH: "search"}
"""Every other kind of visit is the watch spider's."""
Taken = tuple[str, tuple[Visit, ...]] | None


def write_down(house: House, drawn: SweepPlan, now: datetime) -> None:
    """Put a plan where no kill undoes it, before anything of it is done."""
    house.archive.write_plan(drawn)
    house.store.begin_sweep(drawn, started=now)


@dataclass(frozen=True, slots=True)
class Phases:
    """The phases of one sweep, in the hands of one process."""

    house: House
    sweep: SweepInfo
    holder: str
    outcome: Outcome

    @property
    def all(self) -> list[Phase]:
        """What is done, in order."""
        if self.sweep.kind is SweepKind.PROBE:
            return [self._control, self._probe, self._control]
        if not self.house.config.controls:
            return [self._search, self._watch]
        return [
            self._search,
            self._control,
            self._watch_half,
            self._control,
            self._watch,
            self._control,
        ]

    def _search(self) -> Taken:
        return self._taken(VisitKind.SEARCH)

    def _probe(self) -> Taken:
        return self._taken(VisitKind.PROBE)

    def _control(self) -> Taken:
        """One more round of the control hosts, or what a kill left of one."""
        key = self.sweep.key
        if self.house.config.controls and not self.house.store.open_visits(key, VisitKind.CONTROL):
            self._plan(control_visits(self.house, key, self.sweep.at))
        return self._taken(VisitKind.CONTROL)

    def _watch(self) -> Taken:
        self._plan_sites()
        return self._taken(VisitKind.WATCH)

    def _watch_half(self) -> Taken:
        self._plan_sites()
        left = self.house.store.open_visits(self.sweep.key, VisitKind.WATCH)
        return self._taken(VisitKind.WATCH, limit=(left + 1) // 2)

    def _plan_sites(self) -> None:
        # Planned once and for all: a site found while the sites were being visited waits for
        # the next sweep, whether or not this one was cut short in between.
        house, key = self.house, self.sweep.key
        if house.store.visits(key, VisitKind.WATCH):
            return
        # A schedule's own budget lies with the visits that were planned when it began.
        searches = house.store.visits(key, VisitKind.SEARCH)
        pages = searches[0].budget.pages if searches else None
        self._plan(watch_visits(house, key, self.sweep.at, pages))

    def _plan(self, visits: list[Visit]) -> None:
        sweep = self.sweep
        drawn = SweepPlan(sweep.key, sweep.at, sweep.simulated, tuple(visits), sweep.kind)
        write_down(self.house, drawn, datetime.now(UTC))

    def _taken(self, kind: VisitKind, limit: int | None = None) -> Taken:
        """Take every visit of a kind that is free; wait for those whose lease may lapse."""
        store, key = self.house.store, self.sweep.key
        while True:
            visits = store.claim(
                key,
                kind,
                holder=self.holder,
                now=datetime.now(UTC),
                lease=LEASE,
                gone=gone,
                limit=limit,
            )
            if visits or not store.open_visits(key, kind):
                break
            time.sleep(1)
        self.outcome.planned += len(visits)
        return (_SPIDERS.get(kind, "watch"), knowing(self.house, visits)) if visits else None
