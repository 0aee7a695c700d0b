"""What every chart carries: its words, and the rows from which it can be redrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from waybillwatch.exposures import Exposure
from waybillwatch.fates import SHANGHAI
from waybillwatch.tierkeys import plain

Cell = str | Decimal | float | int | date | datetime | None
"""A moment in a table is written as China's."""

Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on a chart; a chart without it says more than the data hold."""

    title: str
    lead: str
    """What it shows, in a sentence with its numbers."""
    caveat: str
    """What the numbers cannot say."""
    source: str
    """How often was looked, from when to when, and whether the data are invented."""

    def rows(self) -> list[Row]:
        """A row for each."""
        return [
            {"part": "title", "text": self.title},
            {"part": "lead", "text": self.lead},
            {"part": "caveat", "text": self.caveat},
            {"part": "source", "text": self.source},
        ]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a chart rests on: the sweeps that were made."""

    sweeps: tuple[datetime, ...]
    """Their times, in order."""
    simulated: bool = False
    """Whether one of them was made on an invented web."""

    def in_words(self) -> str:
        """The line of the source."""
        if not self.sweeps:
            return "Source: waybillwatch; no sweep was made."
        first, last = long_day(day_of(self.sweeps[0])), long_day(day_of(self.sweeps[-1]))
        many = len(self.sweeps)
        when = f"1 sweep, {first}" if many == 1 else f"{many} sweeps, {first} to {last}"
        invented = " Invented data: the sites, words and people are made up."
        return f"Source: waybillwatch; {when}.{invented if self.simulated else ''}"


@dataclass(frozen=True, slots=True)
class Mark:
    """An exposure on a chart."""

    day: date
    text: str

    @classmethod
    def of(cls, exposure: Exposure) -> Mark:
        """``望潮晨报, 8 Nov 2012``, with how sure the day is where it is not."""
        doubt = exposure.basis.in_words()
        day = f"{short_day(exposure.day)} {exposure.day.year}{f' ({doubt})' if doubt else ''}"
        return cls(exposure.day, f"{exposure.publisher}, {day}")


def day_of(at: datetime) -> date:
    """The day of a moment in China."""
    return at.astimezone(SHANGHAI).date()


def long_day(day: date) -> str:
    """``8 November 2012``."""
    return f"{day.day} {day:%B} {day.year}"


def short_day(day: date) -> str:
    """``8 Nov``."""
    return f"{day.day} {day:%b}"


def listed(names: Sequence[str], most: int) -> str:
    """``a, b and 3 more``."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def written(cell: Cell) -> str:
    """A cell as it stands in a file: exact, and read back as the same."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.astimezone(SHANGHAI).isoformat(timespec="minutes")
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, float):
        return f"{cell:g}" if cell == int(cell) else repr(cell)
    return str(cell)
