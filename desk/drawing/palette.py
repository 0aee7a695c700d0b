"""Colours that colour-blind people tell apart, and shapes, dashes and letters for print in grey.

Colours of M. Okabe and K. Ito, "Color Universal Design" (2008). No mark is told from another by
its colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from waybillwatch.sweeps import Standing

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
WHITE, SILVER, GREY, FAINT = "#FFFFFF", "#999999", "#595959", "#BFBFBF"


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one line is drawn."""

    colour: str
    marker: str
    hollow: bool


_COLOURS = (BLUE, VERMILLION, GREEN, BLACK, PURPLE, ORANGE, SKY)
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")


def stroke(number: int) -> Stroke:
    """The stroke of a line by its place: colour, shape and filling all change."""
    return Stroke(
        _COLOURS[number % len(_COLOURS)],
        _MARKERS[number % len(_MARKERS)],
        hollow=bool(number // len(_COLOURS) % 2),
    )


@dataclass(frozen=True, slots=True)
class Tile:
    """How one standing is drawn: a letter on a colour, with a hatch where it says "not known"."""

    letter: str
    name: str
    colour: str
    ink: str = BLACK
    hatch: str = ""


# Printed in grey, selling alone is dark and what is not known alone is hatched.
TILES: dict[Standing, Tile] = {
    Standing.SELLING: Tile("S", "selling", BLUE, WHITE),
    Standing.SILENT: Tile("N", "online, nothing offered", SKY),
    Standing.GUTTED: Tile("G", "gutted", SKY),
    Standing.SOFT_404: Tile("4", "pages not found", SKY),
    Standing.CLOSED: Tile("C", "closed", ORANGE),
    Standing.SUSPENDED: Tile("X", "suspended", ORANGE),
    Standing.PARKED: Tile("P", "parked", ORANGE),
    Standing.MOVED: Tile("M", "moved", PURPLE),
    Standing.DOWN: Tile("D", "down", SILVER),
    Standing.BLOCKED: Tile("B", "blocked: not known", WHITE, BLACK, "////"),
    Standing.LOGIN: Tile("L", "log-in: not known", WHITE, BLACK, "////"),
    Standing.UNKNOWN: Tile("?", "unknown: our failure", WHITE, BLACK, "...."),
}
