"""The standing calendar drawn: a row a site, a column a week, a letter a cell."""

from __future__ import annotations

from datetime import date

from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from desk.drawing.dating import days_named
from desk.drawing.palette import BLACK, TILES, WHITE
from desk.drawing.paper import EDGE, Paper, inches
from desk.drawing.tiles import KEY, draw_key, draw_tile, keys_of, lines_of
from waybillwatch.charts.weeksheet import Bar, Calendar

_ROW = 0.2
_WIDE = 0.34
"""Inches from column to column where there is room."""
_NARROW = 0.135
"""The narrowest column that still holds a letter."""
_ROOM = 6.0
_LEAST = 6.4
_HALF = 0.5


def draw(chart: Calendar) -> Paper:
    """The chart on paper; of many weeks it is wide, and its letters stay readable."""
    left = max((inches(bar.name) for bar in chart.bars), default=0.0) + 0.12
    weeks = max(1, len(chart.weeks))
    cell = max(_NARROW, min(_WIDE, _ROOM / weeks))
    wide, high = cell * weeks, _ROW * max(1, len(chart.bars))
    width = max(_LEAST, left + wide + 0.1 + 2 * EDGE)
    keys = keys_of(chart)
    legend = KEY * (lines_of(keys, width - 2 * EDGE) + len(chart.marks)) + 0.1
    paper = Paper.of(chart.words, width, legend + high + 0.4)
    axes = paper.axes(left, legend, wide, high)
    axes.set_xlim(0, weeks)
    axes.set_ylim(high / _ROW, 0)
    _frame(axes, chart)
    for number, bar in enumerate(chart.bars):
        _bar(axes, chart, bar, number, cell)
    draw_key(paper.axes(0, 0, width - 2 * EDGE, legend - 0.1), chart, keys, width - 2 * EDGE)
    return paper


def _frame(axes: Axes, chart: Calendar) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, top=False, bottom=False, labeltop=True, labelbottom=False)
    axes.set_yticks(
        [number + 0.5 for number in range(len(chart.bars))], [bar.name for bar in chart.bars]
    )
    if chart.weeks:
        days = days_named(chart.weeks[0], chart.weeks[-1])
        axes.set_xticks(
            [_column(chart, day) for day, _ in days], [text for _, text in days], ha="left"
        )


def _column(chart: Calendar, day: date) -> float:
    return (day - chart.weeks[0]).days / 7


def _bar(axes: Axes, chart: Calendar, bar: Bar, number: int, cell: float) -> None:
    named = [_column(chart, chart.marks[place].day) for place in bar.marks]
    for square in bar.squares:
        x = _column(chart, square.week)
        tile = TILES[square.standing] if square.standing else None
        inside = [mark - x for mark in named if 0 <= mark - x < 1]
        aside = (0.76 if inside[0] < _HALF else 0.24) if inside else _HALF
        draw_tile(axes, (x, number), tile, f"cell-{number}-{square.week}", aside=aside)
    reach = 0.08 / cell
    for place, x in zip(bar.marks, named, strict=True):
        axes.plot([x, x], [number + 0.02, number + 0.98], color=WHITE, linewidth=2.6, zorder=4)
        axes.plot([x, x], [number, number + 1], color=BLACK, linewidth=1.1, zorder=5)
        axes.add_patch(
            Polygon(
                [(x - reach, number - 0.08), (x + reach, number - 0.08), (x, number + 0.32)],
                facecolor=BLACK,
                edgecolor=WHITE,
                linewidth=0.6,
                zorder=6,
                clip_on=False,
                gid=f"named-{number}-{place}",
            )
        )
