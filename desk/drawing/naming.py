"""Lines told apart: their marks, and their names at their ends."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from desk.drawing.palette import WHITE, Stroke, stroke
from desk.drawing.paper import LEADING
from desk.drawing.spreading import spread
from desk.drawing.styles import INCH, SIZE

_ROW = SIZE * LEADING / INCH
MARKER = 4.5
"""Points."""


def draw_mark(
    axes: Axes, at: tuple[float, float], look: Stroke, gid: str = "", size: float = MARKER
) -> None:
    """A mark of a line; small where it is one of very many."""
    axes.plot(
        [at[0]],
        [at[1]],
        marker=look.marker,
        markersize=size,
        color=look.colour,
        markerfacecolor=WHITE if look.hollow else look.colour,
        markeredgewidth=0.9,
        zorder=4,
        clip_on=False,
        gid=gid or None,
    )


def height_of(name: Sequence[str]) -> float:
    """Inches that a name of some lines takes."""
    return len(name) * _ROW + 0.04


def draw_names(
    axes: Axes,
    values: Sequence[float],
    names: Sequence[Sequence[str]],
    size: tuple[float, float],
) -> None:
    """Each line's name beside its last value, moved where two would stand on each other."""
    wide, high = size
    low, top = axes.get_ylim()
    tall = [height_of(name) for name in names]
    ends = [(value - low) / (top - low) * high for value in values]
    for number, middle in zip(*spread(ends, tall, high), strict=True):
        look, end = stroke(number), ends[number]
        axes.plot(
            [1 + 0.03 / wide, 1 + 0.16 / wide],
            [end / high, middle / high],
            transform=axes.transAxes,
            color=look.colour,
            linewidth=0.6,
            clip_on=False,
        )
        axes.plot(
            [1 + 0.22 / wide],
            [middle / high],
            transform=axes.transAxes,
            marker=look.marker,
            markersize=MARKER,
            color=look.colour,
            markerfacecolor=WHITE if look.hollow else look.colour,
            clip_on=False,
        )
        axes.text(
            1 + 0.32 / wide,
            middle / high,
            "\n".join(names[number]),
            transform=axes.transAxes,
            va="center",
            linespacing=1.15,
        )
