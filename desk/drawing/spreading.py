"""Names beside the ends of lines, moved apart where two would stand on each other."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    ends: Sequence[float], tall: Sequence[float], high: float
) -> tuple[list[int], list[float]]:
    """Which label comes next from the top down, and where its middle stands.

    Ends, heights and the room are of one unit; labels that are higher than the room stand over.
    """
    order = sorted(range(len(ends)), key=lambda number: (-ends[number], number))
    middles: list[float] = []
    ceiling = high
    for number in order:
        middle = min(ends[number], ceiling - tall[number] / 2)
        middles.append(middle)
        ceiling = middle - tall[number] / 2
    floor = 0.0
    for place in reversed(range(len(order))):
        half = tall[order[place]] / 2
        middles[place] = max(middles[place], floor + half)
        floor = middles[place] + half
    return order, middles
