"""Prices over time as lines that break where nothing was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from waybillwatch.charts.sheets import Mark, Row, Words, day_of


@dataclass(frozen=True, slots=True)
class Dot:
    """One price at one time, in CNY."""

    at: datetime
    value: Decimal | None
    """None where nothing was seen: a gap."""
    least: Decimal | None = None
    """The ends of what a median stands for; None where a price stands for itself."""
    most: Decimal | None = None
    sites: int = 1
    """How many it rests on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One price over time; a dot for every sweep or week, those that saw nothing included."""

    name: str
    dots: tuple[Dot, ...]

    @property
    def seen(self) -> tuple[Dot, ...]:
        """Those that saw a price."""
        return tuple(one for one in self.dots if one.value is not None)

    def runs(self) -> Iterator[tuple[Dot, ...]]:
        """What was seen one time after the other, without a gap."""
        run: list[Dot] = []
        for dot in self.dots:
            if dot.value is not None:
                run.append(dot)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


@dataclass(frozen=True, slots=True)
class Stood:
    """How a site stood at a sweep; empty where it was not visited."""

    at: datetime
    standing: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A chart of prices over time."""

    words: Words
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    stood: tuple[Stood, ...] = ()
    """How the site stood at each sweep, where the chart is one site's."""

    COLUMNS: ClassVar = (
        "part",
        "line",
        "at",
        "cny",
        "least",
        "most",
        "sites",
        "standing",
        "text",
    )

    @property
    def span(self) -> tuple[date, date]:
        """Its first day and its last."""
        days = [day_of(dot.at) for line in self.lines for dot in line.dots]
        days += [day_of(one.at) for one in self.stood]
        return min(days), max(days)

    def rows(self) -> list[Row]:
        """A row a datum, a gap being one whose price is empty."""
        found: list[Row] = [
            {
                "part": "price",
                "line": line.name,
                "at": dot.at,
                "cny": dot.value,
                "least": dot.least,
                "most": dot.most,
                "sites": dot.sites if dot.value is not None else 0,
            }
            for line in self.lines
            for dot in line.dots
        ]
        found += [
            {"part": "standing", "at": one.at, "standing": one.standing} for one in self.stood
        ]
        found += [{"part": "exposure", "at": one.day, "text": one.text} for one in self.marks]
        return found + self.words.rows()
