"""How everything is drawn, whatever the machine's own settings are: same data, same picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl

from desk.drawing.fonts import READERS, families

INCH = 72
"""Points."""
SIZE = 8.0
"""Points of what is written within a drawing."""


@contextmanager
def styled() -> Iterator[None]:
    """Draw in our style within it. Raises NotReady where no font will do."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": families(),
                "font.size": SIZE,
                "axes.spines.top": False,
                "axes.spines.right": False,
                "axes.linewidth": 0.6,
                "axes.formatter.useoffset": False,
                "hatch.linewidth": 0.6,
                "svg.fonttype": "none",
                "svg.hashsalt": "waybillwatch",
                "text.usetex": False,
                "text.parse_math": False,
            }
        )
        yield


def anywhere(svg: bytes) -> bytes:
    """The same drawing, its words in what other machines have where this one's font is not."""
    ours = ", ".join(f"'{name}'" for name in mpl.rcParams["font.family"])
    theirs = ", ".join(f"'{name}'" for name in READERS)
    return svg.replace(
        f"font-family: {ours}".encode(), f"font-family: {theirs}, sans-serif".encode()
    )
