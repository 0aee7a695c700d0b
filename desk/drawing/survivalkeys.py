"""What stands below a survival curve: the sites behind it, and what its lines and boxes say."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from desk.drawing.palette import BLUE, GREY, VERMILLION
from waybillwatch.charts.survivalcurve import SurvivalCurve, Watched

KEY = 0.2
"""Inches of a line of the key."""
_ROW = 0.16
_APART = 0.06
_FIGURES = ("seen selling then or later", "gone by then", "not known")


@dataclass(frozen=True, slots=True)
class Look:
    """How a group is drawn: told apart by dash and hatch where colours are not."""

    colour: str
    dash: str
    hatch: str | None


LOOKS = (Look(BLUE, "-", None), Look(VERMILLION, "--", "////"))


def height_of(chart: SurvivalCurve) -> float:
    """Inches that the figures take."""
    return len(chart.groups) * (_ROW * (len(_FIGURES) + 1) + _APART)


def draw_figures(
    axes: Axes, chart: SurvivalCurve, span: tuple[float, float], height: float
) -> None:
    """How many sites are behind the curve, below the days they stand for."""
    axes.set_axis_off()
    axes.set_xlim(*span)
    axes.set_ylim(-height, 0)
    at = 0.0
    for group in chart.groups:
        at -= _ROW
        axes.text(span[0], at, group.name, ha="right", va="baseline", fontweight="bold")
        for number, name in enumerate(_FIGURES):
            at -= _ROW
            axes.text(span[0], at, name, ha="right", va="baseline", color=GREY, fontsize=7)
            for one in group.watched:
                axes.text(one.day, at, str(_of(one)[number]), ha="center", va="baseline")
        at -= _APART


def _of(one: Watched) -> tuple[int, int, int]:
    return one.selling, one.gone, one.not_known


def draw_key(axes: Axes, chart: SurvivalCurve, size: tuple[float, float]) -> None:
    """What the lines, bands and boxes say, on axes of so many inches."""
    width, height = size
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    at = height - 0.1
    for group, look in zip(chart.groups, LOOKS, strict=False):
        axes.add_patch(
            Rectangle(
                (0, at - 0.06),
                0.5,
                0.12,
                facecolor="none" if look.hatch else (look.colour, 0.12),
                edgecolor=(look.colour, 0.35),
                hatch=look.hatch,
            )
        )
        axes.plot([0, 0.5], [at, at], color=look.colour, linestyle=look.dash, linewidth=2)
        sites = "1 site" if group.sites == 1 else f"{group.sites} sites"
        said = f"{group.name} ({sites}): Turnbull's estimate, with its 95 % interval"
        axes.text(0.58, at, said, va="center")
        at -= KEY
    colour = LOOKS[0].colour
    axes.add_patch(
        Rectangle((0.1, at - 0.07), 0.3, 0.14, facecolor=(colour, 0.3), edgecolor=colour)
    )
    axes.plot([0.1, 0.4], [at + 0.07, at - 0.07], color=colour, linestyle=":", linewidth=1.2)
    axes.text(0.58, at, "a box: the share fell somewhere in it, between two sweeps", va="center")
