"""Schedules, their periods and their runs (``waybillwatch.periods`` tells when one is due).

A period is one coming round of a schedule, named by the time its rule gives on the wall
(``2026-11-30T03:00``); the name is what makes a run unique, so that no clock set back, no
change of the zone's rules and no second process makes another of it. A period lasts until
the next begins: as long may it be begun late. One that passes without is missed, and stays so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from waybillwatch.cron import Rule
from waybillwatch.sweeps import SweepKind
from waybillwatch.wallclock import Quiet


class Ended(StrEnum):
    """Why a schedule holds no more."""

    PAUSED = "paused"
    REMOVED = "removed"


class RunState(StrEnum):
    """Where a run stands."""

    RUNNING = "running"
    DONE = "done"
    PARTIAL = "partial"
    """Over, with visits that failed."""
    FAILED = "failed"
    """Given up: stopped at its limit of time, or begun too often."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is to be done and when; as it held from ``since`` until ``until``."""

    name: str
    rule: Rule
    zone: ZoneInfo
    since: datetime
    kind: SweepKind = SweepKind.SWEEP
    queries: tuple[str, ...] = ()
    """What it searches for; empty: what the configuration says."""
    pages: int | None = None
    """Pages a visit may ask of one site; None: what the configuration says."""
    quiet: Quiet | None = None
    until: datetime | None = None
    """None while it holds."""
    ended: Ended | None = None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One coming round."""

    start: datetime
    """In UTC, quiet hours left out."""
    label: str
    """The time on the wall that the rule gives."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a schedule: the one of its period."""

    schedule: str
    period: str
    """The label of its period, or ``by hand`` and a time."""
    due: datetime
    state: RunState
    holder: str
    started: datetime
    finished: datetime | None = None
    sweep: str | None = None
    """The key of its sweep, from the moment before that is begun."""
    tries: int = 1
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A period that nobody made."""

    schedule: str
    period: Period


def by_hand(now: datetime) -> Period:
    """The period of a run that a person asks for, outside of any rule."""
    at = now.astimezone(UTC).replace(second=0, microsecond=0)
    return Period(at, f"by hand {at:%Y-%m-%dT%H:%MZ}")
