"""The share still selling after an exposure as a curve: steps, bands, and who is behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from waybillwatch.charts.sheets import Mark, Row, Words


@dataclass(frozen=True, slots=True)
class Point:
    """The estimated share still selling after a day, with its 95 % interval.

    Between two points it runs straight; where it falls, nobody knows where between them.
    """

    day: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Watched:
    """How many of a group's sites that had come under watch by a day stood how."""

    day: int
    selling: int
    """Seen selling at or after it."""
    gone: int
    """Confirmed gone by then."""
    not_known: int


@dataclass(frozen=True, slots=True)
class Group:
    """Some sites and their curve."""

    name: str
    sites: int
    points: tuple[Point, ...]
    """In order of days; () of no site."""
    watched: tuple[Watched, ...]


@dataclass(frozen=True, slots=True)
class SurvivalCurve:
    """A chart of who is still selling."""

    words: Words
    day: date
    """Day 0: that of the exposure."""
    until: float
    """Days from it to the last sweep."""
    groups: tuple[Group, ...]
    """The exposed; and those never exposed, where they are asked for."""
    marks: tuple[Mark, ...]
    """The exposure, and every other that named one of its sites in these days."""

    COLUMNS: ClassVar = (
        "part",
        "group",
        "days",
        "share",
        "low",
        "high",
        "sites",
        "selling",
        "gone",
        "not_known",
        "text",
    )

    def rows(self) -> list[Row]:
        """A row a datum: the groups, points of the curves, figures below them, marks and words."""
        found: list[Row] = []
        for group in self.groups:
            own: Row = {"group": group.name}
            found.append(own | {"part": "group", "sites": group.sites, "days": self.until})
            found += [
                own
                | {"part": "curve", "days": one.day}
                | {"share": one.share, "low": one.low, "high": one.high}
                for one in group.points
            ]
            found += [
                own
                | {"part": "watched", "days": one.day}
                | {"selling": one.selling, "gone": one.gone, "not_known": one.not_known}
                for one in group.watched
            ]
        found += [
            {"part": "exposure", "days": (one.day - self.day).days, "text": one.text}
            for one in self.marks
        ]
        return found + self.words.rows()
