"""The likelihood of lifetimes, its slope, and one step of EM.

Time is cut into stages where sites come under watch. Within a stage the places share out those
at risk at its beginning; a site that came under watch later counts from its own stage on. So no
ghosts need be counted (those who would have ended before they could be seen), which B. W.
Turnbull's form of the same EM does, and a first stage in which all ended stops no later one.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from waybillwatch.cover import Cover, Runs
from waybillwatch.innermost import Innermost
from waybillwatch.lifetimes import Weights

_LEAST = 1e-300
_LEFT = 1e-9
"""The least share that is let live through a stage, so that the next has something to share."""


@dataclass(frozen=True, slots=True)
class Slope:
    """What some shares make of the lifetimes, and where the next step of EM leads."""

    height: float
    """The log likelihood."""
    gap: float
    """What moving shares within a stage could add to it."""
    onward: list[float]


class Likelihood:
    """What the shares of some places make of lifetimes."""

    def __init__(self, weights: Weights, places: Sequence[Innermost]) -> None:
        cover = Cover(places)
        self.size = cover.size
        self.slots = cover.slots
        entries = sorted({one.entered for one in weights if one.entered > 0})
        self._stages = [0] * self.size
        for slot, place in zip(cover.slots, places, strict=True):
            cut = bisect_left if place.after == place.by else bisect_right
            self._stages[slot] = cut(entries, place.after)
        self._joined = [0.0] * (len(entries) + 1)
        """Sites that come under watch with each stage."""
        seen: dict[Runs, float] = {}
        for one, weight in weights.items():
            runs = cover.of(one)
            seen[runs] = seen.get(runs, 0.0) + weight
            self._joined[bisect_right(entries, one.entered)] += weight
        self._seen = tuple(seen.items())

    def even(self) -> list[float]:
        """Equal shares."""
        shares = [0.0] * self.size
        for slot in self.slots:
            shares[slot] = 1.0 / len(self.slots)
        return shares

    def slope(self, shares: Sequence[float]) -> Slope:
        """The likelihood at some shares, and one step of EM from there."""
        height, pulls = self._pulls(shares)
        ended = [0.0] * len(self._joined)
        left = [0.0] * len(self._joined)
        for slot in self.slots:
            ended[self._stages[slot]] += shares[slot] * pulls[slot]
            left[self._stages[slot]] += shares[slot]
        left = _from_here_on(left)
        later = [*_from_here_on(self._joined)[1:], 0.0]
        at_risk = [
            max(0.0, all_ends - late)
            for all_ends, late in zip(_from_here_on(ended), later, strict=True)
        ]
        for joined, share in zip(self._joined, left, strict=True):
            height -= joined * math.log(max(_LEAST, share)) if joined else 0.0
        worst = 0.0
        for slot in self.slots:
            stage = self._stages[slot]
            worst = max(worst, left[stage] * pulls[slot] - at_risk[stage])
        for stage, share in enumerate(left[1:]):
            if share > _LEFT * left[stage]:
                through = (at_risk[stage] - ended[stage]) * left[stage] / share
                worst = max(worst, through - at_risk[stage])
        onward = self._stepped(shares, pulls, ended, at_risk)
        return Slope(height, worst, onward)

    def _pulls(self, shares: Sequence[float]) -> tuple[float, list[float]]:
        """The sum of weight × log(mass), and for each place that of weight / mass over its runs."""
        tails = [0.0] * (self.size + 1)
        for slot in reversed(self.slots):
            tails[slot] = tails[slot + 1] + shares[slot]
        height = 0.0
        steps = [0.0] * (self.size + 1)
        for runs, weight in self._seen:
            mass = max(_LEAST, sum(tails[start] - tails[end] for start, end in runs))
            height += weight * math.log(mass)
            part = weight / mass
            for start, end in runs:
                steps[start] += part
                steps[end] -= part
        return height, list(accumulate(steps))

    def _stepped(
        self,
        shares: Sequence[float],
        pulls: Sequence[float],
        ended: Sequence[float],
        at_risk: Sequence[float],
    ) -> list[float]:
        reach = [1.0]
        for gone, risk in zip(ended, at_risk, strict=True):
            reach.append(reach[-1] * (max(_LEFT, 1.0 - gone / risk) if risk > 0 else 1.0))
        new = [0.0] * self.size
        for slot in self.slots:
            stage = self._stages[slot]
            if at_risk[stage] > 0:
                new[slot] = reach[stage] * shares[slot] * pulls[slot] / at_risk[stage]
        return whole(new)


def _from_here_on(parts: Sequence[float]) -> list[float]:
    """For each stage the sum of its part and all later ones."""
    return list(accumulate(reversed(parts)))[::-1]


def whole(shares: Sequence[float]) -> list[float]:
    """Shares that add up to 1, in the same proportions."""
    total = math.fsum(shares)
    return [share / total for share in shares]
