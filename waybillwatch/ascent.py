"""Up the likelihood of lifetimes, to where no share could be moved for the better."""

from __future__ import annotations

import math
from collections.abc import Sequence

from waybillwatch.likelihood import Likelihood, whole

_MOST_STEPS = 10_000
_STILL = 1e-14
"""A bend below which two steps of EM lie on one line."""


def ascend(likelihood: Likelihood, tolerance: float) -> tuple[list[float], float, int]:
    """Climb from equal shares until nothing adds more than ``tolerance`` to the log likelihood.

    Returns the share of each slot, what may still be lacking, and the number of steps.
    """
    shares = likelihood.even()
    slope = likelihood.slope(shares)
    for step in range(_MOST_STEPS):
        if slope.gap <= tolerance:
            return shares, slope.gap, step
        first = likelihood.slope(slope.onward)
        second = first.onward
        there = likelihood.slope(second)
        if leapt := _leap(shares, slope.onward, second):
            far = likelihood.slope(leapt).onward
            beyond = likelihood.slope(far)
            if beyond.height >= there.height:
                second, there = far, beyond
        shares, slope = second, there
    return shares, slope.gap, _MOST_STEPS


def _leap(
    start: Sequence[float], first: Sequence[float], second: Sequence[float]
) -> list[float] | None:
    """Where two steps of EM point to (SQUAREM, scheme S3); None where they stand still."""
    along = [one - before for before, one in zip(start, first, strict=True)]
    bend = [(after - one) - way for one, after, way in zip(first, second, along, strict=True)]
    length = math.sqrt(math.fsum(one * one for one in bend))
    if length < _STILL:
        return None
    reach = max(1.0, math.sqrt(math.fsum(one * one for one in along)) / length)
    far = [
        max(before + 2 * reach * way + reach * reach * turn, after * 1e-3)
        for before, way, turn, after in zip(start, along, bend, second, strict=True)
    ]
    return whole(far)
