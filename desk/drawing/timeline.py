"""Prices over time drawn: a dot a sweep, lines that break at gaps, each named at its end."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from matplotlib.axes import Axes

from desk.drawing.behind import BEHIND, FIGURES, draw_behind
from desk.drawing.dating import days_named, x_of
from desk.drawing.marking import Flag, draw_flags, flags, room_for
from desk.drawing.naming import MARKER, draw_mark, draw_names, height_of
from desk.drawing.palette import FAINT, stroke
from desk.drawing.paper import EDGE, Paper, inches
from desk.drawing.strips import draw_stood
from desk.drawing.styles import INCH, SIZE
from desk.drawing.wrapping import wrapped
from waybillwatch.charts.timelines import Dot, Line, Timeline

WIDTH = 8.6
_LEFT = 0.5
_LABELS = 2.2
"""Inches at the right for the lines' names, at most."""
_HIGH = 3.2
_APART = 0.3
"""Inches of height for each line: prices lie close together."""
_STRIP = 0.41
"""Inches for how the site stood, and for what its letters say."""


def draw(chart: Timeline) -> Paper:
    """The chart on paper."""
    names = [wrapped(line.name, _LABELS * INCH / SIZE) for line in chart.lines]
    labels = max((inches(text) for name in names for text in name), default=0.0) + 0.35
    wide = WIDTH - 2 * EDGE - _LEFT - labels
    high = max(_HIGH, _APART * len(names), sum(map(height_of, names)))
    first, last = (day.toordinal() for day in chart.span)
    pad = max(1.0, (last - first) * 0.03)
    span = (first - pad, last + 1 + pad)

    def place(day: date) -> float:
        return (day.toordinal() - span[0]) / (span[1] - span[0]) * wide

    named = flags([(place(one.day), one.text) for one in chart.marks], wide)
    strip = _STRIP if chart.stood else BEHIND * (len(chart.lines) + 1)
    below = 0.42 + strip
    paper = Paper.of(chart.words, WIDTH, below + high + room_for(named))
    axes = paper.axes(_LEFT, below, wide, high)
    _frame(axes, chart, span, named, (wide, high))
    for number, line in enumerate(chart.lines):
        _line(axes, line, number, len(chart.lines), span[1] - span[0])
    ends = [_cny(line.seen[-1]) for line in chart.lines]
    draw_names(axes, ends, names, (wide, high))
    draw_below = draw_stood if chart.stood else draw_behind
    draw_below(paper.axes(_LEFT, 0, wide, strip), chart, span, (wide, strip))
    return paper


def _frame(
    axes: Axes,
    chart: Timeline,
    span: tuple[float, float],
    named: tuple[Flag, ...],
    size: tuple[float, float],
) -> None:
    axes.set_xlim(*span)
    ends = [
        float(value)
        for line in chart.lines
        for dot in line.seen
        for value in (dot.value, dot.most, dot.least)
        if value is not None
    ]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    axes.set_ylim(low * 1.08, high * 1.08 or 1.0)
    axes.set_ylabel("CNY")
    days = days_named(*chart.span)
    axes.set_xticks([day.toordinal() for day, _ in days], [text for _, text in days])
    axes.grid(axis="y", color=FAINT, linewidth=0.4)
    axes.set_axisbelow(True)
    draw_flags(axes, named, size)


def _line(axes: Axes, line: Line, number: int, many: int, span: float) -> None:
    look = stroke(number)
    # Lines that ask the same would hide each other: each stands a hair beside the next.
    aside = (number - (many - 1) / 2) * min(span / 400, span / 60 / many)
    for run in line.runs():
        for one, two in pairwise(run):
            same = one.value == two.value
            axes.plot(
                [x_of(one.at) + aside, x_of(two.at) + aside],
                [_cny(one), _cny(two)],
                color=look.colour,
                linestyle="-" if same else ":",
                linewidth=1.1,
                zorder=3,
            )
    # Where they stand close, most marks are small, or a line would be a bar.
    every = -(-len(line.dots) // FIGURES)
    for place, dot in enumerate(line.dots):
        if dot.value is None:
            continue
        x, gid = x_of(dot.at) + aside, f"price-{number}-{place}"
        if dot.least is not None and dot.most is not None:
            ends = [float(dot.least), float(dot.most)]
            axes.plot([x, x], ends, color=look.colour, linewidth=2.4, alpha=0.45, zorder=2)
        size = MARKER if place % every == 0 else MARKER / 2
        draw_mark(axes, (x, _cny(dot)), look, gid, size)


def _cny(dot: Dot) -> float:
    return float(dot.value or 0)
