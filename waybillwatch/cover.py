"""Which innermost intervals a lifetime holds: what its likelihood is summed over."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from waybillwatch.fates import ExitKind
from waybillwatch.innermost import Edge, Innermost, opening_of
from waybillwatch.lifetimes import Lifetime

Runs = tuple[tuple[int, int], ...]
"""Runs of slots, each from a start up to and without an end."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The places of one cause, in order of time."""

    cause: ExitKind | None
    start: int
    openings: tuple[Edge, ...]
    ends: tuple[float, ...]


class Cover:
    """Which innermost intervals a lifetime holds.

    Each place has a slot; after the places of one cause a slot stays empty, so that sums from a
    slot on end there.
    """

    def __init__(self, places: Sequence[Innermost]) -> None:
        self._blocks: list[_Block] = []
        slots: list[int] = []
        for (cause, _), own in groupby(places, lambda one: (one.cause, math.isinf(one.by))):
            block = tuple(own)
            start = slots[-1] + 2 if slots else 0
            slots += range(start, start + len(block))
            openings = tuple(one.opening for one in block)
            self._blocks.append(_Block(cause, start, openings, tuple(one.by for one in block)))
        self.slots = tuple(slots)
        """The slot of each place."""
        self.size = slots[-1] + 2

    def of(self, one: Lifetime) -> Runs:
        """The runs of slots in which a lifetime may have ended."""
        opening = opening_of(one.after, one.by)
        found = []
        for block in self._blocks:
            if one.is_censored or (block.cause == one.cause and not math.isinf(block.ends[0])):
                low, high = bisect_left(block.openings, opening), bisect_right(block.ends, one.by)
                if low < high:
                    found.append((block.start + low, block.start + high))
        return tuple(found)
