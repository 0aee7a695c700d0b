"""A sheet of paper: the words above and below, and room for a drawing between. In inches."""

from __future__ import annotations

import io
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from desk.drawing.palette import BLACK, GREY
from desk.drawing.styles import INCH, SIZE, anywhere
from desk.drawing.wrapping import ems, wrapped
from waybillwatch.charts.sheets import Words

EDGE = 0.3
"""Inches left blank all around."""
LEADING = 1.4
DOTS = 200
"""Pixels an inch of a PNG: a column of a newspaper needs no more."""

_TITLE, _LEAD, _SMALL = 13.0, 9.5, 7.5


def inches(text: str, size: float = SIZE) -> float:
    """About how wide a text is."""
    return ems(text) * size / INCH


@dataclass(slots=True)
class Paper:
    """A figure with its words on it, and the place of the room for the drawing."""

    figure: Figure
    width: float
    height: float
    bottom: float
    """Inches below the room."""

    @classmethod
    def of(cls, words: Words, width: float, room: float) -> Paper:
        """A sheet as wide as said, edges included, with a room so high."""
        above = [
            (line, size, weight)
            for text, size, weight in ((words.title, _TITLE, "bold"), (words.lead, _LEAD, "normal"))
            for line in wrapped(text, (width - 2 * EDGE) * INCH / size)
        ]
        below = [
            line
            for text in (words.caveat, words.source)
            for line in wrapped(text, (width - 2 * EDGE) * INCH / _SMALL)
        ]
        top = sum(size * LEADING / INCH for _, size, _ in above)
        bottom = len(below) * _SMALL * LEADING / INCH
        height = EDGE + top + 0.15 + room + 0.15 + bottom + EDGE
        made = cls(Figure(figsize=(width, height)), width, height, EDGE + bottom + 0.15)
        at = height - EDGE
        for line, size, weight in above:
            at -= size * LEADING / INCH
            made._write(line, at, size, weight, BLACK)
        at = EDGE + bottom
        for line in below:
            at -= _SMALL * LEADING / INCH
            made._write(line, at, _SMALL, "normal", GREY)
        return made

    def _write(self, text: str, at: float, size: float, weight: str, colour: str) -> None:
        self.figure.text(
            EDGE / self.width,
            at / self.height,
            text,
            fontsize=size,
            fontweight=weight,
            color=colour,
            va="baseline",
        )

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes at a place of the room, counted from its lower left corner inside the edge."""
        return self.figure.add_axes(
            (
                (EDGE + left) / self.width,
                (self.bottom + bottom) / self.height,
                width / self.width,
                height / self.height,
            )
        )

    def saved(self, form: str, title: str) -> bytes:
        """The sheet as SVG or PNG."""
        target = io.BytesIO()
        # A date or a library's version would change the file where the data did not.
        about = (
            {"Date": None, "Creator": "waybillwatch", "Title": title}
            if form == "svg"
            else {"Software": "waybillwatch", "Title": title}
        )
        self.figure.savefig(target, format=form, dpi=DOTS, metadata=about)
        made = target.getvalue()
        return made if form == "png" else anywhere(made)
