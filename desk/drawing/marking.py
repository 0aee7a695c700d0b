"""Exposures marked on an axis: an upright line each, named above it where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from desk.drawing.palette import BLACK, WHITE
from desk.drawing.paper import LEADING, inches
from desk.drawing.styles import INCH, SIZE

ROW = SIZE * LEADING / INCH
_GAP = 0.1
"""Inches between two names in one row."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark and where it stands, in inches from the axes' left end."""

    at: float
    text: str
    row: int
    """Above the axes: 0 is the lowest."""
    leftwards: bool
    """Whether its words stand to the left of it."""


def flags(places: Sequence[tuple[float, str]], width: float) -> tuple[Flag, ...]:
    """Rows for the names of marks, so that none covers another or leaves the axes."""
    found: list[Flag] = []
    taken: list[tuple[int, float, float]] = []
    # From the right: a name that reaches over the next line then stands above that line's end.
    for at, text in sorted(places, key=lambda one: -one[0]):
        long = inches(text) + _GAP
        leftwards = at + long > width and at - long > 0
        start, end = (at - long, at) if leftwards else (at, at + long)
        over = [row for row, left, right in taken if start < right and left < end]
        row = max(over, default=-1) + 1
        taken.append((row, start, end))
        found.append(Flag(at, text, row, leftwards))
    return tuple(reversed(found))


def room_for(found: Sequence[Flag]) -> float:
    """Inches that flags need above the axes."""
    return (max(flag.row for flag in found) + 1) * ROW + 0.05 if found else 0.0


def draw_flags(axes: Axes, found: Sequence[Flag], size: tuple[float, float]) -> None:
    """Draw them on axes so many inches wide and high."""
    width, height = size
    for number, flag in enumerate(found):
        top = 1 + ((flag.row + 0.85) * ROW) / height
        x = flag.at / width
        (line,) = axes.plot(
            [x, x],
            [0, top],
            transform=axes.transAxes,
            color=BLACK,
            linewidth=0.9,
            dashes=(4, 2),
            clip_on=False,
            zorder=1.5,
        )
        line.set_gid(f"exposure-{number}")
        axes.text(
            x + (-1 if flag.leftwards else 1) * 0.04 / width,
            1 + (flag.row * ROW + 0.04) / height,
            flag.text,
            transform=axes.transAxes,
            ha="right" if flag.leftwards else "left",
            va="bottom",
            fontsize=SIZE,
            bbox={"facecolor": WHITE, "edgecolor": "none", "pad": 0.5},
            zorder=3,
        )
