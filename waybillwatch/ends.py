"""Spells of selling and their ends: intervals, never days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from waybillwatch.fates import ExitKind
from waybillwatch.sweeps import Standing


@dataclass(frozen=True, slots=True)
class End:
    """Where selling was last seen to end: somewhere in (last_selling, first_missed]."""

    last_selling: datetime
    first_missed: datetime
    standing: Standing
    """What it was at the first miss."""
    kind: ExitKind
    """What it came to: the first thing a page showed, and dead where none showed anything."""
    confirmed: datetime | None = None
    """The sweep whose miss made it count; None while one more is wanted."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A miss that ended in a return."""

    last_selling: datetime
    first_missed: datetime
    back: datetime
    standing: Standing
    kind: ExitKind
    voided: bool
    """Whether it was no exit: never confirmed, or a silence that nothing explained."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of selling."""

    missed_before: datetime | None
    """The last sight before it at which it did not sell; None where it was first seen selling."""
    first_selling: datetime
    last_selling: datetime
    end: End | None = None
    """None where its last telling sight shows it selling."""
    absences: tuple[Absence, ...] = ()
    """Misses within it that were no exit."""
    gaps: tuple[datetime, ...] = ()
    """Sweeps from its first sight to its end, or to the last sweep, that tell nothing."""

    @property
    def is_over(self) -> bool:
        """Whether it ended in an exit that counts."""
        return self.end is not None and self.end.confirmed is not None
