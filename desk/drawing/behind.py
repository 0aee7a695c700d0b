"""What stands below a chart of medians: how many sites are behind each dot."""

from __future__ import annotations

from matplotlib.axes import Axes

from desk.drawing.dating import x_of
from desk.drawing.naming import draw_mark
from desk.drawing.palette import GREY, stroke
from waybillwatch.charts.timelines import Timeline

FIGURES = 26
"""How many figures stand side by side below an axis."""
BEHIND = 0.16
"""Inches from row to row of them."""


def draw_behind(
    axes: Axes, chart: Timeline, span: tuple[float, float], size: tuple[float, float]
) -> None:
    """How many sites are behind each dot; on axes of so many inches."""
    axes.set_axis_off()
    axes.set_xlim(*span)
    axes.set_ylim(-size[1], 0)
    axes.text(span[0], -BEHIND * 0.75, "sites behind each dot", color=GREY, fontsize=7)
    for number, line in enumerate(chart.lines):
        at, look = -BEHIND * (number + 1.7), stroke(number)
        draw_mark(axes, (span[0], at + 0.04), look)
        every = -(-len(line.dots) // FIGURES)
        for dot in line.dots[::every]:
            many = str(dot.sites) if dot.value is not None else "–"
            axes.text(x_of(dot.at), at, many, ha="center", fontsize=7)
