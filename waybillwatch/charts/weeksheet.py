"""The standing calendar: a row a site, a column a week, and gaps where nobody looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from waybillwatch.charts.sheets import Mark, Row, Words
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing


@dataclass(frozen=True, slots=True)
class Square:
    """One site in one week."""

    week: date
    """Its Monday in China."""
    standing: Standing | None
    """None where nobody looked."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One site, from the week in which it was first visited."""

    site: SiteKey
    name: str
    squares: tuple[Square, ...]
    marks: tuple[int, ...] = ()
    """Places, among the calendar's, of the exposures that named it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A chart of how sites stood."""

    words: Words
    weeks: tuple[date, ...]
    """The Mondays of its columns, one after the other."""
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]

    COLUMNS: ClassVar = ("part", "site", "name", "week", "standing", "exposure", "text")

    def rows(self) -> list[Row]:
        """A row a cell, a gap being one whose standing is empty."""
        found: list[Row] = []
        for bar in self.bars:
            own: Row = {"site": bar.site, "name": bar.name}
            found += [
                own | {"part": "standing", "week": one.week, "standing": one.standing}
                for one in bar.squares
            ]
            found += [
                own | {"part": "named", "week": self.marks[place].day, "exposure": place + 1}
                for place in bar.marks
            ]
        found += [
            {"part": "exposure", "week": one.day, "exposure": place, "text": one.text}
            for place, one in enumerate(self.marks, 1)
        ]
        return found + self.words.rows()
