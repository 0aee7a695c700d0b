"""Every kind of chart drawn."""

from __future__ import annotations

from functools import singledispatch

from desk.drawing import standings, survivalcurve, timeline
from desk.drawing.paper import Paper
from desk.drawing.styles import styled
from waybillwatch.charts.survivalcurve import SurvivalCurve
from waybillwatch.charts.timelines import Timeline
from waybillwatch.charts.weeksheet import Calendar


def draw(chart: SurvivalCurve | Timeline | Calendar, form: str) -> bytes:
    """A chart as ``svg`` or ``png``; the same data make the same SVG. Raises NotReady."""
    with styled():
        return _on_paper(chart).saved(form, chart.words.title)


@singledispatch
def _on_paper(chart: object) -> Paper:
    raise TypeError(f"no chart: {chart!r}")


_on_paper.register(SurvivalCurve, survivalcurve.draw)
_on_paper.register(Timeline, timeline.draw)
_on_paper.register(Calendar, standings.draw)
