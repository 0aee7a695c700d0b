"""Cells of the standing calendar, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from desk.drawing.palette import BLACK, GREY, TILES, WHITE, Tile
from waybillwatch.charts.weeksheet import Calendar

KEY = 0.2
"""Inches of a line of the key, and of a cell in it."""
_COLUMN = 1.75


def draw_tile(
    axes: Axes,
    at: tuple[float, float],
    tile: Tile | None,
    gid: str,
    *,
    aside: float = 0.5,
    wide: float = 1.0,
) -> None:
    """A cell; its letter stands aside where a mark stands in it."""
    x, y = at
    axes.add_patch(
        Rectangle(
            (x + 0.03 * wide, y + 0.06),
            0.94 * wide,
            0.88,
            facecolor=tile.colour if tile else WHITE,
            edgecolor=GREY,
            hatch=tile.hatch if tile else None,
            linestyle="-" if tile else ":",
            linewidth=0.5 if tile else 0.7,
            gid=gid or None,
        )
    )
    if tile:
        box = {"facecolor": WHITE, "edgecolor": "none", "pad": 0.6} if tile.hatch else None
        axes.text(
            x + aside * wide,
            y + 0.53,
            tile.letter,
            ha="center",
            va="center",
            color=tile.ink,
            fontsize=6.5,
            bbox=box,
            zorder=3,
        )


def keys_of(chart: Calendar) -> Sequence[tuple[Tile | None, str]]:
    """What the cells of this chart say, and how many there are of each."""
    found = Counter(one.standing for bar in chart.bars for one in bar.squares)
    keys: list[tuple[Tile | None, str]] = [
        (tile, tile.name) for standing, tile in TILES.items() if found[standing]
    ]
    return [*keys, (None, "not visited")] if found[None] else keys


def lines_of(keys: Sequence[object], width: float) -> int:
    """Lines of a key that has as many columns as there is room for."""
    return -(-len(keys) // max(1, int(width / _COLUMN)))


def draw_key(
    axes: Axes, chart: Calendar, keys: Sequence[tuple[Tile | None, str]], width: float
) -> None:
    """What the cells and marks say, on axes so many inches wide."""
    lines = lines_of(keys, width)
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(lines + len(chart.marks), 0)
    for number, (tile, name) in enumerate(keys):
        x, y = number // lines * _COLUMN, number % lines
        draw_tile(axes, (x, y), tile, "", wide=KEY)
        axes.text(x + 0.27, y + 0.5, name, va="center")
    for number, mark in enumerate(chart.marks):
        y = lines + number
        axes.add_patch(Polygon([(0.02, y + 0.3), (0.18, y + 0.3), (0.1, y + 0.7)], facecolor=BLACK))
        axes.text(0.27, y + 0.5, f"named by {mark.text}", va="center")
