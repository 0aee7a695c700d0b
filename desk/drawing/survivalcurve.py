"""The survival curve drawn: steps, bands, the exposure, and the figures below."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from desk.drawing.marking import Flag, draw_flags, flags, room_for
from desk.drawing.palette import FAINT
from desk.drawing.paper import EDGE, Paper
from desk.drawing.survivalkeys import KEY, LOOKS, Look, draw_figures, draw_key, height_of
from waybillwatch.charts.sheets import long_day
from waybillwatch.charts.survivalcurve import Group, SurvivalCurve
from waybillwatch.charts.survivalgroups import ticks

WIDTH = 7.2
_HIGH = 3.2
_LEFT = 1.25
_RIGHT = 0.25
_GAP = 0.08
_AXIS = 0.5
"""Inches for the days on the axis and what they are."""
_HEAD = 0.04
"""Of the axis, left of day 0: a curve that begins at the frame hides its exposure."""


def draw(chart: SurvivalCurve) -> Paper:
    """The chart on paper."""
    wide = WIDTH - 2 * EDGE - _LEFT - _RIGHT
    until = max(chart.until, 1.0)
    start = -_HEAD * until

    def place(day: float) -> float:
        return (day - start) / (until - start) * wide

    named = flags([(place((one.day - chart.day).days), one.text) for one in chart.marks], wide)
    key = KEY * (len(chart.groups) + 1)
    table = height_of(chart)
    below = key + _GAP + table + _AXIS
    paper = Paper.of(chart.words, WIDTH, below + _HIGH + room_for(named))
    axes = paper.axes(_LEFT, below, wide, _HIGH)
    _frame(axes, chart, (start, until), named, (wide, _HIGH))
    for group, look in zip(chart.groups, LOOKS, strict=False):
        _curve(axes, group, look)
    figures = paper.axes(_LEFT, key + _GAP, wide, table)
    draw_figures(figures, chart, (start, until), table)
    draw_key(paper.axes(0, 0, WIDTH - 2 * EDGE, key), chart, (WIDTH - 2 * EDGE, key))
    return paper


def _frame(
    axes: Axes,
    chart: SurvivalCurve,
    span: tuple[float, float],
    named: tuple[Flag, ...],
    size: tuple[float, float],
) -> None:
    axes.set_xlim(*span)
    axes.set_ylim(0, 1.02)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1])
    axes.yaxis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    axes.set_ylabel("share still selling")
    axes.set_xticks(ticks(chart.until))
    axes.set_xlabel(f"days after {long_day(chart.day)}")
    axes.grid(axis="y", color=FAINT, linewidth=0.4)
    axes.set_axisbelow(True)
    draw_flags(axes, named, size)


def _curve(axes: Axes, group: Group, look: Look) -> None:
    days = [one.day for one in group.points]
    axes.fill_between(
        days,
        [one.low for one in group.points],
        [one.high for one in group.points],
        facecolor="none" if look.hatch else (look.colour, 0.12),
        edgecolor=(look.colour, 0.35),
        hatch=look.hatch,
        linewidth=0.6,
        zorder=2,
        gid=f"band-{group.name}",
    )
    for number, (one, two) in enumerate(pairwise(group.points)):
        gid = f"step-{group.name}-{number}"
        fell = one.share - two.share
        style = look.dash if fell == 0 else ":"
        axes.plot(
            [one.day, two.day],
            [one.share, two.share],
            color=look.colour,
            linestyle=style,
            linewidth=2.0 if fell == 0 else 1.2,
            solid_capstyle="butt",
            zorder=4,
            gid=gid,
        )
        if fell:
            axes.add_patch(
                Rectangle(
                    (one.day, two.share),
                    two.day - one.day,
                    fell,
                    facecolor=(look.colour, 0.3),
                    edgecolor=look.colour,
                    linewidth=0.8,
                    zorder=3,
                    gid=f"fall-{group.name}-{number}",
                )
            )
