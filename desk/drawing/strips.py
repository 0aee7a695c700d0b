"""What stands below a price chart: how the site stood at each sweep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from desk.drawing.dating import x_of
from desk.drawing.palette import BLACK, FAINT, GREY, TILES, WHITE, Tile
from waybillwatch.charts.timelines import Timeline
from waybillwatch.sweeps import Standing

_STRIP = 0.17
_LEAST = 0.03
"""Inches of a cell, however soon one sweep followed another."""
_LETTER = 0.11
"""Inches that a letter needs."""


def draw_stood(
    axes: Axes, chart: Timeline, span: tuple[float, float], size: tuple[float, float]
) -> None:
    """How the site stood at each sweep, and so why a line breaks; on axes of so many inches."""
    wide, high = size
    axes.set_axis_off()
    axes.set_xlim(*span)
    axes.set_ylim(0, high)
    days = (span[1] - span[0]) / wide
    places = [(x_of(one.at), one.standing) for one in chart.stood]
    gaps = (two - one for (one, _), (two, _) in pairwise(places))
    apart = max(min(gaps, default=7.0), _LEAST * days)
    for number, (x, standing) in enumerate(places):
        tile = TILES[Standing(standing)] if standing else None
        axes.add_patch(
            Rectangle(
                (x - apart * 0.42, high - _STRIP),
                apart * 0.84,
                _STRIP,
                facecolor=tile.colour if tile else WHITE,
                edgecolor=BLACK if tile else FAINT,
                hatch=tile.hatch if tile else None,
                linewidth=0.5,
                clip_on=False,
                gid=f"standing-{number}",
            )
        )
    for x, tile in _lettered(places, apart, days):
        y = high - _STRIP * 0.55
        axes.text(x, y, tile.letter, ha="center", va="center", color=tile.ink, fontsize=7)
    axes.text(span[0], 0.08, _said(chart), va="center", color=GREY)


def _lettered(
    places: Sequence[tuple[float, str]], apart: float, days: float
) -> Iterator[tuple[float, Tile]]:
    """Where a letter stands: in each cell, or in a run of equal cells where that has the room."""
    for standing, run in groupby(places, lambda one: one[1]):
        own = [x for x, _ in run]
        if not standing:
            continue
        tile = TILES[Standing(standing)]
        if apart >= _LETTER * days:
            yield from ((x, tile) for x in own)
        elif own[-1] - own[0] + apart >= _LETTER * days:
            yield (own[0] + own[-1]) / 2, tile


def _said(chart: Timeline) -> str:
    """What the letters say."""
    there = dict.fromkeys(Standing(one.standing) for one in chart.stood if one.standing)
    said = [f"{TILES[one].letter} {TILES[one].name}" for one in there]
    if any(not one.standing for one in chart.stood):
        said.append("empty: not visited")
    return f"The site at each sweep: {'; '.join(said)}"
